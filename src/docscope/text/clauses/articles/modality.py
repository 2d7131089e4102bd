"""The words by which a provision binds: `shall not`, `undertakes to`, `has the right to`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FORCE = {
    "obligation": 5,
    "prohibition": 5,
    "commitment": 4,
    "right": 4,
    "permission": 3,
    "power": 3,
    "recommendation": 2,
    "definition": 1,
    "statement": 1,
}
RIGHTS = r"rights? | freedoms? | liberty | privilege | option | entitlement"
POWERS = r"powers? | authority | competences? | jurisdiction | prerogative"
DUTIES = r"duty | duties | obligations? | responsibility"
NEVER = r"""
    in \s no \s (?: case | event | way | circumstances? )
    | under \s (?: no | any ) \s circumstances? | at \s no \s time | on \s no \s account
    | no \s longer | not | neither | never | only
"""
# Predicates that bind, by their class: after `is`, `are` or `shall be`.
BOUND = {
    "right": r"entitled (?: \s to )?",
    "power": r"(?: authori[sz]ed | empowered | competent ) \s to",
    "permission": r"(?: permitted | allowed | free | at \s liberty ) \s to",
    "obligation": r"(?: required | obliged | obligated | bound | under \s (?: an? | the ) \s "
    r"(?: obligation | duty ) ) \s to | responsible \s for (?= \s [a-z]+ing \s )",
    "prohibition": r"(?: prohibited | barred | precluded | debarred | forbidden ) \s from "
    r"| forbidden (?: \s to )? | prohibited",
}
# A negation turns them round: what is not required is permitted.
NEGATED = {
    "right": "prohibition",
    "power": "prohibition",
    "permission": "prohibition",
    "obligation": "permission",
    "prohibition": "permission",
}
OF_MODAL = {
    "shall": "obligation",
    "must": "obligation",
    "need": "obligation",
    "may": "permission",
    "can": "permission",
    "cannot": "permission",
    "will": "commitment",
    "should": "recommendation",
    "ought": "recommendation",
}
STAYS = frozenset(["commitment", "recommendation"])  # `undertakes not to` binds as much


class Modality(NamedTuple):
    """Characters `start` to `end` of a sentence bind; `infinitive` where a verb must follow.

    `bare` is whether it is a modal verb alone: `shall`, which a main verb follows.
    """

    start: int
    end: int
    verb_class: str
    negative: bool
    bare: bool


def modalities(sentence: str) -> Iterator[Modality]:
    """Yield the words of a sentence that may bind, in order."""
    for match in _pattern().finditer(sentence):
        if match["modal"]:
            yield _modal(match)
        else:
            yield _binding(match)


def bound_after(sentence: str, start: int) -> Modality | None:
    """Return what goes on at the main verb of a modal: `be entitled to`, `have the right to`."""
    match = _complement().match(sentence, start)
    return _binding(match) if match else None


def turned(verb_class: str) -> str:
    """Return the class of a negated provision.

    >>> turned("obligation"), turned("commitment")
    ('permission', 'commitment')
    """
    return verb_class if verb_class in STAYS else NEGATED.get(verb_class, verb_class)


def forbidden(verb_class: str) -> str:
    """Return the class of a negated modal verb: both `shall not` and `may not` forbid."""
    return verb_class if verb_class in STAYS else "prohibition"


def _modal(match: re.Match[str]) -> Modality:
    modal = match["modal"].lower()
    negative = bool(match["never"] and match["never"].lower() != "only") or modal == "cannot"
    verb_class = OF_MODAL[modal]
    if match["second"] in {"shall", "must"}:
        verb_class = "obligation"
    if negative:
        verb_class = "permission" if modal == "need" else forbidden(verb_class)
    return Modality(match.start(), match.end(), verb_class, negative, bare=True)


def _binding(match: re.Match[str]) -> Modality:
    found = match.groupdict()
    negative = bool(found.get("no") or found.get("not") or found.get("without"))
    verb_class = next(
        (name for name in ("commitment", *BOUND) if found.get(name)), _owned(found["owned"] or "")
    )
    if negative:
        verb_class = turned(verb_class)
    return Modality(match.start(), match.end(), verb_class, negative, bare=False)


def _owned(noun: str) -> str:
    """Return the class of having a right, a power, a duty, or of being to do."""
    if re.search(rf"\b(?:{POWERS})\Z", noun, re.VERBOSE | re.IGNORECASE):
        return "power"
    if re.search(rf"\b(?:{RIGHTS})\Z", noun, re.VERBOSE | re.IGNORECASE):
        return "right"
    return "obligation"


def _bound() -> str:
    return " | ".join(f"(?P<{name}> {words} )" for name, words in BOUND.items())


OWNED = rf"""
    (?: (?P<without> no ) \s | (?: the | an? | its | their | his | her | such | these ) \s )?
    (?: (?! no \b ) [a-z]+ \s ){{0,3}}? (?P<owned> {RIGHTS} | {POWERS} | {DUTIES} ) \b
    (?: (?: \s [a-z]+ly )? \s to \b (?! \s (?: the | an? | his | her | its | their ) \b ) )?
"""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""
        \b (?:
          # shall, may not, shall or may, must in no case
            (?P<modal> shall | must | may | SHALL | MUST | MAY | should
                | will | cannot | can
                | ought (?= \s (?: not \s )? to ) | need (?= \s not \s (?! to \b ) ) )
            (?: \s (?: or | and ) \s (?P<second> shall | must | may | should | will ) )?
            (?: \s (?P<never> (?i: {NEVER} ) ) )?
            (?: (?<= ought ) \s to | (?<= ought \s not ) \s to )?
          # undertakes not to, agrees that, commits itself to
          | (?P<commitment> (?: undertakes? | agrees? | pledges? | promises?
                | covenants? | warrants? | guarantees? | engages? | commits?
                | binds? | obligates? | vows? | undertaken | agreed (?= \s to \b ) )
                (?: \s (?: themselves | itself | himself | herself ) )?
                (?: \s? , \s [^,;:]{{1,120}} , | \s with \s (?: the \s )? \w+
                    | \s (?: jointly | severally | hereby | solemnly | mutually | reciprocally
                    | further | also | each ) ){{0,2}}
                \s (?: (?P<not> not \s )? to (?! \s (?: the | each | any | its ) \b )
                    | to \s [^,;:]{{2,40}}? \s that | that | as \s follows | upon ) \b
              | (?: undertakes? | agrees? ) (?= \s? [:—] ) )
          # is entitled to, are not required to, is prohibited
          | (?: is | are | remains? | stands? ) (?P<no> \s not )?
                (?: \s (?: hereby | also | thereby | strictly | only | [a-z]+ly ) )?
                \s (?: (?i: {_bound()} ) | to (?= \s (?: not \s )? (?! the \b ) [a-z]+ ) ) (?! \w )
          # has the right to, reserves the right to, has to
          | (?: has | have | had | enjoys? | retains? | reserves? | possess (?: es )? ) \s
                (?i: {OWNED} | to (?= \s [a-z] ) )
        ) (?! [\w’'-] )
        """,
        re.VERBOSE,
    )


@cache
def _complement() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?: be (?: \s (?: also | only | thereby | strictly | hereby | [a-z]+ly ) )?
                \s (?: {_bound()} ) (?! \w )
          | (?: have | enjoy | retain | reserve | possess ) \s {OWNED} )
        (?! [\w’'-] )
        """,
        re.VERBOSE | re.IGNORECASE,
    )

"""What limits a provision: `unless ...`, `where applicable`, `subject to Article 12`."""

from __future__ import annotations

import re
from functools import cache

EDGE = " ,;:.—–-"
# A place where something is, and no case in which it is so.
PLACE = re.compile(
    r"""
    \b (?: places? | states? | countr (?: y | ies ) | territor (?: y | ies ) | areas? | regions?
      | courts? | districts? | premises | points? | sites? | locations? | cit (?: y | ies )
      | ports? | parts? | offices? | rooms? | buildings? ) \s* \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
PREDICATES = frozenset(["subject to", "without prejudice to"])
PREDICATE = re.compile(
    r"(?:\A|\b(?:be|is|are|was|were|been|being|made|become|remain|remains|held))\s*\Z"
)
THERE = re.compile(r"\s(?:there|it)\b")  # a State where there are grounds
NO_LIMIT = re.compile(r"\b(?:even|time,?|moment,?|which,?|that,)\s\Z")
LAST_LINK = re.compile(r",?\s(?:and|or|but)\Z")
OPENER = r"""
    (?<! [\w-] ) (?<! \b as \s ) (?:
        (?: only \s )? if
      | (?: only \s )? where (?! by | as \b | in \b | upon | of )
      | (?: only \s )? when (?! ce ) (?: ever )?
      | unless
      | provid (?: ed | ing ) (?: , \s \w+ , )? (?: \s [a-z]+ )? ,? \s that
      | on \s (?: the \s )? condition \s that
      | subject \s to
      | except (?: \s (?: where | when | as | if | for | in | with | that | to | by ) )?
      | save \s (?: where | when | as | if | for | in | with | that | to )
      | without \s prejudice \s to
      | notwithstanding
      | in \s the \s (?: event | absence ) \s of | in \s the \s event \s that
      | in \s cases? \s (?: where | of | in \s which )
      | (?: only \s (?: if \s and \s )? )?
            to \s the \s extent \s (?: that | to | necessary | permitted )
      | (?: only \s )? (?: in \s? so \s? far \s as | so \s far \s as (?! \s possible ) )
      | (?: as | so ) \s long \s as
      | (?: (?: only | except ) \s )? with (?: out )? \s (?: the \s )? (?: [a-z]+ \s ){0,3}?
            (?: consent | approval | agreement | authori[sz]ation | permission ) \s (?: of | from )
      | by \s way \s of \s derogation | in \s derogation
    ) \b
"""
OPENS_SENTENCE = (
    r"in \s the \s case \s of | failing | in \s such \s (?: an? \s )? (?: cases? | event )"
)


def leading_condition(adjunct: str) -> str | None:
    """Return what stands before the subject, from its first condition on.

    >>> leading_condition("If he refuses, ")
    'If he refuses'
    """
    if re.match(rf"(?:{OPENS_SENTENCE})\b", adjunct, re.VERBOSE | re.IGNORECASE):
        return adjunct.strip(EDGE)
    start = condition_start(adjunct, leading=True)
    return adjunct[start:].strip(EDGE) if start is not None else None


def inserted_conditions(inserted: str) -> list[str]:
    """Return the conditions between commas, before a verb: `, where applicable, `."""
    found, end = [], 0
    for match in _opener().finditer(inserted):
        if match.start() < end or _is_place(inserted, match):
            continue
        comma = inserted.find(",", match.end())
        end = comma if comma > 0 else len(inserted)
        found.append(inserted[match.start() : end].strip(EDGE))
    return found


def condition_start(text: str, *, leading: bool = False) -> int | None:
    """Return where the first condition of a text begins; it runs to its end."""
    for match in _opener().finditer(text):
        before = text[: match.start()]
        predicate = match[0].lower() in PREDICATES and PREDICATE.search(before)
        if (
            _is_place(text, match)
            or NO_LIMIT.search(before)
            or before.count("(") > before.count(")")
        ):
            continue
        if leading or not predicate:
            return match.start()
    return None


def conditions_around(adjunct: str, *inserted: str) -> tuple[str, ...]:
    """Return the conditions that open a sentence, or stand before or after its modal verb."""
    found = [leading_condition(adjunct)]
    for stretch in inserted:
        found += inserted_conditions(stretch)
    return tuple(condition for condition in found if condition)


def joined(conditions: list[str | None]) -> str | None:
    """Return conditions as one text, None if there is none."""
    found = [LAST_LINK.sub("", condition) for condition in conditions if condition]
    return "; ".join(dict.fromkeys(found)) or None


def _is_place(text: str, match: re.Match[str]) -> bool:
    if THERE.match(text, match.end()):
        return False
    return match[0].lower() == "where" and bool(PLACE.search(text[: match.start()]))


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(OPENER, re.VERBOSE | re.IGNORECASE)

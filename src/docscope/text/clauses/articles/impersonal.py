"""Provisions whose subject follows: `It shall be the duty of`, `Nor shall any State`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from docscope.text.clauses.articles.conditions import conditions_around
from docscope.text.clauses.articles.modality import NEGATED, Modality
from docscope.text.clauses.articles.terms import Predicate
from docscope.text.clauses.articles.verbs import known_verbs, main_verb

WORD = re.compile(r"[A-Za-z][\w’'-]*")
LONGEST_OPENING = 80  # characters
AGAINST = frozenset(["the", "a", "any", "of", "no"])  # no verb stands after these
# `Nor shall any State`: the subject follows the modal verb.
INVERTED = re.compile(
    r"(?:nor|neither|in no (?:case|event|way|circumstances?)|under no (?:circumstances?|pretext)"
    r"|on no account|at no time|never|not only)\Z",
    re.IGNORECASE,
)


def is_inverted(prefix: str) -> bool:
    """Whether the subject follows the modal verb: `Nor shall any State`."""
    return len(prefix) < LONGEST_OPENING and bool(INVERTED.search(prefix.strip(" ,")))


def inverted(sentence: str, modality: Modality) -> Predicate | None:
    """Read `Nor shall any State deprive`: the subject ends where a verb begins."""
    words = list(WORD.finditer(sentence, modality.end))
    for before, word in pairwise(words):
        may_be = word[0] in known_verbs() and before[0].lower() not in AGAINST
        verb = main_verb(sentence, before.end()) if may_be or word[0] in {"be", "have"} else None
        if verb:
            return Predicate(
                subject=sentence[words[0].start() : before.end()],
                modality=sentence[: modality.end].strip(),
                verb_class="prohibition",
                verb=f"{sentence[modality.start : modality.end]} {verb.words}",
                head=verb.head,
                passive=verb.passive,
                end=verb.end,
            )
    return None


def impersonal(sentence: str) -> Predicate | None:
    """Read `It shall be the duty of the Secretary to furnish`, `unlawful for any person to`."""
    match = _pattern().match(sentence)
    verb = main_verb(sentence, match.end() + len("to ")) if match else None
    if match is None or verb is None:
        return None
    verb_class = (
        "obligation" if match["duty"] else "prohibition" if match["unlawful"] else "permission"
    )
    return Predicate(
        subject=match["name"].strip(" ,"),
        modality=match["modality"],
        verb_class=NEGATED[verb_class] if match["not"] else verb_class,
        verb=f"{match['modality']} to {verb.words}",
        head=verb.head,
        passive=verb.passive,
        end=verb.end,
        conditions=conditions_around(match["adjunct"] or ""),
    )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?P<adjunct> [^,]{1,200} ,\s )? it \s
        (?P<modality> (?: shall | is | will | must ) (?P<not> \s not )? (?: \s be )? \s
            (?: also \s | hereby \s )?
            (?: the \s (?P<duty> duty | responsibility | obligation )
              | (?P<unlawful> unlawful | illegal | an \s offence | prohibited | forbidden )
              | (?P<lawful> lawful | permissible | permitted | open ) ) )
        (?: , [^,]{1,120}, )? \s (?: of | for | to (?= \s (?: the | any | each ) \b ) ) \s
        (?P<name> [^;:.]{2,120}? ) (?: , [^,]{1,120}, )? \s (?= to \s [a-z] )
        """,
        re.VERBOSE | re.IGNORECASE,
    )

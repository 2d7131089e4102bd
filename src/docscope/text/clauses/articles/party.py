"""Whom a provision binds: the subject before the words that bind, or nobody in its place."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from docscope.text.clauses.articles.adjuncts import (
    COORDINATORS,
    ELLIPTICAL,
    LABEL,
    OPENERS,
    WORD,
    subject_start,
    without_insertions,
)
from docscope.text.clauses.articles.verbs import is_adverb, is_finite
from docscope.text.clauses.wordlists import word_list

AGAINST = frozenset(
    [
        "the",
        "a",
        "an",
        "any",
        "each",
        "every",
        "such",
        "no",
        "its",
        "their",
        "his",
        "her",
        "of",
        "to",
        "in",
        "for",
        "by",
    ]
)
NOBODY = re.compile(
    r"(?:no|none|nobody|nothing|neither|not\sa|no-one)\b(?!\slater\b)", re.IGNORECASE
)
FREE_RELATIVE = re.compile(r"(?:who|what|which)(?:so)?ever\b", re.IGNORECASE)
# `The Parties hereby agree`
TRAILING_ADVERB = re.compile(r"\s(?:hereby|hereto|also|further|thereby|therefore|each|[a-z]+ly)\Z")
NOT_FINITE = frozenset(["be", "been"])
LINKS = (" and", " or", " but")
HEAD_END = re.compile(r"\s(?:of|for|on|in|to|which|that|referred|under|whose)\b")


class Subject(NamedTuple):
    """A subject as printed, and what stands before it and between it and the verb."""

    name: str
    adjunct: str
    inserted: str

    @property
    def party(self) -> str | None:
        """The subject as one reports it: nobody in `There shall be a Board`."""
        return None if self.name.lower() in {"there", ""} else self.name

    @property
    def negative(self) -> bool:
        """Whether it says that nobody is meant: `No State`, `Neither Party`."""
        return bool(NOBODY.match(self.name))


def subject_before(prefix: str) -> Subject | None:
    """Return the subject that ends a stretch of a sentence, None if the verb is not its own.

    A verb within a relative or conditional clause has a subject, but says nothing of what
    the sentence demands: `Any State which`, `If a Party`.
    """
    start = 0
    if label := LABEL.match(prefix):
        start = label.end()
    if opener := OPENERS.match(prefix, start):
        start = opener.end()
    said, inserted = without_insertions(prefix[start:].rstrip())
    begin = subject_start(said)
    if begin is None:
        return None
    name = said[begin:].strip(" ,")
    name = _first_subject(name) if name.endswith(LINKS) else TRAILING_ADVERB.sub("", name)
    if not name or not _ends_well(name) or _is_subordinate(name) or _own_verb(name):
        return None
    return Subject(name, said[:begin], f"{name if ',' in name else ''}, {inserted}")


def _first_subject(name: str) -> str:
    """Return the subject of a sentence with two predicates: `A treaty binds them and`."""
    said = name.rsplit(" ", 1)[0].rstrip(" ,")
    at = _own_verb(said)
    return said[:at].strip(" ,") if at else ""


def _own_verb(name: str) -> int:
    """Return where a verb stands in a supposed subject outside a relative clause, else 0."""
    if FREE_RELATIVE.match(name):
        return 0
    before = ""
    for match in WORD.finditer(name):
        word = match[0].strip("()")
        if before and (word in word_list("clause_openers") or word == "as"):
            return 0
        if before and word not in NOT_FINITE and before != "to" and is_finite(word):
            return match.start()
        before = word
    return 0


def _ends_well(name: str) -> bool:
    words = name.split()
    if not words or not any(character.isalpha() for character in name):
        return False
    return words[-1].lower().strip("(),") not in _no_ends()


@cache
def _no_ends() -> frozenset[str]:
    return AGAINST | word_list("clause_openers") | COORDINATORS | {"as", "than"}


def _is_subordinate(name: str) -> bool:
    """Whether the verb that follows belongs to a relative clause within the subject."""
    words = [word.strip(",()").lower() for word in ELLIPTICAL.sub(" ", name).split()]
    last = max((at for at, word in enumerate(words) if at and _is_relative(words, at)), default=0)
    after = words[last + 1 :]
    if not last or not after:
        return bool(last)
    openers = word_list("phrase_openers")
    opened = {after[0]} & (word_list("determiners") | word_list("pronouns") | openers)
    if words[last] in {"which", "who", "that"} and words[last - 1] not in openers and not opened:
        return len(after) == 1 and is_adverb(after[0])
    return not any(is_finite(word) for word in after[1:])


def _is_relative(words: list[str], at: int) -> bool:
    if words[at] == "that":
        governing = (word_list("phrase_openers") - {"in"}) | COORDINATORS | {"all"}
        return words[at - 1] not in governing
    return words[at] in word_list("clause_openers")


def is_organ(name: str) -> bool:
    """Whether a subject is a body with powers: `The Security Council`, not `The Seller`."""
    words = [word.strip(",.()") for word in HEAD_END.split(name, maxsplit=1)[0].split()]
    return bool(words) and words[-1].lower() in word_list("organs")

"""Whom a clause can ask: persons, bodies, states; not an action, not a thing.

`Authorizes the increase of the Force` asks nobody, `Requests that the Secretary-General
develop proposals` asks the Secretary-General.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from docscope.text.clauses.wordlists import word_list

EDGE = " \t\n,;:.()[]“”\"'’‘—–-"
THAT = re.compile(r"\s*,?\s*that\s+(?=\S)")
WORD = re.compile(r"\S+")
MOST_WORDS = 30  # of the subject of a that-clause
LINKS = frozenset(
    ["of", "for", "in", "on", "to", "and", "or", "the", "with", "from", "de", "other"]
)
NO_SUBJECT = frozenset(["it", "there", "this", "these", "no", "nothing", "if", "when", "in", "any"])
INDICATIVE = frozenset(["is", "are", "was", "were", "has", "had", "have", "which", "who", "that"])
MODALS = frozenset(["should", "shall", "must", "may", "be", "not", "will", "would", "could", "can"])


@lru_cache(maxsize=4096)
def is_party(phrase: str, verb: str = "") -> bool:
    """Whether a noun phrase after a verb names who is asked; `verb` is a lemma.

    >>> is_party("the Government of Hungary"), is_party("the restoration of peace")
    (True, False)
    """
    head = _head([word.strip(EDGE) for word in phrase.split()])
    if not head or verb in word_list("demanding"):
        return False
    if _is_body(head):
        return True
    return head not in word_list("asked_things") and not head.endswith(
        tuple(word_list("asked_endings"))
    )


def _is_body(head: str) -> bool:
    known = word_list("asked_bodies") | word_list("bodies")
    return head[:1].isupper() or bool({head, head.removesuffix("s")} & known)


def _head(words: list[str]) -> str:
    """Return the word before the first preposition, or the last one."""
    for index, word in enumerate(words[1:], 1):
        if word == "and" and not _is_body(words[index - 1]):
            continue  # an immediate and complete cease-fire
        if word in word_list("head_ends") or word in {"by", "against", "at", "as", "among"}:
            return words[index - 1]
    while len(words) > 1 and words[-1].endswith("ed"):
        words = words[:-1]  # all parties concerned
    return words[-1] if words else ""


def that_subject(said: str, start: int) -> tuple[int, int] | None:
    """Return the span of the subject of a that-clause, if a person or body is told to act."""
    that = THAT.match(said, start)
    if not that:
        return None
    begin = that.end()
    end = _subject_end(said, begin)
    phrase = said[begin:end] if end and not _passive().match(said, end) else ""
    head = _head([word.strip(EDGE) for word in phrase.split()])
    return (begin, end) if head and _is_body(head) else None


def _subject_end(said: str, begin: int) -> int:
    """Return where the verb after a subject begins, or 0 where that is not plain."""
    headed, previous = False, ""
    for count, match in enumerate(WORD.finditer(said, begin)):
        word = match[0].strip(EDGE)
        if count > MOST_WORDS or word in INDICATIVE or (not count and word.lower() in NO_SUBJECT):
            return 0
        if headed and _adjunct().match(said, match.start()):
            return match.start()
        if word in MODALS or (headed and previous not in LINKS and _may_be_verb(word)):
            modal = _modal_after().match(said, match.start())
            return match.start() if count and not modal else 0
        if match[0][-1:] in ":;":
            return match.end()
        if match[0][-1:] == "," and not word[:1].isupper():
            return 0
        headed = headed or _is_body(word)
        previous = word
    return 0


@cache
def _adjunct() -> re.Pattern[str]:
    return re.compile(r"in\s(?:accordance|conformity|consultation|co-?operation|keeping)\b")


@cache
def _modal_after() -> re.Pattern[str]:
    """Return the pattern of an adjective before a modal verb: `the racist régime should`."""
    return re.compile(r"(?!should|shall|must|be\b)\w+\s(?:\w+\s){0,2}(?:should|shall|must|be)\b")


@cache
def _passive() -> re.Pattern[str]:
    """Return the pattern of what is done to the subject: `that Swaziland be admitted`."""
    return re.compile(
        r"""
        (?: should \s | shall \s | must \s )? (?: not \s )? be \s (?: [a-z]+ly \s )?
        (?! prepared | committed ) \w+ (?: ed | en | wn | ld | de ) \b
        """,
        re.VERBOSE,
    )


def _may_be_verb(word: str) -> bool:
    if not word[:1].islower() or word in LINKS | word_list("head_ends") | word_list("bodies"):
        return False
    return not word.endswith(("ed", "ing", "s")) or word.endswith(("ss", "proceed", "need"))

"""What UN print sets in italics after a verb: `its continuing concern`, `with regret`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

CALLS = frozenset(["call", "appeal"])
REQUESTS = frozenset(["request", "requests", "invitation"])
CALLING = frozenset({"reiterate", "renew", "repeat", "reaffirm"})
POSSESSIVES = frozenset({"its", "his", "their"})
LONGEST_COMPLEMENT = 7  # words between `Expresses` and `concern`


def skip_afterthoughts(words: Sequence[str], index: int) -> int:
    """Return the index after adverbs that follow a verb: `Recalling further`."""
    while index < len(words):
        end = _afterthought_end(words, index)
        if end == index:
            break
        index = end
    return index


def complement_end(words: Sequence[str], end: int, lemma: str) -> int:
    """Return the index after a fixed complement that begins at `end`, or `end`."""
    if end >= len(words):
        return end
    if lemma in CALLING and words[end] in POSSESSIVES:
        last = _call_end(words, end)
    elif lemma in word_list("expressing"):
        last = _sentiment_end(words, end, otherwise=end)
    elif words[end] == "with":
        last = _sentiment_end(words, end + 1, otherwise=end)
    else:
        return end
    return _afterthought_end(words, last) if last > end else end


def _afterthought_end(words: Sequence[str], index: int) -> int:
    if index < len(words):
        for group in _afterthoughts().get(words[index], ()):
            if tuple(words[index : index + len(group)]) == group:
                return index + len(group)
    return index


@cache
def _afterthoughts() -> dict[str, list[tuple[str, ...]]]:
    """Return the adverbs after a verb as words, by the first of them, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for each in sorted(word_list("afterthoughts"), key=lambda each: (-len(each), each)):
        found.setdefault(each.split()[0], []).append(tuple(each.split()))
    return found


def _call_end(words: Sequence[str], end: int) -> int:
    for index in range(end + 1, min(end + 4, len(words) - 1)):
        if words[index] in CALLS:
            return index + 1 + (words[index + 1] in {"upon", "on"})
        if words[index] in REQUESTS and words[index + 1] == "to":
            return index + 1
    return end


def _sentiment_end(words: Sequence[str], end: int, *, otherwise: int) -> int:
    """Return the index after a noun of feeling, with a second one joined to it."""
    for index in range(end, min(end + LONGEST_COMPLEMENT, len(words))):
        word = words[index]
        if word in word_list("sentiments"):
            return _second_sentiment(words, index + 1)
        if index > end and word in word_list("object_openers"):
            break
    return otherwise


def _second_sentiment(words: Sequence[str], end: int) -> int:
    if end < len(words) and words[end] in {"and", ","}:
        for index in range(end + 1, min(end + 4, len(words))):
            if words[index] in word_list("sentiments"):
                return index + 1
            if words[index] in word_list("object_openers"):
                break
    return end

"""Matching the words of a stance: what follows the verb, place by place.

Adverbs may stand before any place, and an inserted phrase between commas before the first
one (`expresses, on behalf of its Government, its concern`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_ADVERBS = 3  # between two words of a phrase
MOST_MODIFIERS = 9  # words before a noun: `its strong, continued and unwavering`
LONGEST_WHO = 8  # words of a noun phrase put in between
LONGEST_INSERTED = 30  # words between two commas
DIFFERENT_WORDS = 8192


class Place(NamedTuple):
    """What may stand at one place of a phrase: single words, and longer sequences.

    At a `literal` place one of the single words must stand, adverbs before it at most.
    """

    single: frozenset[str]
    longer: tuple[tuple[str, ...], ...]
    optional: bool
    literal: bool = True


Match = tuple[int, tuple[int, int]]  # the word after the last one; the noun phrase put in
NO_WHO = (0, 0)
MODIFIERS, WHO = "*", "<who>"


def place(written: str) -> Place:
    """Read one place of a phrase: `a|b`, `a_b`, `x?`, `*`, `<who>`."""
    parts = written.removesuffix("?").split("|")
    longer = tuple(tuple(_words(part)) for part in parts if "_" in part or " " in part)
    single = frozenset(part for part in parts if "_" not in part)
    optional = written.endswith("?")
    literal = not (longer or optional or single & {MODIFIERS, WHO})
    return Place(single, longer, optional, literal)


def _words(part: str) -> list[str]:
    return part.split("_")


def match_places(places: Sequence[Place], words: Sequence[str], index: int) -> Match | None:
    """Match places from the word at `index` on, past a phrase between commas if need be."""
    found = _matched(places, words, index)
    if found or not places or index >= len(words) or words[index] != ",":
        return found
    for end in range(index + 1, min(index + LONGEST_INSERTED, len(words))):
        if words[end] == ",":
            return _matched(places, words, end + 1)
    return None


def _matched(places: Sequence[Place], words: Sequence[str], index: int) -> Match | None:
    if not places:
        return index, NO_WHO
    first = places[0]
    if first.literal and not _may_begin(first, words, index):
        return None
    rest = places[1:]
    if WHO in first.single:
        return _put_in(rest, words, index)
    if MODIFIERS in first.single:
        return _modified(rest, words, index)
    for end in _ends(first, words, index):
        found = _matched(rest, words, end)
        if found:
            return found
    return _matched(rest, words, index) if first.optional else None


def _may_begin(first: Place, words: Sequence[str], index: int) -> bool:
    """Whether a place can be matched from a word on: a quick look at that word."""
    word = words[index] if index < len(words) else ""
    return word in first.single or is_adverb(word)


def _ends(first: Place, words: Sequence[str], index: int) -> Iterator[int]:
    """Yield where one of the alternatives ends, with adverbs before it or without."""
    for start in range(index, min(index + MOST_ADVERBS + 1, len(words))):
        if words[start] in first.single:
            yield start + 1
        for phrase in first.longer:
            end = _sequence_end(phrase, words, start)
            if end:
                yield end
        if not is_adverb(words[start]):
            return


def _sequence_end(phrase: tuple[str, ...], words: Sequence[str], start: int) -> int:
    if phrase[0] != MODIFIERS:
        end = start + len(phrase)
        return end if tuple(words[start:end]) == phrase else 0
    for end in range(start, min(start + MOST_MODIFIERS, len(words))):
        if words[end] == phrase[1]:
            return end + 1
        if not _modifies(words[end]):
            return 0
    return 0


def _modified(rest: Sequence[Place], words: Sequence[str], index: int) -> Match | None:
    for start in range(index, min(index + MOST_MODIFIERS, len(words))):
        found = _matched(rest, words, start)
        if found:
            return found
        if not _modifies(words[start]):
            return None
    return None


def _modifies(word: str) -> bool:
    """Whether a word can stand before the noun of a phrase: an article, an adjective."""
    return word in {",", "and"} or (
        word not in word_list("no_modifiers") and (word[0].isalpha() or word == "-")
    )


def _put_in(rest: Sequence[Place], words: Sequence[str], index: int) -> Match | None:
    for end in range(index + 1, min(index + LONGEST_WHO, len(words)) + 1):
        if not words[end - 1][0].isalnum():
            return None
        found = _matched(rest, words, end)
        if found:
            return found[0], (index, end)
    return None


@lru_cache(maxsize=DIFFERENT_WORDS)
def is_adverb(word: str) -> bool:
    """Whether a word may stand between the words of a phrase."""
    return (word.endswith("ly") and word not in word_list("not_adverbs")) or word in word_list(
        "stance_adverbs"
    )

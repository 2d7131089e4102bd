"""The patterns of stance in prose, from `stances.csv`.

A phrase is a row of words: `a|b` are alternatives, `x?` may be missing, `a_b` are two words
of one alternative, `<who>` is a short noun phrase put in between (`has given its military
command instructions to`). Adverbs may stand between any two words. `level` is `core` or
`secondary`; `subject` says who can take the stance: `body` (a government, a state, we),
`speaker` (I, we, and bodies that are ours) or `any`.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANCES = Path(__file__).with_name("stances.csv")
NEXT_WORD = re.compile(r"\s+([\w’'-]+)")
MOST_WORDS = 14  # words after the first one that are looked at
MOST_ADVERBS = 3  # between two words of a phrase
LONGEST_WHO = 6  # words of a noun phrase put in between


class Alternatives(NamedTuple):
    """What may stand at one place of a phrase: single words, and longer sequences."""

    single: frozenset[str]
    longer: tuple[tuple[str, ...], ...]
    optional: bool


class Stance(NamedTuple):
    """One pattern: the words after its first one, what it says, who can say it."""

    rest: tuple[Alternatives, ...]
    stance_class: str
    secondary: bool
    subject: str
    takes_addressee: str


class Rest(NamedTuple):
    """Where a phrase ends, and the noun phrase put in between, if any."""

    end: int
    who: str | None


class Word(NamedTuple):
    """A word after the first one of a phrase, and where it ends."""

    word: str
    end: int


@cache
def stances() -> dict[str, tuple[Stance, ...]]:
    """Return the patterns by their first word, in the order of the file."""
    found: dict[str, list[Stance]] = {}
    with STANCES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            first, *rest = row["phrase"].split(" ")
            stance = Stance(
                tuple(map(_alternatives, rest)),
                row["class"],
                row["level"] == "secondary",
                row["subject"],
                row["addressee"] or "no",
            )
            for word in first.split("|"):
                found.setdefault(word, []).append(stance)
    return {first: tuple(group) for first, group in found.items()}


def _alternatives(written: str) -> Alternatives:
    parts = written.removesuffix("?").split("|")
    longer = tuple(tuple(part.split("_")) for part in parts if "_" in part)
    single = frozenset(part for part in parts if "_" not in part)
    return Alternatives(single, longer, written.endswith("?"))


@cache
def first_words() -> re.Pattern[str]:
    """Return the pattern of the words that open a stance."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, stances())) + r")\b")


def following_words(text: str, start: int, end: int) -> list[Word]:
    """Return the words after the first one of a phrase, up to a mark other than a comma."""
    return list(islice(_following(text, start, end), MOST_WORDS))


def _following(text: str, start: int, end: int) -> Iterator[Word]:
    match = NEXT_WORD.match(text, start, end)
    while match:
        yield Word(match[1], match.end(1))
        match = NEXT_WORD.match(text, match.end(), end)


def match_rest(stance: Stance, words: Sequence[Word], start: int) -> Rest | None:
    """Match what a stance has after its first word, which ends at `start`."""
    used = _matched(stance.rest, words, 0)
    if used is None:
        return None
    count, inserted = used
    if count < len(words) and words[count].word == "like":
        return None  # `should like to say` is no obligation
    end = words[count - 1].end if count else start
    return Rest(end, " ".join(word.word for word in inserted) or None)


Match = tuple[int, tuple[Word, ...]]


def _matched(rest: Sequence[Alternatives], words: Sequence[Word], index: int) -> Match | None:
    """Return how many words the rest of a phrase takes, and those put in between."""
    if not rest:
        return index, ()
    if "<who>" in rest[0].single:
        return _inserted(rest[1:], words, index)
    for end in _ends(rest[0], words, index):
        found = _matched(rest[1:], words, end)
        if found:
            return found
    return _matched(rest[1:], words, index) if rest[0].optional else None


def _ends(place: Alternatives, words: Sequence[Word], index: int) -> Iterator[int]:
    """Yield where one of the alternatives ends, with adverbs before it or without."""
    for start in range(index, min(index + MOST_ADVERBS + 1, len(words))):
        if words[start].word in place.single:
            yield start + 1
        for phrase in place.longer:
            end = start + len(phrase)
            if tuple(word.word for word in words[start:end]) == phrase:
                yield end
        if not is_adverb(words[start].word):
            return


def _inserted(rest: Sequence[Alternatives], words: Sequence[Word], index: int) -> Match | None:
    for end in range(index + 1, min(index + LONGEST_WHO, len(words)) + 1):
        found = _matched(rest, words, end)
        if found:
            return found[0], tuple(words[index:end])
    return None


def is_adverb(word: str) -> bool:
    """Whether a word may stand between the words of a phrase."""
    return word.endswith("ly") or word in word_list("stance_adverbs")

"""A text as words, each with a one-letter class that the grammar is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from docscope.text.dates.scanning.lexicon import LETTERS, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PIECE = re.compile(
    r"""
      [a-z]++(?!\w)\ ?                    # a word, with the space behind it
    | [^\W\d_]+\ ?                        # one with other letters
    | \d{1,3}(?:,\d{3})++(?!\d)\ ?        # 75,000
    | (?<!\d\.)\d{1,3}\.\d++(?![.\d])\ ?  # 3.5, but not 12.04.2023
    | \d+\ ?
    | \s+
    | .\ ?                                # a mark
    """,
    re.VERBOSE | re.DOTALL,
)
ROMAN = re.compile(r"(?=[ivxl])x{0,3}l?(?:ix|iv|v?i{0,3})(?:th|st|nd|rd)?")
MARKS = frozenset("-/.,()[]'\"?:;&*")
KNOWN_TYPES = 200_000  # word forms remembered before starting anew
FIRST_YEAR, LAST_YEAR = 1000, 2199
LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words, numbers and marks of a folded text, column by column.

    `classes` has one letter for each; `starts` counts from the beginning of `folded`.
    """

    text: str
    folded: str
    words: Sequence[str]
    starts: Sequence[int]
    classes: str
    forms: frozenset[str]  # all different words

    def word(self, index: int) -> str:
        """Return the folded word; empty beyond the ends."""
        return self.words[index].rstrip(" ") if 0 <= index < len(self.words) else ""

    def end(self, index: int) -> int:
        """Return where a token ends."""
        return self.starts[index] + len(self.words[index].rstrip(" "))

    def glued(self, index: int) -> bool:
        """Say whether nothing stands between a token and the one after it."""
        return index + 1 < len(self.words) and self.end(index) == self.starts[index + 1]

    def capital(self, index: int) -> bool:
        """Say whether a word is written with a capital."""
        return self.text[self.starts[index]].isupper()

    def number(self, index: int) -> int:
        """Return what a token means as a number: a month, an ordinal, a day, a year."""
        word = self.word(index)
        return int(word) if word.isdecimal() else entries().get(word, ("", 0))[1]


def tokens(text: str, folded: str, windows: Iterable[tuple[int, int]]) -> Tokens:
    """Cut the windows of a folded text into tokens.

    White space is dropped, but for the end of a paragraph.
    """
    pieces: list[str] = []
    starts: list[int] = []
    for first, last in windows:
        found = PIECE.findall(folded, first, last)
        pieces += found
        starts += accumulate(map(len, found), initial=first)
        starts.pop()
    if len(CLASSES) > KNOWN_TYPES:
        CLASSES.clear()
    classes = list(map(CLASSES.__getitem__, pieces))
    if "" in classes:
        pieces, starts = list(compress(pieces, classes)), list(compress(starts, classes))
    return Tokens(text, folded, pieces, starts, "".join(classes), frozenset(pieces))


class _Classes(dict[str, str]):
    """The class of every piece seen so far, worked out once per form."""

    def __missing__(self, piece: str) -> str:
        value = self[piece] = _class_of(piece)
        return value


CLASSES = _Classes()


def _class_of(piece: str) -> str:
    word = piece.rstrip(" ")
    if not word or word.isspace():
        return LETTERS["break"] if piece.count("\n") > 1 or "\f" in piece else ""
    if word[0].isdecimal():
        return _number_class(word)
    if word in MARKS:
        return word
    if word in entries():
        return LETTERS[entries()[word][0]]
    return (
        LETTERS["roman"]
        if ROMAN.fullmatch(word)
        else LETTERS["word" if word[0].isalpha() else "mark"]
    )


def _number_class(word: str) -> str:
    if not (word.isascii() and word.isdecimal()):
        return LETTERS["quantity"]
    if len(word) <= 2:  # noqa: PLR2004 - a day or the short form of a year
        return LETTERS["day" if 1 <= int(word) <= LAST_DAY else "short"]
    if len(word) == 3:  # noqa: PLR2004 - only a year beside an era
        return LETTERS["three"]
    if len(word) == 4 and FIRST_YEAR <= int(word) <= LAST_YEAR:  # noqa: PLR2004 - a year
        return LETTERS["year"]
    return LETTERS["four" if len(word) == 4 else "quantity"]  # noqa: PLR2004 - 0594 BC

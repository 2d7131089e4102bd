"""What the vectorised token rule knows of a character: one class each, by byte or code point."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from docscope.text.tokens import APOSTROPHES, HYPHENS, JOINERS, character_ranges

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

# The order matters: points are COMMA to SLASH, and what stands inside tokens comes last.
GAP, OTHER, WIDE_JOINT, WIDE_MARK = 0, 1, 2, 3
COMMA, STOP, END, JOINT, SLASH = 5, 6, 7, 8, 9
LETTER, DIGIT, KATAKANA, UNSPACED = 10, 11, 12, 13
MARK, JOINER, WIDE = 14, 15, 16  # not left in the classes of a text
EAST_ASIAN_MARKS = "。！？｡"
WIDE_MARKS = EAST_ASIAN_MARKS + "…"  # ends of sentences beyond ASCII
ASCII = 0x80
LAST = 0x10FFFF
UNKNOWN = 255
JOINED, ODD = 1, 2  # what a point does between its neighbours


class CharacterTable:
    """Numbers by code point: a function of a character, asked once for each that is met."""

    def __init__(self, number: Callable[[str], int]) -> None:
        self.table = np.full(LAST + 1, UNKNOWN, np.uint8)
        self._number = number

    def of(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """Return the numbers of characters."""
        found = self.table[codes]
        unknown = codes[found == UNKNOWN]
        if not unknown.size:
            return found
        met = np.zeros(LAST + 1, np.bool_)
        met[unknown] = True
        for code in np.flatnonzero(met).tolist():
            self.table[code] = self._number(chr(code))
        return self.table[codes]


def byte_classes() -> bytes:
    """Return the class of every byte, for `bytes.translate`; WIDE is a part of a character."""
    classes = [_ascii_class(chr(code)) for code in range(ASCII)]
    return bytes(classes + [WIDE] * ASCII)


@cache
def wide_classes() -> CharacterTable:
    """Return the classes of characters beyond ASCII."""
    classes = CharacterTable(_unlisted_class)
    for kind, listed in zip((LETTER, MARK, KATAKANA, UNSPACED), character_ranges(), strict=True):
        for first, last in listed:
            classes.table[first : last + 1] = kind
    classes.table[[ord(joiner) for joiner in JOINERS]] = JOINER
    return classes


def point_actions() -> NDArray[np.uint8]:
    """Return what a point does, at `left * 256 + point * 16 + right` of three classes.

    GAP is the only class that neither stands in a token nor decides where one ends, so a
    stretch between two gaps can be read alone. A stretch with an ODD point may hold a
    document symbol or an initialism.
    """
    actions = np.zeros((16, 16, 16), np.uint8)
    actions[LETTER, JOINT, LETTER] = JOINED
    actions[DIGIT, STOP, DIGIT] = actions[DIGIT, COMMA, DIGIT] = JOINED
    actions[LETTER, STOP, LETTER] = actions[LETTER, SLASH, :] = ODD
    return actions.ravel()


def _ascii_class(character: str) -> int:
    if character.isalpha():
        return LETTER
    if character.isdigit():
        return DIGIT
    points = {",": COMMA, ".": STOP, "!": END, "?": END, "'": JOINT, "-": JOINT, "/": SLASH}
    return points.get(character, GAP)


def _unlisted_class(character: str) -> int:
    if character in APOSTROPHES + HYPHENS:
        return WIDE_JOINT
    if character in WIDE_MARKS:
        return WIDE_MARK
    if character.isdecimal():
        return DIGIT
    return OTHER if character.isalnum() else GAP

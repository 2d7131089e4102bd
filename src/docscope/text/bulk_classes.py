"""What the vectorised token rule knows of a character: one class each, by byte or code point."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from docscope.text.tokens import APOSTROPHES, HYPHENS, JOINERS, character_ranges

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The order matters: points are COMMA to SLASH, and what stands inside tokens comes last.
GAP, OTHER, UNSPACED, WIDE_JOINT, WIDE_MARK = 0, 1, 2, 3, 4
COMMA, STOP, END, JOINT, SLASH = 5, 6, 7, 8, 9
LETTER, DIGIT, KATAKANA = 10, 11, 12
MARKED, WIDE, UNKNOWN = 13, 14, 15  # never left in the classes of a text
WIDE_MARKS = "…。！？｡"  # ends of sentences beyond ASCII
ASCII = 0x80
LAST = 0x10FFFF
JOINED, ODD = 1, 2  # what a point does between its neighbours


def byte_classes() -> bytes:
    """Return the class of every byte, for `bytes.translate`; WIDE is a part of a character."""
    classes = [_ascii_class(chr(code)) for code in range(ASCII)]
    return bytes(classes + [WIDE] * ASCII)


def wide_classes(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return the classes of characters beyond ASCII."""
    table = _wide_table()
    classes = table[codes]
    unknown = codes[classes == UNKNOWN]
    if unknown.size:
        for code in np.unique(unknown).tolist():
            table[code] = _unlisted_class(chr(code))
        classes = table[codes]
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


@cache
def _wide_table() -> NDArray[np.uint8]:
    """Return the classes by code point; those in no list are UNKNOWN until one is met."""
    table = np.full(LAST + 1, UNKNOWN, np.uint8)
    for kind, listed in zip((LETTER, MARKED, KATAKANA, UNSPACED), character_ranges(), strict=True):
        for first, last in listed:
            table[first : last + 1] = kind
    table[[ord(joiner) for joiner in JOINERS]] = MARKED
    return table


def _unlisted_class(character: str) -> int:
    if character in APOSTROPHES + HYPHENS:
        return WIDE_JOINT
    if character in WIDE_MARKS:
        return WIDE_MARK
    if character.isdecimal():
        return DIGIT
    return OTHER if character.isalnum() else GAP

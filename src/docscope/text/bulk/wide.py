"""The classes of characters beyond ASCII, written over all of their bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.text.bulk.bytes import by_width, decoded
from docscope.text.bulk.classes import (
    JOINER,
    KATAKANA,
    LETTER,
    MARK,
    UNSPACED,
    WIDE_JOINT,
    WIDE_MARK,
    wide_classes,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from docscope.text.bulk.bytes import Encoded

FIRST_BYTE = 0xC0  # and beyond: the first bytes of characters beyond ASCII
JOINT_WIDTH = 3  # bytes of every apostrophe and hyphen beyond ASCII


class Wide(NamedTuple):
    """The characters beyond ASCII: what is odd, which are tokens alone, which are end marks."""

    odd: NDArray[np.int64]
    alone: NDArray[np.int64]
    marks: NDArray[np.int64]


def resolve_wide(encoded: Encoded, classes: NDArray[np.uint8]) -> Wide:
    """Give the bytes of every character beyond ASCII its class.

    Joints between letters become letters, and marks what they follow. A mark or joiner that
    may follow nothing of the kind is odd.
    """
    firsts = encoded.tails - 1
    firsts = firsts[encoded.bytes_[firsts] >= FIRST_BYTE]
    kinds = wide_classes().of(decoded(encoded.bytes_, firsts))
    for width, chosen in by_width(encoded.bytes_, firsts):
        for nth in range(width):
            classes[firsts[chosen] + nth] = kinds[chosen]
    odd = _resolve_marks(encoded, classes, firsts[(kinds == MARK) | (kinds == JOINER)])
    joints = firsts[kinds == WIDE_JOINT]
    joints = joints[(classes[joints - 1] == LETTER) & (classes[joints + JOINT_WIDTH] == LETTER)]
    for nth in range(JOINT_WIDTH):
        classes[joints + nth] = LETTER
    return Wide(odd, firsts[kinds == UNSPACED], firsts[kinds == WIDE_MARK])


def _resolve_marks(
    encoded: Encoded, classes: NDArray[np.uint8], marks: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Give marks and joiners the class of what they follow; return those that are odd."""
    if not marks.size:
        return marks
    before = classes[marks - 1]
    opens = (before != MARK) & (before != JOINER)
    roots = before[opens][np.cumsum(opens) - 1]
    joined: NDArray[np.bool_] = roots == LETTER
    joined |= ((roots == UNSPACED) | (roots == KATAKANA)) & (classes[marks] == MARK)
    for width, chosen in by_width(encoded.bytes_, marks):
        for nth in range(width):
            classes[marks[chosen] + nth] = np.where(joined, roots, LETTER)[chosen]
    return marks[~joined]

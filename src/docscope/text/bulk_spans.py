"""Where tokens start and end in the bytes of texts, by the classes of characters.

A token is a stretch of letters, digits or katakana; joints, stops and commas are made part of
it where both neighbours are, and unspaced characters stand alone. Whatever may be more than
that (symbols, initialisms, marks that follow no letter, letters beside digits, blocks that end
within a word) is left to the reference rule, over the stretch between two gaps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.text.bulk_classes import (
    COMMA,
    END,
    GAP,
    JOINED,
    LETTER,
    MARKED,
    ODD,
    SLASH,
    STOP,
    UNSPACED,
    WIDE_JOINT,
    WIDE_MARK,
    byte_classes,
    point_actions,
    wide_classes,
)
from docscope.text.tokens import latin_pattern, pattern_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from docscope.text.bulk_bytes import Encoded

FIRST_BYTE = 0xC0  # and beyond: the first bytes of characters beyond ASCII
JOINT_WIDTH = 3  # bytes of every apostrophe and hyphen beyond ASCII


class ByteSpans(NamedTuple):
    """The bytes where tokens start and end, and where marks that may end a sentence stand."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    marks: NDArray[np.int64]


class _Wide(NamedTuple):
    """The characters beyond ASCII: what is odd, which stand alone, which are end marks."""

    odd: NDArray[np.int64]
    alone: NDArray[np.int64]
    marks: NDArray[np.int64]


def byte_spans(encoded: Encoded, edges: NDArray[np.int64]) -> ByteSpans:
    """Return the tokens of texts in bytes; none goes over an edge (bytes, ascending)."""
    stored = bytearray(encoded.raw.translate(_byte_classes()))
    classes = np.frombuffer(stored, np.uint8)
    wide = _resolve_wide(encoded, classes)
    marks, odd = _resolve_points(classes)
    inside = classes >= LETTER
    odd = np.concatenate([odd, wide.odd, _mixed(classes, inside), _cut(classes, edges)])
    odd.sort()
    splits = _read_again(encoded.raw, stored, inside, (odd, edges))
    splits += _set_alone(encoded, classes, inside, wide.alone)
    bounds = _bounds(inside, splits)
    if wide.marks.size:
        marks = np.sort(np.concatenate([marks, wide.marks]))
    return ByteSpans(bounds[::2], bounds[1::2], marks)


@cache
def _byte_classes() -> bytes:
    return byte_classes()


@cache
def _point_actions() -> NDArray[np.uint8]:
    return point_actions()


def _resolve_wide(encoded: Encoded, classes: NDArray[np.uint8]) -> _Wide:
    """Give the bytes of every character beyond ASCII its class."""
    nothing = np.zeros(0, np.int64)
    if not encoded.tails.size:
        return _Wide(nothing, nothing, nothing)
    firsts = encoded.tails - 1
    firsts = firsts[encoded.bytes_[firsts] >= FIRST_BYTE]
    widths, codes = _decoded(encoded.bytes_, firsts)
    kinds = wide_classes(codes)
    for nth in range(4):
        longer = widths > nth
        classes[firsts[longer] + nth] = kinds[longer]
    odd = _resolve_marked(classes, firsts[kinds == MARKED])
    joints = firsts[kinds == WIDE_JOINT]
    joints = joints[(classes[joints - 1] == LETTER) & (classes[joints + JOINT_WIDTH] == LETTER)]
    for nth in range(JOINT_WIDTH):
        classes[joints + nth] = LETTER
    return _Wide(odd, firsts[kinds == UNSPACED], firsts[kinds == WIDE_MARK])


def _decoded(
    bytes_: NDArray[np.uint8], firsts: NDArray[np.int64]
) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """Return the widths in bytes and the code points of characters beyond ASCII."""
    first = bytes_[firsts]
    widths = np.uint8(2) + (first >= 0xE0) + (first >= 0xF0)  # noqa: PLR2004 - as UTF-8 is
    codes = (first & (np.uint8(0x7F) >> widths)).astype(np.uint32)
    for nth in range(1, 4):
        longer = widths > nth
        codes[longer] = codes[longer] << 6 | bytes_[firsts[longer] + nth] & 0x3F
    return widths, codes


def _resolve_marked(classes: NDArray[np.uint8], marked: NDArray[np.int64]) -> NDArray[np.int64]:
    """Make marks and joiners that follow a letter letters; return the others."""
    before = classes[marked - 1]
    odd: NDArray[np.bool_] = (before != LETTER) & (before != MARKED)
    if marked.size:
        classes[classes == MARKED] = LETTER
    return marked[odd]


def _resolve_points(classes: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Make points within words and numbers part of them; return end marks and what is odd."""
    points = np.flatnonzero((classes - np.uint8(COMMA)) <= SLASH - COMMA)
    kinds = classes[points]
    left = classes[points - 1].astype(np.uint16)
    actions = _point_actions()[left << 8 | kinds << 4 | classes[points + 1]]
    joined = np.flatnonzero(actions == JOINED)
    classes[points[joined]] = left[joined]
    return points[(kinds == STOP) | (kinds == END)], points[actions == ODD]


def _mixed(classes: NDArray[np.uint8], inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return where letters, digits and katakana touch each other."""
    changes = classes[1:] != classes[:-1]
    changes &= inside[1:]
    changes &= inside[:-1]
    return np.flatnonzero(changes)


def _cut(classes: NDArray[np.uint8], edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the edges that have no gap beside them."""
    cut: NDArray[np.bool_] = (classes[edges] != GAP) & (classes[edges - 1] != GAP)
    return edges[cut]


def _read_again(
    raw: bytes,
    classes: bytearray,
    inside: NDArray[np.bool_],
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> list[int]:
    """Read the stretches around odd places by the rule; return where its tokens touch."""
    odd, edges = (array.tolist() for array in places)
    splits: list[int] = []
    start = end = latest = 0
    for place in odd:
        if place < end:
            continue
        start = classes.rfind(GAP, end, place) + 1
        end = classes.find(GAP, place)
        classes[start:end] = bytes(end - start)
        inside[start:end] = False
        cuts = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        for first, last in _rule_spans(raw, [start, *cuts, end]):
            inside[first:last] = True
            if first == latest:
                splits.append(first)
            latest = last
    return splits


def _rule_spans(raw: bytes, cuts: list[int]) -> Iterator[tuple[int, int]]:
    for start, end in pairwise(cuts):
        text = raw[start:end].decode()
        if len(text) == end - start:
            spans = (match.span() for match in latin_pattern().finditer(text))
            yield from ((start + first, start + last) for first, last in spans)
        else:
            yield from _wide_rule_spans(text, start)


def _wide_rule_spans(text: str, place: int) -> Iterator[tuple[int, int]]:
    done = 0
    for match in pattern_for(text).finditer(text):
        first = place + len(text[done : match.start()].encode())
        place = first + len(match[0].encode())
        done = match.end()
        yield first, place


def _set_alone(
    encoded: Encoded,
    classes: NDArray[np.uint8],
    inside: NDArray[np.bool_],
    alone: NDArray[np.int64],
) -> list[int]:
    """Make unspaced characters tokens; return where they touch other tokens."""
    alone = alone[classes[alone] == UNSPACED]
    if not alone.size:
        return []
    widths, _ = _decoded(encoded.bytes_, alone)
    for nth in range(4):
        inside[alone[widths > nth] + nth] = True
    after = alone + widths
    touching: list[int] = np.union1d(alone[inside[alone - 1]], after[inside[after]]).tolist()
    return touching


def _bounds(inside: NDArray[np.bool_], splits: list[int]) -> NDArray[np.int64]:
    """Return start and end of every token by turns."""
    changes = np.empty_like(inside)
    changes[0] = False
    np.not_equal(inside[1:], inside[:-1], out=changes[1:])
    bounds = np.flatnonzero(changes)
    if not splits:
        return bounds
    bounds = np.concatenate([bounds, np.array(sorted(splits)).repeat(2)])
    bounds.sort(kind="stable")  # which merges what is in order already
    return bounds

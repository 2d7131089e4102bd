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

from docscope.text.bulk.classes import (
    COMMA,
    END,
    GAP,
    JOINED,
    LETTER,
    ODD,
    SLASH,
    STOP,
    UNSPACED,
    byte_classes,
    point_actions,
)
from docscope.text.bulk.wide import resolve_wide
from docscope.text.tokens import latin_pattern, pattern_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from docscope.text.bulk.bytes import Encoded


class ByteSpans(NamedTuple):
    """The bytes where tokens start and end, and where marks that may end a sentence stand."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    marks: NDArray[np.int64]


def byte_spans(encoded: Encoded, edges: NDArray[np.int64]) -> ByteSpans:
    """Return the tokens of texts in bytes; none goes over an edge (bytes, ascending)."""
    stored = bytearray(encoded.raw.translate(_byte_classes()))
    classes = np.frombuffer(stored, np.uint8)
    wide = resolve_wide(encoded, classes)
    marks, odd = _resolve_points(classes)
    inside = classes >= LETTER
    mixed, touching = _touching(classes, inside)
    odd = np.concatenate([odd, wide.odd, mixed, _cut(classes, edges)])
    odd.sort()
    splits = _read_again(encoded.raw, stored, inside, (odd, edges))
    bounds = _bounds(inside, [_alone(classes, wide.alone, touching), splits])
    if wide.marks.size:
        marks = np.sort(np.concatenate([marks, wide.marks]))
    return ByteSpans(bounds[::2], bounds[1::2], marks)


@cache
def _byte_classes() -> bytes:
    return byte_classes()


@cache
def _point_actions() -> NDArray[np.uint8]:
    return point_actions()


def _resolve_points(classes: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Make points within words and numbers part of them; return end marks and what is odd."""
    points = np.flatnonzero((classes - np.uint8(COMMA)) <= SLASH - COMMA)
    kinds = classes[points]
    left = classes[points - 1].astype(np.uint16)
    actions = _point_actions()[left << 8 | kinds << 4 | classes[points + 1]]
    joined = np.flatnonzero(actions == JOINED)
    classes[points[joined]] = left[joined]
    return points[(kinds == STOP) | (kinds == END)], points[actions == ODD]


def _touching(
    classes: NDArray[np.uint8], inside: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where letters, digits and katakana touch, and where unspaced characters do."""
    changes = classes[1:] != classes[:-1]
    changes &= inside[1:]
    changes &= inside[:-1]
    places = np.flatnonzero(changes)
    unspaced = (classes[places] == UNSPACED) | (classes[places + 1] == UNSPACED)
    return places[~unspaced], places[unspaced] + 1


def _cut(classes: NDArray[np.uint8], edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the edges that have no gap beside them."""
    cut: NDArray[np.bool_] = (classes[edges] != GAP) & (classes[edges - 1] != GAP)
    return edges[cut]


def _read_again(
    raw: bytes,
    classes: bytearray,
    inside: NDArray[np.bool_],
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> NDArray[np.int64]:
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
    return np.array(splits, np.int64)


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


def _alone(
    classes: NDArray[np.uint8], firsts: NDArray[np.int64], touching: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return where unspaced characters follow each other, or touch other tokens."""
    follow = (classes[firsts - 1] == UNSPACED) & (classes[firsts] == UNSPACED)
    return np.concatenate([firsts[follow], touching[classes[touching] != GAP]])


def _bounds(inside: NDArray[np.bool_], splits: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return start and end of every token by turns; where tokens touch they are split."""
    changes = np.empty_like(inside)
    changes[0] = False
    np.not_equal(inside[1:], inside[:-1], out=changes[1:])
    bounds = np.flatnonzero(changes)
    touching = np.concatenate(splits)
    if not touching.size:
        return bounds
    bounds = np.concatenate([bounds, touching, touching])
    bounds.sort(kind="stable")  # which merges what is in order already
    return bounds

"""Tokens grouped by type: postings by a counting sort, batch by batch."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint16] | NDArray[np.uint32]

HALF = np.uint64(32)  # bits
STRETCH = 1 << 19  # tokens whose places are held at once
FREQUENT = 256  # tokens of a type that are worth a step of their own


class Grouped(NamedTuple):
    """The tokens of a batch, by the types of the batch.

    `numbers` is the type of each token; `order` holds the tokens grouped by type, ascending
    within a type, `counts` how many there are of each and `documents` in how many documents.
    """

    first_token: int
    numbers: Numbers
    order: NDArray[np.uint32]
    counts: NDArray[np.int64]
    documents: NDArray[np.int64]


def grouped(numbers: Numbers, sizes: NDArray[np.int64], *, first_token: int) -> Grouped:
    """Return the tokens of documents of these `sizes` grouped by type; no type is unused."""
    counts = np.bincount(numbers)
    order = _order(numbers)
    places = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)[order]
    fresh = np.ones(len(order), bool)
    np.not_equal(places[1:], places[:-1], out=fresh[1:])
    first = np.cumsum(counts) - counts
    fresh[first] = True
    documents = np.add.reduceat(fresh, first, dtype=np.int64) if len(first) else counts
    return Grouped(first_token, numbers, order, counts, documents)


class Posted(NamedTuple):
    """Tokens grouped by type: the types, how many tokens each has, the tokens themselves.

    `shift` is added to the number of each token.
    """

    types: NDArray[np.uint32]
    counts: NDArray[np.int64]
    tokens: NDArray[np.uint32]
    shift: int


def postings(parts: Iterable[Posted], first: NDArray[np.int64], total: int) -> NDArray[np.uint32]:
    """Return the tokens of parts that follow each other grouped by type.

    `first` says where the tokens of each type begin among the `total`.
    """
    found = np.empty(total, np.uint32)
    free = first.copy()
    for part in parts:
        begin = np.cumsum(part.counts) - part.counts
        places = free[part.types]
        often = part.counts >= FREQUENT
        _copy_often(part, begin[often], places[often], part.counts[often], found)
        _copy_seldom(part, begin[~often], places[~often], part.counts[~often], found)
        free[part.types] += part.counts
    return found


def postings_in_stretches(
    parts: Sequence[Posted], first: NDArray[np.int64], total: int
) -> Iterator[NDArray[np.uint32]]:
    """Yield what `postings` returns, some types at a time; those of each part ascend.

    Memory that is used again and again costs less than new memory.
    """
    begins = [np.concatenate(([0], np.cumsum(part.counts))) for part in parts]
    bounds = np.append(first, total)
    cuts = np.unique(np.searchsorted(first, np.arange(0, total, STRETCH)))
    for low, high in pairwise([*cuts.tolist(), len(first)]):
        some = [_between(part, begin, low, high) for part, begin in zip(parts, begins, strict=True)]
        start, stop = bounds[[low, high]].tolist()
        yield postings(some, first[low:high] - start, stop - start)


def _between(part: Posted, begin: NDArray[np.int64], low: int, high: int) -> Posted:
    """Return the tokens of types `low` to `high` (exclusive), the types counted from `low`."""
    types = slice(*np.searchsorted(part.types, (low, high)).tolist())
    tokens = part.tokens[begin[types.start] : begin[types.stop]]
    return Posted(part.types[types] - np.uint32(low), part.counts[types], tokens, part.shift)


def regrouped(numbers: NDArray[np.uint32], shift: int) -> Posted:
    """Return the tokens of a stretch grouped by type, where the types are numbered already."""
    keys = _keys(numbers)
    keys.sort()
    types = (keys >> HALF).astype(np.uint32)
    opening = np.flatnonzero(np.diff(types, prepend=types[:1] + 1))
    counts = np.diff(opening, append=len(types))
    return Posted(types[opening], counts, keys.astype(np.uint32), shift)


def _copy_often(
    part: Posted,
    begin: NDArray[np.int64],
    places: NDArray[np.int64],
    counts: NDArray[np.int64],
    found: NDArray[np.uint32],
) -> None:
    """Copy the tokens of types that have many, type by type."""
    shift = np.uint32(part.shift)
    listed = zip(begin.tolist(), places.tolist(), counts.tolist(), strict=True)
    for start, place, count in listed:
        np.add(part.tokens[start : start + count], shift, out=found[place : place + count])


def _copy_seldom(
    part: Posted,
    begin: NDArray[np.int64],
    places: NDArray[np.int64],
    counts: NDArray[np.int64],
    found: NDArray[np.uint32],
) -> None:
    """Copy the tokens of types that have few, a stretch of types at once."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    cuts = np.searchsorted(ends, range(STRETCH, total + STRETCH, STRETCH)) + 1
    for low, high in pairwise([0, *cuts.tolist()]):
        some = counts[low:high]
        before = np.cumsum(some) - some
        source = np.arange(some.sum())
        source += np.repeat(begin[low:high] - before, some)
        tokens = part.tokens[source]
        tokens += np.uint32(part.shift)
        source += np.repeat(places[low:high] - begin[low:high], some)
        found[source] = tokens


def _order(numbers: Numbers) -> NDArray[np.uint32]:
    """Return the places of numbers in ascending order, equal ones as they come."""
    if numbers.dtype == np.uint16:
        return np.argsort(numbers, kind="stable").astype(np.uint32)  # a radix sort
    keys = _keys(numbers)
    keys.sort()
    return keys.astype(np.uint32)  # the lower half


def _keys(numbers: Numbers) -> NDArray[np.uint64]:
    """Return the number and the place of each token as one number, which sorts at once."""
    return (numbers.astype(np.uint64) << HALF) | np.arange(len(numbers), dtype=np.uint64)

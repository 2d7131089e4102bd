"""Tokens grouped by type: postings by a counting sort, batch by batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint16] | NDArray[np.uint32]

HALF = 32  # bits


class Grouped(NamedTuple):
    """The tokens of a batch, by the types of the batch.

    `numbers` is the type of each token and `types` what these types are in the lexicon;
    `order` holds the tokens grouped by type, ascending within a type, `counts` how many
    there are of each and `documents` in how many documents.
    """

    first_token: int
    numbers: Numbers
    types: NDArray[np.uint32]
    order: NDArray[np.uint32]
    counts: NDArray[np.int64]
    documents: NDArray[np.int64]


def grouped(
    numbers: Numbers,
    types: NDArray[np.uint32],
    sizes: NDArray[np.int64],
    *,
    first_token: int,
) -> Grouped:
    """Return the tokens of documents of these `sizes` grouped by type; no type is unused."""
    counts = np.bincount(numbers, minlength=len(types))
    order = _order(numbers)
    places = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)[order]
    fresh = np.ones(len(order), bool)
    np.not_equal(places[1:], places[:-1], out=fresh[1:])
    first = np.cumsum(counts) - counts
    fresh[first] = True
    documents = np.add.reduceat(fresh, first, dtype=np.int64) if len(first) else counts
    return Grouped(first_token, numbers, types, order, counts, documents)


def postings(
    batches: Iterable[Grouped], rank: NDArray[np.uint32], first: NDArray[np.int64], tokens: int
) -> NDArray[np.uint32]:
    """Return the tokens of all batches grouped by type.

    `rank` maps the types of the batches to those of the segment, `first` says where the
    tokens of each of these begin.
    """
    found = np.empty(tokens, np.uint32)
    free = first.copy()
    for batch in batches:
        types = rank[batch.types]
        before = np.cumsum(batch.counts) - batch.counts
        places = np.repeat(free[types] - before, batch.counts)
        places += np.arange(len(places))
        found[places] = batch.order + np.uint32(batch.first_token)
        free[types] += batch.counts
    return found


def _order(numbers: Numbers) -> NDArray[np.uint32]:
    """Return the places of numbers in ascending order, equal ones as they come."""
    if numbers.dtype == np.uint16:
        return np.argsort(numbers, kind="stable").astype(np.uint32)  # a radix sort
    keys = numbers.astype(np.uint64) << np.uint64(HALF)
    keys |= np.arange(len(numbers), dtype=np.uint64)
    keys.sort()
    return keys.astype(np.uint32)  # the lower half

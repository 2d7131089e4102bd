"""Dispersion: how evenly a word is spread over the parts of a corpus.

Every measure is a function of `Spread` alone. With a single part there is nothing to
compare, and all but the range are None.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Parts(NamedTuple):
    """The parts of a corpus that have any words: how many, and the words of all and the least."""

    number: int
    words: int
    least: int


class Spread(NamedTuple):
    """How often a word stands in each part that has it, and the words of that part.

    `counts` and `sizes` go together; their order does not matter.
    """

    counts: Sequence[int]
    sizes: Sequence[int]
    parts: Parts


def parts_of(sizes: Sequence[int]) -> Parts:
    """Return what parts of so many words are together; those without words are none."""
    filled = [size for size in sizes if size]
    return Parts(len(filled), sum(filled), min(filled, default=0))


def range_share(spread: Spread) -> float | None:
    """Return the share of the parts that have the word, the range, from 0 to 1."""
    return len(spread.counts) / spread.parts.number if spread.parts.number else None


def juilland_d(spread: Spread) -> float | None:
    """Return D, from 0 (in one part only) to 1 (everywhere alike).

    Juilland and Chang-Rodríguez (1964): 1 - V / sqrt(n - 1), where V is the coefficient
    of variation of the frequencies. Parts may differ in size, so these are relative, as
    in Gries (2008).
    """
    number = spread.parts.number
    if number < 2 or not spread.counts:  # noqa: PLR2004 - nothing to compare
        return None
    if len(spread.counts) == 1:
        return 0.0
    shares = [count / size for count, size in zip(spread.counts, spread.sizes, strict=True)]
    mean = math.fsum(shares) / number
    absent = (number - len(shares)) * mean * mean
    squares = math.fsum((absent, *((share - mean) ** 2 for share in shares)))
    return max(1 - math.sqrt(squares / number) / mean / math.sqrt(number - 1), 0.0)


def dp(spread: Spread) -> float | None:
    """Return the deviation of proportions, 0 where the word is spread as all words are.

    Gries (2008): half the sum of |observed - expected share| of each part. It stays below
    1, the more so where parts are large. Whole numbers are summed, so it is exact.
    """
    if spread.parts.number < 2 or not spread.counts:  # noqa: PLR2004 - as above
        return None
    return _deviation(spread) / (2 * sum(spread.counts) * spread.parts.words)


def dp_norm(spread: Spread) -> float | None:
    """Return DP divided by its maximum, so that 1 is a word in the smallest part only.

    Lijffijt and Gries (2012): DP / (1 - the share of the smallest part).
    """
    if spread.parts.number < 2 or not spread.counts:  # noqa: PLR2004 - as above
        return None
    most = spread.parts.words - spread.parts.least
    return _deviation(spread) / (2 * sum(spread.counts) * most)


def _deviation(spread: Spread) -> int:
    """Return the sum of the deviations, times the words of the corpus and of the word."""
    count, words = sum(spread.counts), spread.parts.words
    pairs = zip(spread.counts, spread.sizes, strict=True)
    present = sum(abs(each * words - size * count) for each, size in pairs)
    return present + count * (words - sum(spread.sizes))


MEASURES = {"range_share": range_share, "juilland_d": juilland_d, "dp": dp, "dp_norm": dp_norm}


def dispersions(spread: Spread) -> Mapping[str, float | None]:
    """Return every measure by the name of its column."""
    return {name: measure(spread) for name, measure in MEASURES.items()}

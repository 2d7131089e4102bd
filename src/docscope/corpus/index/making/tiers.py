"""Which segments are to be made one, so that there are never many small ones."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_TOKENS = 16_000_000  # in a segment, unless one document has more
SMALL = 1 << 16  # tokens; segments of fewer count as this large
FAN = 4  # segments of about one size that become one


def groups(sizes: Sequence[int], *, most: int = MOST_TOKENS) -> list[list[int]]:
    """Return which segments of so many tokens are to be made one, by their numbers.

    Each time there are four of a size (within a factor of four) they become one of the
    next size. So there are at most three of each size, and a token is copied once for
    every size, more often only among the smallest; segments that would be too large
    together stay as they are.

    >>> groups([900_000, 10, 2_000, 30_000, 7])
    [[4, 1, 2, 3]]
    """
    heaps = [([number], size) for number, size in enumerate(sizes)]
    while chosen := next(_full(heaps, most), None):
        heaps = [heap for heap in heaps if heap not in chosen]
        numbers = [number for heap in chosen for number in heap[0]]
        heaps.append((numbers, sum(size for _, size in chosen)))
    return [numbers for numbers, _ in heaps if len(numbers) > 1]


def _full(
    heaps: Sequence[tuple[list[int], int]], most: int
) -> Iterator[list[tuple[list[int], int]]]:
    """Yield what can be made one of each size of which there are enough, smallest first."""
    for tier in sorted({_tier(size) for _, size in heaps}):
        alike = sorted((heap for heap in heaps if _tier(heap[1]) == tier), key=lambda heap: heap[1])
        if len(alike) < FAN:
            continue
        total, chosen = 0, []
        for heap in alike:
            total += heap[1]
            if total > most:
                break
            chosen.append(heap)
        if len(chosen) > 1:
            yield chosen


def _tier(size: int) -> int:
    return int(log(max(size, SMALL) / SMALL, FAN))

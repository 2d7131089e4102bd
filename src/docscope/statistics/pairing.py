"""Which of one series answers to which of another: in order, and without regard to it."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Found = tuple[int, int]

LARGEST = 120  # of either side, from where on pairs that compete are taken heaviest first


class Pair(NamedTuple):
    """Number `left` of one series may answer to number `right` of another, so strongly."""

    left: int
    right: int
    weight: float


def heaviest_chain(pairs: Iterable[Pair]) -> list[Found]:
    """Return the pairs of greatest weight in sum that rise on both sides, in order.

    This is the alignment of two series where only some pairs are possible: a heaviest
    increasing subsequence, found with a binary indexed tree (Fenwick 1994) of prefix maxima.

    >>> heaviest_chain([Pair(0, 1, 1.0), Pair(1, 0, 0.9), Pair(2, 2, 1.0)])
    [(0, 1), (2, 2)]
    """
    rising = sorted(pairs)
    best = _PrefixMaxima(1 + max((pair.right for pair in rising), default=0))
    before: dict[Found, Found | None] = {}
    waiting: list[tuple[float, Found]] = []
    for at, pair in enumerate(rising):
        if at and rising[at - 1].left != pair.left:
            best.add(waiting)
            waiting = []
        weight, last = best.upto(pair.right)
        before[pair.left, pair.right] = last
        waiting.append((weight + pair.weight, (pair.left, pair.right)))
    best.add(waiting)
    return _walked(best.upto(best.size)[1], before)


def heaviest_pairs(pairs: Iterable[Pair]) -> list[Found]:
    """Return pairs of greatest weight in sum, each side once, in the order of the left one.

    Those that compete with each other are assigned by the Hungarian method (Kuhn 1955);
    where more than 120 of one side do, the heaviest goes first.
    """
    found: list[Found] = []
    for group in _competing(list(pairs)):
        lefts = {pair.left for pair in group}
        rights = {pair.right for pair in group}
        if max(len(lefts), len(rights)) > LARGEST:
            found += _heaviest_first(group)
        else:
            found += _assigned(group, sorted(lefts), sorted(rights))
    return sorted(found)


class _PrefixMaxima:
    """The heaviest chain that ends before each number of the right side."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._tree: list[tuple[float, Found | None]] = [(0.0, None)] * (size + 1)

    def upto(self, end: int) -> tuple[float, Found | None]:
        """Return the heaviest chain of pairs below a number, and its last pair."""
        found: tuple[float, Found | None] = (0.0, None)
        while end > 0:
            found = max(found, self._tree[end], key=lambda one: one[0])
            end -= end & -end
        return found

    def add(self, chains: Iterable[tuple[float, Found]]) -> None:
        """Add chains with their weights, each under its last pair."""
        for weight, last in chains:
            at = last[1] + 1
            while at <= self.size:
                if weight > self._tree[at][0]:
                    self._tree[at] = (weight, last)
                at += at & -at


def _walked(last: Found | None, before: Mapping[Found, Found | None]) -> list[Found]:
    found: list[Found] = []
    while last is not None:
        found.append(last)
        last = before[last]
    return found[::-1]


def _competing(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Yield the pairs in groups that share no number with each other."""
    of_left: dict[int, list[Pair]] = defaultdict(list)
    of_right: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        of_left[pair.left].append(pair)
        of_right[pair.right].append(pair)
    while of_left:
        group: list[Pair] = []
        reached = of_left.pop(next(iter(of_left)))
        while reached:
            group += reached
            rights = {pair.right for pair in reached}
            beside = [pair for right in rights for pair in of_right.pop(right, ())]
            reached = [pair for each in beside for pair in of_left.pop(each.left, ())]
        yield group


def _heaviest_first(group: Iterable[Pair]) -> Iterator[Found]:
    lefts: set[int] = set()
    rights: set[int] = set()
    for pair in sorted(group, key=lambda pair: (-pair.weight, pair)):
        if pair.left not in lefts and pair.right not in rights:
            lefts.add(pair.left)
            rights.add(pair.right)
            yield pair.left, pair.right


def _assigned(group: Iterable[Pair], lefts: list[int], rights: list[int]) -> Iterator[Found]:
    """Yield the best assignment of one group; what no pair allows stays alone."""
    weights = {(pair.left, pair.right): pair.weight for pair in group}
    if len(lefts) > len(rights):
        turned = {(right, left): weight for (left, right), weight in weights.items()}
        columns = _hungarian([[-turned.get((r, c), 0.0) for c in lefts] for r in rights])
        chosen = [(lefts[column], rights[row]) for row, column in enumerate(columns)]
    else:
        columns = _hungarian([[-weights.get((r, c), 0.0) for c in rights] for r in lefts])
        chosen = [(lefts[row], rights[column]) for row, column in enumerate(columns)]
    return (found for found in chosen if found in weights)


def _hungarian(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return for each row the column of the cheapest assignment; no more rows than columns."""
    width = len(costs[0])
    of_row, of_column = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    row_at = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        row_at[0], column = row, 0
        least, previous = [math.inf] * (width + 1), [0] * (width + 1)
        used = [False] * (width + 1)
        while row_at[column]:
            used[column] = True
            here, step, nearest = row_at[column], math.inf, 0
            for at in range(1, width + 1):
                if not used[at]:
                    cost = costs[here - 1][at - 1] - of_row[here] - of_column[at]
                    if cost < least[at]:
                        least[at], previous[at] = cost, column
                    if least[at] < step:
                        step, nearest = least[at], at
            for at in range(width + 1):
                if used[at]:
                    of_row[row_at[at]] += step
                    of_column[at] -= step
                else:
                    least[at] -= step
            column = nearest
        while column:
            row_at[column], column = row_at[previous[column]], previous[column]
    found = {row_at[at] - 1: at - 1 for at in range(1, width + 1) if row_at[at]}
    return [found[row] for row in range(len(costs))]

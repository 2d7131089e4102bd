"""The reading order of the documents of an index: its segments, merged by name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heapify, heappop, heapreplace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.corpus.index.storage.arrow import Texts

AT_ONCE = 1024  # names that are decoded together


class Stretch(NamedTuple):
    """Documents `first` to `last` (exclusive) of a segment that follow each other."""

    segment: int
    first: int
    last: int


class Names(Sequence[str]):
    """The names of some documents, in reading order, decoded when they are asked for.

    `docs` has the names in each segment.
    """

    def __init__(self, docs: Sequence[Texts], stretches: Iterable[Stretch]) -> None:
        self.stretches = tuple(stretch for stretch in stretches if stretch.first < stretch.last)
        self._docs = docs
        self._ends = list(accumulate(stretch.last - stretch.first for stretch in self.stretches))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        number = range(len(self))[at]
        stretch = bisect_right(self._ends, number)
        segment, _, last = self.stretches[stretch]
        return self._docs[segment][last - self._ends[stretch] + number]

    def __iter__(self) -> Iterator[str]:
        for segment, first, last in self.stretches:
            for start in range(first, last, AT_ONCE):
                yield from self._docs[segment].list(start, min(start + AT_ONCE, last))

    def __contains__(self, doc: object) -> bool:
        return isinstance(doc, str) and self.position(doc) is not None

    def position(self, doc: str) -> int | None:
        """Return the place of a document among these, from 0; None if it is not there."""
        at = bisect_right(range(len(self.stretches)), doc, key=self._first) - 1
        if at < 0:
            return None
        segment, first, last = self.stretches[at]
        number = bisect_left(self._docs[segment], doc, first, last)
        if number == last or self._docs[segment][number] != doc:
            return None
        return self._ends[at] - last + number

    def at(self, position: int) -> tuple[int, int]:
        """Return the segment of a document, and its number there."""
        stretch = bisect_right(self._ends, position)
        segment, _, last = self.stretches[stretch]
        return segment, last - self._ends[stretch] + position

    def between(self, start: int, stop: int) -> list[Stretch]:
        """Return the stretches of the documents from one place to another."""
        found: list[Stretch] = []
        for (segment, first, last), end in zip(self.stretches, self._ends, strict=True):
            before = end - (last - first)
            if before < stop and start < end:
                found.append(
                    Stretch(segment, first + max(start - before, 0), last - max(end - stop, 0))
                )
        return found

    def longest(self) -> int | None:
        """Return how many characters the longest name has; None if not all are plain ASCII."""
        found = [self._docs[one].longest(first, last) for one, first, last in self.stretches]
        return None if None in found else max((n for n in found if n is not None), default=0)

    def only(self, stretches: Iterable[Stretch]) -> Names:
        """Return the names of the documents of some stretches, which are of these segments."""
        return Names(self._docs, stretches)

    def _first(self, stretch: int) -> str:
        segment, first, _ = self.stretches[stretch]
        return self._docs[segment][first]


def merged(docs: Sequence[Texts], dropped: Sequence[Iterable[int]]) -> list[Stretch]:
    """Return the documents of all segments in reading order, without those dropped.

    Each segment has its documents in order, so long stretches are passed over at once.
    """
    heads = [(names[0], segment, 0) for segment, names in enumerate(docs) if len(names)]
    heapify(heads)
    order: list[Stretch] = []
    gone = [sorted(numbers) for numbers in dropped]
    while heads:
        _, segment, first = heads[0]
        names = docs[segment]
        last = len(names)
        rivals = heads[1:3]  # one of them is the next in a heap
        if rivals:
            last = bisect_right(names, min(rivals)[0], first + 1, last)
        order += _kept(Stretch(segment, first, last), gone[segment])
        if last < len(names):
            heapreplace(heads, (names[last], segment, last))
        else:
            heappop(heads)
    return joined(order)


def joined(order: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in the same order, neighbours made one."""
    found: list[Stretch] = []
    for stretch in order:
        if found and found[-1].segment == stretch.segment and found[-1].last == stretch.first:
            found[-1] = found[-1]._replace(last=stretch.last)
        else:
            found.append(stretch)
    return found


def _kept(stretch: Stretch, gone: Sequence[int]) -> Iterator[Stretch]:
    segment, first, last = stretch
    for number in gone[bisect_left(gone, first) : bisect_left(gone, last)]:
        if first < number:
            yield Stretch(segment, first, number)
        first = number + 1
    if first < last:
        yield Stretch(segment, first, last)

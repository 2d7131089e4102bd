"""The lines of a concordance by the column: for many hits, written in reading order or sorted."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from docscope.analyses.columnar.places import BODY, Places
from docscope.analyses.columnar.texts import Texts
from docscope.corpus.index.answering.catalogue import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.analyses.columnar.sorted import Sorted
    from docscope.corpus.index.making.bulk import Numbers
    from docscope.model import Value

    Columns = list[Sequence[Value]]

AT_FIRST, AT_ONCE = 1_000, 8_000  # lines
TOKENS = 1 << 18  # around the lines that are made at once
SORTED_AT_ONCE = 50_000  # lines


class Lines:
    """Makes the lines of the hits of a concordance, as many at once as memory has room for."""

    def __init__(self, found: Sorted) -> None:
        self.found = found
        around = found.asked.left + found.asked.right + 1
        self.size = min(max(TOKENS // around, 1), AT_ONCE)
        self._places: dict[int, Places] = {}

    def of(self, at: int, numbers: Numbers, positions: Numbers) -> Columns:
        """Return the columns of some hits of a stretch, which come in reading order."""
        hits = self.found.hits[at]
        around = self._at(hits.segment).around(hits.tokens[numbers], hits.documents[numbers])
        texts = Texts(self.found.corpus, hits.segment, around)
        body = around.part == BODY
        return [
            _whole(positions),
            texts.docs,
            *texts.pieces(),
            texts.titles,
            texts.dates,
            list(map(PARTS.__getitem__, around.part.tolist())),
            texts.pages,
            _only(around.paragraph, body),
            _only(around.sentence, body),
            texts.line_numbers,
            texts.starts,
            texts.ends,
            _whole(around.token_start),
            _whole(around.token_start + (self.found.length - 1)),
        ]

    def _at(self, segment: int) -> Places:
        if segment not in self._places:
            asked, catalogue = self.found.asked, self.found.corpus.opened.catalogues[segment]
            self._places[segment] = Places(
                catalogue, self.found.length, left=asked.left, right=asked.right
            )
        return self._places[segment]


def in_reading_order(found: Sorted) -> Iterator[Columns]:
    """Yield the columns of all lines, some first and then many at a time."""
    lines = Lines(found)
    before = 0
    size = min(AT_FIRST, lines.size)
    for at, hits in enumerate(found.hits):
        start, total = 0, len(hits.tokens)
        while start < total:
            numbers = np.arange(start, min(start + size, total))
            yield lines.of(at, numbers, numbers + before + 1)
            start, size = start + size, lines.size
        before += total


def in_order(found: Sorted, order: Numbers) -> Iterator[Columns]:
    """Yield the columns of the lines in some order, many at a time."""
    lines = Lines(found)
    sizes = np.cumsum([0, *(len(hits.tokens) for hits in found.hits)])
    for start in range(0, len(order), SORTED_AT_ONCE):
        positions = order[start : start + SORTED_AT_ONCE]
        ranked = np.sort(positions)
        made = list(_in_stretches(lines, ranked, sizes))
        places = np.argsort(np.argsort(positions)).tolist()
        yield [
            list(map(list(chain(*column)).__getitem__, places))
            for column in zip(*made, strict=True)
        ]


def _in_stretches(lines: Lines, ranked: Numbers, sizes: Numbers) -> Iterator[Columns]:
    """Yield the columns of some lines, given by their places in reading order."""
    for at in range(len(sizes) - 1):
        low, high = np.searchsorted(ranked, sizes[at : at + 2]).tolist()
        for start in range(low, high, lines.size):
            positions = ranked[start : min(start + lines.size, high)]
            yield lines.of(at, positions - sizes[at], positions + 1)


def _whole(values: Numbers) -> array[int]:
    """Return whole numbers as a sequence that holds nothing else."""
    return array("q", values.astype(np.int64).tobytes())


def _only(values: Numbers, wanted: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Sequence[Value]:
    if wanted.all():
        return _whole(values)
    listed: list[Value] = values.tolist()
    for place in np.flatnonzero(~wanted).tolist():
        listed[place] = None
    return listed

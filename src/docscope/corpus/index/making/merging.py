"""Several segments made one: documents in order, without those that were dropped."""

from __future__ import annotations

import heapq
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from docscope.corpus.index.answering.joining import joined_documents, joined_lexicon, table
from docscope.corpus.index.answering.steps import Steps
from docscope.corpus.index.making.building import Built
from docscope.corpus.index.making.grouping import (
    STRETCH,
    Posted,
    postings,
    postings_in_stretches,
    regrouped,
)
from docscope.corpus.index.storage.arrays import as_array

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from docscope.corpus.index.answering.joining import Joined
    from docscope.corpus.index.making.building import Buffer
    from docscope.corpus.index.storage.segment import Segment

PIECE = 1 << 20  # bytes that are copied at once


class Run(NamedTuple):
    """Documents `first` to `last` (exclusive) of a part that stay next to each other."""

    part: int
    first: int
    last: int


def merged(segments: Sequence[tuple[Segment, Collection[int]]]) -> Built:
    """Return one segment of several, each with the numbers of its documents to leave out.

    It is the one that building their documents anew would give, to the last byte.

    Raises:
        IndexDamagedError: A segment is not what was written.
    """
    parts = [_Part(segment, dropped) for segment, dropped in segments]
    runs = _runs(parts)
    order = np.concatenate([_rows(parts, run) for run in runs])
    joined = joined_lexicon(
        [part.lexicon for part in parts],
        [part.counts for part in parts],
        [part.spread for part in parts],
    )
    documents = joined_documents([part.documents for part in parts], order)
    columns = _Columns(parts, runs, joined)
    return Built(
        columns.all(as_array(documents["first_token"]).astype(np.int64)),
        {"lexicon": joined.lexicon, "parts": joined.parts, "documents": documents},
    )


class _Part:
    """A segment that goes into a merge, with what of its documents is left."""

    def __init__(self, segment: Segment, dropped: Collection[int]) -> None:
        self.segment = segment
        self.documents = table(segment, "documents")
        self.lexicon = table(segment, "lexicon")
        self.live = np.ones(segment.documents, bool)
        self.live[list(dropped)] = False
        self.first_token = self._starts("first_token", segment.tokens)
        self.first_block = self._starts("first_block", len(segment.column("block_kind")))
        self.text_start = self._starts("text_start", len(segment.column("text")))
        self.source_start = self._starts("source_start", len(segment.column("sources")))

    @cached_property
    def first_sentence(self) -> NDArray[np.int64]:
        """The first sentence of each document, and how many there are."""
        total = len(self.segment.column("sentence_start"))
        starts: NDArray[np.int64] = np.append(self.column("block_sentence"), total)
        return starts[self.first_block].astype(np.int64)

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many tokens of each type are left."""
        counts: NDArray[np.int64] = as_array(self.lexicon["count"]).astype(np.int64)
        for tokens in self._dropped_tokens():
            counts -= np.bincount(tokens, minlength=len(counts))
        return counts

    @cached_property
    def spread(self) -> NDArray[np.int64]:
        """In how many of the documents that are left each type is."""
        spread: NDArray[np.int64] = as_array(self.lexicon["documents"]).astype(np.int64)
        for tokens in self._dropped_tokens():
            spread[np.unique(tokens)] -= 1
        return spread

    def column(self, name: str) -> NDArray[Any]:  # Any: as layout.COLUMNS says
        return self.segment.column(name).array()

    def bytes(self, name: str, start: int, stop: int) -> Iterator[Buffer]:
        for low in range(start, stop, PIECE):
            yield self.segment.bytes(name, low, min(low + PIECE, stop))

    def _dropped_tokens(self) -> Iterator[NDArray[np.uint32]]:
        ids = self.segment.column("ids")
        for number in np.flatnonzero(~self.live):
            yield ids.array(*self.first_token[number : number + 2].tolist())

    def _starts(self, name: str, end: int) -> NDArray[np.int64]:
        return np.append(as_array(self.documents[name]).astype(np.int64), end)


def _runs(parts: Sequence[_Part]) -> list[Run]:
    """Return the documents that are left in the order of their names, as long runs."""
    stretches = [run for number, part in enumerate(parts) for run in _live(number, part.live)]
    names = [part.documents["doc"] for part in parts]
    bounds = [
        (names[part][first].as_py(), names[part][last - 1].as_py(), Run(part, first, last))
        for part, first, last in stretches
    ]
    bounds.sort()
    if all(before[1] < after[0] for before, after in pairwise(bounds)):
        return [run for _, _, run in bounds]
    return _interleaved(parts)


def _live(number: int, live: NDArray[np.bool_]) -> Iterator[Run]:
    edges = np.flatnonzero(np.diff(live, prepend=False, append=False))
    for first, last in edges.reshape(-1, 2).tolist():
        yield Run(number, first, last)


def _interleaved(parts: Sequence[_Part]) -> list[Run]:
    listed = heapq.merge(*(_listed(number, part) for number, part in enumerate(parts)))
    runs: list[Run] = []
    for _, part, number in listed:
        if runs and runs[-1].part == part and runs[-1].last == number:
            runs[-1] = runs[-1]._replace(last=number + 1)
        else:
            runs.append(Run(part, number, number + 1))
    return runs


def _listed(number: int, part: _Part) -> Iterator[tuple[str, int, int]]:
    names = part.documents["doc"].to_pylist()
    return ((names[row], number, row) for row in np.flatnonzero(part.live).tolist())


def _rows(parts: Sequence[_Part], run: Run) -> NDArray[np.int64]:
    """Return the rows of a run in the tables of all parts, one after the other."""
    before = sum(part.segment.documents for part in parts[: run.part])
    return np.arange(before + run.first, before + run.last)


class _Columns:
    """The columns of the parts of a merge, run after run."""

    def __init__(self, parts: Sequence[_Part], runs: Sequence[Run], joined: Joined) -> None:
        self.parts = parts
        self.runs = runs
        self.joined = joined
        self.tokens = self._bounds("first_token")
        self.blocks = self._bounds("first_block")
        self.sentences = self._bounds("first_sentence")

    def all(self, first_token: NDArray[np.int64]) -> dict[str, Iterable[Buffer]]:
        steps = self._taken("steps", self.tokens)
        wide_at, wide_step = self._wide()
        starts = Steps(steps, wide_at, wide_step)
        ids, grouped = self._ids()
        return {
            "ids": ids,
            "postings": grouped,
            "steps": [steps],
            "wide_at": [wide_at.astype(np.uint32)],
            "wide_step": [wide_step],
            "checkpoints": [starts.checkpoints(first_token)],
            "block_start": [self._taken("block_start", self.blocks)],
            "block_end": [self._taken("block_end", self.blocks)],
            "block_kind": [self._taken("block_kind", self.blocks)],
            "block_token": [self._moved("block_token", self.blocks, self.tokens)],
            "block_sentence": [self._moved("block_sentence", self.blocks, self.sentences)],
            "sentence_start": [self._taken("sentence_start", self.sentences)],
            "text": self._bytes("text", "text_start"),
            "sources": self._bytes("sources", "source_start"),
        }

    def _bounds(self, name: str) -> NDArray[np.int64]:
        """Return where each run begins and ends in a column of its part."""
        found = []
        for run in self.runs:
            starts = getattr(self.parts[run.part], name)
            found.append((starts[run.first], starts[run.last]))
        return np.array(found, np.int64).reshape(-1, 2)

    def _taken(self, name: str, bounds: NDArray[np.int64]) -> NDArray[Any]:  # Any: as above
        """Return a column of all runs."""
        columns = [part.column(name) for part in self.parts]
        places = zip(self.runs, bounds.tolist(), strict=True)
        return np.concatenate([columns[run.part][low:high] for run, (low, high) in places])

    def _moved(
        self, name: str, bounds: NDArray[np.int64], counted: NDArray[np.int64]
    ) -> NDArray[np.uint32]:
        """Return a column of all runs that counts what lies within the `counted` bounds."""
        values = self._taken(name, bounds).astype(np.int64)
        shift = np.cumsum(np.diff(counted)) - np.diff(counted).ravel() - counted[:, 0]
        return (values + np.repeat(shift, np.diff(bounds).ravel())).astype(np.uint32)

    def _wide(self) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """Return the tokens whose steps are wide, and these steps."""
        places = [part.column("wide_at") for part in self.parts]
        bounds = np.array(
            [
                np.searchsorted(places[run.part], tokens)
                for run, tokens in zip(self.runs, self.tokens, strict=True)
            ],
            np.int64,
        ).reshape(-1, 2)
        moved = self._moved("wide_at", bounds, self.tokens)
        return moved.astype(np.int64), self._taken("wide_step", bounds)

    def _ids(self) -> tuple[Iterable[Buffer], Iterable[Buffer]]:
        """Return the types of all tokens, and the tokens grouped by type."""
        first = as_array(self.joined.lexicon["first"]).astype(np.int64)
        total = int(np.diff(self.tokens).sum())
        if self._whole:
            return self._numbered(), postings_in_stretches(list(self._posted()), first, total)
        ids = np.concatenate([np.zeros(0, np.uint32), *self._numbered()])  # if none is left
        parts = (
            regrouped(ids[start : start + STRETCH], start) for start in range(0, total, STRETCH)
        )
        return [ids], [postings(parts, first, total)]

    @property
    def _whole(self) -> bool:
        """Whether each part stays as it is, one after the other."""
        whole = [
            run.last - run.first == self.parts[run.part].segment.documents for run in self.runs
        ]
        return all(whole)

    def _numbered(self) -> Iterator[NDArray[np.uint32]]:
        columns = [part.segment.column("ids") for part in self.parts]
        for run, (start, stop) in zip(self.runs, self.tokens.tolist(), strict=True):
            for low in range(start, stop, STRETCH):
                ids = columns[run.part].array(low, min(low + STRETCH, stop))
                yield self.joined.numbers[run.part][ids]

    def _posted(self) -> Iterator[Posted]:
        before = 0
        for run in self.runs:
            part = self.parts[run.part]
            types = self.joined.numbers[run.part]
            yield Posted(types, part.counts, part.column("postings"), before)
            before += part.segment.tokens

    def _bytes(self, name: str, starts: str) -> Iterator[Buffer]:
        for run, (start, stop) in zip(self.runs, self._bounds(starts).tolist(), strict=True):
            yield from self.parts[run.part].bytes(name, start, stop)

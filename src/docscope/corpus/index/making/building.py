"""From documents to a segment: columns and tables in the layout of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from docscope.corpus.index.answering.sourcetext import packed
from docscope.corpus.index.making.doctable import DocumentRows
from docscope.corpus.index.making.grouping import Grouped, Posted, grouped, postings
from docscope.corpus.index.making.lexicon import ordered, type_tables
from docscope.corpus.index.storage.arrays import as_array
from docscope.corpus.index.storage.layout import CHECKPOINT_EVERY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from docscope.corpus.index.making.lexicon import Ordered
    from docscope.corpus.index.making.sourced import Sourced
    from docscope.text.bulk import Batch

    Buffer = Any  # bytes, a memoryview or an array, which is a buffer too but not to mypy

WIDE = 255  # the step of a token that begins so far from the one before it, or further
PARTS = {"front": 0, "heading": 1, "dateline": 2, "body": 3}
MOST_SHORT = 1 << 16  # types whose numbers fit into two bytes
LEVEL = 4  # what a level counts in block_kind


class Built(NamedTuple):
    """A segment ready to be written: columns as pieces in order, and tables."""

    columns: Mapping[str, Iterable[Buffer]]
    tables: Mapping[str, pa.Table]


class SegmentBuilder:
    """Takes in batches of documents, in reading order, and makes a segment of them.

    It takes about twelve bytes of memory a token, and its text.
    """

    def __init__(self) -> None:
        self.tokens = 0
        self.size = 0
        self._sentences = 0
        self._blocks = 0
        self._rows = DocumentRows()
        self._forms: list[pa.StringArray] = []
        self._batches: list[Grouped] = []
        self._fronts: list[NDArray[np.int64]] = []
        self._pieces: dict[str, list[Buffer]] = {}
        self._places: dict[str, list[NDArray[np.int64]]] = {}
        self._texts: list[memoryview] = []
        self._sources: list[bytes] = []
        self._sources_size = 0

    def add(self, documents: Sequence[Sourced], batch: Batch) -> None:
        """Take in documents and their tokens."""
        sizes = np.diff(batch.document_token)
        short = len(batch.forms) <= MOST_SHORT
        numbers = batch.ids.astype(np.uint16) if short else batch.ids.astype(np.uint32)
        self._batches.append(grouped(numbers, sizes, first_token=self.tokens))
        self._forms.append(batch.forms)
        self._add_steps(batch)
        kinds = self._add_blocks(documents, batch)
        self._fronts.append(_fronts(batch, kinds))
        self._add_places(batch)
        self._add_rows(documents)
        self._texts.append(batch.text)
        self.size += len(batch.text)
        self.tokens += len(batch.ids)
        self._sentences += len(batch.sentence_start)
        self._blocks += len(batch.block_start)

    def built(self) -> Built:
        """Return the segment of all documents so far, of which each piece can be read once."""
        types = ordered(self._forms)
        tables = type_tables(types, *self._counts(types))
        first = as_array(tables["lexicon"]["first"]).astype(np.int64)
        batches = list(zip(self._batches, types.numbers, strict=True))
        posted = (Posted(own, one.counts, one.order, one.first_token) for one, own in batches)
        columns: dict[str, Iterable[Buffer]] = {
            **self._pieces,
            "ids": (own[one.numbers] for one, own in batches),
            "postings": [postings(posted, first, self.tokens)],
            "text": self._texts,
            "sources": self._sources,
        }
        places = {name: np.concatenate(parts) for name, parts in self._places.items()}
        table = self._rows.table({**places, **self._words(types)})
        return Built(columns, {**tables, "documents": table})

    @property
    def documents(self) -> int:
        """How many documents there are so far."""
        return len(self._rows)

    def _counts(self, types: Ordered) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return how many tokens each type has, and in how many documents."""
        counts, documents = np.zeros((2, len(types.forms)), np.int64)
        for batch, own in zip(self._batches, types.numbers, strict=True):
            counts[own] += batch.counts
            documents[own] += batch.documents
        return counts, documents

    def _words(self, types: Ordered) -> dict[str, NDArray[np.int64]]:
        """Return how many words each document has, in its front matter and after."""
        found = []
        bounds = zip(self._batches, self._fronts, types.numbers, strict=True)
        for batch, fronts, own in bounds:
            words = types.words[own][batch.numbers]
            before = np.concatenate(([0], np.cumsum(words, dtype=np.int64)))
            found.append(np.diff(before[fronts], axis=0))
        front, rest = np.concatenate(found, axis=1)
        return {"words": rest, "front_words": front}

    def _add_piece(self, name: str, values: NDArray[np.generic]) -> None:
        # a copy where it is a view: that would hold on to all it was cut from
        self._pieces.setdefault(name, []).append(np.ascontiguousarray(values))

    def _add_steps(self, batch: Batch) -> None:
        opening = batch.document_token[:-1][np.diff(batch.document_token) > 0]
        steps = np.diff(batch.starts, prepend=batch.starts[:1])
        steps[opening] = batch.starts[opening]
        wide = np.flatnonzero(steps >= WIDE)
        self._add_piece("wide_at", (wide + self.tokens).astype(np.uint32))
        self._add_piece("wide_step", steps[wide])
        self._add_piece("steps", np.minimum(steps, WIDE).astype(np.uint8))
        due = -self.tokens % CHECKPOINT_EVERY
        self._add_piece("checkpoints", batch.starts[due::CHECKPOINT_EVERY])

    def _add_blocks(self, documents: Sequence[Sourced], batch: Batch) -> NDArray[np.uint8]:
        """Take in blocks, and return what kind each is of."""
        kinds = [
            PARTS[block.part] + LEVEL * block.level
            for sourced in documents
            for block in sourced.document.blocks
        ]
        listed = np.array(kinds, np.uint8)
        self._add_piece("block_start", batch.block_start)
        self._add_piece("block_end", batch.block_end)
        self._add_piece("block_kind", listed)
        self._add_piece("block_token", _shifted(batch.block_token[:-1], self.tokens))
        self._add_piece("block_sentence", _shifted(batch.block_sentence[:-1], self._sentences))
        self._add_piece("sentence_start", batch.sentence_start)
        return listed

    def _add_places(self, batch: Batch) -> None:
        """Take in where each document lies in the columns, and how large it is."""
        columns = {
            "first_token": batch.document_token[:-1] + self.tokens,
            "tokens": np.diff(batch.document_token),
            "first_block": batch.document_block[:-1] + self._blocks,
            "blocks": np.diff(batch.document_block),
            "text_start": batch.text_start[:-1] + self.size,
            "text_bytes": np.diff(batch.text_start),
        }
        for name, values in columns.items():
            self._places.setdefault(name, []).append(values)

    def _add_rows(self, documents: Sequence[Sourced]) -> None:
        """Add a row for each document, and its source where that is not its text."""
        listed = []
        for sourced in documents:
            self._rows.add(sourced)
            stored = packed(sourced.document.source, sourced.document.text)
            listed.append(len(stored))
            if stored:
                self._sources.append(stored)
        sizes = np.array(listed, np.int64)
        ends = self._sources_size + np.cumsum(sizes)
        self._places.setdefault("source_start", []).append(ends - sizes)
        self._places.setdefault("source_bytes", []).append(sizes)
        self._sources_size = int(ends[-1])


def _shifted(numbers: NDArray[np.int64], shift: int) -> NDArray[np.uint32]:
    return (numbers + shift).astype(np.uint32)


def _fronts(batch: Batch, kinds: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return the first token of each document, that after its front matter, and its end."""
    fronts = np.concatenate(([0], np.cumsum(kinds % LEVEL == PARTS["front"])))
    first, last = batch.document_block[:-1], batch.document_block[1:]
    after = batch.block_token[first + fronts[last] - fronts[first]]
    begin, end = batch.document_token[:-1], batch.document_token[1:]
    return np.stack((begin, np.minimum(after, end), end))

"""From documents to a segment: columns and tables in the layout of the index."""

from __future__ import annotations

import zlib
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.corpus.index.doctable import DocumentRows
from docscope.corpus.index.grouping import Grouped, grouped, postings
from docscope.corpus.index.layout import CHECKPOINT_EVERY
from docscope.corpus.index.lexicon import Lexicon, parts_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from docscope.corpus.index.sourced import Sourced
    from docscope.corpus.index.tokenising import Tokens
    from docscope.model import Document

    Buffer = bytes | NDArray[np.generic]

WIDE = 255  # the step of a token that begins so far from the one before it, or further
HELD = 8 << 20  # bytes of text that are held in memory before they go to a file
PIECE = 1 << 20  # bytes
PARTS = {"front": 0, "heading": 1, "dateline": 2, "body": 3}
LEVEL = 4  # what a level counts in block_kind
QUICK = 1  # of zlib: sources are stored in passing


class Built(NamedTuple):
    """A segment ready to be written: columns as pieces in order, and tables."""

    columns: Mapping[str, Iterable[Buffer]]
    tables: Mapping[str, pa.Table]


class SegmentBuilder:
    """Takes in batches of documents, in reading order, and makes a segment of them.

    Memory stays below about twelve bytes a token: texts wait in a file of `folder`.
    """

    def __init__(self, folder: str | None = None) -> None:
        self.tokens = 0
        self._sentences = 0
        self._blocks = 0
        self._lexicon = Lexicon()
        self._rows = DocumentRows()
        self._batches: list[Grouped] = []
        self._pieces: dict[str, list[Buffer]] = {}
        self._text = _Spool(folder)
        self._sources = _Spool(folder)

    def add(self, batch: Sequence[Sourced], tokens: Tokens) -> None:
        """Take in documents and their tokens."""
        places = _Places.of([sourced.document for sourced in batch], tokens)
        self._add_steps(tokens, places)
        self._add_blocks(tokens, places)
        types = self._lexicon.add(tokens.forms)
        group = grouped(tokens.numbers, types, places.sizes, first_token=self.tokens)
        self._lexicon.count(types, group.counts, group.documents)
        self._batches.append(group)
        self._add_rows(batch, places, self._lexicon.words(types)[tokens.numbers])
        self.tokens += len(tokens.numbers)
        self._sentences += len(tokens.sentence_starts)
        self._blocks += len(places.starts)

    def built(self) -> Built:
        """Return the segment of all documents so far, of which each piece can be read once."""
        ordered = self._lexicon.in_order()
        lexicon = self._lexicon.table(ordered)
        first = lexicon["first"].to_numpy().astype(np.int64)
        columns: dict[str, Iterable[Buffer]] = {
            **self._pieces,
            "ids": (ordered.rank[batch.types][batch.numbers] for batch in self._batches),
            "postings": [postings(self._batches, ordered.rank, first, self.tokens)],
            "text": self._text.pieces(),
            "sources": self._sources.pieces(),
        }
        tables = {
            "lexicon": lexicon,
            "parts": parts_table(ordered.folded),
            "documents": self._rows.table(),
        }
        return Built(columns, tables)

    def close(self) -> None:
        """Let go of the texts."""
        self._text.close()
        self._sources.close()

    def _add_piece(self, name: str, values: Buffer) -> None:
        self._pieces.setdefault(name, []).append(values)

    def _add_steps(self, tokens: Tokens, places: _Places) -> None:
        steps = np.diff(tokens.starts, prepend=0)
        opening = places.sizes > 0
        first = places.first[opening]
        steps[first] = tokens.starts[first] - places.offsets[opening]
        wide = np.flatnonzero(steps >= WIDE)
        self._add_piece("wide_at", (wide + self.tokens).astype(np.uint32))
        self._add_piece("wide_step", steps[wide].astype(np.uint32))
        self._add_piece("steps", np.minimum(steps, WIDE).astype(np.uint8))
        checked = tokens.starts[-self.tokens % CHECKPOINT_EVERY :: CHECKPOINT_EVERY]
        document = np.searchsorted(places.offsets, checked, "right") - 1
        self._add_piece("checkpoints", (checked - places.offsets[document]).astype(np.uint32))

    def _add_blocks(self, tokens: Tokens, places: _Places) -> None:
        sentence = np.searchsorted(tokens.sentence_starts, places.starts) + self._sentences
        document = np.searchsorted(places.offsets, tokens.sentence_starts, "right") - 1
        sentence_starts = tokens.sentence_starts - places.offsets[document]
        self._add_piece("block_start", places.within(places.starts))
        self._add_piece("block_end", places.within(places.ends))
        self._add_piece("block_kind", places.kinds)
        self._add_piece("block_token", (places.tokens + self.tokens).astype(np.uint32))
        self._add_piece("block_sentence", sentence.astype(np.uint32))
        self._add_piece("sentence_start", sentence_starts.astype(np.uint32))

    def _add_rows(
        self, batch: Sequence[Sourced], places: _Places, words: NDArray[np.uint8]
    ) -> None:
        """Add a row for each document; `words` says of each token whether it is a word."""
        before = np.concatenate(([0], np.cumsum(words, dtype=np.int64)))
        first, front = places.first, places.front
        last = first + places.sizes
        columns = {
            "first_token": first + self.tokens,
            "tokens": places.sizes,
            "words": before[last] - before[front],
            "front_words": before[front] - before[first],
            "first_block": places.first_block + self._blocks,
            "blocks": places.blocks,
        }
        listed = {name: values.tolist() for name, values in columns.items()}
        for index, sourced in enumerate(batch):
            document = sourced.document
            marked = document.source != document.text
            stored = zlib.compress(document.source.encode(), QUICK) if marked else b""
            text = document.text.encode()
            at = {name: values[index] for name, values in listed.items()}
            at |= {"text_start": self._text.size, "text_bytes": len(text)}
            at |= {"source_start": self._sources.size, "source_bytes": len(stored)}
            self._text.write(text)
            self._sources.write(stored)
            self._rows.add(sourced, at)


class _Places(NamedTuple):
    """Where documents and their blocks lie in a batch, as if one text stood after the other.

    `offsets` is where each text begins, `first` and `sizes` are its tokens, `front` is its
    first token after the front matter; `first_block` and `blocks` are its blocks, of which
    all `starts`, `ends` and `kinds` follow, and the first of the `tokens` in each.
    """

    offsets: NDArray[np.int64]
    first: NDArray[np.int64]
    sizes: NDArray[np.int64]
    front: NDArray[np.int64]
    first_block: NDArray[np.int64]
    blocks: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    tokens: NDArray[np.int64]

    @classmethod
    def of(cls, documents: Sequence[Document], tokens: Tokens) -> _Places:
        lengths = np.array([len(document.text) for document in documents], np.int64)
        offsets = np.cumsum(lengths) - lengths
        first = np.searchsorted(tokens.starts, offsets)
        sizes = np.diff(first, append=len(tokens.starts))
        blocks = np.array([len(document.blocks) for document in documents], np.int64)
        found = [block for document in documents for block in document.blocks]
        shift = np.repeat(offsets, blocks)
        starts = np.array([block.start for block in found], np.int64) + shift
        ends = np.array([block.end for block in found], np.int64) + shift
        kinds = np.array([PARTS[block.part] + LEVEL * block.level for block in found], np.uint8)
        opening = np.searchsorted(tokens.starts, starts)
        fronts = np.concatenate(([0], np.cumsum(kinds % LEVEL == PARTS["front"])))
        first_block = np.cumsum(blocks) - blocks
        # front matter comes first: as many blocks as there are before the end
        after = first_block + fronts[first_block + blocks] - fronts[first_block]
        front = np.append(opening, len(tokens.starts))[after]
        return cls(
            offsets,
            first,
            sizes,
            np.minimum(front, first + sizes),
            first_block,
            blocks,
            starts,
            ends,
            kinds,
            opening,
        )

    def within(self, places: NDArray[np.int64]) -> NDArray[np.uint32]:
        """Return places, one a block, as they count within their document."""
        return (places - np.repeat(self.offsets, self.blocks)).astype(np.uint32)


class _Spool:
    """Bytes that wait to be written: in memory while they are few, then in a file."""

    def __init__(self, folder: str | None) -> None:
        self.size = 0
        self._file: IO[bytes] = SpooledTemporaryFile(HELD, dir=folder)

    def write(self, piece: bytes) -> None:
        self._file.write(piece)
        self.size += len(piece)

    def pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        return iter(lambda: self._file.read(PIECE), b"")

    def close(self) -> None:
        self._file.close()

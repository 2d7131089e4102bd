"""Tokens and sentences of many documents at once, as columns; equal to the rules elsewhere.

`text/tokens.py` and `text/sentences.py` state the rules; what is here gives the same answer
for every text, without an object per token. It needs numpy and pyarrow, which take long to
import: only what builds an index, or counts very much, should import it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.text.bulk_bytes import encoded
from docscope.text.bulk_sentences import Blocks, Tokens, sentence_starts
from docscope.text.bulk_spans import byte_spans
from docscope.text.bulk_types import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from docscope.model import Document
    from docscope.text.bulk_bytes import Encoded
    from docscope.text.bulk_spans import ByteSpans


KEPT_MEMORY = 31 << 20  # bytes; the C library never keeps arrays above 32 MiB


class Batch(NamedTuple):
    """The tokens, blocks and sentences of some documents, in order.

    `text` is UTF-8, one text after the other; `text_start` the byte where each starts.
    Starts and ends are characters of their document; `ids` are rows of `forms`, which are in
    order of first appearance. Numbers of tokens, blocks and sentences count within the batch:
    `document_token`, `document_block`, `block_token` and `block_sentence` hold the first of
    each document or block, and at the end how many there are.
    """

    text: memoryview
    text_start: NDArray[np.int64]
    starts: NDArray[np.uint32]
    ids: NDArray[np.int32]
    forms: pa.StringArray
    document_token: NDArray[np.int64]
    document_block: NDArray[np.int64]
    block_start: NDArray[np.uint32]
    block_end: NDArray[np.uint32]
    block_token: NDArray[np.int64]
    block_sentence: NDArray[np.int64]
    sentence_start: NDArray[np.uint32]

    @property
    def lengths(self) -> NDArray[np.uint32]:
        """The length of every token in characters."""
        sizes = np.array([len(form) for form in self.forms.to_pylist()], np.uint32)
        return sizes[self.ids]


class Columns(NamedTuple):
    """Where the tokens of a document start, in characters, and their rows of `forms`."""

    starts: NDArray[np.uint32]
    ids: NDArray[np.int32]
    forms: list[str]


def tokenise(documents: Sequence[Document]) -> Batch:
    """Return the tokens and sentences of the blocks of documents.

    The blocks of a document are in order and do not overlap. A batch takes about ten times
    the memory of its text while it is read.
    """
    _keep_memory()
    texts = [document.text for document in documents]
    text = encoded(texts)
    counts = [len(document.blocks) for document in documents]
    blocks = _blocks(text, documents, counts)
    spans = _in_blocks(byte_spans(text, _edges(text, blocks)), blocks)
    ids, forms = numbered(text, *spans[:2])
    sentences = sentence_starts(text, texts, blocks, Tokens(spans, ids, len(forms)))
    return Batch(
        text=memoryview(text.raw)[text.starts[0] : text.starts[-1]],
        text_start=text.starts - text.starts[0],
        starts=_characters(text, spans.starts),
        ids=ids,
        forms=forms,
        document_token=np.searchsorted(spans.starts, text.starts),
        document_block=np.cumsum([0, *counts]),
        block_start=blocks.first.astype(np.uint32),
        block_end=blocks.last.astype(np.uint32),
        block_token=_firsts(spans.starts, blocks),
        block_sentence=_firsts(sentences, blocks),
        sentence_start=_characters(text, sentences),
    )


def document_columns(document: Document) -> Columns:
    """Return the tokens of all blocks of a document as arrays."""
    batch = tokenise([document])
    return Columns(batch.starts, batch.ids, batch.forms.to_pylist())


@cache
def _keep_memory() -> None:
    """Have the C library keep freed memory for the next arrays; saves a tenth of the time.

    Where it is GNU's, it gives arrays back to the system one by one, and gets them back
    page by page, unless one of this size has been freed once.
    """
    np.empty(KEPT_MEMORY, np.uint8)


def _blocks(text: Encoded, documents: Sequence[Document], counts: Sequence[int]) -> Blocks:
    bounds = np.array(
        [place for document in documents for block in document.blocks for place in block[1:3]],
        np.int64,
    ).reshape(-1, 2)
    numbers = np.arange(len(counts)).repeat(counts)
    origins = text.characters(text.starts[:-1])[numbers, np.newaxis]
    places = text.places(bounds + origins)
    return Blocks(numbers, bounds[:, 0], bounds[:, 1], places[:, 0], places[:, 1])


def _edges(text: Encoded, blocks: Blocks) -> NDArray[np.int64]:
    return np.sort(np.concatenate([text.starts, blocks.starts, blocks.ends]))


def _in_blocks(spans: ByteSpans, blocks: Blocks) -> ByteSpans:
    """Leave out tokens that stand in no block."""
    first = np.searchsorted(spans.starts, blocks.starts)
    last = np.searchsorted(spans.starts, blocks.ends)
    if (last - first).sum() == spans.starts.size:
        return spans
    steps = np.zeros(spans.starts.size + 1, np.int64)
    np.add.at(steps, first, 1)
    np.add.at(steps, last, -1)
    kept = np.cumsum(steps[:-1]) > 0
    return spans._replace(starts=spans.starts[kept], ends=spans.ends[kept])


def _firsts(starts: NDArray[np.int64], blocks: Blocks) -> NDArray[np.int64]:
    """Return the number of the first start in or after each block, and of all."""
    return np.append(np.searchsorted(starts, blocks.starts), starts.size)


def _characters(text: Encoded, places: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return the characters of their documents at places in the texts, in order."""
    counts = np.diff(np.searchsorted(places, text.starts))
    origins = text.characters(text.starts[:-1]).repeat(counts)
    return (text.characters(places) - origins).astype(np.uint32)

"""Tokens and sentences of many documents at once, as columns; equal to the rules elsewhere.

`text/tokens.py` and `text/sentences.py` state the rules; what is here gives the same answer
for every text, without an object per token. It needs numpy and pyarrow, which take long to
import: only what builds an index, or counts very much, should import it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.text.bulk.columns import Stretch, joined_columns, token_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from docscope.model import Document
    from docscope.text.bulk.columns import TokenColumns

LARGE = 8 << 20  # characters; of a larger text so much is read at once, if its blocks allow
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


def tokenise(documents: Sequence[Document]) -> Batch:
    """Return the tokens and sentences of the blocks of documents.

    The blocks of a document are in order and do not overlap. It takes about ten times the
    memory of the documents while they are read, or of so much as is read at once.
    """
    _keep_memory()
    if sum(len(document.text) for document in documents) > LARGE:
        parts = [token_columns([stretch])[0] for stretch in _stretches(documents)]
        raw = [document.text.encode() for document in documents]
        text, text_start = memoryview(b"".join(raw)), np.cumsum([0, *map(len, raw)])
        return _batch(documents, joined_columns(parts), text, text_start)
    columns, encoded = token_columns(
        [Stretch(document.text, _bounds(document)) for document in documents]
    )
    first, last = encoded.starts[[0, -1]]
    return _batch(documents, columns, memoryview(encoded.raw)[first:last], encoded.starts - first)


@cache
def _keep_memory() -> None:
    """Have the C library keep freed memory for the next arrays; saves a tenth of the time.

    Where it is GNU's, it gives arrays back to the system one by one, and gets them back
    page by page, unless one of this size has been freed once.
    """
    np.empty(KEPT_MEMORY, np.uint8)


def _bounds(document: Document) -> list[tuple[int, int]]:
    return [(block.start, block.end) for block in document.blocks]


def _stretches(documents: Sequence[Document]) -> Iterator[Stretch]:
    """Cut documents between blocks."""
    for document in documents:
        bounds: list[tuple[int, int]] = []
        for bound in _bounds(document):
            if bounds and bound[1] - bounds[0][0] > LARGE:
                yield _stretch(document.text, bounds)
                bounds = []
            bounds.append(bound)
        yield _stretch(document.text, bounds)


def _stretch(text: str, bounds: Sequence[tuple[int, int]]) -> Stretch:
    """Return the stretch of these blocks, with the character before: is it an end mark?"""
    if not bounds:
        return Stretch("", [])
    origin = max(bounds[0][0] - 1, 0)
    inner = [(start - origin, end - origin) for start, end in bounds]
    return Stretch(text[origin : bounds[-1][1]], inner, origin)


def _batch(
    documents: Sequence[Document],
    columns: TokenColumns,
    text: memoryview,
    text_start: NDArray[np.int64],
) -> Batch:
    document_block = np.cumsum([0, *(len(document.blocks) for document in documents)])
    bounds = np.array(
        [bound for document in documents for bound in _bounds(document)], np.uint32
    ).reshape(-1, 2)
    return Batch(
        text=text,
        text_start=text_start,
        starts=columns.starts,
        ids=columns.ids,
        forms=columns.forms,
        document_token=columns.block_token[document_block],
        document_block=document_block,
        block_start=bounds[:, 0],
        block_end=bounds[:, 1],
        block_token=columns.block_token,
        block_sentence=columns.block_sentence,
        sentence_start=columns.sentence_start,
    )

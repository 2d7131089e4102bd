"""The tokens and sentences of some texts as columns, and the columns of several such runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from docscope.text.bulk.bytes import encoded
from docscope.text.bulk.marks import Blocks
from docscope.text.bulk.sentences import Tokens, sentence_starts
from docscope.text.bulk.spans import byte_spans
from docscope.text.bulk.types import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from docscope.text.bulk.bytes import Encoded
    from docscope.text.bulk.spans import ByteSpans


class Stretch(NamedTuple):
    """A text, or a stretch of one that begins at character `origin`, and bounds of blocks.

    The bounds count within the stretch.
    """

    text: str
    bounds: Sequence[tuple[int, int]]
    origin: int = 0


class TokenColumns(NamedTuple):
    """Tokens and sentences of stretches: starts in characters of their texts.

    `block_token` and `block_sentence` are the number of the first of each block, and at the
    end how many there are.
    """

    starts: NDArray[np.uint32]
    ids: NDArray[np.int32]
    forms: pa.StringArray
    block_token: NDArray[np.int64]
    sentence_start: NDArray[np.uint32]
    block_sentence: NDArray[np.int64]


def token_columns(stretches: Sequence[Stretch]) -> tuple[TokenColumns, Encoded]:
    """Return the tokens and sentences of stretches, and the stretches in UTF-8."""
    texts = [stretch.text for stretch in stretches]
    text = encoded(texts)
    blocks = _blocks(text, stretches)
    edges = np.concatenate([text.starts, blocks.starts, blocks.ends])
    edges.sort()
    spans = _in_blocks(byte_spans(text, edges), blocks)
    ids, forms = numbered(text, spans.starts, spans.ends)
    sentences = sentence_starts(text, texts, blocks, Tokens(spans, ids, len(forms)))
    shifts = np.array([stretch.origin for stretch in stretches], np.int64)
    origins = text.characters(text.starts[:-1]) - shifts
    columns = TokenColumns(
        starts=_characters(text, spans.starts, origins),
        ids=ids,
        forms=forms,
        block_token=_firsts(spans.starts, blocks),
        sentence_start=_characters(text, sentences, origins),
        block_sentence=_firsts(sentences, blocks),
    )
    return columns, text


def joined_columns(parts: Sequence[TokenColumns]) -> TokenColumns:
    """Return columns that follow each other as one."""
    if len(parts) == 1:
        return parts[0]
    numbers = [
        pa.DictionaryArray.from_arrays(
            pa.Array.from_buffers(pa.int32(), part.ids.size, [None, pa.py_buffer(part.ids)]),
            part.forms,
        )
        for part in parts
    ]
    unified = pa.chunked_array(numbers).unify_dictionaries().chunks
    ids = [np.frombuffer(chunk.indices.buffers()[1], np.int32, len(chunk)) for chunk in unified]
    return TokenColumns(
        starts=np.concatenate([part.starts for part in parts]),
        ids=np.concatenate(ids),
        forms=unified[-1].dictionary,
        block_token=_shifted([part.block_token for part in parts]),
        sentence_start=np.concatenate([part.sentence_start for part in parts]),
        block_sentence=_shifted([part.block_sentence for part in parts]),
    )


def _blocks(text: Encoded, stretches: Sequence[Stretch]) -> Blocks:
    bounds = np.array([bound for stretch in stretches for bound in stretch.bounds], np.int64)
    bounds = bounds.reshape(-1, 2)
    numbers = np.arange(len(stretches)).repeat([len(stretch.bounds) for stretch in stretches])
    origins = text.characters(text.starts[:-1])[numbers, np.newaxis]
    places = text.places(bounds + origins)
    return Blocks(numbers, bounds[:, 0], bounds[:, 1], places[:, 0], places[:, 1])


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


def _characters(
    text: Encoded, places: NDArray[np.int64], origins: NDArray[np.int64]
) -> NDArray[np.uint32]:
    """Return the characters of their texts at places, in order."""
    counts = np.diff(np.searchsorted(places, text.starts))
    return (text.characters(places) - origins.repeat(counts)).astype(np.uint32)


def _shifted(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return numbers of firsts that follow each other; the last of each part is its total."""
    totals = np.cumsum([0, *(part[-1] for part in parts)])
    firsts = [part[:-1] + total for part, total in zip(parts, totals[:-1], strict=True)]
    return np.concatenate([*firsts, totals[-1:]])

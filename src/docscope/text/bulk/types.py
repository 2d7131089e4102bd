"""Which tokens are the same form: numbers for forms, without an object per token."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

try:
    # `pyarrow.compute` wraps every function there is, which takes as long as 3 MB of text.
    from pyarrow._compute import call_function
except ImportError:  # pragma: no cover - a private name, here since pyarrow 1
    from pyarrow.compute import call_function

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from docscope.text.bulk.bytes import Encoded

WORD = 8  # bytes that are compared at once
# Bytes that UTF-8 never has mark the keys that are numbers of longer forms.
LONG, LONGEST = np.uint64(0xFF << 56), np.uint64(0xFE << 56)
LONG_FORM = 64  # bytes; beyond that forms are few, and compared as they are
KEPT = np.array([(1 << 8 * size) - 1 for size in range(WORD + 1)], np.uint64)


def numbered(
    encoded: Encoded, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int32], pa.StringArray]:
    """Return the number of each token's form, and the forms in order of first appearance.

    A form of up to eight bytes is its own key; of longer ones the first eight bytes and the
    rest are numbered apart, and the two numbers are the key.
    """
    sizes = ends - starts
    words = np.ndarray((len(encoded.raw) - WORD + 1,), "<u8", encoded.raw, 0, (1,))
    longest = np.flatnonzero(sizes > LONG_FORM)
    compared = sizes
    if longest.size:
        compared = sizes.copy()
        compared[longest] = 0
    keys = _keys(words, starts, compared)
    keys[longest] = _longest(encoded.raw, starts[longest], ends[longest])
    ids = _numbers(keys)
    examples = np.zeros(int(ids.max(initial=-1)) + 1, np.int64)
    examples[ids] = np.arange(ids.size)
    return ids, _forms(encoded.bytes_, starts[examples], sizes[examples])


def _keys(
    words: NDArray[np.uint64], starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Return a key for every stretch of bytes: two are equal if and only if the bytes are."""
    keys: NDArray[np.uint64] = words[starts]
    keys &= KEPT.take(sizes, mode="clip")
    long = np.flatnonzero(sizes > WORD)
    if long.size:
        heads = _numbers(keys[long])
        rests = _numbers(_keys(words, starts[long] + WORD, sizes[long] - WORD))
        pairs = heads.astype(np.uint64) << np.uint64(32) | rests.astype(np.uint64)
        keys[long] = _numbers(pairs).astype(np.uint64) | LONG
    return keys


def _longest(raw: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
    known: dict[bytes, int] = {}
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    found = [known.setdefault(raw[start:end], len(known)) for start, end in spans]
    return np.array(found, np.uint64) | LONGEST


def _numbers(keys: NDArray[np.uint64]) -> NDArray[np.int32]:
    """Number keys in order of first appearance."""
    # `pa.array` and `to_numpy` would import pandas, which takes longer than 8 MB of text.
    array = pa.Array.from_buffers(pa.uint64(), keys.size, [None, pa.py_buffer(keys)])
    indices = call_function("dictionary_encode", [array]).indices
    return np.frombuffer(indices.buffers()[1], np.int32, keys.size)


def _forms(
    bytes_: NDArray[np.uint8], starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> pa.StringArray:
    offsets = np.zeros(sizes.size + 1, np.int32)
    np.cumsum(sizes, out=offsets[1:])
    places = np.arange(offsets[-1]) + (starts - offsets[:-1]).repeat(sizes)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(bytes_[places])]
    return pa.Array.from_buffers(pa.utf8(), sizes.size, buffers)

"""Where characters begin in UTF-8: the way from characters of documents to bytes and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

# Zero bytes around the texts: a byte has neighbours, and eight bytes can be read anywhere.
BEFORE, AFTER = 8, 24
FIRST_BYTE = -64  # as a signed number the lowest byte that begins a character


class Encoded(NamedTuple):
    """Texts in UTF-8, one after the other, with zero bytes around.

    `bytes_` is the same as an array, `starts` the byte where each text starts (and the end of
    the last), `tails` the bytes that are not the first of their character, in order.
    """

    raw: bytes
    bytes_: NDArray[np.uint8]
    starts: NDArray[np.int64]
    tails: NDArray[np.int64]

    def characters(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how many characters of all texts stand before each of these bytes, ascending."""
        if not self.tails.size:
            return places - BEFORE
        if self.tails.size > places.size:
            return places - BEFORE - np.searchsorted(self.tails, places)
        after = np.searchsorted(places, self.tails, side="right")
        return places - BEFORE - np.cumsum(np.bincount(after, minlength=places.size))[: places.size]

    def places(self, characters: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the first byte of characters, counted over all texts."""
        places = characters + BEFORE
        if self.tails.size:
            owners = self.tails - np.arange(1, self.tails.size + 1)
            places += np.searchsorted(owners, places)
        return places


def encoded(texts: Sequence[str]) -> Encoded:
    """Return texts in UTF-8, one after the other."""
    parts = [text.encode() for text in texts]
    raw = b"".join([bytes(BEFORE), *parts, bytes(AFTER)])
    starts = np.zeros(len(parts) + 1, np.int64)
    np.cumsum([len(part) for part in parts], out=starts[1:])
    bytes_ = np.frombuffer(raw, np.uint8)
    tails = np.zeros(0, np.int64)
    if starts[-1] != sum(map(len, texts)):
        tails = np.flatnonzero(bytes_.view(np.int8) < FIRST_BYTE)
    return Encoded(raw, bytes_, starts + BEFORE, tails)


def by_width(
    bytes_: NDArray[np.uint8], firsts: NDArray[np.int64]
) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Yield each width in bytes, and which of the characters that begin here have it."""
    begun = bytes_[firsts]
    for width, lowest in ((2, 0xC0), (3, 0xE0), (4, 0xF0)):
        chosen = np.flatnonzero((begun >= lowest) & (begun < lowest + (0x80 >> width)))
        if chosen.size:
            yield width, chosen


def decoded(bytes_: NDArray[np.uint8], firsts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return the code points of characters beyond ASCII that begin at these bytes."""
    codes = np.zeros(firsts.size, np.uint32)
    for width, chosen in by_width(bytes_, firsts):
        places = firsts[chosen]
        code: NDArray[np.uint32] = (bytes_[places] & (0x7F >> width)).astype(np.uint32)
        for nth in range(1, width):
            code = code << np.uint32(6) | bytes_[places + nth] & np.uint8(0x3F)
        codes[chosen] = code
    return codes

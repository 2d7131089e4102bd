"""Lines of cells put together as bytes, many at a time: for columns cut from texts.

Every line is a row of pieces, each a stretch of one pool of bytes: the digits of numbers,
the cells that repeat, the text. Each byte is then copied once.
"""

from __future__ import annotations

from array import array
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.report.cells import raw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from docscope.analyses.columnar.slices import Slices
    from docscope.model import Value

    Numbers = NDArray[np.int64]

DIGITS, GROUP = 4, 10_000  # of a number that are one piece
MOST = GROUP * GROUP  # numbers of two pieces
CONTINUED = 0x80  # what the upper bits of a byte of UTF-8 are that opens no character
BOM = "\ufeff"  # quoted at the start of a cell


class Cells(NamedTuple):
    """The cells of a column: for each piece of them where it starts, and its size.

    `quoted` says which of them want quotation marks around them, None that none does.
    """

    pieces: list[tuple[Numbers, Numbers]]
    quoted: NDArray[np.bool_] | None = None


class Encoded(NamedTuple):
    """A text in a pool: its bytes, where they start, and where each of its characters does.

    `places` are None where a character is a byte.
    """

    codes: NDArray[np.uint8]
    start: int
    places: Numbers | None


class Pool:
    """The bytes that lines are made of."""

    def __init__(self) -> None:
        self.size = 0
        self._parts: list[bytes] = []
        self._texts: dict[str, Encoded] = {}

    def text(self, text: str) -> Encoded:
        """Return a text as it stands here; it is added once."""
        if text not in self._texts:
            encoded = text.encode()
            codes, places = np.frombuffer(encoded, np.uint8), None
            if len(encoded) > len(text):
                places = np.append(np.flatnonzero(codes & 0xC0 != CONTINUED), len(codes))
            self._texts[text] = Encoded(codes, self.add(encoded), places)
        return self._texts[text]

    def add(self, part: bytes) -> int:
        """Add some bytes and return where they start."""
        start = self.size
        self._parts.append(part)
        self.size += len(part)
        return start

    def stretches(self, starts: Numbers, sizes: Numbers) -> bytes:
        """Return stretches of the bytes, one after the other."""
        ends = np.cumsum(sizes)
        places = np.repeat((starts - (ends - sizes)).astype(np.int32), sizes)
        places += np.arange(len(places), dtype=np.int32)
        return np.frombuffer(b"".join(self._parts), np.uint8)[places].tobytes()


def assembled(
    columns: Sequence[Sequence[Value]], separator: str, cell: Callable[[str, str], str]
) -> str | None:
    """Return the lines of some columns, of at most 2 GB in all.

    It is None if a number is too large, or text is no UTF-8.

    `cell` gives a cell the quotation marks it needs.
    """
    pool = Pool()
    pool.add(_digits())
    mark, seam = pool.add(b'"'), pool.add(f'"{separator}"'.encode())
    pieces: list[tuple[Numbers, Numbers]] = []
    none = np.zeros(len(columns[0]), np.int64)
    before = none
    try:
        for at, values in enumerate(columns):
            cells = _cells(values, pool, separator, cell)
            if cells is None:
                return None
            after = none if cells.quoted is None else cells.quoted.astype(np.int64)
            opening = (seam + 1 - before, 1 + before + after) if at else (none + mark, after)
            pieces += [opening, *cells.pieces]
            before = after
    except UnicodeEncodeError:
        return None
    pieces.append((pool.add(b'"\n') + 1 - before, 1 + before))
    starts, sizes = (np.stack(part, 1).ravel() for part in zip(*pieces, strict=True))
    return pool.stretches(starts, sizes).decode()


def _cells(
    values: Sequence[Value], pool: Pool, separator: str, cell: Callable[[str, str], str]
) -> Cells | None:
    if isinstance(values, array):
        return _numbers(np.asarray(values).astype(np.int64))
    if hasattr(values, "others"):
        return _slices(values, pool, separator, cell)  # type: ignore[arg-type]  # as was just seen
    known = {value: number for number, value in enumerate(dict.fromkeys(values))}
    places = np.array(list(map(known.__getitem__, values)), np.int64)
    encoded = [cell(raw(value), separator).encode() for value in known]
    starts, sizes = _added(encoded, pool)
    return Cells([(starts[places], sizes[places])])


def _numbers(values: Numbers) -> Cells | None:
    if len(values) and not 0 <= int(values.min()) <= int(values.max()) < MOST:
        return None
    upper, lower = np.divmod(values, GROUP)
    large = upper > 0
    size = np.where(large, _size(upper), 0)
    rest = np.where(large, DIGITS, _size(lower))
    ends = (upper + 1) * DIGITS, (lower + 1) * DIGITS
    return Cells([(ends[0] - size, size), (ends[1] - rest, rest)])


def _slices(values: Slices, pool: Pool, separator: str, cell: Callable[[str, str], str]) -> Cells:
    """Return cells cut from a text, and apart from it those that read otherwise than there."""
    codes, base, places = pool.text(values.text)
    starts, ends = values.starts, values.ends
    if places is not None:
        starts, ends = places[starts], places[ends]
    sizes = ends - starts
    quoted = _holding(codes, ord(separator), starts, ends)
    others = dict(values.others)
    marked = _holding(codes, ord('"'), starts, ends)
    if BOM in values.text:
        marked[:] = True
    for at in np.flatnonzero(marked).tolist():
        others.setdefault(at, values.text[values.starts[at] : values.ends[at]])
    starts = starts + base
    if others:
        numbers = np.fromiter(others, np.int64, len(others))
        found = _added([cell(other, separator).encode() for other in others.values()], pool)
        starts[numbers], sizes[numbers] = found
        quoted[numbers] = False  # they have their marks
    return Cells([(starts, sizes)], quoted)


def _holding(
    codes: NDArray[np.uint8], code: int, starts: Numbers, ends: Numbers
) -> NDArray[np.bool_]:
    """Return which stretches hold some byte."""
    places = np.flatnonzero(codes == code)
    found: NDArray[np.bool_] = np.searchsorted(places, starts) < np.searchsorted(places, ends)
    return found


def _added(parts: Sequence[bytes], pool: Pool) -> tuple[Numbers, Numbers]:
    """Add parts to the pool; return where each starts, and its size."""
    sizes = np.array(list(map(len, parts)), np.int64)
    return np.cumsum(sizes) - sizes + pool.add(b"".join(parts)), sizes


def _size(numbers: Numbers) -> Numbers:
    """Return how many digits numbers below the size of a group have."""
    found: Numbers = 1 + (numbers >= 10) + (numbers >= 100) + (numbers >= 1000)  # noqa: PLR2004 - powers of ten
    return found


@cache
def _digits() -> bytes:
    """Return the digits of all numbers of a group, each filled up with zeros."""
    return "".join([f"{number:0{DIGITS}}" for number in range(GROUP)]).encode()

"""Rows that are more than memory should hold: sorted or kept in a temporary file.

The file has no name, so that nothing is left of it however the program ends.
"""

from __future__ import annotations

from contextlib import contextmanager
from heapq import merge
from typing import IO, TYPE_CHECKING, Any

from docscope.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docscope.model import Row, Value

    Key = tuple[Any, ...]  # Any: whatever the rows are put in order by
    Keyed = tuple[Key, Row]

LARGEST = 24_000_000  # characters of rows in memory
PER_ROW = 600  # characters that a row takes besides those of its texts
PIECE = 32_768  # bytes read at once


class Sorter:
    """Rows put in the order of their keys; those of equal keys stay as they came."""

    def __init__(self, key: Callable[[Row], Key]) -> None:
        self._key = key
        self._held: list[Keyed] = []
        self._size = 0
        self._file: IO[bytes] | None = None
        self._runs: list[tuple[int, int]] = []

    def add(self, row: Row) -> None:
        """Take a row in."""
        self._held.append((self._key(row), row))
        self._size += size_of(row)
        if self._size > LARGEST:
            self._spill()

    def in_order(self) -> Iterator[Row]:
        """Yield all rows in order, once."""
        self._held.sort(key=_first)
        if not self._file:
            yield from [row for _, row in self._held]
            return
        with self._file:
            runs = [self._read(*run) for run in self._runs]
            for _, row in merge(*runs, self._held, key=_first):
                yield row

    def _spill(self) -> None:
        self._held.sort(key=_first)
        self._file = self._file or nameless_file()
        self._runs.append(set_aside(self._file, (row for _, row in self._held)))
        self._held, self._size = [], 0

    def _read(self, start: int, end: int) -> Iterator[Keyed]:
        assert self._file
        for line in lines_between(self._file, start, end):
            row = from_line(line)
            yield self._key(row), row


class Keeper:
    """Rows in the order they came, to be gone through once."""

    def __init__(self) -> None:
        self._held: list[Row] = []
        self._size = 0
        self._file: IO[bytes] | None = None

    def add(self, row: Row) -> None:
        """Take a row in."""
        self._held.append(row)
        self._size += size_of(row)
        if self._size > LARGEST:
            self._file = self._file or nameless_file()
            set_aside(self._file, self._held)
            self._held, self._size = [], 0

    def __iter__(self) -> Iterator[Row]:
        if self._file:
            with self._file as file:
                yield from map(from_line, lines_between(file, 0, file.seek(0, 2)))
        yield from self._held


def kept(rows: Iterable[Row]) -> Keeper:
    """Return rows once all of them were read."""
    keeper = Keeper()
    for row in rows:
        keeper.add(row)
    return keeper


def nameless_file() -> IO[bytes]:
    """Return a temporary file that is gone once nobody reads it.

    Raises:
        OutputError: There is no folder for it.
    """
    from tempfile import TemporaryFile

    with _told():
        return TemporaryFile("w+b")


def set_aside(file: IO[bytes], rows: Iterable[Row]) -> tuple[int, int]:
    """Write rows behind all others of a file; return where they start and end.

    Raises:
        OutputError: They do not fit.
    """
    with _told():
        start = file.seek(0, 2)
        file.writelines(map(as_line, rows))
        file.flush()
        return start, file.tell()


@contextmanager
def _told() -> Iterator[None]:
    """Say which folder was no good where rows cannot be set aside."""
    try:
        yield
    except OSError as problem:
        from tempfile import gettempdir

        said = f"{gettempdir()}: rows cannot be set aside there: {problem.strerror}"
        raise OutputError(f"{said}; name another folder in TMPDIR") from None


def size_of(row: Row) -> int:
    """Return about how many characters of memory a row takes."""
    return PER_ROW + sum(len(value) for value in row if isinstance(value, str))


def as_line(row: Row) -> bytes:
    """Return a row as a line of JSON."""
    import json

    return json.dumps(row).encode() + b"\n"


def from_line(line: bytes) -> Row:
    """Return the row of a line."""
    import json

    return tuple(_value(value) for value in json.loads(line))


def lines_between(file: IO[bytes], start: int, end: int) -> Iterator[bytes]:
    """Yield the lines between two places of a file that others read in turns."""
    while start < end:
        file.seek(start)
        lines = file.readlines(min(PIECE, end - start - 1))  # it stops once there are more
        start = file.tell()
        yield from lines


def _value(value: Any) -> Value:  # noqa: ANN401 - what JSON holds
    return tuple(value) if isinstance(value, list) else value


def _first(keyed: Keyed) -> Key:
    return keyed[0]

"""Arrow tables of a segment, read with the standard library.

The manifest says where the buffers of each field lie in the file, so the file's own
description of itself, which other programs read, is not needed.
"""

from __future__ import annotations

from itertools import pairwise
from operator import sub
from typing import TYPE_CHECKING, Any

from docscope.corpus.index.storage.column import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np

    from docscope.corpus.index.storage.column import Pages

# How texts are stored (s: utf8, S: large_utf8), and the type of their offsets.
TEXTS = {"s": "I", "S": "Q"}
CONTINUED = 0x80  # what the upper bits of a byte of UTF-8 are that opens no character
PRINTABLE = bytes(range(0x20, 0x7F))


class Texts:
    """A column of texts, read in place: indexed, iterated and bisected as a sequence is."""

    __slots__ = ("_ends", "_length", "_pages", "_start")

    def __init__(self, pages: Pages, start: int, ends: Column) -> None:
        self._pages = pages
        self._start = start
        self._ends = ends
        self._length = len(ends) - 1

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> str:
        return str(self._part(index), "utf-8")

    def __iter__(self) -> Iterator[str]:
        return (self[index] for index in range(self._length))

    def raw(self, index: int) -> bytes:
        """Return a text in UTF-8.

        Raises:
            IndexDamagedError: It is not what was written.
        """
        return bytes(self._part(index))

    def list(self, start: int, stop: int) -> list[str]:
        """Return texts `start` to `stop`; quicker than one by one.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        if start >= stop:
            return []
        ends = self._ends.slice(start, stop + 1).tolist()
        first = ends[0]
        joined = self._pages.part(self._start + first, self._start + ends[-1])
        return [str(joined[low - first : high - first], "utf-8") for low, high in pairwise(ends)]

    def characters(self) -> np.ndarray[Any, Any]:
        """Return how many characters each text has; quicker than by reading them.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        import numpy as np

        ends = self._ends.array()
        stored = np.frombuffer(self._pages.part(self._start, self._start + int(ends[-1])), "B")
        before = np.zeros(len(stored) + 1, np.int64)
        np.cumsum(stored & 0xC0 != CONTINUED, out=before[1:])
        found: np.ndarray[Any, Any] = np.diff(before[ends])
        return found

    def longest(self, start: int, stop: int) -> int | None:
        """Return the length of the longest of texts `start` to `stop`; quicker than by reading.

        It is None if not all characters are printable ASCII.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        ends = self._ends.slice(start, stop + 1).tolist()
        joined = bytes(self._pages.part(self._start + ends[0], self._start + ends[-1]))
        if joined.translate(None, PRINTABLE):
            return None
        return max(map(sub, ends[1:], ends), default=0)

    def _part(self, index: int) -> memoryview:
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        start, stop = self._ends.slice(index, index + 2)
        return self._pages.part(self._start + start, self._start + stop)


class ArrowTable:
    """A table of texts and whole numbers; `fields` maps a name to type and places of buffers."""

    __slots__ = ("_fields", "_length", "_pages")

    def __init__(
        self, pages: Pages, length: int, fields: Mapping[str, Sequence[str | int]]
    ) -> None:
        self._pages = pages
        self._length = length
        self._fields = fields

    def __len__(self) -> int:
        return self._length

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(self._fields)

    def texts(self, field: str) -> Texts:
        """Return a field of texts."""
        typecode, ends, start = self._fields[field]
        width = TEXTS[str(typecode)]
        return Texts(
            self._pages, int(start), Column(self._pages, int(ends), self._length + 1, width)
        )

    def numbers(self, field: str) -> Column:
        """Return a field of whole numbers."""
        typecode, start = self._fields[field]
        return Column(self._pages, int(start), self._length, str(typecode))

"""Columns of numbers that are read in place; what is read is checked first, once."""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING, Any
from zlib import crc32

from docscope.corpus.index.storage.layout import BLOCK, BLOCK_SHIFT, SIZES, damaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

MATERIALISED = 1 << 16  # values that iterating turns into a list at a time


class Pages:
    """The bytes of a file of a segment; each block is compared with its checksum once.

    `view` is the file as it is mapped, unchecked; `sums` the CRC-32 of its blocks, and
    `checked` whether each was compared and found right.
    """

    __slots__ = ("checked", "folder", "name", "sums", "view")

    def __init__(self, folder: str, name: str, view: memoryview, sums: memoryview) -> None:
        self.folder = folder
        self.name = name
        self.view = view
        self.sums = sums
        self.checked = bytearray(len(sums))

    def part(self, start: int, stop: int) -> memoryview:
        """Return bytes `start` to `stop`, checked.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        self.check(start, stop)
        return self.view[start:stop]

    def trust(self) -> None:
        """Take all bytes as checked: this process has compared, or written, them just now."""
        self.checked[:] = b"\1" * len(self.checked)

    def check(self, start: int, stop: int) -> None:
        """Compare the blocks of bytes `start` to `stop` with their checksums.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        if start < stop:
            first, last = start >> BLOCK_SHIFT, ((stop - 1) >> BLOCK_SHIFT) + 1
            if self.checked.find(0, first, last) >= 0:
                self._check_blocks(first, last)

    def release(self) -> None:
        """Let the system take back the memory of what was read; it can be read again."""
        mapped = self.view.obj
        if hasattr(mmap, "MADV_DONTNEED") and isinstance(mapped, mmap.mmap):
            mapped.madvise(mmap.MADV_DONTNEED)

    def _check_blocks(self, first: int, last: int) -> None:
        view, sums, checked = self.view, self.sums, self.checked
        for block in range(first, last):
            if not checked[block]:
                start = block << BLOCK_SHIFT
                if crc32(view[start : start + BLOCK]) != sums[block]:
                    raise damaged(self.folder, f"{self.name} is damaged")
                checked[block] = 1


class Column:
    """A column of whole numbers, read in place.

    It is indexed and iterated as a sequence is, and bisected; `slice` and `array` give
    many values at once.
    """

    __slots__ = ("_checked", "_length", "_pages", "_size", "_start", "_values")

    def __init__(self, pages: Pages, start: int, length: int, typecode: str) -> None:
        self._pages = pages
        self._checked = pages.checked
        self._start = start
        self._length = length
        self._size = SIZES[typecode]
        stop = start + length * self._size
        self._values: memoryview = pages.view[start:stop].cast(typecode)  # type: ignore[call-overload]  # a typecode of SIZES

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> int:
        if not 0 <= index < self._length:
            index += self._length
            if not 0 <= index < self._length:
                raise IndexError(index)
        # A value never lies in two blocks: columns start at multiples of their size.
        at = self._start + index * self._size
        if not self._checked[at >> BLOCK_SHIFT]:
            self._pages.check(at, at + 1)
        return self._values[index]

    def __iter__(self) -> Iterator[int]:
        for start in range(0, self._length, MATERIALISED):
            yield from self.slice(start, min(start + MATERIALISED, self._length)).tolist()

    def slice(self, start: int, stop: int) -> memoryview:
        """Return values `start` to `stop`, checked, in place: a view with the column's type.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        self._pages.check(self._start + start * self._size, self._start + stop * self._size)
        return self._values[start:stop]

    def array(self, start: int = 0, stop: int | None = None) -> np.ndarray[Any, Any]:
        """Return values `start` to `stop` (all of them), checked, in place, as a NumPy array.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        import numpy as np

        return np.asarray(self.slice(start, self._length if stop is None else stop))

    def take(self, indexes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Return the values at some indexes as a NumPy array; only what is read is checked.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        import numpy as np

        if len(indexes) >= self._length:  # about every block is read
            whole: np.ndarray[Any, Any] = self.array()[indexes]
            return whole
        self._check_at(np.asarray(indexes, np.int64))
        found: np.ndarray[Any, Any] = np.asarray(self._values)[indexes]
        return found

    def rows(self, numbers: np.ndarray[Any, Any], width: int) -> np.ndarray[Any, Any]:
        """Return some rows of `width` values each; the last one is filled up with zeros.

        A row never lies in two blocks where its size is a power of two of at most 64 bytes.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        import numpy as np

        self._check_at(numbers * width)
        whole = self._length // width
        values = np.asarray(self._values)
        found: np.ndarray[Any, Any] = np.zeros((len(numbers), width), values.dtype)
        inner = numbers < whole
        found[inner] = values[: whole * width].reshape(whole, width)[numbers[inner]]
        found[~inner, : self._length - whole * width] = values[whole * width :]
        return found

    def _check_at(self, indexes: np.ndarray[Any, Any]) -> None:
        """Check the blocks of the values at some indexes."""
        import numpy as np

        blocks = (self._start + indexes * self._size) >> BLOCK_SHIFT
        for block in blocks[np.flatnonzero(np.diff(blocks, prepend=-1))].tolist():
            if not self._checked[block]:
                self._pages.check(block << BLOCK_SHIFT, (block << BLOCK_SHIFT) + 1)

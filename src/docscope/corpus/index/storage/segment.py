"""A segment of an index as it is read: files opened at once, mapped when first used."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING
from zlib import crc32

from docscope.corpus.index.storage.arrow import ArrowTable
from docscope.corpus.index.storage.column import Column, Pages
from docscope.corpus.index.storage.files import mapped, open_file, read_file
from docscope.corpus.index.storage.layout import BLOCK_SHIFT, COLUMNS, COLUMNS_FILE, FILES, damaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.index.storage.manifest import SegmentEntry

CHECKED_AT_ONCE = 1 << 22  # bytes


class VanishedError(Exception):
    """A file that the manifest names is not there; `name` is its path in the folder."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Segment:
    """A write-once part of a corpus: some documents, in the order of their names.

    `tokens`, `types` and `documents` are counts, `dropped` the numbers of documents that
    are no longer in the corpus.

    Raises:
        IndexDamagedError: A file is not as long as it was written.
        VanishedError: A file is not there.
    """

    def __init__(self, folder: str, entry: SegmentEntry) -> None:
        self.folder = folder
        self.entry = entry
        self.name = entry.name
        self.tokens = entry.tokens
        self.types = entry.types
        self.documents = entry.documents
        self._files: dict[str, int] = {}
        self._pages: dict[str, Pages] = {}
        self._sums = memoryview(b"")
        try:
            for file, size in entry.files.items():
                self._files[file] = self._opened(file, size)
            self.dropped = _dropped(folder, entry)
        except BaseException:
            self.close()
            raise

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the files; what was read in place stays until nobody uses it."""
        while self._files:
            os.close(self._files.popitem()[1])
        self._pages.clear()
        self._sums = memoryview(b"")

    def trust(self) -> None:
        """Take all bytes as checked: this process has compared, or written, them just now.

        Raises:
            IndexDamagedError: The checksums are not those that were written.
        """
        for file in FILES:
            self.pages(file).trust()

    def column(self, name: str) -> Column:
        """Return a column by its name in `layout.COLUMNS`."""
        start, length = self.entry.columns[name]
        return Column(self.pages(COLUMNS_FILE), start, length, COLUMNS[name])

    def bytes(self, name: str, start: int, stop: int) -> memoryview:
        """Return bytes `start` to `stop` of the column `text` or `sources`, checked, in place.

        Raises:
            IndexDamagedError: They are not those that were written.
        """
        first = self.entry.columns[name][0]
        return self.pages(COLUMNS_FILE).part(first + start, first + stop)

    def table(self, name: str) -> ArrowTable:
        """Return the table `lexicon`, `parts` or `documents`."""
        length, fields = self.entry.tables[name]
        return ArrowTable(self.pages(f"{name}.arrow"), length, fields)

    def pages(self, file: str) -> Pages:
        """Return a file, mapped.

        Raises:
            IndexDamagedError: The checksums are not those that were written.
        """
        if COLUMNS_FILE not in self._pages:
            self._map_columns()
        found = self._pages.get(file)
        if found is None:
            found = self._pages[file] = self._mapped(file, self._view(file))
        return found

    def check(self) -> Iterator[int]:
        """Compare every byte with its checksum, and yield how many were compared.

        What was read does not stay in memory.

        Raises:
            IndexDamagedError: Some are not what was written.
        """
        for file in FILES:
            pages = self.pages(file)
            for start in range(0, len(pages.view), CHECKED_AT_ONCE):
                stop = min(start + CHECKED_AT_ONCE, len(pages.view))
                pages.check(start, stop)
                pages.release()
                yield stop - start

    def release(self) -> None:
        """Let the system take back the memory of what was read; it can be read again."""
        for pages in self._pages.values():
            pages.release()

    def _opened(self, file: str, size: int) -> int:
        name = f"{self.name}/{file}"
        opened = open_file(self.folder, name)
        if opened is None:
            raise VanishedError(name)
        status = os.fstat(opened)
        if not stat.S_ISREG(status.st_mode) or status.st_size != size:
            os.close(opened)
            raise damaged(self.folder, f"{name} has {status.st_size:,} bytes instead of {size:,}")
        return opened

    def _view(self, file: str) -> memoryview:
        if file not in self._files:
            raise ValueError(f"{self.name} is closed")
        return mapped(self._files.pop(file), self.folder, f"{self.name}/{file}")

    def _map_columns(self) -> None:
        """Map the columns, which end with the checksums of all files."""
        view = self._view(COLUMNS_FILE)
        start, count, checksum = self.entry.checksums
        sums = view[start : start + 4 * count]
        if crc32(sums) != checksum:
            raise damaged(self.folder, f"{self.name}/{COLUMNS_FILE} is damaged")
        self._sums = sums.cast("I")
        self._pages[COLUMNS_FILE] = self._mapped(COLUMNS_FILE, view)

    def _mapped(self, file: str, view: memoryview) -> Pages:
        first, last = self._blocks(file)
        covered = view[: self._covered(file)]
        return Pages(self.folder, f"{self.name}/{file}", covered, self._sums[first:last])

    def _blocks(self, file: str) -> tuple[int, int]:
        """Return which of the checksums are those of a file."""
        first = 0
        for name in FILES:
            last = first + ((self._covered(name) - 1) >> BLOCK_SHIFT) + 1
            if name == file:
                break
            first = last
        return first, last

    def _covered(self, file: str) -> int:
        """Return how many bytes of a file have checksums: all, but for the checksums."""
        return self.entry.checksums[0] if file == COLUMNS_FILE else self.entry.files[file]


def _dropped(folder: str, entry: SegmentEntry) -> frozenset[int]:
    if entry.dropped is None:
        return frozenset()
    file, count, checksum = entry.dropped
    written = read_file(folder, file)
    if written is None:
        raise VanishedError(file)
    if len(written) != 4 * count or crc32(written) != checksum:
        raise damaged(folder, f"{file} is damaged")
    return frozenset(memoryview(written).cast("I"))

"""Open a corpus folder: one generation of it, kept for as long as it is used."""

from __future__ import annotations

import mmap
import os
import stat
from typing import TYPE_CHECKING, Self
from zlib import crc32

from docscope.corpus.index.arrow import ArrowTable
from docscope.corpus.index.column import Column, Pages
from docscope.corpus.index.files import open_file, read_file
from docscope.corpus.index.layout import (
    BLOCK_SHIFT,
    COLUMNS,
    COLUMNS_FILE,
    FILES,
    LOCK,
    LOCK_MAGIC,
    MAGIC,
    MANIFEST,
    damaged,
)
from docscope.corpus.index.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.index.checking import Checked
    from docscope.corpus.index.manifest import Manifest, SegmentEntry

CHECKED_AT_ONCE = 1 << 22  # bytes
ATTEMPTS = 100  # a writer would have to commit as often while the files are opened


class VanishedError(Exception):
    """A file that the manifest names is not there; `name` is its path in the folder."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


def is_index(folder: str) -> bool:
    """Return whether a path is a corpus folder, if perhaps a damaged one."""
    if _begins(os.path.join(folder, MANIFEST), MAGIC):
        return True
    return _begins(os.path.join(folder, LOCK), LOCK_MAGIC)


def open_index(folder: str) -> Index:
    """Open the current generation of a corpus folder.

    Raises:
        IndexDamagedError: It is damaged, not finished, or made by another version.
        InputError: It cannot be read.
    """
    folder = os.path.normpath(folder)
    before = b""
    for _ in range(ATTEMPTS):
        written = read_written(folder)
        try:
            return Index(folder, read_manifest(folder, written))
        except VanishedError as problem:
            # A writer committed since, and removed what the new generation does not need.
            if written == before:
                raise damaged(folder, f"{problem.name} is missing") from None
            before = written
    raise damaged(folder, "it is written anew all the time")


def read_written(folder: str) -> bytes:
    """Return the bytes of the manifest of a corpus folder.

    Raises:
        IndexDamagedError: There is none.
        InputError: It cannot be read.
    """
    written = read_file(folder, MANIFEST)
    if written is None:
        raise damaged(folder, f"{MANIFEST} is missing: the index is damaged or was never finished")
    return written


class Index:
    """One generation of a corpus folder.

    Its files are opened at once, so that it stays whole when a writer commits the next
    generation, and mapped when they are first read.
    """

    def __init__(self, folder: str, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        opened: list[Segment] = []
        try:
            for entry in manifest.segments:
                opened.append(Segment(folder, entry))  # noqa: PERF401 - kept if one fails
        except BaseException:
            for segment in opened:
                segment.close()
            raise
        self.segments = tuple(opened)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files; what was read in place stays until nobody uses it."""
        for segment in self.segments:
            segment.close()

    def verify(self) -> Iterator[Checked]:
        """Compare every byte with its checksum, and what the columns say with each other.

        Yields:
            How many bytes were read so far, and of how many.

        Raises:
            IndexDamagedError: Something is not what was written.
        """
        from docscope.corpus.index.checking import checked

        return checked(self)


class Segment:
    """A write-once part of a corpus: some documents, in the order of their names.

    `tokens`, `types` and `documents` are counts, `dropped` the numbers of documents that
    are no longer in the corpus.
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
        self._sums: memoryview | None = None
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
        for file in self._files.values():
            os.close(file)
        self._files.clear()
        self._pages.clear()
        self._sums = None

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
        found = self._pages.get(file)
        if found is None:
            first, last = self._blocks(file)
            sums = self._checksums()[first:last]
            found = Pages(self.folder, f"{self.name}/{file}", self._view(file), sums)
            self._pages[file] = found
        return found

    def check(self) -> Iterator[int]:
        """Compare every byte with its checksum, and yield how many bytes were compared.

        Raises:
            IndexDamagedError: Some are not what was written.
        """
        for file in FILES:
            pages = self.pages(file)
            size = self._covered(file)
            for start in range(0, size, CHECKED_AT_ONCE):
                stop = min(start + CHECKED_AT_ONCE, size)
                pages.check(start, stop)
                yield stop - start

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
        mapped = mmap.mmap(self._files[file], 0, access=mmap.ACCESS_READ)
        os.close(self._files.pop(file))  # the map has a file of its own
        return memoryview(mapped)

    def _checksums(self) -> memoryview:
        if self._sums is None:
            start, count, checksum = self.entry.checksums
            view = self._view(COLUMNS_FILE)
            sums = view[start : start + 4 * count]
            if crc32(sums) != checksum:
                raise damaged(self.folder, f"{self.name}/{COLUMNS_FILE} is damaged")
            self._sums = sums.cast("I")
            first, last = self._blocks(COLUMNS_FILE)
            self._pages[COLUMNS_FILE] = Pages(
                self.folder, f"{self.name}/{COLUMNS_FILE}", view, self._sums[first:last]
            )
        return self._sums

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


def _begins(path: str, magic: bytes) -> bool:
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        return os.read(file, len(magic)) == magic
    except OSError:
        return False
    finally:
        os.close(file)

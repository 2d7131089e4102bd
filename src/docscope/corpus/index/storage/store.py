"""Open a corpus folder: one generation of it, kept for as long as it is used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from docscope.corpus.index.storage.files import read_file
from docscope.corpus.index.storage.layout import LOCK, LOCK_MAGIC, MAGIC, MANIFEST, damaged
from docscope.corpus.index.storage.manifest import read_manifest
from docscope.corpus.index.storage.segment import Segment, VanishedError
from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.corpus.index.storage.checking import Checked
    from docscope.corpus.index.storage.manifest import Manifest, SegmentEntry

ATTEMPTS = 100  # a writer would have to commit as often while the files are opened


def is_index(folder: str) -> bool:
    """Return whether a path is a corpus folder, if perhaps a damaged one."""
    if _begins(f"{folder}/{MANIFEST}", MAGIC):
        return True
    return _begins(f"{folder}/{LOCK}", LOCK_MAGIC)


def open_index(folder: str) -> Index:
    """Open the current generation of a corpus folder.

    Raises:
        IndexDamagedError: It is damaged, not finished, or made by another version.
        InputError: It cannot be read.
    """
    folder = os.path.normpath(folder)
    before = b""
    for _ in range(ATTEMPTS):
        written = _manifest(folder)
        manifest = read_manifest(folder, written)
        try:
            return Index(folder, manifest, _segments(folder, manifest.segments))
        except VanishedError as problem:
            # A writer committed since, and removed what the new generation does not need.
            if written == before:
                raise damaged(folder, f"{problem.name} is missing") from None
            before = written
    raise damaged(folder, "it is written anew all the time")


class Index:
    """One generation of a corpus folder.

    Its files are opened at once, so that it stays whole when a writer commits the next
    generation, and mapped when they are first read. Sent to another process, it opens the
    same generation there.
    """

    def __init__(self, folder: str, manifest: Manifest, segments: Sequence[Segment]) -> None:
        self.folder = folder
        self.manifest = manifest
        self.segments = tuple(segments)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[object, ...]:
        return _reopened, (os.path.abspath(self.folder), self.manifest)  # noqa: PTH100 - pathlib resolves links

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
        from docscope.corpus.index.storage.checking import checked

        return checked(self)


def _manifest(folder: str) -> bytes:
    written = read_file(folder, MANIFEST)
    if written is None:
        raise damaged(folder, f"{MANIFEST} is missing: the index is damaged or was never finished")
    return written


def _segments(folder: str, entries: Sequence[SegmentEntry]) -> list[Segment]:
    """Open the segments, all or none."""
    opened: list[Segment] = []
    try:
        for entry in entries:
            opened.append(Segment(folder, entry))  # noqa: PERF401 - to be closed if one fails
    except BaseException:
        for segment in opened:
            segment.close()
        raise
    return opened


def _reopened(folder: str, manifest: Manifest) -> Index:
    try:
        return Index(folder, manifest, _segments(folder, manifest.segments))
    except VanishedError:
        raise InputError(f"{folder}: the index was written anew meanwhile; ask again") from None


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

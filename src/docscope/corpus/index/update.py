"""Writing to a corpus folder: one writer, whole generations, nothing lost on failure."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from docscope.corpus.index.files import read_file, sync_folder, told_as_output, write_file
from docscope.corpus.index.layout import (
    DROPPED,
    LOCK,
    MANIFEST,
    MANIFEST_PARTIAL,
    PARTIAL,
    SEGMENT,
    generation_of,
)
from docscope.corpus.index.litter import remove, remove_litter
from docscope.corpus.index.lock import locked
from docscope.corpus.index.manifest import DroppedEntry, Manifest, SegmentEntry, read_manifest
from docscope.corpus.index.segment import Segment, VanishedError
from docscope.corpus.index.store import Index, is_index
from docscope.corpus.index.writing import little_endian, write_segment
from docscope.errors import IndexDamagedError, OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import pyarrow as pa

    from docscope.corpus.index.writing import Values


@contextmanager
def update(folder: str) -> Iterator[Update]:
    """Be the only writer to a corpus folder, which is made if there is none.

    Raises:
        IndexBusyError: Another process is writing to it.
        OutputError: The system could not write.
        UsageError: The folder is not empty and not a corpus folder.
    """
    folder = os.path.normpath(folder)
    with ExitStack() as stack:
        with told_as_output(folder):
            made = _make(Path(folder))
            stack.enter_context(locked(folder))
            if made:
                stack.callback(_remove_unused, Path(folder))
            writer = stack.enter_context(closing(Update(folder)))
        yield writer


class Update:
    """A writer to a corpus folder, which nobody else writes to meanwhile.

    `base` is the current generation, None if there is none that can be built upon. What
    of it is damaged is left out; `damage` then says what that was.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._path = Path(folder)
        self.damage: tuple[str, ...] = ()
        self._written: bytes | None = None
        self.base = self._opened()
        self._names = self.base.manifest.names if self.base else frozenset[str]()
        self._last = max(_generations(self._path), default=0)
        if self.base:
            self._last = max(self._last, self.base.manifest.generation)
        self._reserved: list[str] = []
        self._dropped = {
            segment.name: (segment.dropped, segment.entry.dropped)
            for segment in (self.base.segments if self.base else ())
        }
        # What a reader finds must be on the disk before anything else is removed there.
        sync_folder(self._path)
        self._clean()

    def close(self) -> None:
        """Close what was open, and remove what was not committed."""
        if self.base:
            self.base.close()
        self._reserved.clear()
        self._clean()

    def reserve(self) -> str:
        """Return a name for a new segment; `write_segment` may then run in another process."""
        name = SEGMENT.format(generation=self._last + 1, number=len(self._reserved))
        self._reserved.append(name)
        return name

    def write_segment(
        self, columns: Mapping[str, Values], tables: Mapping[str, pa.Table]
    ) -> SegmentEntry:
        """Write a segment, which a commit may then name; see `writing.write_segment`.

        Raises:
            OutputError: The system could not write.
        """
        return write_segment(self.folder, self.reserve(), columns, tables)

    def commit(
        self,
        segments: Sequence[tuple[SegmentEntry, Collection[int]]],
        about: Mapping[str, Any],
    ) -> Manifest:
        """Make these segments the next generation, and remove what it does not need.

        Args:
            segments: What `write_segment` returned, or the `entry` of a segment of `base`,
                each with the numbers of its documents that are no longer in the corpus.
            about: Whatever is to be known of the corpus, as values of JSON.

        Raises:
            OutputError: The system could not write; the generation before goes on.
        """
        with told_as_output(self.folder):
            entries = tuple(
                self._with_dropped(number, entry, frozenset(dropped))
                for number, (entry, dropped) in enumerate(segments)
            )
            manifest = Manifest(self._last + 1, entries, dict(about))
            sync_folder(self._path)
            self._replace(manifest.written())
        self._last += 1
        self._names = manifest.names
        self._clean()
        return manifest

    def _opened(self) -> Index | None:
        """Return the current generation, without segments that are damaged."""
        try:
            self._written = read_file(self.folder, MANIFEST)
            if self._written is None:
                return None
            manifest = read_manifest(self.folder, self._written)
        except IndexDamagedError as problem:
            self.damage = (str(problem),)
            return None
        segments = list(filter(None, map(self._sound, manifest.segments)))
        entries = tuple(segment.entry for segment in segments)
        return Index(self.folder, manifest._replace(segments=entries), segments)

    def _sound(self, entry: SegmentEntry) -> Segment | None:
        """Return a segment, opened and checked; None if it is damaged."""
        try:
            segment = Segment(self.folder, entry)
            for _ in segment.check():
                pass
        except IndexDamagedError as problem:
            self.damage += (str(problem),)
        except VanishedError as problem:
            self.damage += (f"{self.folder}: {problem.name} is missing",)
        else:
            return segment
        return None

    def _with_dropped(
        self, number: int, entry: SegmentEntry, dropped: frozenset[int]
    ) -> SegmentEntry:
        known, written = self._dropped.get(entry.name, (frozenset(), None))
        if dropped != known:
            written = self._write_dropped(number, dropped) if dropped else None
            self._dropped[entry.name] = (dropped, written)
        return entry._replace(dropped=written)

    def _write_dropped(self, number: int, dropped: frozenset[int]) -> DroppedEntry:
        name = DROPPED.format(generation=self._last + 1, number=number)
        numbers = little_endian(sorted(dropped))
        path = self._path / name
        remove(path)  # of a commit that failed
        write_file(path, numbers)
        return DroppedEntry(name, len(dropped), crc32(numbers))

    def _replace(self, written: bytes) -> None:
        self._put(written)
        try:
            sync_folder(self._path)
        except BaseException:
            with suppress(OSError):  # the new generation is as whole as the old one
                if self._written is None:
                    self._path.joinpath(MANIFEST).unlink()
                else:
                    self._put(self._written)
            raise
        self._written = written

    def _put(self, written: bytes) -> None:
        partial = self._path / MANIFEST_PARTIAL
        remove(partial)
        write_file(partial, written)
        partial.replace(self._path / MANIFEST)

    def _clean(self) -> None:
        writing = [PARTIAL.format(name=name) for name in self._reserved]
        remove_litter(self._path, self._names.union(self._reserved, writing))


def _make(folder: Path) -> bool:
    """Make the folder if there is none; return whether it was made."""
    if not folder.exists():
        if not folder.parent.is_dir():
            raise OutputError(f"{folder}: cannot be written: there is no folder {folder.parent}")
        folder.mkdir()
        sync_folder(folder.parent)
        return True
    if not folder.is_dir():
        raise UsageError(f"{folder}: is a file; --to names a new folder or a corpus folder")
    names = [path.name for path in folder.iterdir()]
    if names and not _is_ours(folder, names):
        raise UsageError(f"{folder}: not empty, and no corpus folder; --to names another one")
    return False


def _is_ours(folder: Path, names: Collection[str]) -> bool:
    """Return whether a folder is a corpus folder, or has nothing but what one has."""
    return is_index(str(folder)) or all(
        name == MANIFEST_PARTIAL
        or generation_of(name) is not None
        or (name == LOCK and not folder.joinpath(name).stat().st_size)  # killed before signing
        for name in names
    )


def _generations(folder: Path) -> Iterator[int]:
    for path in folder.iterdir():
        generation = generation_of(path.name)
        if generation is not None:
            yield generation


def _remove_unused(folder: Path) -> None:
    """Remove a folder that was made for nothing; nobody else can be writing to it."""
    with suppress(OSError):
        if [path.name for path in folder.iterdir()] == [LOCK]:
            folder.joinpath(LOCK).unlink()
            folder.rmdir()

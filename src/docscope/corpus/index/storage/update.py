"""Writing to a corpus folder: one writer, whole generations, nothing lost on failure."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from docscope.corpus.index.storage.files import read_file, sync_folder, told_as_output, write_file
from docscope.corpus.index.storage.layout import (
    DROPPED,
    MANIFEST,
    MANIFEST_PARTIAL,
    PARTIAL,
    SEGMENT,
    SEGMENT_OF_WORKER,
)
from docscope.corpus.index.storage.litter import remove, remove_litter
from docscope.corpus.index.storage.manifest import Manifest, SegmentEntry, read_manifest
from docscope.corpus.index.storage.place import generations, reserved
from docscope.corpus.index.storage.segment import Segment, VanishedError
from docscope.corpus.index.storage.store import Index
from docscope.corpus.index.storage.writing import little_endian, write_segment
from docscope.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import pyarrow as pa

    from docscope.corpus.index.storage.manifest import Dropped
    from docscope.corpus.index.storage.writing import Values


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
            stack.enter_context(reserved(folder))
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
        self._last = max(generations(self._path), default=0)
        self._names = frozenset[str]()
        self.base = self._opened()
        self._reserved: list[str] = []
        self._dropped_files = 0
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
        """Return a name for a segment that `write_segment` writes in another process.

        That may outlive this one and meet the next writer, so no other writer has the name.
        """
        return self._name(SEGMENT_OF_WORKER, token=os.urandom(4).hex())

    def write_segment(
        self, columns: Mapping[str, Values], tables: Mapping[str, pa.Table]
    ) -> SegmentEntry:
        """Write a segment, which a commit may then name; see `writing.write_segment`.

        Raises:
            OutputError: The system could not write.
        """
        return write_segment(self.folder, self._name(SEGMENT), columns, tables)

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
                self._with_dropped(entry, frozenset(dropped)) for entry, dropped in segments
            )
            manifest = Manifest(self._last + 1, entries, dict(about))
            sync_folder(self._path)
            self._replace(manifest)
        self._last += 1
        self._names = manifest.names
        self._clean()
        return manifest

    def _name(self, pattern: str, **token: str) -> str:
        name = pattern.format(generation=self._last + 1, number=len(self._reserved), **token)
        self._reserved.append(name)
        return name

    def _opened(self) -> Index | None:
        """Return the current generation, without segments that are damaged."""
        try:
            self._written = read_file(self.folder, MANIFEST)
            if self._written is None:
                return None
            manifest = read_manifest(self.folder, self._written)
        except IndexDamagedError as problem:
            # It stays as it is until there is another: it may be one of another version.
            self._names = frozenset(path.name for path in self._path.iterdir())
            self.damage = (str(problem),)
            return None
        self._names = manifest.names
        self._last = max(self._last, manifest.generation)
        segments = list(filter(None, map(self._sound, manifest.segments)))
        entries = [segment.entry for segment in segments]
        return Index(self.folder, Manifest(manifest.generation, entries, manifest.about), segments)

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

    def _with_dropped(self, entry: SegmentEntry, dropped: frozenset[int]) -> SegmentEntry:
        known, written = self._dropped.get(entry.name, (frozenset(), None))
        if dropped != known:
            written = self._write_dropped(dropped) if dropped else None
            self._dropped[entry.name] = (dropped, written)
        return entry.without(written)

    def _write_dropped(self, dropped: frozenset[int]) -> Dropped:
        name = DROPPED.format(generation=self._last + 1, number=self._dropped_files)
        self._dropped_files += 1
        numbers = little_endian(sorted(dropped))
        write_file(self._path / name, numbers)
        return name, len(dropped), crc32(numbers)

    def _replace(self, manifest: Manifest) -> None:
        written = manifest.written()
        self._write_partial(written)
        # From here on either manifest may be the one that a crash leaves on the disk.
        self._names |= manifest.names
        self._put_partial()
        try:
            sync_folder(self._path)
        except BaseException:
            self._put_back()
            raise
        self._written = written

    def _put_back(self) -> None:
        """Put the old manifest back, if there was one; if that fails, the new one is as whole."""
        with suppress(OSError):
            if self._written is not None:
                self._write_partial(self._written)
                self._put_partial()
            elif not self.damage:
                self._path.joinpath(MANIFEST).unlink()

    def _write_partial(self, written: bytes) -> None:
        partial = self._path / MANIFEST_PARTIAL
        remove(partial)
        write_file(partial, written)

    def _put_partial(self) -> None:
        self._path.joinpath(MANIFEST_PARTIAL).replace(self._path / MANIFEST)

    def _clean(self) -> None:
        writing = [PARTIAL.format(name=name) for name in self._reserved]
        remove_litter(self._path, self._names.union(self._reserved, writing))

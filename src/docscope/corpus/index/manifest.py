"""The manifest: which segments a generation has, and where everything in them lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from docscope.corpus.index.layout import FORMAT, MAGIC, MANIFEST, TOKENISER, damaged
from docscope.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping

END = b',\n"checksum":"%08x"}\n'
END_LENGTH = len(END % 0)


class DroppedEntry(NamedTuple):
    """A file of numbers of documents that are no longer in the corpus, its length and CRC-32."""

    file: str
    documents: int
    checksum: int


class SegmentEntry(NamedTuple):
    """What the manifest says of a segment.

    `files` maps the files to their sizes in bytes; `columns` maps a column to where it
    starts in columns.bin and how many values it has; `tables` maps a table to its number of
    rows and its fields, each with its type and where its buffers start in the file;
    `checksums` is where the CRC-32 of all blocks start in columns.bin, how many there are,
    and their own CRC-32.
    """

    name: str
    files: Mapping[str, int]
    columns: Mapping[str, tuple[int, int]]
    tables: Mapping[str, tuple[int, Mapping[str, tuple[str | int, ...]]]]
    checksums: tuple[int, int, int]
    dropped: DroppedEntry | None = None

    @property
    def tokens(self) -> int:
        """How many tokens it has, dropped documents included."""
        return self.columns["ids"][1]

    @property
    def types(self) -> int:
        """How many distinct tokens it has."""
        return self.tables["lexicon"][0]

    @property
    def documents(self) -> int:
        """How many documents it has, dropped ones included."""
        return self.tables["documents"][0]


class Manifest(NamedTuple):
    """One generation of a corpus: its segments, and what else is to be known (`about`)."""

    generation: int
    segments: tuple[SegmentEntry, ...]
    about: Mapping[str, Any]  # values of JSON, as whoever builds the index wants them
    tokeniser: str = TOKENISER

    @property
    def names(self) -> frozenset[str]:
        """The files and folders that belong to this generation."""
        dropped = (entry.dropped.file for entry in self.segments if entry.dropped)
        return frozenset([*(entry.name for entry in self.segments), *dropped])

    def written(self) -> bytes:
        """Return the manifest as the bytes of its file."""
        import json

        about = json.dumps(self.about, separators=(",", ":"))
        segments = ",\n".join(
            json.dumps(entry, separators=(",", ":")) for entry in map(_plain, self.segments)
        )
        start = (
            f'{MAGIC.decode()}{FORMAT},"tokeniser":{json.dumps(self.tokeniser)},'
            f'"generation":{self.generation},\n"about":{about},\n"segments":[\n{segments}]'
        ).encode()
        return start + END % crc32(start)


def read_manifest(folder: str, written: bytes) -> Manifest:
    """Return the manifest in the bytes of its file.

    Raises:
        IndexDamagedError: These are not the bytes that were written, or an index of
            another version of docscope.
    """
    start = written[:-END_LENGTH]
    if not start.startswith(MAGIC) or written[-END_LENGTH:] != END % crc32(start):
        raise damaged(folder, f"{MANIFEST} is damaged")
    import json

    known = json.loads(written)
    if known["docscope"] != FORMAT or known["tokeniser"] != TOKENISER:
        raise IndexDamagedError(
            f"{folder}: made by another version of docscope;"
            f" make it again: docscope index PATH... --to {folder}"
        )
    segments = tuple(_entry(segment) for segment in known["segments"])
    return Manifest(known["generation"], segments, known["about"])


def _plain(entry: SegmentEntry) -> dict[str, Any]:
    dropped = entry.dropped._asdict() if entry.dropped else None
    return entry._replace(dropped=None)._asdict() | {"dropped": dropped}


def _entry(known: dict[str, Any]) -> SegmentEntry:
    dropped = known["dropped"]
    known["dropped"] = DroppedEntry(**dropped) if dropped else None
    return SegmentEntry(**known)

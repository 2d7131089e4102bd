"""The manifest: which segments a generation has, and where everything in them lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from docscope.corpus.index.storage.layout import FORMAT, MAGIC, MANIFEST, TOKENISER, damaged
from docscope.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    # A file of numbers of documents: its name, how many numbers, their CRC-32.
    Dropped = tuple[str, int, int]
    # The type of a field, and where its buffers start in the file.
    Place = Sequence[str | int]

END = b',\n"checksum":"%08x"}\n'
END_LENGTH = len(END % 0)


# Plain classes: named tuples and dataclasses take longer to define than a search takes.
class SegmentEntry:
    """What the manifest says of a segment.

    `files` maps the files to their sizes in bytes; `columns` maps a column to where it
    starts in columns.bin and how many values it has; `tables` maps a table to its number of
    rows and its fields, each with its type and where its buffers start in the file;
    `checksums` is where the CRC-32 of all blocks start in columns.bin, how many there are,
    and their own CRC-32; `dropped` names the file of the documents that are no longer in
    the corpus.
    """

    __slots__ = ("checksums", "columns", "dropped", "files", "name", "tables")

    def __init__(  # noqa: PLR0913 - as many as there are
        self,
        *,
        name: str,
        files: Mapping[str, int],
        columns: Mapping[str, tuple[int, int]],
        tables: Mapping[str, tuple[int, Mapping[str, Place]]],
        checksums: tuple[int, int, int],
        dropped: Dropped | None = None,
    ) -> None:
        self.name = name
        self.files = files
        self.columns = columns
        self.tables = tables
        self.checksums = checksums
        self.dropped = dropped

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

    def values(self) -> dict[str, Any]:  # Any: values of JSON
        """Return all it says, as values of JSON."""
        names = ("name", "files", "columns", "tables", "checksums", "dropped")
        return {name: getattr(self, name) for name in names}

    def without(self, dropped: Dropped | None) -> SegmentEntry:
        """Return the same segment with other documents dropped."""
        return SegmentEntry(**self.values() | {"dropped": dropped})


class Manifest:
    """One generation of a corpus: its segments, and what else is to be known (`about`)."""

    __slots__ = ("about", "generation", "segments")

    def __init__(
        self, generation: int, segments: Sequence[SegmentEntry], about: Mapping[str, Any]
    ) -> None:
        self.generation = generation
        self.segments = tuple(segments)
        self.about = about  # values of JSON, as whoever builds the index wants them

    @property
    def names(self) -> frozenset[str]:
        """The files and folders that belong to this generation."""
        dropped = (entry.dropped[0] for entry in self.segments if entry.dropped)
        return frozenset([*(entry.name for entry in self.segments), *dropped])

    def written(self) -> bytes:
        """Return the manifest as the bytes of its file."""
        import json

        about = json.dumps(self.about, separators=(",", ":"))
        segments = ",\n".join(
            json.dumps(entry.values(), separators=(",", ":")) for entry in self.segments
        )
        start = (
            f'{MAGIC.decode()}{FORMAT},"tokeniser":{json.dumps(TOKENISER)},'
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
    known = _read(written.decode("ascii"))
    if known["docscope"] != FORMAT or known["tokeniser"] != TOKENISER:
        raise IndexDamagedError(
            f"{folder}: made by another version of docscope;"
            f" make it again: docscope index PATH... --to {folder}"
        )
    segments = [SegmentEntry(**segment) for segment in known["segments"]]
    return Manifest(known["generation"], segments, known["about"])


def _read(written: str) -> Any:  # noqa: ANN401 - values of JSON
    """Return the value of a text in JSON that is known to be one.

    The module `json` compiles patterns when it is imported, which takes longer than the
    first lines of a concordance; its scanner alone needs none.
    """
    try:
        from _json import make_scanner
    except ImportError:  # pragma: no cover - another Python than CPython
        import json

        return json.loads(written)
    return make_scanner(_Plainly)(written, 0)[0]  # type: ignore[arg-type]  # what it reads of json.JSONDecoder


class _Plainly:
    """What the scanner asks of a decoder of JSON."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float
    memo: dict[str, str] = {}  # noqa: RUF012 - nobody fills it

"""Writing a packed corpus: one Parquet file with the sources of documents and their fields."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.corpus.index.making.paths import quoted
from docscope.corpus.index.making.sourced import batches, read_sources
from docscope.corpus.index.storage.files import sync_folder, told_as_output
from docscope.corpus.packed import FORMAT, KEY, names_check, row_check
from docscope.corpus.seal import BLANK, SEAL_KEY, may_be_sealed, seal
from docscope.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow as pa

    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.making.indexing import Watch
    from docscope.corpus.index.making.sourced import Sourced

COMPRESSION = "zstd"
TEXTS = ("doc", "path", "source", "encoding", "format", "hash", "title", "date", "metadata")
FURTHER_TEXTS = ("known", "reading", "note")
NUMBERS = ("size", "mtime", "ctime", "check")


class Packed(NamedTuple):
    """What was packed: documents, the bytes of their files, and those of the packed corpus."""

    documents: int
    size: int
    packed: int


def pack(
    corpus: FileCorpus, path: str, *, about: Mapping[str, Any], watch: Watch
) -> Packed:  # Any: of JSON
    """Write the documents of a corpus into one file, which is replaced once all are in it.

    Raises:
        InputError: No document can be read.
        OutputError: The file cannot be written.
        UsageError: The path is a folder, or a file that no packed corpus can have been.
    """
    _ensure_replaceable(path)
    watch.begin(len(corpus.names), sum(map(corpus.size, corpus.names)))
    with told_as_output(path), _replacing(Path(path)) as partial:
        documents, size = _write(corpus, partial, about, watch)
        if not documents:
            raise InputError(f"{path}: no document could be read, so there is nothing to pack")
        packed = partial.stat().st_size
    return Packed(documents, size, packed)


def _ensure_replaceable(path: str) -> None:
    if Path(path).is_dir():
        raise UsageError(f"{path}: a folder; --to names a file that ends in .parquet")
    with told_as_output(path):
        known = Path(path).exists() and Path(path).stat().st_size
        if known and not may_be_sealed(path):
            raise UsageError(f"{path}: no packed corpus; --to names a new file or a packed corpus")


def _write(
    corpus: FileCorpus,
    path: Path,
    about: Mapping[str, Any],  # Any: values of JSON
    watch: Watch,
) -> tuple[int, int]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    names: list[str] = []
    size = 0
    settings = {"compression": COMPRESSION, "write_page_checksum": True}
    with pq.ParquetWriter(path, _schema(), **settings) as writer:
        for batch in batches(read_sources(corpus, corpus.names, watch.advance)):
            rows = list(map(_row, batch))
            writer.write_table(pa.Table.from_pylist(rows, schema=_schema()))
            names += (row["doc"] for row in rows)
            size += sum(row["size"] for row in rows)
        said = {"format": FORMAT, "about": dict(about), "names": names_check(names)}
        writer.add_key_value_metadata({KEY: json.dumps(said).encode(), SEAL_KEY: BLANK})
    seal(path)
    return len(names), size


def _row(sourced: Sourced) -> dict[str, Any]:  # Any: by column
    document = sourced.document
    fields = dict(document.metadata)
    row = {
        "doc": document.doc,
        "path": quoted(document.path),
        "source": document.source,
        "encoding": document.encoding,
        "format": sourced.format,
        "hash": sourced.digest,
        "title": fields.get("title", ""),
        "date": fields.get("date", ""),
        "metadata": json.dumps(fields, ensure_ascii=False),
        "known": sourced.known,
        "reading": sourced.reading,
        "note": sourced.note,
        "size": sourced.size,
        "mtime": sourced.state.modified,
        "ctime": sourced.state.changed,
    }
    return {**row, "check": row_check(row)}


def _schema() -> pa.Schema:
    import pyarrow as pa

    texts = [(name, pa.utf8()) for name in (*TEXTS, *FURTHER_TEXTS)]
    return pa.schema([*texts, *((name, pa.int64()) for name in NUMBERS)])


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Yield a path to write to, which takes the place of the real one if all goes well."""
    target = Path(os.path.realpath(path))
    partial = target.with_name(f"{target.name}.tmp")
    try:
        yield partial
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(target)
        sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)

"""The table of the documents of a segment, a column at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from docscope.corpus.index.making.paths import quoted
from docscope.corpus.index.storage.arrays import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from docscope.corpus.index.making.sourced import Sourced

# Column by column: what it is called and what it holds.
SCHEMA = pa.schema(
    [
        *((name, pa.utf8()) for name in ("doc", "path", "encoding", "format", "hash")),
        ("size", pa.uint64()),
        ("mtime", pa.int64()),
        ("ctime", pa.int64()),
        *((name, pa.utf8()) for name in ("title", "date", "metadata", "known", "reading")),
        ("date_order", pa.utf8()),
        ("front_matter", pa.uint8()),
        ("first_token", pa.uint32()),
        *((name, pa.uint32()) for name in ("tokens", "words", "front_words")),
        ("first_block", pa.uint32()),
        ("blocks", pa.uint32()),
        ("text_start", pa.uint64()),
        ("text_bytes", pa.uint64()),
        ("characters", pa.uint32()),
        ("source_start", pa.uint64()),
        ("source_bytes", pa.uint32()),
        ("note", pa.utf8()),
    ]
)

# What is known of all documents at once: where they lie in the columns, how large they are.
PLACES = frozenset(
    """
    first_token tokens words front_words first_block blocks text_start text_bytes
    source_start source_bytes
    """.split()  # noqa: SIM905 - words are easier to read than a list of them
)
ROW = pa.schema([field for field in SCHEMA if field.name not in PLACES])
CHUNK = 1000  # rows
_as_json = json.JSONEncoder(ensure_ascii=False).encode


class DocumentRows:
    """Rows of the table of documents, gathered one after the other."""

    def __init__(self) -> None:
        self._columns: dict[str, list[Any]] = {name: [] for name in ROW.names}  # Any: by column
        self._tables: list[pa.Table] = []
        self._number = 0

    def __len__(self) -> int:
        return self._number

    def add(self, sourced: Sourced) -> None:
        """Take in a document."""
        document = sourced.document
        fields = dict(document.metadata)
        row = {
            "doc": document.doc,
            "path": quoted(document.path),
            "encoding": document.encoding,
            "format": sourced.format,
            "hash": sourced.digest,
            "size": sourced.size,
            "mtime": sourced.state.modified,
            "ctime": sourced.state.changed,
            "title": fields.get("title", ""),
            "date": fields.get("date", ""),
            "metadata": _as_json(fields),
            "known": sourced.known,
            "reading": sourced.reading,
            "date_order": document.date_order,
            "front_matter": int(document.front_matter),
            "characters": len(document.text),
            "note": sourced.note,
        }
        for name, values in self._columns.items():
            values.append(row[name])
        self._number += 1
        if self._number % CHUNK == 0:
            self._set_aside()

    def table(self, places: Mapping[str, NDArray[np.int64]]) -> pa.Table:
        """Return the rows as a table; `places` holds the columns of `PLACES`."""
        self._set_aside()
        rows = pa.concat_tables(self._tables)
        return table({**{name: rows[name] for name in ROW.names}, **places}, SCHEMA)

    def _set_aside(self) -> None:
        """Turn the rows gathered last into Arrow's arrays, which take a fraction of the room."""
        self._tables.append(table(self._columns, ROW))
        for values in self._columns.values():
            values.clear()

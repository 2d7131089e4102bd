"""Apache Parquet with typed columns."""

from __future__ import annotations

from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from docscope.report.cells import encodable, raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.model import Column, Row, Value

BATCH = 10_000  # rows held in memory at a time


def write(
    columns: Sequence[Column],
    rows: Iterable[Row],
    stream: IO[bytes],
    *,
    header: bool = True,  # noqa: ARG001  # the names are part of the schema
) -> None:
    """Write a Parquet file: text, 64-bit integers and floats, booleans, lists of text."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    schema = pa.schema([(column.name, types[column.kind]) for column in columns])
    rows = iter(rows)
    with ParquetWriter(stream, schema) as writer:
        while batch := list(islice(rows, BATCH)):
            writer.write_batch(pa.record_batch(_arrays(columns, batch), schema=schema))


def _arrays(columns: Sequence[Column], batch: Sequence[Row]) -> list[list[Any]]:
    return [[_storable(row[at], column) for row in batch] for at, column in enumerate(columns)]


def _storable(value: Value, column: Column) -> Value:
    if value is None:
        return None
    if isinstance(value, tuple) and column.kind == "list":
        return tuple(map(encodable, value))
    return raw(value) if column.kind == "text" else value

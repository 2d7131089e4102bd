"""Rows to write, and what each format makes of them; shared by the tests of the writers."""

from __future__ import annotations

import io
import math
from typing import IO, TYPE_CHECKING

from docscope.model import Column, Row
from docscope.report.writers.registry import write

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (
    Column("doc"),
    Column("hit", "integer"),
    Column("g2", "number"),
    Column("inferred", "boolean"),
    Column("refs", "list"),
)
ROWS: list[Row] = [
    ("resolution-1004", 1277, 0.1 + 0.2, True, ("A/3251", "S/3726")),
    ("Imré, “¶”", None, math.inf, False, ()),
    (None, -5, -1234.5678, None, None),
]


def text_of(name: str, columns: Sequence[Column], rows: Sequence[Row], **options: bool) -> str:
    stream = io.StringIO(newline="")
    write(name, columns, iter(rows), stream, **options)
    return stream.getvalue()


def bytes_of(
    name: str, columns: Sequence[Column], rows: Sequence[Row], **options: bool
) -> IO[bytes]:
    stream = io.BytesIO()
    write(name, columns, iter(rows), stream, **options)
    stream.seek(0)
    return stream

"""Rows to write, and what each format makes of them; shared by the tests of the writers."""

from __future__ import annotations

import io
import math
from typing import IO, TYPE_CHECKING, Any

from docscope.analyses.answer import Answer
from docscope.analyses.documents import Documents
from docscope.corpus.memory import MemoryCorpus
from docscope.model import Column, Row, Table
from docscope.report.writers.registry import write_answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def answered(columns: Sequence[Column], rows: Iterable[Row]) -> Answer:
    return Answer(Documents(), MemoryCorpus.from_texts({}), Table(columns, lambda: iter(rows)))


def write_rows(
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Row],
    stream: IO[Any],  # Any: of str or of bytes, as the format wants
    **options: bool,
) -> None:
    answer = answered(columns, rows)
    assert write_answer(name, answer, answer.table, stream, **options) == []


def text_of(name: str, columns: Sequence[Column], rows: Sequence[Row], **options: bool) -> str:
    stream = io.StringIO(newline="")
    write_rows(name, columns, rows, stream, **options)
    return stream.getvalue()


def bytes_of(
    name: str, columns: Sequence[Column], rows: Sequence[Row], **options: bool
) -> IO[bytes]:
    stream = io.BytesIO()
    write_rows(name, columns, rows, stream, **options)
    stream.seek(0)
    return stream

"""Choosing a format, writing row by row, and values as text."""

from __future__ import annotations

import io
import math
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from docscope.errors import UsageError
from docscope.model import Column, Row, Value
from docscope.report.cells import raw, shown
from docscope.report.writers.registry import FORMATS, format_of
from written import COLUMNS, ROWS, bytes_of, text_of, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

OF_ROWS = [name for name, kind in FORMATS.items() if not kind.command]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("clauses.csv", "csv"),
        ("CLAUSES.CSV", "csv"),
        ("a.b/c.tsv", "tsv"),
        ("a.tab", "tsv"),
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.md", "markdown"),
        ("a.htm", "html"),
        ("a.tex", "latex"),
        ("a.xlsx", "xlsx"),
        ("a.parquet", "parquet"),
        ("a.txt", None),
        ("folder.csv/clauses", None),
        ("", None),
    ],
)
def test_a_suffix_chooses_the_format(path: str, name: str | None) -> None:
    assert format_of(path) == name


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="xml: no such format; there are csv, excel, tsv,"):
        write_rows("xml", COLUMNS, ROWS, io.StringIO())


@pytest.mark.parametrize("name", OF_ROWS)
@pytest.mark.parametrize("header", [True, False])
def test_every_format_writes_rows_and_no_rows(name: str, *, header: bool) -> None:
    of = bytes_of if FORMATS[name].binary else text_of
    assert of(name, COLUMNS, ROWS, header=header)
    of(name, COLUMNS, [], header=header)
    of(name, (), [], header=header)


STREAMED = [name for name in OF_ROWS if not FORMATS[name].binary and name != "ruled"]


@pytest.mark.parametrize("name", STREAMED)
def test_rows_are_written_as_they_come(name: str) -> None:
    stream = io.StringIO()
    seen = []

    def rows() -> Iterator[Row]:
        for number in range(300):
            yield (f"row-{number}",)
            seen.append(f"row-{number}" in stream.getvalue())

    write_rows(name, [Column("doc")], rows(), stream)
    assert all(seen[100:])  # LaTeX reads a hundred rows to choose its columns
    assert name == "latex" or all(seen)


class FullDisk(io.RawIOBase):
    """A stream that takes a little and then fails."""

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", OF_ROWS)
def test_what_the_stream_raises_passes_through(name: str) -> None:
    disk: Any = FullDisk()  # one stream for both kinds of formats
    text = io.TextIOWrapper(disk, encoding="utf-8", write_through=True)
    with pytest.raises(OSError, match="No space left"):
        write_rows(name, COLUMNS, ROWS, disk if FORMATS[name].binary else text)


@pytest.mark.parametrize("name", OF_ROWS)
def test_what_the_rows_raise_passes_through(name: str) -> None:
    def rows() -> Iterator[Row]:
        yield from ROWS
        raise InterruptedError("the reader left")

    with pytest.raises(InterruptedError, match="the reader left"):
        write_rows(name, COLUMNS, rows(), io.BytesIO() if FORMATS[name].binary else io.StringIO())


def test_csv_and_json_load_no_library() -> None:
    program = (
        "import io, sys; from docscope.report.writers.registry import write\n"
        "from docscope.model import Column\n"
        "for name in 'csv', 'excel', 'tsv', 'json', 'jsonl', 'markdown', 'latex':\n"
        "    write(name, [Column('a')], [('é',)], io.StringIO())\n"
        "print({'pandas', 'numpy', 'pyarrow', 'openpyxl', 'tabulate', 'html'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert run.stdout.strip() == b"set()"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (True, "true"),
        (False, "false"),
        (1277, "1277"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e-300, "1e-300"),
        (math.inf, "inf"),
        (-math.inf, "-inf"),
        (math.nan, ""),
        (("a", "b"), "a; b"),
        ((), ""),
        ("caf\udce9 é", r"caf\udce9 é"),
    ],
)
def test_exact_text_of_a_value(value: Value, text: str) -> None:
    assert raw(value) == text


@pytest.mark.parametrize(
    ("value", "column", "text"),
    [
        (None, Column("a"), ""),
        (1277, Column("a", "integer"), "1,277"),
        (1277.456, Column("a", "number"), "1,277.46"),
        (0.5, Column("a", "number", digits=0), "0"),
        (-0.001, Column("a", "number"), "0.00"),
        (math.inf, Column("a", "number"), "inf"),
        (math.nan, Column("a", "number"), ""),
        (True, Column("a", "boolean"), "true"),
        (("a\n", "b\x1b"), Column("a", "list"), r"a ; b\x1b"),
        ("two \r\n lines\tand tab", Column("a"), "two lines and tab"),
    ],
)
def test_text_of_a_value_for_people(value: Value, column: Column, text: str) -> None:
    assert shown(value, column) == text

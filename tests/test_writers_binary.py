"""Workbooks and Parquet: typed values, and text that stays text."""

from __future__ import annotations

import io
import math
import subprocess
import sys
from typing import IO, Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.errors import ExitCode, OutputError
from docscope.model import Column, Row
from docscope.report.cells import raw
from docscope.report.writers import as_parquet, as_xlsx
from written import COLUMNS, ROWS, bytes_of


def sheet_rows(stream: IO[bytes]) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(stream)
    return list(book.active.iter_rows(values_only=True))


def test_xlsx_holds_typed_values_and_a_frozen_header() -> None:
    stream = bytes_of("xlsx", COLUMNS, ROWS)
    assert sheet_rows(stream) == [  # a sheet keeps 15 digits
        ("doc", "hit", "g2", "inferred", "refs"),
        ("resolution-1004", 1277, pytest.approx(0.1 + 0.2), True, "A/3251; S/3726"),
        ("Imré, “¶”", None, "inf", False, None),
        (None, -5, -1234.5678, None, None),
    ]
    sheet = openpyxl.load_workbook(stream).active
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == len("resolution-1004") + 2
    frame = pd.read_excel(stream)
    assert frame["hit"].tolist()[::2] == [1277, -5]
    assert sheet_rows(bytes_of("xlsx", COLUMNS, ROWS, header=False))[0][0] == "resolution-1004"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        *((text, text) for text in ("=1+1", "#N/A", "#", "1956", "1956-11-04", "true", "-1")),
        *((text, text) for text in (" blanks ", "a\nb", "東京 👍", '<a href="x">&amp;')),
        ("a\rb\r\nc", "a\nb\nc"),
        ("nul\0 esc\x1b", r"nul\x00 esc\x1b"),
        ("caf\udce9\uffff", r"caf\udce9\uffff"),
    ],
)
def test_text_in_a_workbook_is_text(text: str, cell: str) -> None:
    stream = bytes_of("xlsx", [Column(text)], [(text,)])
    cells = [row[0] for row in openpyxl.load_workbook(stream).active.iter_rows()]
    assert [(found.value, found.data_type) for found in cells] == [(cell, "s")] * 2


@pytest.mark.parametrize("text", ["x" * 32_768, "👍" * 16_384, "\0" * 8_192])
def test_a_text_too_long_for_a_workbook_is_an_error_that_names_csv(text: str) -> None:
    assert sheet_rows(bytes_of("xlsx", [Column("a")], [(text[:8_000],)]))
    with pytest.raises(
        OutputError, match=r"^xlsx: row 2, context: .* 32,767 .*; write csv"
    ) as told:
        bytes_of("xlsx", [Column("doc"), Column("context")], [("a", "b"), ("a", text)])
    assert told.value.exit_code == ExitCode.OUTPUT


def test_a_text_as_long_as_a_cell_is_kept_whole() -> None:
    assert sheet_rows(bytes_of("xlsx", [Column("a")], [("x" * 32_767,)]))[1] == ("x" * 32_767,)


def test_too_many_rows_or_columns_for_a_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "MAX_ROWS", 4)
    assert len(sheet_rows(bytes_of("xlsx", COLUMNS, ROWS))) == 4
    with pytest.raises(OutputError, match=r"^xlsx: a sheet holds 3 rows; write csv instead$"):
        bytes_of("xlsx", COLUMNS, [*ROWS, *ROWS])
    with pytest.raises(OutputError, match=r"^xlsx: a sheet holds 16,384 columns, not 16,385;"):
        bytes_of("xlsx", [Column("a")] * 16_385, [])


def test_parquet_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_parquet, "BATCH", 2)
    stream = bytes_of("parquet", COLUMNS, [*ROWS, (7, 1, 2, False, ("caf\udce9",))])
    frame = pd.read_parquet(stream, dtype_backend="pyarrow")
    assert [str(kind).split("[", maxsplit=1)[0] for kind in frame.dtypes] == [
        *("string", "int64", "double", "bool", "list<element: string>")
    ]
    found = frame.astype(object).where(frame.notna(), None)
    assert found["doc"].tolist() == ["resolution-1004", "Imré, “¶”", None, "7"]
    assert found["hit"].tolist() == [1277, None, -5, 1]
    assert found["g2"].tolist() == [0.1 + 0.2, math.inf, -1234.5678, 2.0]
    assert found["inferred"].tolist() == [True, False, None, False]
    assert [refs if refs is None else list(refs) for refs in found["refs"]] == [
        *(["A/3251", "S/3726"], [], None, [r"caf\udce9"])
    ]


def test_parquet_without_rows_still_has_its_columns() -> None:
    frame = pd.read_parquet(bytes_of("parquet", COLUMNS, []))
    assert list(frame.columns) == [column.name for column in COLUMNS]


@settings(max_examples=25, deadline=None)  # the first example imports libraries
@given(st.lists(st.tuples(st.text(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False))))
def test_parquet_and_workbooks_keep_what_they_can_hold(rows: list[Row]) -> None:
    columns = [Column("text"), Column("n", "integer"), Column("x", "number")]
    frame = pd.read_parquet(bytes_of("parquet", columns, rows))
    assert frame["text"].tolist() == [raw(row[0]) for row in rows]
    assert frame["n"].tolist() == [row[1] for row in rows]
    assert frame["x"].tolist() == [row[2] for row in rows]
    found = sheet_rows(bytes_of("xlsx", columns, rows))[1:]
    assert [row[1] for row in found] == [row[1] for row in rows]


def test_binary_formats_need_no_seeking() -> None:
    program = (
        "import sys; from docscope.report.writers.registry import write\n"
        "from docscope.model import Column\n"
        "write(sys.argv[1], [Column('a')], [('b',)], sys.stdout.buffer)"
    )
    for name, read in (("xlsx", pd.read_excel), ("parquet", pd.read_parquet)):
        run = subprocess.run([sys.executable, "-c", program, name], capture_output=True, check=True)
        assert read(io.BytesIO(run.stdout))["a"].tolist() == ["b"]

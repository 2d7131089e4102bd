"""CSV, TSV and JSON: what is written is read back by the programs people use."""

from __future__ import annotations

import csv
import io
import json
import math
import sqlite3
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.model import Column, Row, Value
from written import COLUMNS, ROWS, text_of

if TYPE_CHECKING:
    from pathlib import Path

HARD = [
    "plain",
    "a bare\rCR",
    "two\r\nlines",
    "a\nnewline",
    'a "quotation", with a comma',
    '"',
    "tab\there",
    " blanks ",
    "\tindented",
    "=1+1",
    "Imré Nagy, 東京, שלום, e\u0301",
    "👨‍👩‍👧 👍",
    "back\\slash \\n",
    "'quoted'",
    "\ufeffmark",
    "line\u2028separator\x0b\x0c\x85",
    "nul\0",
    "\0",
    "NA",
    "1956",
    "-1",
]

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def saved(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


def test_csv_is_exact() -> None:
    assert text_of("csv", COLUMNS, ROWS) == (
        "doc,hit,g2,inferred,refs\n"
        "resolution-1004,1277,0.30000000000000004,true,A/3251; S/3726\n"
        '"Imré, “¶”",,inf,false,\n'
        ",-5,-1234.5678,,\n"
    )


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("a b", "a b"),
        ("a\rb", '"a\rb"'),
        ("a\nb", '"a\nb"'),
        ('a"b', '"a""b"'),
        ("a,b", '"a,b"'),
        (" a", '" a"'),
        ("a\t", '"a\t"'),
        ("\ufeffa", '"\ufeffa"'),
        ("a\tb", "a\tb"),
        ("", '""'),
        (None, '""'),
    ],
)
def test_cells_are_quoted_where_a_reader_needs_it(cell: str | None, written: str) -> None:
    assert text_of("csv", [Column("a")], [(cell,)]) == f"a\n{written}\n"


@pytest.mark.parametrize(("name", "separator"), [("csv", ","), ("tsv", "\t")])
class TestSeparated:
    """Hard cells come back unchanged."""

    COLUMNS = (Column("a"), Column("b"), Column("c"))

    def rows(self) -> list[Row]:
        # Each hard cell first, in the middle and last, once beside empty cells.
        one = [(cell, other, cell) for cell in HARD for other in HARD]
        return [*one, ("", "", ""), *(("", cell, "") for cell in HARD)]

    def test_in_python(self, name: str, separator: str) -> None:
        text = text_of(name, self.COLUMNS, self.rows())
        read = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        assert [tuple(row) for row in read] == [("a", "b", "c"), *self.rows()]

    def test_in_pandas(self, name: str, separator: str, tmp_path: Path) -> None:
        path = saved(tmp_path / "a", text_of(name, self.COLUMNS, self.rows()))
        frame = pd.read_csv(path, sep=separator, dtype=str, keep_default_na=False)
        assert list(frame.columns) == ["a", "b", "c"]
        assert list(frame.itertuples(index=False, name=None)) == self.rows()

    def test_in_sqlite(self, name: str, separator: str) -> None:
        text = text_of(name, self.COLUMNS, self.rows(), header=False)
        with sqlite3.connect(":memory:") as base:
            base.execute("CREATE TABLE answer (a, b, c)")
            read = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
            base.executemany("INSERT INTO answer VALUES (?, ?, ?)", read)
            assert base.execute("SELECT * FROM answer").fetchall() == self.rows()
        base.close()

    def test_in_duckdb(self, name: str, separator: str, tmp_path: Path) -> None:
        path = saved(tmp_path / "a", text_of(name, self.COLUMNS, self.rows()))
        read = duckdb.read_csv(path, sep=separator, all_varchar=True, header=True)
        found = [tuple(cell or "" for cell in row) for row in read.fetchall()]
        assert read.columns == ["a", "b", "c"]
        assert found == self.rows()

    def test_in_one_column(self, name: str, separator: str, tmp_path: Path) -> None:
        rows: list[Row] = [("first",), ("",), (None,), ("last",)]
        path = saved(tmp_path / "a", text_of(name, [Column("a")], rows))
        frame = pd.read_csv(path, sep=separator, dtype=str, keep_default_na=False)
        assert frame["a"].tolist() == ["first", "", "", "last"]

    @settings(max_examples=60, deadline=None)
    @given(rows=st.lists(st.tuples(TEXT, TEXT, TEXT)))
    def test_whatever_the_text(self, name: str, separator: str, rows: list[Row]) -> None:
        text = text_of(name, self.COLUMNS, rows)
        read = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        assert [tuple(row) for row in read][1:] == rows
        frame = pd.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False)
        assert list(frame.itertuples(index=False, name=None)) == rows


def test_numbers_are_read_as_numbers(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.csv", text_of("csv", COLUMNS, ROWS))
    frame = pd.read_csv(path)
    assert frame["g2"].tolist() == [0.1 + 0.2, math.inf, -1234.5678]
    read = duckdb.read_csv(path)
    assert [str(kind) for kind in read.types] == [
        "VARCHAR",
        "BIGINT",
        "DOUBLE",
        "BOOLEAN",
        "VARCHAR",
    ]
    assert read.fetchall()[1][2] == math.inf


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", '"\'\r=1"'),
        ('=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'),
        ("＝1", "'＝1"),
        (("-a", "b"), "'-a; b"),
        (-1, "-1"),
        (-0.5, "-0.5"),
        (-math.inf, "-inf"),
        ("a=b", "a=b"),
        (None, '""'),
    ],
)
def test_excel_csv_guards_text_that_looks_like_a_formula(value: Value, written: str) -> None:
    assert text_of("excel", [Column("=a")], [(value,)]) == f"\ufeff'=a\n{written}\n"


def test_json_is_an_array_of_objects_and_its_lines_are_json_lines() -> None:
    objects = [
        {"doc": "resolution-1004", "hit": 1277, "g2": 0.1 + 0.2, "inferred": True,
         "refs": ["A/3251", "S/3726"]},
        {"doc": "Imré, “¶”", "hit": None, "g2": None, "inferred": False, "refs": []},
        {"doc": None, "hit": -5, "g2": -1234.5678, "inferred": None, "refs": None},
    ]  # fmt: skip
    lines = text_of("jsonl", COLUMNS, ROWS)
    assert [json.loads(line) for line in lines.splitlines()] == objects
    assert json.loads(text_of("json", COLUMNS, ROWS)) == objects
    assert "Imré, “¶”" in lines
    assert (text_of("json", COLUMNS, []), text_of("jsonl", COLUMNS, [])) == ("[]\n", "")


@settings(deadline=None)  # the first example imports libraries
@given(st.lists(st.tuples(st.text(st.characters()))))
def test_json_holds_any_text_and_can_be_written_as_utf_8(rows: list[Row]) -> None:
    for name in ("json", "jsonl"):
        text = text_of(name, [Column("a")], rows)
        text.encode("utf-8")
        lines = text if name == "json" else f"[{','.join(text.split(chr(10))[:-1])}]"
        assert [(found["a"],) for found in json.loads(lines)] == rows

"""The data formats: what is written is read back by the programs people use."""

from __future__ import annotations

import csv
import io
import json
import math
import sqlite3
import subprocess
import sys
from html.parser import HTMLParser
from typing import IO, TYPE_CHECKING, Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from docscope.errors import ExitCode, OutputError, UsageError
from docscope.model import Column, Row
from docscope.report.cells import raw, shown
from docscope.report.writers import as_parquet, as_xlsx
from docscope.report.writers.registry import FORMATS, format_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


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


def saved(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


# --- the registry


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
        write("xml", COLUMNS, ROWS, io.StringIO())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("header", [True, False])
def test_every_format_writes_rows_and_no_rows(name: str, *, header: bool) -> None:
    of = bytes_of if FORMATS[name].binary else text_of
    assert of(name, COLUMNS, ROWS, header=header)
    of(name, COLUMNS, [], header=header)
    of(name, (), [], header=header)


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if not kind.binary])
def test_rows_are_written_as_they_come(name: str) -> None:
    stream = io.StringIO()
    seen = []

    def rows() -> Iterator[Row]:
        for number in range(300):
            yield (f"row-{number}",)
            seen.append(f"row-{number}" in stream.getvalue())

    write(name, [Column("doc")], rows(), stream)
    assert all(seen[100:])  # LaTeX reads a hundred rows to choose its columns
    assert name == "latex" or all(seen)


class FullDisk(io.RawIOBase):
    """A stream that takes a little and then fails."""

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_stream_raises_passes_through(name: str) -> None:
    disk: Any = FullDisk()  # one stream for both kinds of formats
    text = io.TextIOWrapper(disk, encoding="utf-8", write_through=True)
    with pytest.raises(OSError, match="No space left"):
        write(name, COLUMNS, ROWS, disk if FORMATS[name].binary else text)


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_rows_raise_passes_through(name: str) -> None:
    def rows() -> Iterator[Row]:
        yield from ROWS
        raise InterruptedError("the reader left")

    with pytest.raises(InterruptedError, match="the reader left"):
        write(name, COLUMNS, rows(), io.BytesIO() if FORMATS[name].binary else io.StringIO())


def test_csv_and_json_load_no_library() -> None:
    program = (
        "import io, sys; from docscope.report.writers.registry import write\n"
        "from docscope.model import Column\n"
        "for name in 'csv', 'excel', 'tsv', 'json', 'jsonl', 'markdown', 'html', 'latex':\n"
        "    write(name, [Column('a')], [('é',)], io.StringIO())\n"
        "print({'pandas', 'numpy', 'pyarrow', 'openpyxl', 'tabulate', 'html'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert run.stdout.strip() == b"set()"


# --- values


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
def test_exact_text_of_a_value(value: Any, text: str) -> None:  # noqa: ANN401  # any value
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
def test_text_of_a_value_for_people(value: Any, column: Column, text: str) -> None:  # noqa: ANN401  # any value
    assert shown(value, column) == text


# --- CSV, TSV, Excel CSV


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

    @settings(max_examples=60)
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
def test_excel_csv_guards_text_that_looks_like_a_formula(value: Any, written: str) -> None:  # noqa: ANN401  # any value
    assert text_of("excel", [Column("=a")], [(value,)]) == f"\ufeff'=a\n{written}\n"


# --- JSON


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


@given(st.lists(st.tuples(st.text(st.characters()))))
def test_json_holds_any_text_and_can_be_written_as_utf_8(rows: list[Row]) -> None:
    for name in ("json", "jsonl"):
        text = text_of(name, [Column("a")], rows)
        text.encode("utf-8")
        lines = text if name == "json" else f"[{','.join(text.split(chr(10))[:-1])}]"
        assert [(found["a"],) for found in json.loads(lines)] == rows


# --- Markdown, HTML, LaTeX


def test_markdown() -> None:
    rows: list[Row] = [("a|b *c*", 1277, 0.126, True, ("x", "y")), ROWS[2]]
    assert text_of("markdown", COLUMNS, rows) == (
        "| doc | hit | g2 | inferred | refs |\n"
        "| --- | ---: | ---: | --- | --- |\n"
        "| a\\|b \\*c\\* | 1,277 | 0.13 | true | x; y |\n"
        "|  | -5 | -1,234.57 |  |  |\n"
    )
    assert text_of("markdown", [Column("left_context")], [], header=False) == "|  |\n| --- |\n"
    assert text_of("markdown", [Column("left_context")], []).startswith("| left_context |\n")


@given(
    st.lists(
        st.text(st.sampled_from("ab *_`|\\[]()<>~&#;!$:/-.1\n\t漢é"), max_size=20).map(str.strip),
        min_size=1,
        max_size=4,
    )
)
def test_markdown_shows_the_text_and_nothing_else(texts: list[str]) -> None:
    columns = [Column("a")] * len(texts)
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(text_of("markdown", columns, [tuple(texts)]))
    )
    cells = [token for token in tokens if token.type == "inline"][len(texts) :]
    kinds = {child.type for cell in cells for child in cell.children or ()}
    assert kinds <= {"text", "text_special"}
    found = ["".join(child.content for child in cell.children or ()) for cell in cells]
    assert found == [shown(text, columns[0]) for text in texts]


class Cells(HTMLParser):
    """The tags of a page, and the text of its table cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.add(tag)
        if tag in {"td", "th"}:
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells and data.strip("\n"):
            self.cells[-1] += data


@given(st.lists(st.text("ab <>&\"'/;=#-!x漢\x00\x1b\u202e", max_size=20), min_size=1, max_size=4))
def test_html_shows_the_text_and_nothing_else(texts: list[str]) -> None:
    columns = [Column(f"{text}<") for text in texts]
    page = Cells(text_of("html", columns, [tuple(texts)]))
    expected = [shown(text, columns[0]) for text in (*(f"{text}<" for text in texts), *texts)]
    assert page.cells == expected
    assert page.tags == {
        *("html", "head", "meta", "title", "style", "body"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }


def test_html_rounds_and_aligns_and_fetches_nothing() -> None:
    page = text_of("html", COLUMNS, ROWS)
    assert page.startswith("<!DOCTYPE html>\n")
    assert '<td class="number">1,277</td><td class="number">0.30</td>' in page
    assert "script" not in page.replace("<script", "script>")
    assert "http://" not in page
    assert "src=" not in page
    assert "<th" not in text_of("html", COLUMNS, ROWS, header=False).replace("<thead", "<th")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("R&D 100% $5 #1 a_b {x}", r"R\&D 100\% \$5 \#1 a\_b \{x\}"),
        ("\\input{x}", r"\textbackslash{}input\{x\}"),
        (
            "~ ^ < > |",
            r"\textasciitilde{} \textasciicircum{} \textless{} \textgreater{} \textbar{}",
        ),
        ("1956--1957 --- ``x'' ,, ?`", "1956-{}-1957 -{}-{}- `{}`x'{}' ,{}, ?{}`"),
        ("[a] b", "{}[a] b"),
        ("* b", "{}* b"),
        ("Imré 東京", "Imré 東京"),
        ("a\x1b", r"a\textbackslash{}x1b"),
    ],
)
def test_latex_escapes(text: str, escaped: str) -> None:
    assert f"\n{escaped} \\\\\n" in text_of("latex", [Column("a")], [(text,)])


def test_latex_wraps_long_columns_only() -> None:
    columns = [Column("doc"), Column("context"), Column("paragraph", "integer")]
    rows: list[Row] = [("a", "Noting moreover the declaration of 30 October", 6)]
    assert text_of("latex", columns, rows) == (
        "% Needs \\usepackage{longtable}; other scripts than Latin need LuaLaTeX.\n"
        "\\begin{longtable}{lp{0.87\\linewidth}r}\n"
        "\\hline\n"
        "doc & context & paragraph \\\\\n"
        "\\hline\n"
        "\\endhead\n"
        "a & Noting moreover the declaration of 30 October & 6 \\\\\n"
        "\\hline\n"
        "\\end{longtable}\n"
    )


# --- workbooks and Parquet


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
    assert openpyxl.load_workbook(stream).active.freeze_panes == "A2"
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


@settings(max_examples=25)
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

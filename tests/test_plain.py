"""The table for answers without a screen of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.analyses.answer import Answer
from docscope.model import Column, Row, Table
from docscope.report.display import visible, width
from docscope.report.layout import Layout
from docscope.report.screens.plain import SAMPLE, footer, screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


BY_1R_AND_DOC = """\
 1R          resolution-1004  soviet-declaration    all
 government                0                  13     13
 socialist                 6                   1      7
 military                  2                   4      6
 union's                   0                   1      1
"""
CONTEXT = "Noting moreover the declaration of 30 October 1956 by the Government of the Union"


def lines_of(
    columns: Sequence[Column], rows: Sequence[Row], layout: Layout | None = None
) -> list[str]:
    return list(screen(answer(columns), rows, layout or Layout()))


def answer(columns: Sequence[Column]) -> Answer:
    nothing: Any = None  # this screen looks neither at the analysis nor at the corpus
    return Answer(nothing, nothing, Table(columns, lambda: iter(())))


@pytest.mark.parametrize("room", [None, 80, 55])
def test_a_cross_table_looks_like_the_screen_of_the_design(room: int | None) -> None:
    counts = (Column(name, "integer") for name in ("resolution-1004", "soviet-declaration", "all"))
    rows: list[Row] = [
        ("government", 0, 13, 13),
        ("socialist", 6, 1, 7),
        ("military", 2, 4, 6),
        ("union's", 0, 1, 1),
    ]
    lines = lines_of([Column("1R"), *counts], rows, Layout(width=room))
    assert "\n".join(lines) + "\n" == BY_1R_AND_DOC


def test_numbers_are_rounded_and_stand_right_and_nothing_is_blank() -> None:
    columns = [
        Column("word"),
        Column("n", "integer"),
        Column("g2", "number", digits=1),
        Column("inferred", "boolean"),
        Column("refs", "list"),
    ]
    rows: list[Row] = [
        ("the", 12770, 16.66, True, ("A/3251", "S/3726")),
        ("Imre\u0301", None, float("inf"), False, ()),
        ("東京", 0, -0.04, None, None),
    ]
    assert lines_of(columns, rows) == [
        " word       n     g2  inferred  refs",
        " the   12,770   16.7  true      A/3251; S/3726",
        " Imre\u0301            inf  false",
        " 東京       0    0.0",
    ]


def test_without_rows_or_without_header() -> None:
    columns = [Column("doc"), Column("paragraph", "integer")]
    assert lines_of(columns, []) == [" doc  paragraph"]
    assert lines_of(columns, [], Layout(header=False)) == []
    assert lines_of(columns, [("a", 1)], Layout(header=False)) == [" a            1"]
    assert lines_of([], [(), ()]) == ["", "", ""]


def test_on_a_terminal_text_wraps_to_two_lines_and_in_a_pipe_not_at_all() -> None:
    columns = [Column("date"), Column("context"), Column("paragraph", "integer")]
    rows: list[Row] = [("1956-10-30", CONTEXT, 6)]
    assert lines_of(columns, rows, Layout(width=49)) == [
        " date        context                    paragraph",
        " 1956-10-30  Noting moreover the                6",
        "             declaration of 30…",
    ]
    assert lines_of(columns, rows, Layout(width=49, full=True)) == [
        " date        context                    paragraph",
        " 1956-10-30  Noting moreover the                6",
        "             declaration of 30 October",
        "             1956 by the Government of",
        "             the Union",
    ]
    assert lines_of(columns, rows) == [
        " date        context" + " " * (len(CONTEXT) - 7) + "  paragraph",
        f" 1956-10-30  {CONTEXT}          6",
    ]


def test_what_a_document_says_is_shown_and_not_obeyed() -> None:
    rows: list[Row] = [("a\x1b[2J\nb\u202e", 1)]
    assert lines_of([Column("text"), Column("n", "integer")], rows)[1] == (
        r" a\x1b[2J b\u202e      1"
    )


def test_a_terminal_too_narrow_for_the_columns_is_overrun_not_emptied() -> None:
    columns = [Column(f"column_{number}") for number in range(9)]
    lines = lines_of(columns, [("some text of a cell",) * 9], Layout(width=40))
    assert lines[0].startswith(" column_0  column_1")
    assert lines[1].count("some") == 9


def test_rows_are_written_as_they_come_once_the_widths_are_known() -> None:
    asked = 0

    def rows() -> Iterator[Row]:
        nonlocal asked
        for asked in range(1, 10 * SAMPLE):
            yield ("x" * (1 + asked // (2 * SAMPLE)),)

    lines = screen(answer([Column("doc")]), rows(), Layout())
    assert next(lines) == " doc"
    assert asked == SAMPLE
    assert [next(lines) for _ in range(3)] == [" x"] * 3
    assert list(lines)[-1] == " xxxxx"


@settings(deadline=None)  # the first example imports libraries
@given(
    st.lists(st.tuples(st.text(max_size=90), st.integers(), st.text(max_size=30))),
    st.integers(60, 200),
)
def test_lines_never_exceed_the_terminal(rows: list[tuple[str, int, str]], columns: int) -> None:
    table = [Column("text"), Column("n", "integer"), Column("doc")]
    rows = [(text, number % 10_000, doc) for text, number, doc in rows]
    lines = lines_of(table, rows, Layout(width=columns))
    assert all(width(line) <= columns and visible(line) == line for line in lines)


@pytest.mark.parametrize(
    ("shown", "line"), [(0, "0 rows"), (1, "1 row"), (12, "12 rows"), (1234, "1,234 rows")]
)
def test_the_footer_counts_rows(shown: int, line: str) -> None:
    assert footer(answer([]), shown) == [line]

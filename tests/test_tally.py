"""Counts of rows by fields: the order of values, years, neighbours, cross tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docscope.analyses.kwic import Kwic
from docscope.analyses.tally import longest_reach, tally
from docscope.corpus.open import open_corpus
from docscope.corpus.query import parse_query
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.model import Column, Table, Totals

if TYPE_CHECKING:
    from docscope.model import Row

COLUMNS = (Column("doc"), Column("date"), Column("page", "integer"), Column("refs", "list"))
ROWS: tuple[Row, ...] = (
    ("b", "1957-01-02", 10, ("x", "y")),
    ("a", "1956-11-04", 2, ()),
    ("b", "1956~", None, ("x",)),
    ("c", None, 2, ("x", "y")),
    ("b", "-0043", 10, ("x",)),
)


def counts(*names: str) -> list[Row]:
    return list(tally(Table(COLUMNS, lambda: iter(ROWS)), names))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("doc",), [("b", 3), ("a", 1), ("c", 1)]),
        (("year",), [("-0043", 1), ("1956", 2), ("1957", 1), ("", 1)]),
        (("page",), [("2", 2), ("10", 2), ("", 1)]),
        (("refs",), [("x", 2), ("x; y", 2), ("", 1)]),
        (("doc", "year"), [("b", 1, 1, 1, 0, 3), ("a", 0, 1, 0, 0, 1), ("c", 0, 0, 0, 1, 1)]),
        (("decade",), [("-004X", 1), ("195X", 3), ("", 1)]),
        (("page", "doc"), [("2", 1, 0, 1, 2), ("10", 0, 2, 0, 2), ("", 0, 1, 0, 1)]),
    ],
)
def test_rows_are_counted(names: tuple[str, ...], expected: list[Row]) -> None:
    assert counts(*names) == expected


def test_the_columns_of_a_list_and_a_cross_table() -> None:
    table = Table(COLUMNS, lambda: iter(ROWS))
    assert tally(table, ["doc"]).names == ("doc", "count")
    across = tally(table, ["doc", "year"])
    assert across.names == ("doc", "-0043", "1956", "1957", "(none)", "total")
    assert [column.kind for column in across.columns] == ["text"] + ["integer"] * 5


@pytest.mark.parametrize("names", [("colour",), ("1R",), ("doc", "colour"), ("node",)])
def test_unknown_fields_are_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="there are doc, date, page, refs, day, month, year"):
        counts(*names)


@pytest.mark.parametrize("names", [(), ("doc", "date", "page")])
def test_one_field_or_two(names: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="takes one field or two"):
        counts(*names)


def test_the_words_beside_a_node() -> None:
    """Counted by hand in the two texts: screen 8 of the design."""
    table = run(Kwic(parse_query("soviet"), left=1, right=1), open_corpus()).table
    assert dict(list(tally(table, ["1R"]))[:4]) == {  # type: ignore[arg-type] # two values a row
        "government": 13,
        "socialist": 7,
        "military": 6,
        "union": 5,
    }
    answer = tally(table, ["1R", "doc"])
    assert list(answer)[:4] == [
        ("government", 0, 13, 13),
        ("socialist", 6, 1, 7),
        ("military", 2, 4, 6),
        ("union", 0, 5, 5),
    ]
    assert answer.totals.found == 39
    assert isinstance(answer.totals, Totals)
    assert sum(int(str(row[1])) for row in tally(table, ["1L"])) == 39
    assert list(tally(table, ["node"])) == [("soviet", 39)]
    assert list(tally(table, ["year"])) == [("1956", 39)]
    assert list(tally(table, ["9R"])) == [("", 39)]


def test_how_far_the_fields_reach() -> None:
    assert longest_reach(["1L", "12R", "doc"]) == 12
    assert longest_reach(["doc", "0L"]) == 0

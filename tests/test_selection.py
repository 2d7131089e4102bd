"""Choosing columns and rows of an answer."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from docscope.errors import UsageError
from docscope.model import Column, Table, Totals
from docscope.report.selection import page, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Row

COLUMNS = (Column("doc"), Column("date"), Column("count", "integer"))


def numbers(end: int) -> Table:
    def rows() -> Iterator[Row]:
        for number in count() if end < 0 else range(end):
            table.totals = Totals(found=number + 1)
            yield ("a", None, number)

    table = Table(COLUMNS, rows)
    return table


def test_columns_come_in_the_order_named() -> None:
    chosen = select(numbers(2), ["count", "doc", "count"])
    assert chosen.names == ("count", "doc", "count")
    assert list(chosen) == [(0, "a", 0), (1, "a", 1)]
    assert chosen.columns[0] == COLUMNS[2]


def test_totals_are_known_while_rows_are_read_and_after() -> None:
    chosen = select(numbers(3), ["doc"])
    rows = iter(chosen)
    next(rows)
    assert chosen.totals.found == 1
    assert len(list(rows)) == 2
    assert chosen.totals.found == 3


@pytest.mark.parametrize(
    ("names", "message"), [(["colour", "doc"], "colour: no such column"), ([], "nothing named")]
)
def test_columns_must_exist(names: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=f"--columns: {message}.*there are doc, date, count"):
        select(numbers(1), names)


@pytest.mark.parametrize(
    ("offset", "limit", "expected"),
    [(0, None, [0, 1, 2, 3]), (1, 2, [1, 2]), (3, 9, [3]), (9, 1, []), (0, 0, [])],
)
def test_a_page_of_rows(offset: int, limit: int | None, expected: list[int]) -> None:
    assert [row[2] for row in page(numbers(4), offset=offset, limit=limit)] == expected


def test_a_page_of_endless_rows() -> None:
    assert len(list(page(numbers(-1), offset=5, limit=3))) == 3

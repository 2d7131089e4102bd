"""Rows of dates in the order of the calendar, made of one part of the corpus after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.spilling import Sorter
from docscope.analyses.timecolumns import AT, COLUMNS
from docscope.text.dates import REJECTED
from docscope.text.dates.values.days import LATEST, parse_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.citations import Citations
    from docscope.model import Row, Value
    from docscope.text.dates.values.days import Day

WIDTH = len(COLUMNS)  # the columns behind these are further ones


class When(NamedTuple):
    """What a row is sorted by: its first day and its last.

    What has neither is `undated` and comes behind, and what is no date at all comes last.
    """

    undated: int
    first: Day
    last: Day
    value: str = ""


class Chronicle:
    """Rows in the order of the calendar, those of the same days as they came.

    With `dedupe` there is one row a date, with how often and in how many documents it is
    named. `citations` knows, once all rows are there, which documents these name.
    """

    def __init__(self, *, dedupe: bool, citations: Citations) -> None:
        self._dedupe = dedupe
        self._citations = citations
        self._sorter = Sorter(by_value if dedupe else when)

    def add(self, rows: Iterable[Row]) -> None:
        """Take in the rows of further documents."""
        for row in rows:
            self._sorter.add(row)

    def __iter__(self) -> Iterator[Row]:
        rows = map(self._citations.settled, self._sorter.in_order())
        return _each_once(rows) if self._dedupe else rows


def when(row: Row) -> When:
    """Return where a row stands in time; an open side counts as the other one."""
    first, last = row[AT["start_date"]], row[AT["end_date"]]
    days = [parse_day(str(day)) for day in (first or last, last or first) if day]
    if days:
        return When(0, days[0], days[1])
    return When(1 + (row[AT["kind"]] == REJECTED), LATEST, LATEST)


def by_value(row: Row) -> When:
    """Return where a row stands in time, and what tells it from others of the same days."""
    return when(row)._replace(value=value_of(row))


def value_of(row: Row) -> str:
    """Return the date of a row; where it has none its kind and its words."""
    if row[AT["date"]]:
        return str(row[AT["date"]])
    return f"{row[AT['kind']]} {str(row[AT['text']] or '').lower()}"


def _each_once(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the first row of every date with how often, and in how many documents, it is named."""
    first: Row = ()
    docs: list[Value] = []
    for row in rows:
        if first and value_of(row) == value_of(first):
            docs.append(row[AT["doc"]])
            continue
        if first:
            yield _counted(first, docs)
        first, docs = row, [row[AT["doc"]]]
    if first:
        yield _counted(first, docs)


def _counted(row: Row, docs: Sequence[Value]) -> Row:
    return (*row[:WIDTH], len(docs), len(set(docs)), *row[WIDTH:])

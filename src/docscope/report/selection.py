"""Choosing columns and rows of an answer."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from docscope.errors import UsageError
from docscope.model import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.corpus.where import Condition
    from docscope.model import Row, Value


def select(table: Table, names: Sequence[str]) -> Table:
    """Return a table with only the named columns, in the order named.

    Raises:
        UsageError: There is no such column.
    """
    missing = [name for name in names if name not in table.names]
    if missing or not names:
        listed = ", ".join(missing) or "nothing named"
        raise UsageError(f"--columns: {listed}: no such column; there are {', '.join(table.names)}")
    indexes = [table.names.index(name) for name in names]

    def rows() -> Iterator[Row]:
        for row in table:
            chosen.totals = table.totals
            yield tuple(row[index] for index in indexes)
        chosen.totals = table.totals

    chosen = Table([table.columns[index] for index in indexes], rows)
    return chosen


def extended(
    table: Table, names: Sequence[str], values: Callable[[Row], tuple[Value, ...]]
) -> Table:
    """Return a table with further columns of text; `values` gives those of a row."""

    def rows() -> Iterator[Row]:
        for row in table:
            wider.totals = table.totals
            yield (*row, *values(row))
        wider.totals = table.totals

    wider = Table([*table.columns, *map(Column, names)], rows)
    return wider


def filtered(answer: Answer, condition: Condition, *, width: int) -> Table:
    """Return the table of an answer with the rows for which a condition holds.

    Fields that are no columns are those of the document of the row. The totals count the
    rows kept; where rows come sorted, all are read before the first, so that these are
    known. Of every row the first `width` values are kept.
    """
    from docscope.analyses.spilling import kept as kept_rows
    from docscope.report.filtering import Kept, row_test

    holds = row_test(answer, condition)

    def rows() -> Iterator[Row]:
        kept = Kept(answer)
        found = (row for row in answer.table if holds(row) and kept.add(row))
        for row in found if answer.analysis.streams else kept_rows(found):
            chosen.totals = kept.totals
            yield row[:width]
        chosen.totals = kept.totals

    chosen = Table(answer.table.columns[:width], rows)
    return chosen


def page(table: Table, *, offset: int = 0, limit: int | None = None) -> Iterator[Row]:
    """Yield at most `limit` rows after the first `offset`."""
    return islice(table, offset, None if limit is None else offset + limit)

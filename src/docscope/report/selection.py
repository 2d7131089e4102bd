"""Choosing columns and rows of an answer."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from docscope.errors import UsageError
from docscope.model import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.model import Row


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


def page(table: Table, *, offset: int = 0, limit: int | None = None) -> Iterator[Row]:
    """Yield at most `limit` rows after the first `offset`."""
    return islice(table, offset, None if limit is None else offset + limit)

"""A cross table of counts: each value of a field becomes a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.model import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Row


def cross_table(table: Table) -> Table:
    """Return a table with a row for each value of the first column, in their order.

    The second column gives the names of the columns, the third the counts; `total` is last.
    """
    frame = table.to_pandas()
    across, count = table.names[1:]
    counts = frame.pivot_table(
        index=table.names[0], columns=across, values=count, aggfunc="sum", fill_value=0, sort=True
    ).reindex(frame.iloc[:, 0].unique())
    columns = (
        table.columns[0],
        *(Column(str(value) or "(none)", "integer") for value in counts.columns),
        Column("total", "integer"),
    )

    def rows() -> Iterator[Row]:
        for first, *values in counts.itertuples():
            whole = [int(value) for value in values]
            yield (first, *whole, sum(whole))

    crossed = Table(columns, rows)
    crossed.totals = table.totals
    return crossed

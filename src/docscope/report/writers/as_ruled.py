"""A table with ruled lines, for a letter or a message; tabulate lays it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.report.cells import NUMERIC, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from docscope.model import Column, Row


WIDEST = 60  # display columns; longer text is wrapped in its box


def write(
    columns: Sequence[Column], rows: Iterable[Row], stream: TextIO, *, header: bool = True
) -> None:
    """Write a table in boxes; all rows are read before the first is written."""
    import tabulate

    cells = [
        [shown(value, column) for value, column in zip(row, columns, strict=True)] for row in rows
    ]
    tabulate.MIN_PADDING = 0  # or it widens columns with short names
    table = tabulate.tabulate(
        cells,
        headers=[shown(column.name, column) for column in columns] if header else (),
        tablefmt="simple_outline",
        colalign=["right" if column.kind in NUMERIC else "left" for column in columns],
        maxcolwidths=[None if column.kind in NUMERIC else WIDEST for column in columns],
        disable_numparse=True,
    )
    stream.write(f"{table}\n")

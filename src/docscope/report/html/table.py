"""Any answer as a table: sortable, with a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.report.cells import NUMERIC, raw, shown
from docscope.report.html.template import Dress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Column, Row, Value

DRESS = Dress("table.html", ("table.css",), ("filter.js", "sort.js"))
LONG = 40  # characters from which a cell wraps
MANY = 6  # columns from which a table scrolls by itself


class Cell(NamedTuple):
    """The text of a cell, its look, and the exact value where the text is rounded."""

    text: str
    look: str = ""
    exact: str = ""


def parts(answer: Answer, rows: Iterable[Row]) -> dict[str, Any]:
    """Return what the template is filled with."""
    columns = answer.table.columns
    return {
        "columns": [
            Cell(column.name, "number" if column.kind in NUMERIC else "") for column in columns
        ],
        "wide": len(columns) > MANY,
        "rows": (_cells(row, columns) for row in rows),
    }


def _cells(row: Row, columns: tuple[Column, ...]) -> Iterator[Cell]:
    return (_cell(value, column) for value, column in zip(row, columns, strict=True))


def _cell(value: Value, column: Column) -> Cell:
    text = shown(value, column)
    if column.kind in NUMERIC:
        return Cell(text, "number", raw(value) if isinstance(value, float) else "")
    return Cell(text, "long" if len(text) > LONG else "")

"""A web page with one table: no script, nothing fetched, document text never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.report.cells import NUMERIC, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from docscope.analyses.answer import Answer
    from docscope.model import Column, Row, Value

OPENING = """\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>docscope</title>
<style>
body { font-family: serif; margin: 2em }
table { border-collapse: collapse }
th, td { border-bottom: 1px solid #ccc; padding: .3em .7em; text-align: start; vertical-align: top }
.number { text-align: end; font-variant-numeric: tabular-nums }
</style>
</head>
<body>
<table>
"""
CLOSING = """\
</tbody>
</table>
</body>
</html>
"""
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def write(answer: Answer, rows: Iterable[Row], stream: TextIO, *, header: bool = True) -> None:
    """Write a complete page that can be opened, mailed or printed."""
    columns = answer.table.columns
    stream.write(OPENING)
    if header:
        names = "".join(_heading(column) for column in columns)
        stream.write(f"<thead>\n<tr>{names}</tr>\n</thead>\n")
    stream.write("<tbody>\n")
    for row in rows:
        cells = "".join(map(_cell, row, columns))
        stream.write(f"<tr>{cells}</tr>\n")
    stream.write(CLOSING)


def _heading(column: Column) -> str:
    name = shown(column.name, column).translate(ENTITIES)
    return f'<th scope="col"{_class(column)}>{name}</th>'


def _cell(value: Value, column: Column) -> str:
    text = shown(value, column).translate(ENTITIES)
    return f"<td{_class(column)}>{text}</td>"


def _class(column: Column) -> str:
    # Without a number, let the text itself say which way it is written.
    return ' class="number"' if column.kind in NUMERIC else ' dir="auto"'

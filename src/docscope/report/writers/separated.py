"""Rows as lines of cells with a separator: what CSV, TSV and the Excel CSV share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.report.cells import raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TextIO

    from docscope.model import Column, Row, Value

# Python's own writer leaves a bare CR unquoted before 3.13, and readers end the row there.
# Blanks at the ends are quoted for readers that strip them, a leading byte order mark
# for those that take it for the file's.
SPECIAL = re.compile(
    r"""
      ["\r\n]      # a quotation mark, or the end of a line for some reader
    | ^ [ \t\ufeff]
    | [ \t] $
    """,
    re.VERBOSE,
)


def write_separated(  # noqa: PLR0913  # the writers' common signature and the two differences
    columns: Sequence[Column],
    rows: Iterable[Row],
    stream: TextIO,
    *,
    header: bool,
    separator: str,
    text_of: Callable[[Value], str] = raw,
) -> None:
    """Write rows with RFC 4180 quoting, a newline after each.

    A row that would be an empty line is `""`, because readers skip empty lines.
    """
    if header:
        stream.write(_line([text_of(column.name) for column in columns], separator))
    stream.writelines(_line([text_of(value) for value in row], separator) for row in rows)


def _line(cells: list[str], separator: str) -> str:
    line = separator.join(
        [_quoted(cell) if separator in cell or SPECIAL.search(cell) else cell for cell in cells]
    )
    return (line or '""') + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'

"""Rows as lines of cells with a separator: what CSV, TSV and the Excel CSV share."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from docscope.report.cells import raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
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

# Where none of these is in cells between null characters, only separator and quotes count.
UNUSUAL = ("\r", "\n", "\t", "\ufeff", " \0", "\0 ")
UNUSUAL_BYTES = tuple(mark.encode() for mark in UNUSUAL)

SAMPLE, FEW = 64, 8  # values looked at, to see whether a column repeats so few


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
    batches = rows.batches() if isinstance(rows, Columnar) else None
    if batches is None:
        texts = _raw_texts if text_of is raw else lambda row: list(map(text_of, row))
        stream.writelines(_line(texts(row), separator) for row in rows)
        return
    stream.writelines(_lines(batch, separator, text_of) for batch in batches)


@runtime_checkable
class Columnar(Protocol):
    """Rows that may come by the column, many at a time."""

    def batches(self) -> Iterator[list[Sequence[Value]]] | None:
        """Return all rows by the column; None where they come one by one."""
        ...


def _lines(
    batch: Sequence[Sequence[Value]], separator: str, text_of: Callable[[Value], str]
) -> str:
    """Return the lines of some columns."""
    if text_of is raw and any(hasattr(values, "others") for values in batch):
        from docscope.report.writers.assembled import assembled

        lines = assembled(batch, separator, _cell)
        if lines is not None:
            return lines
    cells = [_column(values, separator, text_of) for values in batch]
    joined = list(map(separator.join, zip(*cells, strict=True)))
    if len(cells) == 1:
        joined = [line or '""' for line in joined]
    return "\n".join([*joined, ""])


def _column(
    values: Sequence[Value], separator: str, text_of: Callable[[Value], str]
) -> Sequence[str]:
    """Return the cells of a column; what many of them share is looked at once."""
    if isinstance(values, array) and text_of is raw:
        return list(map(str, values))
    if len(set(values[:: len(values) // SAMPLE + 1])) > FEW and text_of is raw:
        kinds = set(map(type, values))
        if kinds == {int}:
            return list(map(str, values))
        if kinds == {str}:
            return _texts(values, separator)  # type: ignore[arg-type]  # as was just seen
    known = {value: _cell(text_of(value), separator) for value in set(values)}
    return list(map(known.__getitem__, values))


def _texts(cells: Sequence[str], separator: str) -> Sequence[str]:
    """Return cells of text, each looked at for what some of them have."""
    try:
        together = "\0".join(["", *cells, ""]).encode()
    except UnicodeEncodeError:
        return [_cell(raw(cell), separator) for cell in cells]
    if any(mark in together for mark in UNUSUAL_BYTES):
        return [_cell(raw(cell), separator) for cell in cells]
    if b'"' in together:
        return [_quoted(c) if separator in c or '"' in c else c for c in cells]
    return [f'"{cell}"' if separator in cell else cell for cell in cells]


def _cell(cell: str, separator: str) -> str:
    return _quoted(cell) if separator in cell or SPECIAL.search(cell) else cell


def _raw_texts(row: Row) -> list[str]:
    """Return the cells of a row; whole numbers and plain text, by far the most, at once."""
    return [
        value
        if type(value) is str and value.isascii()
        else str(value)
        if type(value) is int
        else raw(value)
        for value in row
    ]


def _line(cells: list[str], separator: str) -> str:
    together = "\0".join(["", *cells, ""])
    if any(map(together.__contains__, UNUSUAL)):
        cells = [_cell(cell, separator) for cell in cells]
    elif separator in together or '"' in together:
        cells = [_quoted(cell) if separator in cell or '"' in cell else cell for cell in cells]
    return (separator.join(cells) or '""') + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'

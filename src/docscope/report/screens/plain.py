"""The table for any answer without a screen of its own, and for `--by` and `--columns`."""

from __future__ import annotations

from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from docscope.report.cells import NUMERIC, shown
from docscope.report.display import fit, pad, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Column, Row
    from docscope.report.layout import Layout

GAP = "  "
MARGIN = " "
SAMPLE = 1_000  # rows that decide how wide the columns are; what is wider later, runs over
NUMBER_WIDTH = 5  # the narrowest column of numbers: under a short name, figures keep apart
TEXT_WIDTH = 8  # a column of text is not squeezed further, whatever the terminal
LINES = 2  # of a cell on a terminal


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of a table: a header, then the rows as they come.

    Numbers are rounded and stand to the right. On a terminal text columns share the
    width and wrap; elsewhere a row is one line.
    """
    for lines in blocks(answer.table.columns, rows, layout):
        yield from lines


def blocks(
    columns: Sequence[Column], rows: Iterable[Row], layout: Layout
) -> Iterator[Iterable[str]]:
    """Yield the header, if there is one, and then each row, as lines."""
    rows = iter(rows)
    sample = [_cells(row, columns) for row in islice(rows, SAMPLE)]
    names = [shown(column.name, column) for column in columns]
    widths = _widths(columns, [names, *sample], layout.width)
    if layout.header:
        fitted = [fit(name, room) for name, room in zip(names, widths, strict=True)]
        yield [_line(fitted, columns, widths)]
    for cells in chain(sample, (_cells(row, columns) for row in rows)):
        yield [_line(line, columns, widths) for line in _lines(cells, columns, widths, layout)]


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001  # the screens' signature
    """Return the closing line: how many rows were shown."""
    return [f"{shown:,} row" if shown == 1 else f"{shown:,} rows"]


def _cells(row: Row, columns: Sequence[Column]) -> list[str]:
    return [shown(value, column) for value, column in zip(row, columns, strict=True)]


def _widths(
    columns: Sequence[Column], sample: Sequence[Sequence[str]], room: int | None
) -> list[int]:
    """Return the width of each column: its widest cell, or its share of the room."""
    widths = [max(map(width, cells)) for cells in zip(*sample, strict=True)]
    for at, column in enumerate(columns):
        if column.kind in NUMERIC:
            widths[at] = max(widths[at], NUMBER_WIDTH)
    if room is None:
        return widths
    text = [at for at, column in enumerate(columns) if column.kind not in NUMERIC]
    return _shared(widths, text, room - len(MARGIN) - len(GAP) * (len(columns) - 1))


def _shared(widths: Sequence[int], text: Sequence[int], room: int) -> list[int]:
    """Return widths that fit the room: narrow text keeps its own, wide text shares the rest."""
    shares = list(widths)
    room -= sum(taken for at, taken in enumerate(widths) if at not in text)
    for left, at in zip(range(len(text), 0, -1), sorted(text, key=widths.__getitem__), strict=True):
        shares[at] = min(widths[at], max(room // left, TEXT_WIDTH))
        room -= shares[at]
    return shares


def _lines(
    cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int], layout: Layout
) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a row, each a tuple of pieces of its cells."""
    if layout.width is None:
        return iter([tuple(cells)])
    limit = None if layout.full else LINES
    pieces = (
        [cell] if column.kind in NUMERIC else wrapped(cell, room, lines=limit)
        for cell, column, room in zip(cells, columns, widths, strict=True)
    )
    return zip_longest(*pieces, fillvalue="")


def _line(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    padded = (
        pad(cell, room, right=column.kind in NUMERIC)
        for cell, column, room in zip(cells, columns, widths, strict=True)
    )
    return (MARGIN + GAP.join(padded)).rstrip()

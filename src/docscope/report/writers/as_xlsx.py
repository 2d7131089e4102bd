"""An Excel workbook of one sheet, in which text is text."""

from __future__ import annotations

import math
import re
from itertools import chain, islice
from typing import IO, TYPE_CHECKING

from docscope.errors import OutputError
from docscope.report.cells import natural_widths, raw
from docscope.report.display import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from docscope.model import Column, Row, Value

MAX_CHARACTERS = 32_767
MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
SAMPLE = 100  # rows that decide how wide the columns are
MAX_WIDTH = 60  # characters of a column
# What XML 1.0 cannot hold.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# XML readers make every line end a newline; better to write what they will read.
LINE_END = re.compile(r"\r\n?")


def write(
    columns: Sequence[Column], rows: Iterable[Row], stream: IO[bytes], *, header: bool = True
) -> None:
    """Write a workbook; its header stays in view.

    Raises:
        OutputError: A sheet cannot hold so many rows or columns, or so long a text.
    """
    from zipfile import ZIP_DEFLATED, ZipFile

    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    _check_columns(columns)
    rows = iter(rows)
    sample = list(islice(rows, SAMPLE))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("docscope")
    _set_widths(sheet, columns, sample)
    if header:
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, _storable(column.name)) for column in columns])
    try:
        _append(sheet, columns, chain(sample, rows), room=MAX_ROWS - header)
    finally:
        sheet.close()  # openpyxl writes through a temporary file
    # `book.save` would leave the archive open, and complaining, where the disk is full.
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()


def _check_columns(columns: Sequence[Column]) -> None:
    if len(columns) > MAX_COLUMNS:
        raise OutputError(
            f"xlsx: a sheet holds {MAX_COLUMNS:,} columns, not {len(columns):,}; write csv instead"
        )


def _set_widths(
    sheet: WriteOnlyWorksheet, columns: Sequence[Column], sample: Sequence[Row]
) -> None:
    from openpyxl.utils import get_column_letter

    for number, taken in enumerate(natural_widths(columns, sample), 1):
        sheet.column_dimensions[get_column_letter(number)].width = min(taken, MAX_WIDTH) + 2


def _append(
    sheet: WriteOnlyWorksheet, columns: Sequence[Column], rows: Iterable[Row], *, room: int
) -> None:
    for number, row in enumerate(rows, 1):
        if number > room:
            raise OutputError(f"xlsx: a sheet holds {room:,} rows; write csv instead")
        values = [_storable(value) for value in row]
        _check_lengths(columns, values, number)
        sheet.append([_cell(sheet, value) for value in values])


def _storable(value: Value) -> Value:
    """Return a value that a sheet can hold; there are no infinite numbers in one."""
    if isinstance(value, (str, tuple)) or (isinstance(value, float) and not math.isfinite(value)):
        return LINE_END.sub("\n", ILLEGAL.sub(escaped, raw(value))) or None
    return value


def _check_lengths(columns: Sequence[Column], values: Sequence[Value], number: int) -> None:
    # openpyxl would cut without a word. Excel counts UTF-16 units, two for an emoji.
    for column, value in zip(columns, values, strict=True):
        if isinstance(value, str) and len(value) > MAX_CHARACTERS // 2 and _too_long(value):
            raise OutputError(
                f"xlsx: row {number:,}, {column.name}: longer than the {MAX_CHARACTERS:,} "
                "characters of a cell; write csv instead"
            )


def _too_long(text: str) -> bool:
    return len(text.encode("utf-16-le")) > 2 * MAX_CHARACTERS


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> Value | Cell:
    """Return what to append: text as a cell that is no formula and no error value."""
    if not (isinstance(value, str) and value.startswith(("=", "#"))):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell

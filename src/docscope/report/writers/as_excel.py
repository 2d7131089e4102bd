"""CSV for opening in a spreadsheet: with a UTF-8 mark, and text that is never run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.report.cells import raw
from docscope.report.writers.separated import write_separated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from docscope.model import Column, Row, Value

MARK = "\ufeff"
# The first characters of a formula; the last four in East Asian versions of Excel.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(
    columns: Sequence[Column], rows: Iterable[Row], stream: TextIO, *, header: bool = True
) -> None:
    """Write CSV that a spreadsheet shows right: text like a formula gets an apostrophe."""
    stream.write(MARK)
    write_separated(columns, rows, stream, header=header, separator=",", text_of=_guarded)


def _guarded(value: Value) -> str:
    text = raw(value)
    if isinstance(value, (str, tuple)) and text.startswith(FORMULA_STARTS):
        return "'" + text
    return text

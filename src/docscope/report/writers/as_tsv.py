"""Tab-separated values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.report.writers.separated import write_separated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from docscope.model import Column, Row


def write(
    columns: Sequence[Column], rows: Iterable[Row], stream: TextIO, *, header: bool = True
) -> None:
    r"""Write TSV with exact values.

    A cell with a tab, a line end or a quotation mark is quoted as in CSV: this is what
    `pandas.read_csv(sep="\t")`, DuckDB, Python's `excel-tab` dialect and Excel read back.
    """
    write_separated(columns, rows, stream, header=header, separator="\t")

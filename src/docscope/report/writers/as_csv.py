"""Comma-separated values, as RFC 4180 has them but with plain newlines."""

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
    """Write CSV with exact values; cells are quoted where a reader needs it."""
    write_separated(columns, rows, stream, header=header, separator=",")

"""One JSON array of objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.report.writers.objects import objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from docscope.model import Column, Row


def write(
    columns: Sequence[Column],
    rows: Iterable[Row],
    stream: TextIO,
    *,
    header: bool = True,  # noqa: ARG001  # the names are part of every object
) -> None:
    """Write an array with one object a row, each on a line of its own."""
    before = "[\n"
    for line in objects(columns, rows):
        stream.write(before + line)
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")

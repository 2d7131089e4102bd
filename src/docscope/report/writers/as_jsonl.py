"""JSON Lines: one JSON object a line."""

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
    """Write one object a line, with the names of the columns as keys."""
    stream.writelines(line + "\n" for line in objects(columns, rows))

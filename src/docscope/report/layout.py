"""How much room a human table has."""

from __future__ import annotations

from typing import NamedTuple


class Layout(NamedTuple):
    """The room for a human table.

    `width` is in display columns, None where lines may be of any length (a pipe: one
    unclipped line a row); `full` asks for whole cells on a terminal too.
    """

    width: int | None = None
    full: bool = False
    header: bool = True

"""One printed line of a treaty or statute."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """Characters `start` to `end` of the text: a printed line, white space and dash off.

    `gap`: a blank line stands before it; `page`: what stands before it was set by the
    page; `heading` and `item`: markup says so; `indent` is the white space before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    page: bool
    heading: bool
    item: bool
    indent: int

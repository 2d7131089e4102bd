"""Values as the text of a cell: exact for programs, rounded for people."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from docscope.report.display import escaped, visible, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.model import Column, Row, Value

JOINT = "; "
NUMERIC = frozenset({"integer", "number"})
LINE_ENDS = re.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*")
# Bytes of a file name that are no text; no file can hold them as UTF-8.
SURROGATES = re.compile("[\ud800-\udfff]+")


def raw(value: Value) -> str:
    """Return a value as exact text; None is empty, several values are joined by `; `.

    Numbers keep all their digits. Only surrogates, which no file can hold, are escaped.

    >>> raw(0.1 + 0.2), raw(True), raw(("A/3251", "S/3726")), raw(None)
    ('0.30000000000000004', 'true', 'A/3251; S/3726', '')
    """
    if isinstance(value, str):
        return value if value.isascii() else encodable(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return encodable(JOINT.join(value))
    return "" if value != value else str(value)  # noqa: PLR0124  # not a number is no value


def shown(value: Value, column: Column) -> str:
    """Return a value as people read it: rounded, in one line, nothing invisible.

    >>> from docscope.model import Column
    >>> shown(1277, Column("words", "integer")), shown(-0.001, Column("g2", "number"))
    ('1,277', '0.00')
    """
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:z,.{column.digits}f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    text = JOINT.join(value) if isinstance(value, tuple) else value
    return visible(LINE_ENDS.sub(" ", text)) if isinstance(text, str) else raw(value)


def natural_widths(columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    """Return the display columns that the widest text of each column takes, names included."""
    return [
        max(width(shown(value, column)) for value in (column.name, *(row[at] for row in rows)))
        for at, column in enumerate(columns)
    ]


def encodable(text: str) -> str:
    r"""Return text with surrogates as escapes, so that it can be written as UTF-8.

    >>> print(encodable("caf\udce9.txt"))
    caf\udce9.txt
    """
    return SURROGATES.sub(escaped, text)

"""A Markdown table, as GitHub and Pandoc read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.report.cells import NUMERIC, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from docscope.model import Column, Row

MARKUP = re.compile(
    r"""
      [\\|`*\[\]<~$]                 # cell ends, code, emphasis, links, tags, formulas
    | & (?= [\#A-Za-z] )             # an entity
    | _ (?! [^\W_] ) | (?<! [^\W_] ) _  # emphasis, but not within a word
    """,
    re.VERBOSE,
)


def write(
    columns: Sequence[Column], rows: Iterable[Row], stream: TextIO, *, header: bool = True
) -> None:
    """Write a table with rounded numbers; document text is never markup.

    Markdown has no table without a header: without one its cells are empty.
    """
    stream.write(
        _line([_escaped(shown(column.name, column)) if header else "" for column in columns])
    )
    stream.write(_line(["---:" if column.kind in NUMERIC else "---" for column in columns]))
    for row in rows:
        cells = zip(row, columns, strict=True)
        stream.write(_line([_escaped(shown(value, column)) for value, column in cells]))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escaped(text: str) -> str:
    return MARKUP.sub(r"\\\g<0>", text)

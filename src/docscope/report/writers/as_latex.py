"""A LaTeX table that runs over as many pages as it needs."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from docscope.report.cells import NUMERIC, natural_widths, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from docscope.model import Column, Row

ESCAPES = str.maketrans(
    {character: "\\" + character for character in "&%$#_{}"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
    }
)
# What TeX would join to one sign: -- '' `` ,, ?` !`
LIGATURES = re.compile(r"([-`',]) (?= \1 ) | [?!] (?= ` )", re.VERBOSE)
SAMPLE = 100  # rows that decide which columns are wide
SHORT = 20  # columns up to so many characters are not wrapped
PAGE = 90  # characters in a line of a page, about


def write(
    columns: Sequence[Column], rows: Iterable[Row], stream: TextIO, *, header: bool = True
) -> None:
    r"""Write a `longtable` for `\input`; long text is wrapped in its column."""
    rows = iter(rows)
    sample = list(islice(rows, SAMPLE))
    stream.write("% Needs \\usepackage{longtable}; other scripts than Latin need LuaLaTeX.\n")
    stream.write(f"\\begin{{longtable}}{{{_specification(columns, sample)}}}\n\\hline\n")
    if header:
        stream.write(
            _line([_escaped(shown(column.name, column)) for column in columns])
            + "\\hline\n\\endhead\n"
        )
    for row in chain(sample, rows):
        cells = zip(row, columns, strict=True)
        stream.write(_line([_escaped(shown(value, column)) for value, column in cells]))
    stream.write("\\hline\n\\end{longtable}\n")


def _specification(columns: Sequence[Column], sample: Sequence[Row]) -> str:
    """Return the column types: long texts share what the others leave of a line."""
    widths = natural_widths(columns, sample)
    long = [
        column.kind not in NUMERIC and taken > SHORT
        for column, taken in zip(columns, widths, strict=True)
    ]
    short_widths = [taken for taken, is_long in zip(widths, long, strict=True) if not is_long]
    share = max(1 - sum(short_widths) / PAGE, 0.2) / max(sum(long), 1)
    kinds = ("r" if column.kind in NUMERIC else "l" for column in columns)
    paragraph = f"p{{{share:.2f}\\linewidth}}"
    return "".join(
        paragraph if is_long else kind for kind, is_long in zip(kinds, long, strict=True)
    )


def _line(cells: list[str]) -> str:
    line = " & ".join(cells)
    # After the end of a row TeX takes a star or a bracket for an option of it.
    return ("{}" if line.startswith(("[", "*")) else "") + line + r" \\" + "\n"


def _escaped(text: str) -> str:
    return LIGATURES.sub(r"\g<0>{}", text.translate(ESCAPES))

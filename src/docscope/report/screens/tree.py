"""The clauses of each document as an outline: a line a clause, below what it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.report.clausecells import Cells, Hierarchy
from docscope.report.display import fit, width, wrapped
from docscope.report.screens import clauses
from docscope.report.screens.clauses import documents, title_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

STEP = 3  # columns that each level stands further to the right
NARROWEST = 20  # columns that are left for the text, however deep it stands


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of the outline: documents, sections, clauses, and what is below them.

    A line is cut to the width, or wrapped where whole clauses are asked for; elsewhere
    than on a terminal it is unclipped.
    """
    for number, (doc, found) in enumerate(documents(answer, rows)):
        if number and layout.header:
            yield ""
        if layout.header:
            line = title_line(doc, found)
            yield line if layout.width is None else fit(line, layout.width)
        yield from _outline(found, layout)


def footer(answer: Answer, shown: int) -> list[str]:
    """Return how many clauses of which kinds there are, and how to see more of them."""
    return clauses.footer(answer, shown)


def _outline(found: Sequence[Cells], layout: Layout) -> Iterator[str]:
    below = Hierarchy(found)
    annex = ""
    for cells in found:
        if below.annex(cells) != annex:
            annex = below.annex(cells)
            yield from (f" {annex}",) if annex else ()
        mark = cells.mark if below.parent(cells) else cells.id
        start = " " * (STEP * below.depth(cells) + 1)
        start += "" if cells.titled or not mark else f"{mark}  "
        yield from _clause(start, _said(cells, below), layout)


def _said(cells: Cells, below: Hierarchy) -> str:
    if cells.titled:
        return below.said(cells)
    if cells.kind == "stance":
        return " ".join(part for part in (cells.lead, cells.addressee, below.said(cells)) if part)
    return below.own_text(cells)


def _clause(start: str, text: str, layout: Layout) -> Iterator[str]:
    if layout.width is None:
        yield f"{start}{text}".rstrip()
    elif not layout.full or width(start + text) <= layout.width:
        yield fit(f"{start}{text}".rstrip(), layout.width)
    else:
        for line in wrapped(text, max(layout.width - len(start), NARROWEST)):
            yield f"{start}{line}".rstrip()
            start = " " * len(start)

"""A passage to read, with a reference for a footnote."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docscope.report.display import visible, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

INDENT = "   "
MARGIN = 3
WIDEST = 100  # columns; longer lines are hard to read


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:  # noqa: ARG001 - all screens are called alike
    """Yield each paragraph under its reference, and after the last one the citation."""
    for number, (doc, passages) in enumerate(groupby(rows, key=lambda row: row[0])):
        if number:
            yield ""
        citation = ""
        for row in passages:
            yield visible(f"{doc} {row[1]}")
            yield ""
            yield from _lines(str(row[2]), layout, INDENT)
            yield ""
            citation = str(row[3])
        yield from _lines(citation, layout, "")


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001 - all footers are called alike
    """Return nothing: the passage is the answer."""
    return []


def _lines(text: str, layout: Layout, indent: str) -> Iterator[str]:
    if layout.width is None:
        yield indent + visible(text)
        return
    room = min(layout.width, WIDEST) - len(indent) - (MARGIN if indent else 0)
    yield from (indent + line for line in wrapped(visible(text), room))

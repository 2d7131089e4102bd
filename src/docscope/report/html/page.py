"""An answer as one web page that can be opened, mailed and printed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from docscope.report.html.asked import asked
from docscope.report.html.template import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType
    from typing import TextIO

    from docscope.analyses.answer import Answer
    from docscope.model import Row

# Commands with a page of their own; `--by` and `--columns` give a plain table.
MENTIONS = "count"  # a column: what is found are then mentions, several a row
OWN = frozenset({"kwic", "clauses", "contrast", "drafts", "timeline"})


def write(answer: Answer, rows: Iterable[Row], stream: TextIO, *, header: bool = True) -> None:
    """Write a page with the rows, each as it comes where the page allows it.

    `header` writes the names of columns and groups.
    """
    # not an import: the package itself stands above its layers
    version: str = import_module("docscope").__version__
    view = _view(answer)
    counted = Counted(rows)
    fill(
        view.DRESS,
        stream,
        asked=asked(answer),
        version=version,
        header=header,
        closing=lambda: _closing(answer, counted),
        **view.parts(answer, counted),
    )


class Counted:
    """Rows that are counted as they go by."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.count += 1
            yield row


def _view(answer: Answer) -> ModuleType:
    name = answer.analysis.name
    own = name in OWN and answer.table.columns == tuple(answer.analysis.columns)
    return import_module(f"docscope.report.html.{name if own else 'table'}")


def _closing(answer: Answer, rows: Counted) -> list[str]:
    """Return the closing sentences of the screen, and how many rows there are if not all."""
    own = answer.table.columns == tuple(answer.analysis.columns)
    screen = import_module(f"docscope.report.screens.{answer.analysis.name if own else 'tally'}")
    if hasattr(rows.rows, "closing"):  # it knows how far reading went
        sentences: list[str] = rows.rows.closing(screen.footer)
    else:
        sentences = screen.footer(answer, rows.count)
    found = answer.table.totals.found
    of_rows = own and not answer.analysis.streams and MENTIONS not in answer.table.names
    if of_rows and 0 < rows.count < found:
        sentences = [f"This page has {rows.count:,} of {found:,} rows.", *sentences]
    return sentences

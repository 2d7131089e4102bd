"""The lines that no clause, heading or known part claims, and what share of all they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.analyses.clauses.residue import LINES
from docscope.report.phrases import counted, documents_phrase
from docscope.report.screens import plain
from docscope.report.selection import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

SHOWN = ("doc", "line", "text")


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield a line with its document and number for each that is left over."""
    indexes = [answer.table.names.index(name) for name in SHOWN]
    table = select(answer.table, SHOWN)
    chosen = (tuple(row[index] for index in indexes) for row in rows)
    first = next(chosen, None)
    if first is not None:
        yield from plain.screen(answer._replace(table=table), _from(first, chosen), layout)


def _from(first: Row, others: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from others


def footer(answer: Answer, shown: int) -> list[str]:
    """Return how many lines are left over, of how many, and what that is in percent."""
    totals = answer.table.totals
    lines = totals.named.get(LINES)
    found = counted(totals.found, "line")
    if lines is not None:  # which is not known of rows chosen by what they say
        percent = 100 * totals.found / lines if lines else 0
        found = f"{totals.found:,} of {counted(lines, 'line')} ({percent:.2g} %)"
    belongs = "is" if totals.found == 1 else "are"
    sentence = f"{found} in {documents_phrase(answer)} {belongs} in no clause and no known part"
    return [f"{sentence}; all of them: --all" if shown < totals.found else sentence]

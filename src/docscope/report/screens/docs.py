"""The documents of a corpus, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.report.display import fit, pad, visible, width
from docscope.report.phrases import counted, documents_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

LABELS = ("document", "date", "words", "¶", "title")
RIGHT_ALIGNED = {2, 3}


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:  # noqa: ARG001 - all screens are called alike
    """Yield the lines of the table; a column that would be empty is left out."""
    listed = [[_cell(value) for value in row] for row in rows]
    if not listed:
        return
    kept = [n for n in range(len(LABELS)) if any(row[n] for row in listed)]
    table = [*([list(LABELS)] if layout.header else []), *listed]
    widths = [max(width(row[n]) for row in table) for n in kept]
    for row in table:
        cells = zip(kept, widths, strict=True)
        line = " " + "  ".join(pad(row[n], w, right=n in RIGHT_ALIGNED) for n, w in cells).rstrip()
        yield line if layout.width is None else fit(line, layout.width)


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001 - all footers are called alike
    """Return how much was read, from when to when, and how much was skipped."""
    totals = answer.table.totals
    skipped = len(answer.corpus.report.skipped)
    parts = [documents_phrase(answer), counted(totals.words, "word")]
    if totals.dates:
        parts.append(" to ".join(sorted(set(totals.dates))))
    return [f"{', '.join(parts)}; {skipped or 'none'} skipped"]


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return visible(str(value)) if value else ""

"""The frequency list as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.analyses.words import Words
from docscope.model import Table
from docscope.report.phrases import counted, documents_phrase
from docscope.report.screens import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

LABELS = {
    "word": "word",
    "count": "count",
    "per_10k": "per 10,000",
    "documents": "documents",
    "juilland_d": "D",
    "dp": "DP",
    "dp_norm": "DPnorm",
}
LEGEND = (
    "D: 1 is evenly spread, 0 all in one {part}. "
    "DP and DPnorm: 0 is spread as all words are, 1 all in one {part}."
)


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield a table of words with frequency and dispersion; empty columns are left out."""
    listed = list(rows)
    columns = answer.table.columns
    kept = [at for at, column in enumerate(columns) if column.name in LABELS]
    kept = [at for at in kept if any(row[at] is not None for row in listed)]
    picked = [tuple(row[at] for at in kept) for row in listed]
    headed = Table(
        [columns[at]._replace(name=LABELS[columns[at].name]) for at in kept], picked.__iter__
    )
    return plain.screen(answer._replace(table=headed), picked, layout) if listed else iter(())


def footer(answer: Answer, shown: int) -> list[str]:
    """Return how many words there are, and how to read the columns of dispersion."""
    words = answer.analysis
    assert isinstance(words, Words)
    totals = answer.table.totals
    types = totals.named.get("types", 0)
    listed = f"{totals.found:,} of " if totals.found < types else ""
    sentence = f"{listed}{_different(types, words.lengths)} in {documents_phrase(answer)} of "
    sentence += f"{counted(totals.words, 'word')}"
    if not shown:
        return [sentence]
    if totals.documents * words.slices == 1:
        return [f"{sentence}; --slices 10 measures how evenly they are spread"]
    return [f"{sentence}. {LEGEND.format(part='slice' if words.slices > 1 else 'document')}"]


def _different(types: int, lengths: tuple[int, int]) -> str:
    least, most = lengths
    if most == 1:
        return counted(types, "different word")
    span = f"{least}" if least == most else f"{least} to {most}"
    return f"{counted(types, 'different sequence')} of {span} words"

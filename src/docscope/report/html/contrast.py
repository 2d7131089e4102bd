"""The contrast as a page: the words of both sides, each with two bars for its rates."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.analyses.contrast import Contrast
from docscope.report.html.template import Dress
from docscope.report.phrases import counted
from docscope.report.screens.contrast import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row

    Record = dict[str, Any]  # Any: the values of a row, whose columns the analysis declares

DRESS = Dress("contrast.html", ("table.css", "contrast.css"), ("filter.js", "sort.js"))
RATES = ("per_10k_a", "per_10k_b")
NUMBERS = ("here", "there", "times as often", "at least", "G2", "q")


class Word(NamedTuple):
    """A word with its numbers, and its rates on this side and the other as lengths."""

    word: str
    numbers: tuple[str, ...]
    here: str
    there: str
    rates: str


class SideTable(NamedTuple):
    """The words that one side uses more often."""

    label: str
    other: str
    size: str
    words: list[Word]


def parts(answer: Answer, rows: Iterable[Row]) -> dict[str, Any]:
    """Return what the template is filled with."""
    contrast = answer.analysis
    assert isinstance(contrast, Contrast)
    records: list[Record] = [dict(zip(answer.table.names, row, strict=True)) for row in rows]
    most = max(
        (record[name] for record in records for name in ("per_10k_a", "per_10k_b")), default=1
    )
    named = answer.table.totals.named
    sizes = {
        contrast.a.label: counted(named.get("words_a", 0), "word"),
        contrast.b.label: counted(named.get("words_b", 0), "word"),
    }
    others = {contrast.a.label: contrast.b.label, contrast.b.label: contrast.a.label}
    tables = [
        SideTable(label, others[label], sizes[label], _words(list(group), contrast, most))
        for label, group in groupby(records, key=lambda record: record["side"])
        if label is not None
    ]
    return {"tables": tables, "numbers": NUMBERS}


def _words(records: Sequence[Record], contrast: Contrast, most: float) -> list[Word]:
    return [_word(record, contrast, most) for record in records]


def _word(record: Record, contrast: Contrast, most: float) -> Word:
    cells = cells_of(record, contrast)
    sides = "ab" if record["side"] == contrast.a.label else "ba"
    here, there = (record[f"per_10k_{side}"] for side in sides)
    numbers = tuple(cells[name] for name in NUMBERS)
    rates = f"{here:,.1f} and {there:,.1f} per 10,000 words"
    return Word(cells["word"], numbers, _length(here, most), _length(there, most), rates)


def _length(rate: float, most: float) -> str:
    return f"{100 * rate / (most or 1):.2f}%"

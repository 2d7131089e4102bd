"""Barcodes: where words stand in each document, on one scale, and how evenly."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.analyses.dispersion import Dispersion
from docscope.report.display import fit, pad, visible, width, wrapped
from docscope.report.phrases import counted, documents_phrase, rate
from docscope.report.screens import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

    Record = dict[str, Any]  # Any: the values of a row, whose columns the analysis declares

HEIGHTS = " ▁▂▃▄▅▆▇█"
LEFT_EDGE, RIGHT_EDGE = "▕", "▏"
PIPE_COLUMNS = 60
LEAST_COLUMNS = 5
MARGIN, GAP = " ", "  "
NUMBER_WIDTH = 3
MEASURES = (("D", "juilland_d"), ("DP", "dp"), ("DPnorm", "dp_norm"))


class Widths(NamedTuple):
    """The display columns of what stands before a barcode."""

    names: int
    slices: int
    counts: int


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield for each query its figures and a barcode of each document or slice.

    All barcodes are on one scale: a column stands for equally many words in each, and its
    height for the hits in it.
    """
    dispersion = answer.analysis
    assert isinstance(dispersion, Dispersion)
    if dispersion.detail != "parts":
        return plain.screen(answer, rows, layout)
    records = [dict(zip(answer.table.names, row, strict=True)) for row in rows]
    return _barcodes(answer, records, layout)


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001 - all footers are called alike
    """Return how to read the barcodes and the measures."""
    said = "D: 1 is evenly spread, 0 all in one part. DP and DPnorm: 0 is spread as all words "
    said += "are, 1 all in one part."
    dispersion = answer.analysis
    assert isinstance(dispersion, Dispersion)
    if dispersion.detail != "parts":
        return [f"{documents_phrase(answer)}. {said}"]
    return [
        f"One scale for all: a column is as many words in each, and its height the hits. {said}"
    ]


def _barcodes(answer: Answer, records: Sequence[Record], layout: Layout) -> Iterator[str]:
    parts = [record for record in records if record["doc"] is not None]
    widths, room = _widths(parts, layout)
    longest = max((record["part_words"] for record in parts), default=0)
    step = max(-(-longest // room), 1)  # words a column
    bars = [_columns(record, step) for record in parts]
    highest = max(map(max, bars), default=1)
    drawn = iter(bars)
    for number, (_, group) in enumerate(groupby(records, key=lambda record: record["query"])):
        found = list(group)
        yield from [""] if number else []
        yield from _heading(answer, found[0], layout)
        for record in found:
            if record["doc"] is not None:
                yield f"{MARGIN}{_label(record, widths)} {_bar(next(drawn), max(highest, 1))}"


def _widths(parts: Sequence[Record], layout: Layout) -> tuple[Widths, int]:
    """Return how wide the columns before the barcode are, and the room for that."""
    widths = Widths(
        max((width(visible(record["doc"])) for record in parts), default=0),
        max((len(_slice(record)) for record in parts), default=0),
        max(*(len(f"{record['part_count']:,}") for record in parts), NUMBER_WIDTH, 0),
    )
    if layout.width is None:
        return widths, PIPE_COLUMNS
    edges = len(f"{MARGIN}{GAP} {LEFT_EDGE}{RIGHT_EDGE}") + widths.slices + widths.counts
    most = max(layout.width - edges - LEAST_COLUMNS, 1)
    widths = widths._replace(names=min(widths.names, layout.width // 3, most))
    return widths, max(layout.width - edges - widths.names, LEAST_COLUMNS)


def _label(record: Record, widths: Widths) -> str:
    name = pad(fit(visible(record["doc"]), widths.names), widths.names)
    count = pad(f"{record['part_count']:,}", widths.counts, right=True)
    return f"{name}{pad(_slice(record), widths.slices, right=True)}{GAP}{count}"


def _slice(record: Record) -> str:
    return "" if record["slice"] is None else f" {record['slice']}"


def _heading(answer: Answer, record: Record, layout: Layout) -> Iterator[str]:
    """Yield the lines that say how often a query is found, and how evenly."""
    said = f"{visible(record['query'])}: "
    documents = documents_phrase(answer)
    if not record["count"]:
        said += f"no hits in {documents}"
    else:
        words = answer.table.totals.words
        frequency = f", {rate(record['count'], words)} per 10,000 words," if words else ""
        said += f"{counted(record['count'], 'hit')}{frequency} in "
        said += f"{record['documents']:,} of {documents}"
    measures = [
        f"{label} {record[name]:.2f}" for label, name in MEASURES if record[name] is not None
    ]
    if measures:
        sliced = record["parts"] != answer.table.totals.documents
        said += f"; {', '.join(measures)}" + (f" over {record['parts']:,} slices" if sliced else "")
    yield from [said] if layout.width is None else wrapped(said, layout.width)


def _columns(record: Record, step: int) -> list[int]:
    """Return how many hits stand in each column of a barcode."""
    columns = [0] * max(-(-record["part_words"] // step), 1)
    for word in record["word_numbers"]:
        columns[min((int(word) - 1) // step, len(columns) - 1)] += 1
    return columns


def _bar(columns: Sequence[int], highest: int) -> str:
    top = len(HEIGHTS) - 1
    return (
        LEFT_EDGE + "".join(HEIGHTS[-(-count * top // highest)] for count in columns) + RIGHT_EDGE
    )

"""The contrast as people read it: under each side the words it uses more often."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docscope.analyses.contrast import Contrast
from docscope.report.display import pad, visible, width, wrapped
from docscope.report.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

    Record = dict[str, Any]  # Any: the values of a row, whose columns the analysis declares
    Cells = dict[str, str]

MARGIN = " "
SIGNIFICANT = 0.05
# The columns of numbers and how wide each is at least; the star of q stands outside.
LEAST = {"here": 5, "there": 5, "times as often": 15, "times": 9, "at least": 8, "G2": 5, "q": 4}
# The gap and the columns, from wide screens to narrow ones.
LAYOUTS = (
    (2, ("here", "there", "times as often", "at least", "G2", "q")),
    (2, ("here", "there", "times as often", "at least", "q")),
    (1, ("here", "there", "times", "at least", "q")),
    (1, ("here", "there", "times", "q")),
    (1, ("times",)),
)
MEASURES_SHOWN = frozenset({"lrc", "g2", "q", "ratio"})
# Display columns, by gap; a layout that leaves less for words gives way to the next.
ENOUGH_FOR_WORDS = {2: 16, 1: 10}
LEAST_FOR_WORDS = 4
LINES = 2  # of a word or sequence on a terminal
LEGEND = (
    'at least: lower end of the 95 % interval of "times as often"; '
    "blank where it includes 1. *: q < .05 (exact test, BH)."
)


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of a table for each side, headed by its name and size.

    On a terminal long words wrap, and a narrow screen shows fewer columns; elsewhere each
    word is one whole line. The measure that sorts the rows is shown where they have it.
    """
    contrast = answer.analysis
    assert isinstance(contrast, Contrast)
    sides = {contrast.a.label: "words_a", contrast.b.label: "words_b"}
    tables = _tables(contrast, [dict(zip(answer.table.names, row, strict=True)) for row in rows])
    if not tables and answer.table.totals.found:
        yield "No word is more frequent on either side."
    gap, widths = _fitted([cells for _, table in tables for cells in table], layout)
    for number, (label, table) in enumerate(tables):
        if number:
            yield ""
        words = counted(answer.table.totals.named[sides[label]], "word")
        heading = f"More in {visible(label)} ({words})"
        yield from [heading] if layout.width is None else wrapped(heading, layout.width)
        if layout.header:
            yield _line({name: name for name in widths}, widths, gap)
        for cells in table:
            yield from _lines(cells, widths, gap, layout)


def footer(answer: Answer, shown: int) -> list[str]:
    """Return the closing paragraph: how many words were compared, and what the columns mean."""
    contrast = answer.analysis
    assert isinstance(contrast, Contrast)
    family = answer.table.totals.found
    compared = counted(family, "word")
    if contrast.ngram > 1:
        compared = f"{counted(family, 'sequence')} of {contrast.ngram} words"
    bound = f"{contrast.min_freq:,} or more occurrences"
    empty = [
        side.label
        for side, words in ((contrast.a, "words_a"), (contrast.b, "words_b"))
        if not answer.table.totals.named.get(words)
    ]
    if empty:
        return [f"{' and '.join(empty)}: no words, so there is nothing to compare with"]
    if not family:
        return [f"no words with {bound}; --min-freq sets another bound"]
    sentence = f"{compared} with {bound}"
    if not shown:
        return [sentence]
    return [f"{sentence}. {LEGEND}"]


def _tables(contrast: Contrast, records: Sequence[Record]) -> list[tuple[str, list[Cells]]]:
    """Return the cells of each side that uses any word more often, by its label."""
    return [
        (label, [cells_of(record, contrast) for record in group])
        for label, group in groupby(records, key=lambda record: record["side"])
        if label is not None
    ]


def cells_of(record: Record, contrast: Contrast) -> Cells:
    """Return what is shown of a word, by the names of the columns."""
    here, there = "ab" if record["side"] == contrast.a.label else "ba"
    rate, other = record[f"per_10k_{here}"], record[f"per_10k_{there}"]
    times = f"{rate / other:,.1f}" if other else "only here"
    cells = {
        "word": visible(record["word"]),
        "here": f"{record[f'count_{here}']:,}",
        "there": f"{record[f'count_{there}']:,}",
        "times as often": times,
        "times": times,
        "at least": f"{2 ** abs(record['lrc']):,.1f}" if record["lrc"] else "",
        "G2": f"{abs(record['g2']):,.1f}",
        "q": _probability(record["q"]),
    }
    if contrast.measure in record and contrast.measure not in MEASURES_SHOWN:
        cells[contrast.measure] = _number(record[contrast.measure])
    return cells


def _probability(q: float) -> str:
    """Return a probability to three digits without its zero, starred where significant."""
    digits = "<.001" if q < 0.0005 else f"{q:.3f}".removeprefix("0")  # noqa: PLR2004 - rounds to .000
    return f"{digits}*" if q < SIGNIFICANT else digits


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:z,.3g}" if abs(value) < 1 else f"{value:z,.1f}"


def _fitted(every: Sequence[Cells], layout: Layout) -> tuple[int, dict[str, int]]:
    """Return the gap and the widths of the columns of the widest layout that fits."""
    longest = max((width(cells["word"]) for cells in every), default=0)
    longest = max(longest, len("word"))
    extra = [name for name in (every[0] if every else ()) if name not in {"word", *LEAST}]
    for gap, names in LAYOUTS:
        shown = (*names, *extra) if gap > 1 else names
        widths = {name: _widest(name, every) for name in shown}
        if layout.width is None:
            return gap, {"word": longest, **widths}
        taken = len(MARGIN) + sum(gap + each for each in widths.values()) + ("q" in widths)
        room = layout.width - taken
        if room >= min(longest, ENOUGH_FOR_WORDS[gap]):
            break
    return gap, {"word": max(min(longest, room), LEAST_FOR_WORDS), **widths}


def _widest(name: str, every: Sequence[Cells]) -> int:
    return max(LEAST.get(name, len(name)), *(len(cells[name].rstrip("*")) for cells in every), 0)


def _lines(cells: Cells, widths: dict[str, int], gap: int, layout: Layout) -> Iterator[str]:
    """Yield the line of a word, and further lines where it does not fit one."""
    if layout.width is None:
        yield _line(cells, widths, gap)
        return
    limit = None if layout.full else LINES
    first, *others = wrapped(cells["word"], widths["word"], lines=limit)
    yield _line({**cells, "word": first}, widths, gap)
    for other in others:
        yield MARGIN + other


def _line(cells: Cells, widths: dict[str, int], gap: int) -> str:
    line = MARGIN + pad(cells["word"], widths["word"])
    for name, room in widths.items():
        if name != "word":
            text = cells[name]
            line += " " * gap + pad(text.rstrip("*"), room, right=True)
            line += ("*" if text.endswith("*") else " ") if name == "q" else ""
    return line.rstrip()

"""Counts by one field as bars; where the field is a unit of time, with the gaps in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.units import UNITS, label_of, steps
from docscope.report.display import fit, pad, visible, width
from docscope.report.phrases import counted
from docscope.report.screens import tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
WHOLE = "█"
PIPE_COLUMNS = 60
LEAST_COLUMNS = 5
MARGIN, GAP = " ", "  "
DRAWN_GAP = 2  # units without a date that are drawn; longer gaps are said
SEVERAL = {"century": "centuries"}

footer = tally.footer


class Bar(NamedTuple):
    """A value and how many rows have it."""

    label: str
    rows: int


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield a line for each value: how many rows have it, and a bar as long.

    All bars are on one scale. Days, months and so on without a date are lines without a
    bar, or one line if they are many.
    """
    name = answer.table.columns[0].name
    bars = [Bar(visible(str(row[0] or "(none)")), int(str(row[1]))) for row in rows]
    if not bars:
        return
    labels = max(width(name), *(width(bar.label) for bar in bars))
    figures = max(len("count"), *(len(f"{bar.rows:,}") for bar in bars))
    if layout.width is not None:
        least = len(MARGIN + GAP + GAP) + figures + LEAST_COLUMNS
        labels = min(labels, max(layout.width - least, LEAST_COLUMNS))
    before = len(MARGIN + GAP + GAP) + labels + figures
    room = PIPE_COLUMNS if layout.width is None else max(layout.width - before, LEAST_COLUMNS)
    if layout.header:
        yield f"{MARGIN}{pad(fit(name, labels), labels)}{GAP}{pad('count', figures, right=True)}"
    most = max(bar.rows for bar in bars)
    for line in _with_gaps(bars, name):
        if isinstance(line, str):
            yield f"{' ' * before}{fit(line, room)}"
            continue
        label = pad(fit(line.label, labels), labels)
        count = pad(f"{line.rows:,}", figures, right=True)
        yield f"{MARGIN}{label}{GAP}{count}{GAP}{drawn(line.rows, most, room)}".rstrip()


def drawn(count: int, most: int, room: int) -> str:
    """Return a bar as long as its share of the room, to an eighth of a column."""
    if not count:
        return ""
    whole, eighths = divmod(max(round(8 * room * count / most), 1), 8)
    return WHOLE * whole + EIGHTHS[eighths]


def _with_gaps(bars: Sequence[Bar], unit: str) -> Iterator[Bar | str]:
    """Yield bars, and between them those of units without a date, or how many these are."""
    before: int | None = None
    held: list[Bar] = []  # of what is known less exactly: the 1950s, before 1950
    for bar in bars:
        held.append(bar)
        step = steps(bar.label, unit) if unit in UNITS else None
        if step is None:
            continue
        if before is not None:
            yield from _gap(before, step, unit)
        yield from held
        before, held = step, []
    yield from held


def _gap(before: int, step: int, unit: str) -> Iterator[Bar | str]:
    missing = step - before - 1
    if missing > DRAWN_GAP:
        yield f"⋮ none for {_units(missing, unit)}"
        return
    for number in range(before + 1, step):
        yield Bar(label_of(number, unit), 0)


def _units(number: int, unit: str) -> str:
    return f"{number:,} {SEVERAL[unit]}" if unit in SEVERAL else counted(number, unit)

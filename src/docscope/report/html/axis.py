"""The time axis as it is drawn without a script and on paper: all of it, not to be moved."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docscope.report.html.calendar import MONTHS, day_name, year_name
from docscope.text.dates.values.days import Day, from_number, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BARS = 240  # that the whole axis is cut into
MOST_TICKS = 9
YEAR_DAYS = 365.2425
MARGIN = 0.03  # of the whole axis that is left free on both sides
# Where nearly all dates lie in so small a part of the axis, that part is shown first.
SHARE, PART = 0.02, 0.3
ROWS = 4  # of spans
WIDE = 0.01  # of the axis: from there on an event is drawn as a span
LETTER = 0.007  # of the axis that a letter takes, about


class Stretch(NamedTuple):
    """Days `start` to `end` of an event, as Julian day numbers, end exclusive."""

    start: int
    end: int


class Mark(NamedTuple):
    """An event on the axis: its days, its look and its name."""

    stretch: Stretch
    look: str = "date"
    name: str = ""


class Bar(NamedTuple):
    """A bar of the drawing: where it starts, how wide and how high it is, in percent."""

    at: str
    width: str
    height: str


class Tick(NamedTuple):
    """A mark of the axis: where it stands, in percent, and what is written there."""

    at: str
    text: str


class Line(NamedTuple):
    """A span: where it starts and how wide it is, in percent, its row, look and name.

    The name of one that is `late` ends with the axis.
    """

    at: str
    width: str
    row: int
    look: str
    name: str
    late: bool


class Axis(NamedTuple):
    """The whole axis: its first and last day, those that are shown first, and what is drawn."""

    whole: Stretch
    first: Stretch
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]


def drawn(marks: Sequence[Mark]) -> Axis | None:
    """Return the axis of some events; None where there are none."""
    if not marks:
        return None
    events = [mark.stretch for mark in marks]
    whole = _widened(min(event.start for event in events), max(event.end for event in events))
    size = whole.end - whole.start
    counts = Counter(
        (event.start + event.end - whole.start * 2) * BARS // (2 * size) for event in events
    )
    most = max(counts.values())
    bars = tuple(
        Bar(_percent(at / BARS), _percent(1 / BARS), _percent(max(count / most, 0.04)))
        for at, count in sorted(counts.items())
    )
    return Axis(
        whole, _shown_first(events, whole), bars, tuple(_ticks(whole)), _lines(marks, whole)
    )


def _widened(start: int, end: int) -> Stretch:
    margin = max(round((end - start) * MARGIN), 2)
    return Stretch(start - margin, end + margin)


def _shown_first(events: Sequence[Stretch], whole: Stretch) -> Stretch:
    middles = sorted((event.start + event.end) // 2 for event in events)
    few = int(len(middles) * SHARE)
    inner = _widened(middles[few], middles[-1 - few])
    narrow = inner.end - inner.start < PART * (whole.end - whole.start)
    return inner if few and narrow else whole


def _lines(marks: Sequence[Mark], whole: Stretch) -> tuple[Line, ...]:
    """Return the spans that are wide enough, those named most often first, in a few rows."""
    size = whole.end - whole.start
    wide = Counter(mark for mark in marks if mark.stretch.end - mark.stretch.start > WIDE * size)
    taken: list[list[tuple[float, float]]] = [[] for _ in range(ROWS)]
    lines = []
    for mark, count in wide.most_common():
        start, end = ((day - whole.start) / size for day in mark.stretch)
        name = f"{mark.name} ×{count}" if count > 1 else mark.name
        length = LETTER * len(name)
        late = start + length > 1
        left, right = (min(start, 1 - length), 1.0) if late else (start, max(end, start + length))
        free = (row for row in range(ROWS) if all(right <= a or b <= left for a, b in taken[row]))
        row = next(free, None)
        if row is not None:
            taken[row].append((left, right))
            lines.append(Line(_percent(start), _percent(end - start), row, mark.look, name, late))
    return tuple(lines)


def _ticks(whole: Stretch) -> Iterator[Tick]:
    """Yield marks at whole years, months or days, as many as can be read."""
    size = whole.end - whole.start
    marks = next(
        found
        for found in (list(marks) for marks in _graduations(whole))
        if len(found) <= MOST_TICKS
    )
    for day, text in marks:
        yield Tick(_percent((day - whole.start) / size), text)


def _graduations(whole: Stretch) -> Iterator[Iterator[tuple[int, str]]]:
    """Yield finer and coarser ways to mark an axis, the finest first."""
    size = whole.end - whole.start
    first, last = from_number(whole.start), from_number(whole.end)
    if size < 2 * MOST_TICKS * 31:
        for step in (1, 2, 5, 10):
            yield ((at, day_name(from_number(at))) for at in range(whole.start, whole.end, step))
    if size < 2 * MOST_TICKS * YEAR_DAYS:
        for step in (1, 3, 6):
            yield _months(first, last, step, whole)
    for power in range(len(str(size))):
        for step in (10**power, 2 * 10**power, 5 * 10**power):
            if size / step < 2 * MOST_TICKS * YEAR_DAYS:
                yield _years(first.year, last.year, step, whole)


def _months(first: Day, last: Day, step: int, whole: Stretch) -> Iterator[tuple[int, str]]:
    for at in range(12 * first.year, 12 * last.year + 12, step):
        day = Day(at // 12, at % 12 + 1, 1)
        if whole.start <= number(day) < whole.end:
            yield number(day), f"{MONTHS[day.month - 1][:3]} {year_name(day.year)}"


def _years(first: int, last: int, step: int, whole: Stretch) -> Iterator[tuple[int, str]]:
    """Yield years that are round as people count them: 100 BC, 1, 100."""
    start = (first - 1) // step * step
    for multiple in range(start, last + 1, step):
        year = multiple if multiple > 0 or step == 1 else multiple + 1
        day = number(Day(year, 1, 1))
        if whole.start <= day < whole.end:
            yield day, year_name(year)


def _percent(share: float) -> str:
    return f"{100 * share:.3f}".rstrip("0").rstrip(".") + "%"

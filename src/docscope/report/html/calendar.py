"""Days in words, and the time axis as it is drawn without a script: all of it, not to be moved."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.dates.days import Day, from_number, month_length, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
BARS = 240  # that the whole axis is cut into
MOST_TICKS = 9
YEAR_DAYS = 365.2425
MARGIN = 0.03  # of the whole axis that is left free on both sides
# Where nearly all dates lie in so small a part of the axis, that part is shown first.
SHARE, PART = 0.02, 0.3


class Stretch(NamedTuple):
    """Days `start` to `end` of an event, as Julian day numbers, end exclusive."""

    start: int
    end: int


class Bar(NamedTuple):
    """A bar of the drawing: where it starts, how wide and how high it is, in percent."""

    at: str
    width: str
    height: str


class Tick(NamedTuple):
    """A mark of the axis: where it stands, in percent, and what is written there."""

    at: str
    text: str


class Axis(NamedTuple):
    """The whole axis: its first and last day, those that are shown first, bars and ticks."""

    whole: Stretch
    first: Stretch
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def day_name(day: Day) -> str:
    """Return a day in words: `4 November 1956`, `15 March 44 BC`."""
    return f"{day.day} {MONTHS[day.month - 1]} {year_name(day.year)}"


def year_name(year: int) -> str:
    """Return the name of an astronomical year; 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def span_name(first: Day, last: Day) -> str:
    """Return a span of days in words, as short as its ends allow.

    >>> span_name(Day(1956, 11, 1), Day(1956, 11, 30))
    'November 1956'
    """
    if first == last:
        return day_name(first)
    if first.day != 1 or last.day != month_length(last.year, last.month):
        return f"{_opening(first, last)}{day_name(last)}"
    if (first.month, last.month) == (1, len(MONTHS)):
        ends = [year_name(first.year), year_name(last.year)]
        return "–".join(dict.fromkeys(ends)) if first.year > 0 else " – ".join(dict.fromkeys(ends))
    ends = [f"{MONTHS[day.month - 1]} {year_name(day.year)}" for day in (first, last)]
    return " – ".join(dict.fromkeys(ends))


def _opening(first: Day, last: Day) -> str:
    """Return the first day of a span as it stands before the last one: `30 October – `."""
    if first.year != last.year:
        return f"{day_name(first)} – "
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – "
    return f"{first.day}–"


def drawn(events: Sequence[Stretch]) -> Axis | None:
    """Return the axis of some events; None where there are none."""
    if not events:
        return None
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
    return Axis(whole, _shown_first(events, whole), bars, tuple(_ticks(whole)))


def _widened(start: int, end: int) -> Stretch:
    margin = max(round((end - start) * MARGIN), 2)
    return Stretch(start - margin, end + margin)


def _shown_first(events: Sequence[Stretch], whole: Stretch) -> Stretch:
    middles = sorted((event.start + event.end) // 2 for event in events)
    few = int(len(middles) * SHARE)
    inner = _widened(middles[few], middles[-1 - few])
    narrow = inner.end - inner.start < PART * (whole.end - whole.start)
    return inner if few and narrow else whole


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

"""When an event was, in words: the label of a mark, and the margin of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.report.html.calendar import MONTHS, day_name, span_name, year_name
from docscope.text.dates.values.days import Day, parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docscope.model import Value

    Cells = Mapping[str, Value]

PARTS = ("early", "mid", "late", "about")  # qualifiers that stand before a time
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
TEENS = range(11, 14)


def when(cells: Cells) -> str:
    """Return when an event was; what has no days goes by its own words."""
    first, last = (_day(cells[name]) for name in ("start_date", "end_date"))
    if first and last:
        return _between(first, last, cells)
    if first or last:
        return f"{'from' if first else 'until'} {_end(first or last, cells['precision'])}"
    return str(cells["text"] or cells["date"] or "")


def label(cells: Cells) -> str:
    """Return what an event is called on the axis: a period has a name."""
    return str(cells["text"] or "") if cells["kind"] == "period" else when(cells)


def _between(first: Day, last: Day, cells: Cells) -> str:
    if cells["kind"] == "period":
        return span_name(Day(first.year, 1, 1), Day(last.year, 12, 31))
    if cells["ambiguous"]:
        return f"{day_name(first)} or {day_name(last)}"
    part = [word for word in str(cells["qualifier"] or "").split("; ") if word in PARTS]
    time = str(cells["date"]).partition("T")[2] if cells["kind"] == "time" else ""
    span = _named(first, cells["precision"]) or span_name(first, last)
    return " ".join([*part, span]) + (f", {time}" if time else "")


def _named(first: Day, precision: Value) -> str:
    """Return the name of a century, or of a decade after Christ; nothing for other spans."""
    if precision == "decade" and first.year > 0:
        return f"{first.year}s"
    if precision == "century":
        number = first.year // 100 + 1 if first.year >= 0 else (1 - first.year) // 100
        return f"{_ordinal(number)} century{' BC' * (first.year < 0)}"
    return ""


def _end(day: Day | None, precision: Value) -> str:
    """Return the one end of a span with an open side, as exactly as it is known."""
    assert day is not None
    if precision == "month":
        return f"{MONTHS[day.month - 1]} {year_name(day.year)}"
    return day_name(day) if precision in {"day", "range", None} else year_name(day.year)


def _ordinal(number: int) -> str:
    """Return a number as an ordinal: 1st, 12th, 20th."""
    ending = "th" if number % 100 in TEENS else ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def _day(value: Value) -> Day | None:
    return parse_day(str(value)) if value else None

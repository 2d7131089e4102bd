"""Days, months, years and spans in words."""

from __future__ import annotations

from docscope.text.dates.values.days import Day, month_length

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


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
        return _years(first.year, last.year)
    months = [MONTHS[day.month - 1] for day in (first, last)]
    if first.year == last.year:
        return f"{'–'.join(dict.fromkeys(months))} {year_name(last.year)}"
    return f"{months[0]} {year_name(first.year)} – {months[1]} {year_name(last.year)}"


def _years(first: int, last: int) -> str:
    if first == last:
        return year_name(first)
    if first > 0:
        return f"{first}–{last}"
    return f"{year_name(first)} – {'AD ' * (last > 0)}{year_name(last)}"


def _opening(first: Day, last: Day) -> str:
    """Return the first day of a span as it stands before the last one: `30 October – `."""
    if first.year != last.year:
        return f"{day_name(first)} – "
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – "
    return f"{first.day}–"

"""The days that the value of a date covers, for programs that know no EDTF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.dates.values.days import parse_day
from docscope.text.dates.values.edtf import interval as ends_of
from docscope.text.dates.values.interval import interval

if TYPE_CHECKING:
    from docscope.model import Value
    from docscope.text.dates.values.days import Day
    from docscope.text.dates.values.value import Point

DATES = frozenset({"year", "month", "day"})  # units that every program knows
ONE_OF = re.compile(r"\[(.+)\]")  # several readings


class Days(NamedTuple):
    """The first and the last day of an event; an open side is closed by the other one."""

    first: Day
    last: Day


def readings(value: str, first: Value, last: Value) -> list[tuple[str, Days]]:
    """Return each reading of a date with its days; none where it names no day.

    >>> [reading for reading, _ in readings("[2023-04-12,2023-12-04]", "2023-04-12", "2023-12-04")]
    ['2023-04-12', '2023-12-04']
    """
    several = ONE_OF.fullmatch(value)
    if several:
        parts = [(part, interval(part)) for part in several[1].split(",")]
        found = [
            (part, Days(days.first, days.last))
            for part, days in parts
            if days and days.first and days.last
        ]
        if len(found) == len(parts):
            return found
    ends = [parse_day(str(day)) for day in (first or last, last or first) if day]
    return [(value, Days(*ends))] if ends else []


def dates_of(value: str) -> list[Point]:
    """Return the years, months or days that a value names; none where it has other parts.

    An open side is no part: `1945/..` names one year.

    >>> [(point.year, point.month) for point in dates_of("1949/1956-10")]
    [(1949, 0), (1956, 10)]
    """
    try:
        points = [point for point in dict.fromkeys(ends_of(value)) if point]
    except ValueError:
        return []
    return points if all(point.unit in DATES for point in points) else []


def is_exact(value: str) -> bool:
    """Say whether years, months or days are all there is to a value: nothing open, no doubt.

    >>> is_exact("1949/1956-10"), is_exact("1956~"), is_exact("195X"), is_exact("1945/..")
    (True, False, False, False)
    """
    known = dates_of(value)
    return bool(known) and not any(point.mark for point in known) and None not in ends_of(value)

"""The days that the value of a date covers, for programs that know no EDTF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.dates.days import parse_day
from docscope.text.dates.interval import interval

if TYPE_CHECKING:
    from docscope.model import Value
    from docscope.text.dates.days import Day

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

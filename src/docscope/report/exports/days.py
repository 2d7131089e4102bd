"""The days that the value of a date covers, for programs that know no EDTF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.dates.days import parse_day, period_bounds

if TYPE_CHECKING:
    from docscope.model import Value
    from docscope.text.dates.days import Day

ONE_OF = re.compile(r"\[(.+)\]")  # several readings
MARKS = "~?%"  # of doubt


class Span(NamedTuple):
    """The first and the last day of an event; None on an open side."""

    first: Day | None
    last: Day | None

    @property
    def closed(self) -> tuple[Day, Day] | None:
        """Both days, an open side closed by the other one; None where both are open."""
        first, last = self.first or self.last, self.last or self.first
        return (first, last) if first and last else None


def days_of(value: str, first: Value, last: Value) -> list[tuple[str, Span]]:
    """Return each reading of a date with its days; none where it names no day.

    >>> [reading for reading, _ in days_of("[2023-04-12,2023-12-04]", "2023-04-12", "2023-12-04")]
    ['2023-04-12', '2023-12-04']
    """
    span = Span(*(parse_day(day) if isinstance(day, str) else None for day in (first, last)))
    several = ONE_OF.fullmatch(value)
    if several:
        readings = [(part, _bounds(part)) for part in several[1].split(",")]
        if all(days for _, days in readings):
            return [(part, days) for part, days in readings if days]
    return [(value, span)] if span.closed else []


def _bounds(value: str) -> Span | None:
    try:
        return Span(*period_bounds(value.rstrip(MARKS)))
    except ValueError:
        return None

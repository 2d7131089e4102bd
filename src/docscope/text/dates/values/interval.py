"""The days of a date as a reader types it or a value holds it: `1956-11`, `195X`, `44 BC`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from docscope.text.dates.values.days import Day, parse_day, period_bounds
from docscope.text.dates.values.value import bounds

MARKS = "~?%"  # of doubt, behind a value
LONGEST = 100  # characters


class Interval(NamedTuple):
    """The first and the last day, None on an open side."""

    first: Day | None
    last: Day | None


@lru_cache(maxsize=4096)
def interval(written: str) -> Interval | None:
    """Return the days of a date, in EDTF or in words; None if it is none.

    >>> interval("195X")
    Interval(first=Day(year=1950, month=1, day=1), last=Day(year=1959, month=12, day=31))
    >>> interval("March 44 BC").first.iso()
    '-0043-03-01'
    """
    bare = written.strip()
    return _days(bare) or _value(bare) or _words(bare)


def _days(written: str) -> Interval | None:
    try:
        return Interval(*period_bounds(written))
    except ValueError:
        return None


def _value(written: str) -> Interval | None:
    from docscope.text.dates.values.edtf import interval as ends_of

    try:
        points = ends_of(written)
    except ValueError:
        return None
    first, last = (bounds(point) if point else None for point in points)
    return Interval(first[0] if first else None, last[1] if last else None)


def _words(written: str) -> Interval | None:
    """Return the days of the one date that these words are."""
    if len(written) > LONGEST:
        return None
    from docscope.text.dates import find_dates

    text = f"in {written}"  # a figure that begins a text may be its number
    found = find_dates(text)
    if len(found) != 1 or found[0].start > len("in ") or found[0].end != len(text):
        return None
    first, last = found[0].first, found[0].last
    if found[0].ambiguous or not (first or last) or "invalid" in found[0].qualifier:
        return None
    return Interval(parse_day(first) if first else None, parse_day(last) if last else None)

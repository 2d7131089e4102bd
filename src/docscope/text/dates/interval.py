"""The days of a date as a reader types it or a value holds it: `1956-11`, `195X`, `44 BC`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from docscope.text.dates.days import Day, parse_day, period_bounds

MASKED = re.compile(r"-?\d+X+")  # 195X, 19XX: the digits that are not known
ENDS = re.compile(r"(?:-?\d{4}.*|\.\.)?/(?:-?\d{4}.*|\.\.)?")  # 1956/57 is a word, no value
MARKS = "~?%"  # of doubt
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
    return _value(written.strip()) or _words(written.strip())


def _value(written: str) -> Interval | None:
    if ENDS.fullmatch(written):
        return _between(*written.split("/", 1))
    bare = written.rstrip(MARKS)
    if MASKED.fullmatch(bare):
        low, high = sorted(int(bare.replace("X", digit)) for digit in "09")
        return Interval(Day(low, 1, 1), Day(high, 12, 31))
    try:
        return Interval(*period_bounds(bare.removeprefix("Y")))
    except ValueError:
        return None


def _between(start: str, end: str) -> Interval | None:
    """Return the days from one value to another; an end that is empty or two points is open."""
    first, last = _value(start), _value(end)
    opens, closes = start in {"", ".."}, end in {"", ".."}
    if not (first or opens) or not (last or closes) or (opens and closes):
        return None
    return Interval(first.first if first else None, last.last if last else None)


def _words(written: str) -> Interval | None:
    """Return the days of the one date that these words are."""
    if len(written) > LONGEST:
        return None
    from docscope.text.dates import find_dates

    found = find_dates(written)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(written)):
        return None
    first, last = found[0].first, found[0].last
    if found[0].ambiguous or not (first or last) or "invalid" in found[0].qualifier:
        return None
    return Interval(parse_day(first) if first else None, parse_day(last) if last else None)

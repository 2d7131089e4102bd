"""Values read back from EDTF (ISO 8601-2), as tables and command lines give them."""

from __future__ import annotations

import re

from docscope.text.dates.values.value import DIVISIONS, SPANS, Point, valid

OPEN = ".."
PARTS = 2  # sides of an interval
VALUE = re.compile(
    r"""
    (?:
        Y(?P<long>-?\d{5,9})                                      # Y-11999
      | (?P<masked>-?(?:\d{3}X|\d{2}XX|\dXXX))                    # 195X, 19XX, 1XXX
      | (?P<year>-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?  # 1956-11-04, 1956-21
    )
    (?P<mark>[~?%]?)
    """,
    re.VERBOSE | re.ASCII,
)
UNITS = {1: "decade", 2: "century", 3: "millennium"}
MONTHS = range(1, 13)
QUARTER, HALF = 33, 40  # the first codes of each: seasons are 21 to 24


def point_of(text: str) -> Point:
    """Return the point that one EDTF value stands for.

    >>> point_of("1956-11~")
    Point(unit='month', year=1956, month=11, day=0, mark='~')

    Raises:
        ValueError: The text is no value, or no day of the calendar.
    """
    found = VALUE.fullmatch(text)
    if not found:
        raise ValueError(text)
    point = _long(found) if found["long"] or found["masked"] else _short(found)
    known = not point.month or point.month in MONTHS or point.month in DIVISIONS
    if not known or not valid(point):
        raise ValueError(text)
    return point


def interval(text: str) -> tuple[Point | None, Point | None]:
    """Return both ends of an EDTF interval, None for an open one, twice the same of a value.

    Raises:
        ValueError: An end is no value, or both are open.
    """
    ends = text.split("/")
    if len(ends) > PARTS or set(ends) <= {OPEN, ""}:
        raise ValueError(text)
    points = [None if end in {OPEN, ""} else point_of(end) for end in ends]
    return points[0], points[-1]


def _long(found: re.Match[str]) -> Point:
    """Return a year of many figures, or a decade, century or millennium."""
    mark = found["mark"]
    if found["long"]:
        return Point("year", int(found["long"]), mark=mark)
    figures = found["masked"].rstrip("X")
    unit = UNITS[found["masked"].count("X")]
    span = SPANS[unit]
    if figures.startswith("-"):  # -04XX is -499 to -400
        return Point(unit, 1 - span * (1 + int(figures[1:])), mark=mark)
    return Point(unit, span * int(figures), mark=mark)


def _short(found: re.Match[str]) -> Point:
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    unit = "day" if found["day"] else "month" if found["month"] else "year"
    if month > MONTHS[-1]:
        unit = "season" if month < QUARTER else "quarter" if month < HALF else "half"
    elif found["month"] and not month:
        raise ValueError(found[0])
    return Point(unit, int(found["year"]), month, day, found["mark"])

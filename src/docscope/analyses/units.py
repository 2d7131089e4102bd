"""The day, month, year, decade or century of a date in EDTF, and their order in time."""

from __future__ import annotations

import math
import re

from docscope.corpus.fields import year_of
from docscope.text.dates.values.days import Day, exists, from_number, number, year_text
from docscope.text.dates.values.value import DIVISIONS

UNITS = ("day", "month", "year", "decade", "century")
VALUE = re.compile(r"Y?(?P<year>-?(?:\d{4,}|\d+X+))(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
UNKNOWN = {"decade": 1, "century": 2}  # digits of the year

When = tuple[float, int, int, int, str]


def unit_of(date: str, unit: str) -> str:
    """Return the unit in which a date begins; empty where the date has no year.

    A date that is not known so exactly is counted as what is known of it.

    >>> unit_of("1956-11-04/1956-11-10", "month"), unit_of("-0043-03-15", "century")
    ('1956-11', '-00XX')
    >>> unit_of("1956", "month")
    '1956'
    """
    value = VALUE.search(date)
    if not value:
        return ""
    year = value["year"]
    if unit in UNKNOWN:
        known = len(year) - max(UNKNOWN[unit], year.count("X"))
        return year[:known] + "X" * (len(year) - known)
    parts = {"year": (year,), "month": (year, value["month"])}.get(unit, value.groups())
    return "-".join(part for part in parts if part)


def own_unit(date: str, unit: str) -> str | None:
    """Return the unit of a date as a field of its row: a decade has no year, and is none."""
    return year_of(date) if unit == "year" else unit_of(date, unit) or None


def in_time(label: str) -> When:
    """Return what puts dates and their units in order; what is none comes last."""
    value = VALUE.search(label)
    if not value:
        return math.inf, 0, 0, 0, label
    year = value["year"]
    first = int(year.replace("X", "9" if year.startswith("-") else "0"))
    month = int(value["month"] or 0)
    month = DIVISIONS[month][0] if month in DIVISIONS else month
    return first, -year.count("X"), month, int(value["day"] or 0), label


def steps(label: str, unit: str) -> int | None:
    """Return the number of a unit, so that neighbours differ by one; None if it is no such unit.

    >>> steps("1957-01", "month") - steps("1956-12", "month")
    1
    """
    value = VALUE.fullmatch(label)
    if not value or value["year"].count("X") != UNKNOWN.get(unit, 0):
        return None
    first = int(in_time(label)[0])
    if unit in UNKNOWN:
        size: int = 10 ** UNKNOWN[unit]
        return first // size
    if unit == "year":
        return None if value["month"] else first
    return (_months if unit == "month" else _days)(value, first)


def label_of(step: int, unit: str) -> str:
    """Return the unit of a number that `steps` gave."""
    if unit == "day":
        return from_number(step).iso()
    if unit == "month":
        return f"{year_text(step // 12)}-{step % 12 + 1:02}"
    masked = UNKNOWN.get(unit, 0)
    size = 10**masked
    year = year_text(step * size + (size - 1 if step < 0 else 0))
    return year[: len(year) - masked] + "X" * masked


def _months(value: re.Match[str], year: int) -> int | None:
    month = int(value["month"] or 0)
    return None if value["day"] or not 1 <= month <= 12 else 12 * year + month - 1  # noqa: PLR2004 - months


def _days(value: re.Match[str], year: int) -> int | None:
    day = Day(year, int(value["month"] or 0), int(value["day"] or 0))
    return number(day) if exists(day) else None

"""Days of the calendar and the values of points, against other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from docscope.text.dates.values.days import (
    Day,
    easter,
    exists,
    from_number,
    gregorian,
    month_length,
    moved,
    number,
    parse_day,
    period_bounds,
    weekday,
)
from docscope.text.dates.values.value import Point, bounds, edtf, timex

if TYPE_CHECKING:
    import datetime as dt

YEARS = st.integers(-4712, 12_000)
DAYS = st.builds(Day, YEARS, st.integers(1, 12), st.integers(1, 28))


@given(st.dates())
def test_days_agree_with_the_standard_library(date: dt.date) -> None:
    day = Day(date.year, date.month, date.day)
    assert number(day) == date.toordinal() + 1_721_425
    assert weekday(day) == date.isoweekday()
    assert day.iso() == date.isoformat()


@given(DAYS, st.integers(-100_000, 100_000))
def test_moving_there_and_back(day: Day, days: int) -> None:
    if number(day) + days > 0:
        assert moved(moved(day, days), -days) == day
    assert from_number(number(day)) == day
    assert parse_day(day.iso()) == day


@pytest.mark.parametrize(
    ("julian", "expected"),
    [
        (Day(1917, 10, 25), Day(1917, 11, 7)),  # the October Revolution
        (Day(1582, 10, 5), Day(1582, 10, 15)),  # the reform of Gregory XIII
        (Day(1752, 9, 3), Day(1752, 9, 14)),  # the British reform
        (Day(1900, 2, 29), Day(1900, 3, 13)),
    ],
)
def test_old_style_days(julian: Day, expected: Day) -> None:
    assert gregorian(julian) == expected


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1916, 4, 23), (1943, 4, 25), (1961, 4, 2), (2000, 4, 23), (2024, 3, 31)],
)
def test_easter_sundays(year: int, month: int, day: int) -> None:
    assert easter(year) == Day(year, month, day)


def test_leap_years() -> None:
    assert [month_length(year, 2) for year in (1900, 1956, 1957, 2000, 0, -3)] == [
        28,
        29,
        28,
        29,
        29,
        28,
    ]
    assert not exists(Day(1956, 13, 1))
    assert not exists(Day(1956, 2, 30))


@pytest.mark.parametrize("text", ["", "x", "1956-13", "1956-1-1-1", "1956-00", "1956-02-30", "--"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller names the option
        period_bounds(text)


def test_bounds_of_written_dates() -> None:
    assert period_bounds("1956") == (Day(1956, 1, 1), Day(1956, 12, 31))
    assert period_bounds("1956-02") == (Day(1956, 2, 1), Day(1956, 2, 29))
    assert period_bounds("-0479-08-01") == (Day(-479, 8, 1), Day(-479, 8, 1))


POINTS = [
    *(Point(unit, year) for unit in ("year",) for year in (-479, 0, 476, 1956)),
    *(Point("decade", year) for year in (1950, -478)),
    *(Point("century", year) for year in (1900, 0, -499)),
    *(Point("millennium", year) for year in (1000, -1999)),
    Point("month", 1956, 2),
    Point("day", 1956, 11, 4),
    Point("day", -479, 8, 1),
    *(Point("season", 1956, code) for code in (21, 22, 23)),
    *(Point("quarter", 1956, code) for code in (33, 34, 35, 36)),
    *(Point("half", 1956, code) for code in (40, 41)),
    Point("week", 1956, 10, 29),
]


@pytest.mark.parametrize("point", POINTS, ids=edtf)
def test_bounds_agree_with_the_edtf_library(point: Point) -> None:
    value = parse_edtf(edtf(point))
    days = bounds(point)
    assert days
    assert (value.lower_strict()[:3], value.upper_strict()[:3]) == (days[0], days[1])


def test_a_winter_ends_in_the_next_year() -> None:
    assert bounds(Point("season", 1941, 24)) == (Day(1941, 12, 1), Day(1942, 2, 28))


@pytest.mark.parametrize(
    ("point", "value", "written"),
    [
        (Point("year", 12_345), "Y12345", "12345"),
        (Point("day", None, 11, 4), "XXXX-11-04", "XXXX-11-04"),
        (Point("month", None, 11), "XXXX-11", "XXXX-11"),
        (Point("season", None, 24), "XXXX-24", "XXXX-WI"),
        (Point("week", 1956, 10, 29), "1956-10-29/1956-11-04", "1956-W44"),
        (Point("week", -479, 8, 1), "-0479-08-01/-0479-08-07", "BC0480-08-01"),
        (Point("year", 0), "0000", "BC0001"),
        (Point("half", 2008, 41), "2008-41", "2008-H2"),
    ],
)
def test_values_as_edtf_and_timex3(point: Point, value: str, written: str) -> None:
    assert (edtf(point), timex(point)) == (value, written)
    assert bounds(point) is not None or point.year is None

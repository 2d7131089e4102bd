"""EDTF values: each can be read by another program, which finds the same days in it."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from docscope.text.dates import KINDS, find_dates
from docscope.text.dates.values.days import exists, from_number, number, parse_day
from docscope.text.dates.values.edtf import interval, point_of
from docscope.text.dates.values.value import Point, bounds, edtf

YEARS = st.integers(-9_999, 9_999)
MONTHS = st.integers(1, 12)
MARKS = st.sampled_from(["", "", "~", "?", "%"])
DAYS = st.builds(from_number, st.integers(number(parse_day("-9999-01-01")), 5_373_484))
BC_DECADES = st.integers(-990, -1).map(lambda ten: Point("decade", 10 * ten + 2))
POINTS = st.one_of(
    st.builds(lambda year, mark: Point("year", year, mark=mark), YEARS, MARKS),
    st.builds(lambda year, month, mark: Point("month", year, month, 0, mark), YEARS, MONTHS, MARKS),
    st.builds(lambda day, mark: Point("day", day.year, day.month, day.day, mark), DAYS, MARKS),
    st.builds(Point, st.just("season"), YEARS, st.integers(21, 23)),
    st.builds(Point, st.just("quarter"), YEARS, st.integers(33, 36)),
    st.builds(Point, st.just("half"), YEARS, st.integers(40, 41)),
    st.builds(lambda ten, mark: Point("decade", 10 * ten, mark=mark), st.integers(0, 999), MARKS),
    st.integers(0, 99).map(lambda century: Point("century", 100 * century)),
    st.integers(1, 99).map(lambda century: Point("century", 1 - 100 * century)),
    st.integers(0, 9).map(lambda millennium: Point("millennium", 1000 * millennium)),
    st.integers(1, 9).map(lambda millennium: Point("millennium", 1 - 1000 * millennium)),
)


@given(POINTS)
def test_any_point_is_a_value_with_the_same_days(point: Point) -> None:
    value = parse_edtf(edtf(point))
    assert bounds(point) == (value.lower_strict()[:3], value.upper_strict()[:3])
    assert bounds(point_of(edtf(point))) == bounds(point)
    assert edtf(point_of(edtf(point))) == edtf(point)


@given(BC_DECADES)
def test_a_decade_before_christ_is_ten_whole_years(point: Point) -> None:
    value = parse_edtf(edtf(point))
    days = bounds(point)
    assert days == (value.lower_strict()[:3], value.upper_strict()[:3])
    assert days[1].year - days[0].year == 9


@given(st.integers(10_000, 10**8) | st.integers(-(10**8), -10_000), MARKS)
def test_a_long_year_has_a_letter_before_it(year: int, mark: str) -> None:
    written = edtf(Point("year", year, mark=mark))
    assert parse_edtf(written).lower_strict()[0] == year
    assert point_of(written) == Point("year", year)


@pytest.mark.parametrize(
    ("written", "point"),
    [
        ("1956", Point("year", 1956)),
        ("-0479", Point("year", -479)),
        ("1956-02-29", Point("day", 1956, 2, 29)),
        ("1956-11~", Point("month", 1956, 11, mark="~")),
        ("1956-24", Point("season", 1956, 24)),
        ("1956-34", Point("quarter", 1956, 34)),
        ("1956-41", Point("half", 1956, 41)),
        ("195X", Point("decade", 1950)),
        ("-04XX", Point("century", -499)),
        ("1XXX", Point("millennium", 1000)),
        ("Y-11999", Point("year", -11_999)),
    ],
)
def test_values_are_read_back(written: str, point: Point) -> None:
    assert point_of(written) == point
    parse_edtf(written)


@pytest.mark.parametrize(
    "written",
    [
        *("", "56", "1956-13", "1956-00", "1956-02-30", "1957-02-29", "13.11.1956", "1956-1-1"),
        *("Nov 1956", "-000", "1956-25", "1956~~", "Y1956", "19X6", "1956-11-XX", "٤٤٤٤"),
    ],
)
def test_what_is_no_value_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller names the place
        point_of(written)


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("1947/1991", (Point("year", 1947), Point("year", 1991))),
        ("1947", (Point("year", 1947), Point("year", 1947))),
        ("1947/..", (Point("year", 1947), None)),
        ("../1947", (None, Point("year", 1947))),
    ],
)
def test_intervals(written: str, ends: tuple[Point | None, Point | None]) -> None:
    assert interval(written) == ends


@pytest.mark.parametrize("written", ["..", "../..", "1/2/3", "/", "1947/1991/", "1947/x"])
def test_what_is_no_interval_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller names the place
        interval(written)


VALUES = [
    ("10,000 BC", "-9999"),
    ("the year 12,000", "Y12000"),
    ("12,000 BC", "Y-11999"),
    ("480 BC", "-0479"),
    ("the 470s BC", "-0478/-0469"),
    ("about the 1950s", "195X~"),
    ("c. 1950-1956", "1950~/1956~"),
    ("perhaps in 1956", "1956?"),
    ("12/04/2023", "[2023-04-12,2023-12-04]"),
    ("the 5th century BC", "-04XX"),
    ("since the winter of 1956", "1956-24/.."),
    ("the second quarter of 1956", "1956-34"),
    ("17 million years ago", ""),
    ("30 February 1956", "1956-02"),
    ("31 June 1956", "1956-06"),
    ("the winter-spring of 1920", "1919-24/1920-21"),
    ("from 10 May to 3 May 1956", "1956-05-03/1956-05-10"),
    ("28-31 February 1956", "1956-02-28/1956-02"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_what_texts_say_as_values(text: str, value: str) -> None:
    assert ([mention.date for mention in find_dates(text)] or [""])[0] == value


@pytest.mark.parametrize("text", ["31 February 1956", "30 February 1700", "31 June 1956"])
@pytest.mark.parametrize("calendar", ["auto", "gregorian", "julian"])
def test_an_impossible_day_is_kept_with_its_month(text: str, calendar: str) -> None:
    (mention,) = find_dates(text, calendar=calendar, kinds=frozenset(KINDS))
    assert text[mention.start : mention.end] == text
    assert mention.qualifier == "invalid"
    assert exists(parse_day(str(mention.last)))

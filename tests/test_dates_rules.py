"""Rules that keep numbers out, and that let days, weeks and years in, each with its text."""

from __future__ import annotations

import pytest

from docscope.text.dates import find_dates


def dates(text: str) -> list[str]:
    return [mention.date for mention in find_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "resolution 242 (1967)",
        "resolutions 242(1967), 338 (1973) and 425 (1978)",
        "resolutions 2153 (XXI)",
        "resolutions [2153 B (XXI)] and 2028 (XX)",
        "[2153 B",
        "Resolution 1441X (1960)",
        "decision 1996/2 and Law 13 (1990)",
    ],
)
def test_years_in_the_numbers_of_resolutions_are_no_dates(text: str) -> None:
    assert dates(text) == []


def test_long_chains_of_figures_are_read_in_linear_time() -> None:
    assert dates("1950-" * 20_000) is not None
    assert dates("resolution 1950 (1950) " * 5_000) == []


def test_years_in_brackets_elsewhere_are_dates() -> None:
    assert dates("the war (1939)") == ["1939"]
    assert dates("resolution 833 (1993) of 27 May 1993") == ["1993-05-27"]
    assert dates("The law is old; Smith 23 (1956)") == ["1956"]


@pytest.mark.parametrize(
    "text",
    [
        "1856-13-45",
        "ISBN 978-1-1990-2000",
        "In 5 BC and 6 BC it rose from 389 to 528.",
        "1420 longitude",
        "longitude 1510 West",
        "from 1120 US dollars",
        "a total of 1950 was reached",
        "a population of 1950",
        "the UN's first century",
        "in its first century",
        "C1650",
        "page 1949",
        "(page 1949)",
        "pp. 1901-1950",
    ],
)
def test_numbers_that_are_no_years(text: str) -> None:
    assert [date for date in dates(text) if date not in {"-0004", "-0005"}] == []


def test_figures_joined_by_hyphens_may_still_be_years() -> None:
    assert dates("1914-1918") == ["1914/1918"]
    assert dates("Rome's 4th century BC") == ["-03XX"]
    assert dates("Europe's nineteenth century") == ["18XX"]


WEEKS = [
    ("the first week of May 1949", "1949-05-01/1949-05-07"),
    ("the second week in May 1949", "1949-05-08/1949-05-14"),
    ("the last week of February 1948", "1948-02-23/1948-02-29"),
    ("In 1950 it was in the last week of February.", "1950-02-22/1950-02-28"),
    ("the second day of May 1949", "1949-05-02"),
    ("the first year of May 1949", "1949-05"),
    ("the next week of May 1949", "1949-05"),
]


@pytest.mark.parametrize(("text", "date"), WEEKS)
def test_a_week_of_a_month_is_its_days(text: str, date: str) -> None:
    assert dates(text)[-1] == date


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "It is open from Monday to Friday. On 4 and 5 June 1949 it was shut.",
            ["4", "5 June 1949"],
        ),
        ("In 1950. Tuesday. August 9th, fine.", ["1950", "August 9th"]),
        ("Tues. 9 August 1949", ["Tues. 9 August 1949"]),
    ],
)
def test_a_weekday_does_not_reach_across_a_full_stop(text: str, words: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in find_dates(text)] == words


READ = [
    ("the third century before Christ", ["-02XX"]),
    ("Anno Domini 1066", ["1066"]),
    ("Jan. 30/Feb. 11, 1856", ["1856-02-11"]),
    ("12/24 January 1856", ["1856-01-24"]),
    ("c. 1066", ["1066~"]),
    ("c.1650 and c1650", ["1650~", "1650~"]),
    ("1.1.49. 1/1/49", ["1949-01-01", "1949-01-01"]),
    ("In 1845, the early 'forties were over.", ["1845", "184X"]),
    ("In 1965, the mid-sixties", ["1965", "196X"]),
    ("In 1965, the late sixties", ["1965", "196X"]),
    ("In 1965 a man in his early sixties", ["1965"]),
    ("May Day 1891", ["1891-05-01"]),
    ("March Day 1891", ["1891"]),
    ("on 4. August 1914", ["1914-08-04"]),
    ("We were 4. August 1914 came.", ["1914-08"]),
    ("Good Friday 1916, Easter Monday 1916", ["1916-04-21", "1916-04-24"]),
    ("Whit Monday 1888", ["1888-05-21"]),
    ("Not later than 31 December 1951", ["../1951-12-31"]),
    ("It was later than 31 December 1951", ["1951-12-31"]),
    ("the October War; the October war", ["1973-10-06/1973-10-25"] * 2),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_was_once_missed_is_read(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


def test_not_later_than_has_an_open_start() -> None:
    (mention,) = find_dates("not later than 31 December 1951")
    assert (mention.first, mention.last, mention.qualifier) == (None, "1951-12-31", "until")


def test_two_days_of_one_calendar_are_no_double_date() -> None:
    assert "old style" not in {m.qualifier for m in find_dates("30 June/2 July 1862")}

"""Holidays and feasts; the days are those of almanacs and chronicles."""

from __future__ import annotations

import pytest

from docscope.text.dates import find_dates

WITH_YEAR = [
    ("Good Friday 1956", "1956-03-30"),
    ("Easter Monday, 1916", "1916-04-24"),  # the Easter Rising
    ("Ascension Day 1956", "1956-05-10"),
    ("Whit Sunday 1956", "1956-05-20"),
    ("Corpus Christi 1381", "1381-06-13"),  # the rebels enter London
    ("Shrove Tuesday 1956", "1956-02-14"),
    ("Ash Wednesday 1956", "1956-02-15"),
    ("Palm Sunday 1956", "1956-03-25"),
    ("Christmas Eve 1914", "1914-12-24"),
    ("the Christmas of 1956", "1956-12-25"),
    ("New Year's Day 1956", "1956-01-01"),
    ("New Year's Eve, 1956", "1956-12-31"),
    ("Thanksgiving 1956", "1956-11-22"),
    ("Labor Day 1956", "1956-09-03"),
    ("Memorial Day 1956", "1956-05-30"),
    ("Memorial Day 2005", "2005-05-30"),
    ("Columbus Day 1992", "1992-10-12"),
    ("Election Day 1956", "1956-11-06"),
    ("Independence Day, 1976", "1976-07-04"),
    ("Bastille Day 1880", "1880-07-14"),
    ("Armistice Day 1918", "1918-11-11"),
    ("May Day 1891", "1891-05-01"),
    ("the Ides of March, 44 BC", "-0043-03-15"),
    ("Michaelmas 1356", "1356-09-29"),
    ("Lady Day 1856", "1856-03-25"),
    ("Martinmas 1356", "1356-11-11"),
    ("Candlemas 1356", "1356-02-02"),
    ("All Saints' Day 1755", "1755-11-01"),  # the Lisbon earthquake
    ("Halloween 1956", "1956-10-31"),
    ("St. Bartholomew's Day, 1572", "1572-08-24"),  # the massacre
    ("St Valentine's Day 1929", "1929-02-14"),
    ("Remembrance Sunday 1956", "1956-11-11"),
]


@pytest.mark.parametrize(("text", "date"), WITH_YEAR)
def test_a_holiday_and_its_year_are_a_day(text: str, date: str) -> None:
    assert [(text[m.start : m.end], m.date) for m in find_dates(text)] == [(text, date)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In 1956 he came at Christmas.", ["1956", "1956-12-25"]),
        ("On 3 May 1956 it began. On Whit Monday it ended.", ["1956-05-03", "1956-05-21"]),
        ("They left on Bastille Day.", ["XXXX-07-14"]),
        ("They left on Good Friday.", []),  # no year, no day
    ],
)
def test_the_year_of_a_holiday_is_supplied(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text)] == dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Easter Monday, 24 April 1916", "1916-04-24"),
        ("Christmas Day (25 December 1956)", "1956-12-25"),
    ],
)
def test_a_day_written_beside_a_holiday_is_the_date(text: str, date: str) -> None:
    assert [mention.date for mention in find_dates(text)] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "Corpus Christi College, Texas",
        "a christmas present; Christmas is a feast",
        "Namibia's Independence Day",
        "the Easter Island of the Pacific",
        "the Lunar New Year's Day feast",
    ],
)
def test_other_uses_of_the_names(text: str) -> None:
    assert find_dates(text) == []

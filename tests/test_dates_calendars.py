"""Days of other calendars: Old Style, double dates, the French Republic, other eras."""

from __future__ import annotations

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.text.dates import KINDS, find_dates
from docscope.text.dates.values.days import Day, gregorian, month_length, number, parse_day
from docscope.text.dates.values.republican import republican_day

# Pairs that are in every handbook of chronology (Cappelli 1906; Cheney 1945).
PAIRS = [
    (Day(1582, 10, 5), Day(1582, 10, 15)),  # the reform of Gregory XIII
    (Day(1616, 4, 23), Day(1616, 5, 3)),  # Shakespeare died ten days after Cervantes
    (Day(1649, 1, 30), Day(1649, 2, 9)),  # Charles I
    (Day(1700, 2, 28), Day(1700, 3, 10)),
    (Day(1700, 2, 29), Day(1700, 3, 11)),  # a day that the Gregorian calendar does not have
    (Day(1700, 3, 1), Day(1700, 3, 12)),
    (Day(1732, 2, 11), Day(1732, 2, 22)),  # Washington
    (Day(1752, 9, 2), Day(1752, 9, 13)),  # the last day of Old Style in Britain
    (Day(1900, 2, 29), Day(1900, 3, 13)),
    (Day(1917, 10, 25), Day(1917, 11, 7)),
    (Day(1918, 1, 31), Day(1918, 2, 13)),  # the last day of Old Style in Russia
    (Day(325, 3, 21), Day(325, 3, 22)),
]


@pytest.mark.parametrize(("julian", "new"), PAIRS)
def test_known_days_of_both_calendars(julian: Day, new: Day) -> None:
    assert gregorian(julian) == new


@given(st.dates(dt.date(4, 1, 1), dt.date(9999, 1, 1)))
def test_a_julian_day_is_counted_from_leap_years_every_four_years(date: dt.date) -> None:
    days = 365 * (date.year - 1) + (date.year - 1) // 4
    leap = date.year % 4 == 0
    before = sum(month_length(2001, month) for month in range(1, date.month))
    days += before + (leap and date.month > 2) + date.day
    ordinal = days - 2  # 3 January of the year 1 is Julian 5 January
    assert number(gregorian(Day(*date.timetuple()[:3]))) == ordinal + 1_721_425


AS_WRITTEN = [
    ("25 October 1917", "1917-10-25", "1917-11-07", "julian"),
    ("30 January 1648/9", "1649-01-30", "1649-02-09", "julian"),
    ("11 February 1731/32", "1732-02-11", "1732-02-22", "julian"),
    ("11 February 1731/2", "1732-02-11", "1732-02-22", "julian"),
    ("25-27 October 1917", "1917-10-25/1917-10-27", "1917-11-07/1917-11-09", "julian"),
    ("30 January-2 February 1649", "1649-01-30/1649-02-02", "1649-02-09/1649-02-12", "julian"),
    ("15 March 44 BC", "-0043-03-15", "-0043-03-13", "julian"),
    ("5 October 1582", "1582-10-05", "1582-10-15", "julian"),
    ("since 25 October 1917", "1917-10-25/..", "1917-11-07/..", "since; julian"),
    ("Christmas 1916", "1916-12-25", "1917-01-07", "julian"),
    ("October 1917", "1917-10", "1917-10", ""),
    ("the year 1917", "1917", "1917", ""),
    ("1917-10-25", "1917-10-25", "1917-10-25", ""),
    ("7 November 1917 (N.S.)", "1917-11-07", "1917-11-07", ""),
    ("25 October (7 November) 1917", "1917-11-07", "1917-11-07", "old style"),
    ("the Battle of Verdun", "1916-02-21/1916-12-18", "1916-02-21/1916-12-18", ""),
]


@pytest.mark.parametrize(("text", "written", "converted", "qualifier"), AS_WRITTEN)
def test_days_are_read_as_written_or_converted(
    text: str, written: str, converted: str, qualifier: str
) -> None:
    (auto,) = find_dates(text)
    (kept,) = find_dates(text, calendar="gregorian")
    (turned,) = find_dates(text, calendar="julian")
    assert (auto.date, kept.date, turned.date) == (written, written, converted)
    assert turned.qualifier == qualifier
    assert text[turned.start : turned.end] == text[auto.start : auto.end]


MARKED = [
    "25 October 1917 O.S.",
    "25 October 1917 (O.S.)",
    "25 October 1917 OS",
    "25 October 1917 (Old Style)",
    "25 October 1917, Old Style",
    "25 October 1917 [Julian]",
    "25 October 1917 in the Julian calendar",
    "25 October (7 November) 1917",
    "25 October [7 November] 1917",
    "7 November (25 October) 1917",
    "25 October/7 November 1917",
    "October 25/November 7, 1917",
]


@pytest.mark.parametrize("text", MARKED)
@pytest.mark.parametrize("calendar", ["auto", "julian"])
def test_days_marked_as_old_style_are_converted(text: str, calendar: str) -> None:
    (mention,) = find_dates(text, calendar=calendar)
    assert text[mention.start : mention.end] == text
    assert (mention.date, mention.qualifier) == ("1917-11-07", "old style")
    assert (mention.first, mention.last, mention.timex_value) == ("1917-11-07",) * 3


def test_a_mark_is_kept_where_days_are_taken_as_written() -> None:
    (mention,) = find_dates("25 October 1917 O.S.", calendar="gregorian")
    assert (mention.date, mention.qualifier) == ("1917-10-25", "old style")


def test_the_year_of_a_marked_day_may_stand_elsewhere() -> None:
    _, day = find_dates("In 1917 it came. On 25 October (O.S.) they struck.")
    assert (day.date, day.inferred, day.qualifier) == ("1917-11-07", "year", "old style")


@pytest.mark.parametrize(
    ("text", "date", "qualifier"),
    [
        ("29 February 1700", "1700-03-11", "julian"),
        ("29 February 1500", "1500-03-10", "julian"),
        ("29 February 1600", "1600-02-29", ""),
        ("29 February 1900", "1900-02", "invalid"),
        ("29 February 1701", "1701-02", "invalid"),
    ],
)
def test_a_leap_day_that_only_the_julian_calendar_has(text: str, date: str, qualifier: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.date, mention.qualifier) == (date, qualifier)


def test_a_year_on_both_sides_of_new_year() -> None:
    (mention,) = find_dates("28 December (10 January) 1917")
    assert mention.date == "1917-01-10"


# Days of the Revolution as every history of it gives them.
REPUBLICAN = [
    ("1 Vendémiaire an I", "1792-09-22"),
    ("22 Prairial, Year II", "1794-06-10"),
    ("9 Thermidor Year II", "1794-07-27"),
    ("12 Germinal an III", "1795-04-01"),
    ("1 prairial an 3", "1795-05-20"),
    ("13 Vendemiaire of the Year IV", "1795-10-05"),
    ("18 Fructidor an V", "1797-09-04"),
    ("22 Floreal an VI", "1798-05-11"),
    ("30 Prairial Year VII", "1799-06-18"),
    ("18th of Brumaire, Year VIII", "1799-11-09"),
    ("11 Frimaire an XIII", "1804-12-02"),
    ("10 Nivôse an XIV", "1805-12-31"),
    ("Thermidor, Year II", "1794-07-19/1794-08-17"),
]


@pytest.mark.parametrize(("text", "date"), REPUBLICAN)
def test_days_of_the_french_republic(text: str, date: str) -> None:
    (mention,) = find_dates(f"On {text} it happened.")
    assert f"On {text} it happened."[mention.start : mention.end] == text
    assert (mention.date, mention.qualifier) == (date, "republican")


def test_the_years_of_the_republic_follow_one_another() -> None:
    for year in range(1, 14):
        extra = number(republican_day(year + 1, 0, 1)) - number(republican_day(year, 11, 30))
        assert extra == 1 + (6 if year in {3, 7, 11} else 5)


@pytest.mark.parametrize(
    "text",
    [
        "the coup of 18 Brumaire",
        "33 Brumaire an VIII",
        "9 Thermidor an XV",
        "lobster Thermidor in an inn",
        "in 1375 AH",
        "in 1375 A.H. he",
        "AH 1375",
        "15 Ramadan 1375",
        "1 Muharram 1400",
        "28 Mordad 1332",
        "1375-76 AH",
        "in the Hijri year 1375",
        "1375 of the Hegira",
        "5717 AM",
        "2499 B.E.",
    ],
)
def test_years_of_other_eras_are_none_of_ours(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("in 1375 Ah Lee came", "1375"),
        ("1380 A.H. (1960)", "1960"),
        ("Ramadan 2015", "2015"),
        ("al-Ghazali (d. 505/1111) wrote", "1111"),
        ("in 1375/1956 he", "1956"),
        ("died in 505/1111 in Tus", "1111"),
        ("Law 98/1956 and No. 1375/1959", ""),
        ("in 1375 the AH line", "1375"),
    ],
)
def test_our_years_beside_other_eras_are_kept(text: str, date: str) -> None:
    assert [mention.date for mention in find_dates(text)] == [date] * bool(date)


WORDS = """
    29 30 31 7 February October November 1700 1917 1731/32 1648/9 44 BC 12,000 O.S. (N.S.) (Julian)
    Old Style / ( ) , - to from since until before about early late the end of in Vendémiaire an IV
    Year II AH 1375 Ramadan Great War Cold War 9/11 Middle Ages post- 1950s century 5th ? 505/1111
"""


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join))
@pytest.mark.parametrize("calendar", ["auto", "gregorian", "julian"])
def test_any_words_give_values_that_another_program_reads(calendar: str, text: str) -> None:
    for mention in find_dates(text, calendar=calendar, kinds=frozenset(KINDS)):
        for end in mention.date.split("/"):
            if end not in {"", ".."}:
                parse_edtf(end)
        if mention.first and mention.last:
            assert parse_day(mention.first) <= parse_day(mention.last)

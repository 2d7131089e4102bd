"""Calendar expressions: what is found, how far it reaches, and what it means."""

from __future__ import annotations

import re

import pytest
from edtf import parse_edtf

from docscope.text.dates import find_dates, first_date

# The words in brackets are the mention; then its EDTF value.
DAYS = [
    ("on [4 November 1956] the", "1956-11-04"),
    ("on [4th November1956], the", "1956-11-04"),
    ("Moscow, [October 30, 1956].", "1956-10-30"),
    ("[Oct. 30, 1956] and", "1956-10-30"),
    ("[30 Oct 1956]", "1956-10-30"),
    ("[30 OCTOBER 1956]", "1956-10-30"),
    ("In [1956, November 4] was", "1956-11-04"),
    (
        "[third day of September in the year of our Lord one thousand eight hundred]",
        "1800-09-03",
    ),
    ("[the 30th of October, 1956]", "1956-10-30"),
    ("[the 4th day of July, 1776]", "1776-07-04"),
    ("[July the fourth, 1776]", "1776-07-04"),
    ("[Saturday, June 24, 1950]", "1950-06-24"),
    ("on [Sunday the 4th of November 1956]", "1956-11-04"),
    (
        "[the fourteenth day of July, one thousand seven hundred and eighty-nine]",
        "1789-07-14",
    ),
    ("[the fourteenth of July, nineteen fifty-six]", "1956-07-14"),
    ("[the twenty-first of June 1791]", "1791-06-21"),
    ("[Sept15,1946].", "1946-09-15"),
    ("[2023-04-12]", "2023-04-12"),
    ("[2023/04/12]", "2023-04-12"),
    ("[8-May-2006]", "2006-05-08"),
    ("[10.XI.1956]", "1956-11-10"),
    ("[25/12/2023]", "2023-12-25"),
    ("[12/25/1999]", "1999-12-25"),
    ("written on [4 November '56] here", "1956-11-04"),
    ("[Easter 1916]", "1916-04-23"),
    ("[Christmas Day 1963]", "1963-12-25"),
    ("[the night of 10 August 1792]", "1792-08-10"),
    ("on [the morning of April 19, 1775]", "1775-04-19"),
    ("of [4 May 480 BC]", "-0479-05-04"),
]
LONGER = [
    ("in [November 1956]", "1956-11"),
    ("[Dec. 1956]", "1956-12"),
    ("[November, 1956]", "1956-11"),
    ("[May in 1981]", "1981-05"),
    ("in [2023-04] alone", "2023-04"),
    ("in [the year 1789]", "1789"),
    ("[1956]. Dir. of publ.", "1956"),
    ("(Smith, [1956])", "1956"),
    ("the [1956] Protocol", "1956"),
    ("in ['45]", "1945"),
    ("[480 BC]", "-0479"),
    ("in [146 B.C.] Rome", "-0145"),
    ("[AD 476]", "0476"),
    ("[476 AD]", "0476"),
    ("in [the 1950s]", "195X"),
    ("in [the 1950's]", "195X"),
    ("in [the fifties]", "195X"),
    ("[the '50s]", "195X"),
    ("[the nineteen fifties]", "195X"),
    ("[the 1800s]", "18XX"),
    ("[the 2000s]", "200X"),
    ("[the 470s BC]", "-0478/-0469"),
    ("[the 19th century]", "18XX"),
    ("[the XIX century]", "18XX"),
    ("[the twenty-first century]", "20XX"),
    ("[the 5th century BC]", "-04XX"),
    ("[the third millennium BC]", "-2XXX"),
    ("[the spring of 1956]", "1956-21"),
    ("[fall 1989]", "1989-23"),
    ("[1982 summer]", "1982-22"),
    ("[the winter of 1941-42]", "1941-24"),
    ("[winter 1941/42]", "1941-24"),
    ("[Q1 1956]", "1956-33"),
    ("[H2 2008]", "2008-41"),
    ("[the first quarter of 1956]", "1956-33"),
    ("[the latter half of 1956]", "1956-41"),
    ("[the second half of the 19th century]", "1850/1899"),
    ("[the first half of the 1950s]", "1950/1954"),
]
RANGES = [
    ("[4-10 November 1956]", "1956-11-04/1956-11-10"),
    ("[November 4–10, 1956]", "1956-11-04/1956-11-10"),
    ("from [28 October to 3 November 1956]", "1956-10-28/1956-11-03"),
    ("[28 October 1956 to 3 November 1957]", "1956-10-28/1957-11-03"),
    ("[June 25-July 3, 1950]", "1950-06-25/1950-07-03"),
    ("between [5 and 9 March 1918]", "1918-03-05/1918-03-09"),
    ("between [March 1965 and November 1968]", "1965-03/1968-11"),
    ("from [October to March 1957]", "1956-10/1957-03"),
    ("from [1949 to 1956]", "1949/1956"),
    ("between [1949 and 1956]", "1949/1956"),
    ("[1949-1956]", "1949/1956"),
    ("[1956/57]", "1956/1957"),
    ("[1956/1957]", "1956/1957"),
    ("in [1999/00]", "1999/2000"),
    ("[490-479 BC]", "-0489/-0478"),
    ("[the night of 3-4 November 1956]", "1956-11-03/1956-11-04"),
    ("[the twelfth to sixteenth centuries]", "1100/1599"),
    ("[1860s-1870s]", "1860/1879"),
    ("Tu Sikong ([837–908]) in", "0837/0908"),
]


@pytest.mark.parametrize(("marked", "date"), DAYS + LONGER + RANGES)
def test_an_expression_is_found_whole_and_read(marked: str, date: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    assert [(text[m.start : m.end], m.date) for m in find_dates(text)] == [
        (marked[marked.index("[") + 1 : marked.index("]")], date)
    ]


@pytest.mark.parametrize("date", [date for _, date in DAYS + LONGER + RANGES])
def test_values_are_edtf(date: str) -> None:
    parse_edtf(date)


SEVERAL = [
    ("4 and 5 November 1956", ["1956-11-04", "1956-11-05"]),
    ("1, 2 and 3 May 1945", ["1945-05-01", "1945-05-02", "1945-05-03"]),
    ("30 October 1956 and 4 November 1956", ["1956-10-30", "1956-11-04"]),
    ("the 5th and 4th centuries BC", ["-04XX", "-03XX"]),
    ("the 1860s and 1870s", ["186X", "187X"]),
    ("499 and 449 BC", ["-0498", "-0448"]),
    ("in 1917 and 1918", ["1917", "1918"]),
    ("resolutions 1441 (2002) and 1483 (2003)", []),
]


@pytest.mark.parametrize(("text", "dates"), SEVERAL)
def test_lists_are_several_dates(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text)] == dates


QUALIFIED = [
    ("early 1956", "1956", "early"),
    ("mid-November 1956", "1956-11", "mid"),
    ("the end of 1956", "1956", "late"),
    ("the late 1950s", "195X", "late"),
    ("the turn of the 20th century", "19XX", "early"),
    ("c. 1818", "1818~", "about"),
    ("circa 1818", "1818~", "about"),
    ("around 480 BC", "-0479~", "about"),
    ("(1956?)", "1956?", "uncertain"),
    ("possibly about 1956", "1956%", "about; uncertain"),
    ("before 1956", "../1956", "before"),
    ("prior to 1 January 1957", "../1957-01-01", "before"),
    ("until 4 November 1956", "../1956-11-04", "until"),
    ("after 30 October 1956", "1956-10-30/..", "after"),
    ("since 1956", "1956/..", "since"),
    ("since the 1950s", "1950/..", "since"),
    ("until the 5th century BC", "../-0400", "until"),
    ("since the first quarter of 1956", "1956-01/..", "since"),
    ("about the spring of 1956", "1956-21", "about"),
    ("from 1956 onwards", "1956/..", "since"),
    ("1947 – present", "1947/..", "since"),
    ("31 February 1956", "1956-02", "invalid"),
    ("25 October (7 November) 1917", "1917-11-07", "old style"),
    ("25 October/7 November 1917", "1917-11-07", "old style"),
    ("10/23 March 1917", "1917-03-23", "old style"),
    ("25 October 1917 O.S.", "1917-11-07", "old style"),
    ("7 November 1917 (N.S.)", "1917-11-07", ""),
    ("11 February 1731/32", "1732-02-11", ""),
]


@pytest.mark.parametrize(("text", "date", "qualifier"), QUALIFIED)
def test_the_words_around_qualify_a_date(text: str, date: str, qualifier: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.date, mention.qualifier) == (date, qualifier)
    parse_edtf(date)


def test_an_open_side_has_no_day() -> None:
    since, until = find_dates("since 1956; until 4 November 1960")
    assert (since.first, since.last) == ("1956-01-01", None)
    assert (until.first, until.last) == (None, "1960-11-04")


AMBIGUOUS = "[2023-04-12,2023-12-04]"


@pytest.mark.parametrize(
    ("text", "order", "date", "ambiguous"),
    [
        ("12/04/2023", "auto", AMBIGUOUS, True),
        ("12.04.2023", "auto", AMBIGUOUS, True),
        ("12/04/2023", "dmy", "2023-04-12", False),
        ("12/04/2023", "mdy", "2023-12-04", False),
        ("12/04/2023", "ymd", AMBIGUOUS, True),
        ("25/12/2022 and 12/04/2023", "auto", "2023-04-12", False),
        ("12/25/2022 and 12/04/2023", "auto", "2023-12-04", False),
        ("25/12/2022, 12/25/2022, 12/04/2023", "auto", AMBIGUOUS, True),
        ("4 November 1956; 12/04/2023", "auto", AMBIGUOUS, True),
        ("04/04/2023", "auto", "2023-04-04", False),
    ],
)
def test_figures_are_ambiguous_until_figures_prove_their_order(
    text: str,
    order: str,
    date: str,
    ambiguous: bool,  # noqa: FBT001 - a column of the table
) -> None:
    mention = find_dates(text, date_order=order)[-1]
    assert (mention.date, mention.ambiguous) == (date, ambiguous)


def test_both_readings_bound_an_ambiguous_date() -> None:
    (mention,) = find_dates("12/04/2023")
    assert (mention.first, mention.last) == ("2023-04-12", "2023-12-04")


@pytest.mark.parametrize(
    ("text", "date", "qualifier"),
    [
        ("after [the Second World War] and", "1939-09-01/1945-09-02", "after"),
        ("during [WWII]", "1939-09-01/1945-09-02", ""),
        ("[The Cold War] ended", "1947/1991", ""),
        ("the [Thirty Years' War]", "1618-05-23/1648-10-24", ""),
        ("[the Second\nWorld War]", "1939-09-01/1945-09-02", ""),
        ("since [9/11], flights", "2001-09-11", "since"),
    ],
)
def test_periods_are_known_by_name(text: str, date: str, qualifier: str) -> None:
    marked = re.sub(r"the \[", "[the ", text)
    plain = text.replace("[", "").replace("]", "")
    (mention,) = find_dates(plain)
    assert f"[{plain[mention.start : mention.end]}]" in marked
    assert (mention.date, mention.kind, mention.qualifier) == (date, "period", qualifier)


def test_a_year_within_a_name_is_part_of_it() -> None:
    assert [m.kind for m in find_dates("in the War of 1812, and in 1812")] == ["period", "date"]


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1004 (ES-II)",
        "resolution 3212 (XXIX)",
        "documents A/3251 and S/3726",
        "Regulation (EU) 2016/679 and Directive 2004/38/EC",
        "No. 1956 of the series",
        "pp. 1087-1101",
        "92 (6): 1087–1101",
        "Agenda Item 5, p. 6, 50 votes",
        "1500 troops in 1500 villages",
        "some 1956 soldiers",
        "$1956 and 1956 dollars and £1900",
        "1,956 men and 3.5 metres",
        "a 2000 year old tradition",
        "a 2000-mile march",
        "a ratio of 1:1956",
        "the 20th Congress and the 1st Army",
        "which may be required; we march on in august company",
        "Theresa May and April Smith",
        "They may 5 times",
        "version 2.12.2010 and 1.2.3",
        "192.168.1.1",
        "ISBN 978-0-19-953556-9",
        "Tel. 020 7946 0958",
        "at 48.2082 north",
        "at 1956 hours",
        "20230412",
        "room 2001, flight 1549",
        "http://www.cvce.eu/obj/resolution_4_november_1956-en-56d87ffd.html",
        "www.example.org/4-november-1956",
        "a.4.november.1956@example.org",
        "Second Emergency Special Session, four-power agreement",
        "a score of 200-300",
        "in her 80s",
        "he was 480 metres away in 480 days",
        "(200–300)",
        "12/34/5678",
        "",
        " \n\t",
    ],
)
def test_other_numbers_and_words_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Moscow, October 30, 1956.", "1956-10-30"),
        ("4th November1956", "1956-11-04"),
        ("Adopted on the 4th of November, 1956", "1956-11-04"),
        ("31 February 1956 or 1 March 1956", "1956-03-01"),
        ("Report 2023-04-12", "2023-04-12"),
        ("November 1956", None),
        ("Resolution 1004 (ES-II)", None),
        ("no figures", None),
    ],
)
def test_the_first_day_of_a_heading(text: str, date: str | None) -> None:
    assert first_date(text) == date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2023-13-40 or 4.13.1956", ["1956-04-13"]),
        ("1 / 2 / 1956", ["1956"]),
        ("17 / 14 / 1956 and 13/13/1956", ["1956"]),
        ("5-XX-1956", []),
        ("the first half of 1956", ["1956-40"]),
        ("the seventh half of 1956 and the fifth quarter of the 19th century", ["1956", "18XX"]),
        ("the first quarter of May 1956", ["1956-05"]),
        ("the opening of the 1956 session", ["1956"]),
        ("1956 onwards", ["1956/.."]),
        ("31 December 1999/1 January 2000", ["1999-12-31/2000-01-01"]),
        ("S.I. 1998/1234 and no. 1956/1957", []),
        ("Nov.-Dec. 1956", ["1956-11/1956-12"]),
        ("the last quarter of the 19th century", ["1875/1899"]),
        ("the academic year 1998–1999", ["1998/1999"]),
        ("fl. 1250, r. 1558–1603", ["1250", "1558/1603"]),
        ("1955, May 5, 1956", ["1955", "1956-05-05"]),
        ("1956 - May 1955", ["1956", "1955-05"]),
        ("Q5 1956 and 1955s", ["1956"]),
        ("the 31s and the 30 s", []),
        ("(837–1908) and (908–837)", []),
        (
            "resolutions 186 (1964) of 4 March, 187 (1965) of 13 March and",
            ["1964-03-04", "1965-03-13"],
        ),
        ("the First Millennium Development Goals", []),
        ("shown by 20th Century Fox and Twentieth Century Fox", []),
        ("a 17th Century Dutch master", ["16XX"]),
        ("the 2004 Summer Olympics", ["2004"]),
        ("500-600 be and 30 ad infinitum", []),
        ("the days 1956", ["1956"]),
        ("1956-56 and 1956-5", ["1956", "1956"]),
        ("'56 is a number, '80s is too", []),
        ("page 1956-57", []),
        ("In May 12 people came; on May 12% rose", []),
        ("1956a and 1956km", ["1956"]),
        ("In 1956 more people came than in 1,955 and 1955 more.", ["1956"]),
        ("early in the morning of 29 April 1975", ["1975-04-29"]),
    ],
)
def test_readings_that_fail_leave_what_is_left(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text)] == dates

"""Every shape of a calendar expression: how far it reaches, and what it means."""

from __future__ import annotations

import pytest

from docscope.text.dates import find_dates


def marked(text: str) -> list[tuple[str, str]]:
    """Return the words and the value of every date."""
    return [(text[mention.start : mention.end], mention.date) for mention in find_dates(text)]


# The words in brackets are the mention, where it is not the whole text; then its EDTF value.
RANGES = [
    ("4-10 November 1956", "1956-11-04/1956-11-10"),
    ("4 - 10 Nov. 1956", "1956-11-04/1956-11-10"),
    ("from <4 November until 10 November 1956>", "1956-11-04/1956-11-10"),
    ("from <the 4th to the 10th of November, 1956>", "1956-11-04/1956-11-10"),
    ("from <the fourth to the tenth of November 1956>", "1956-11-04/1956-11-10"),
    ("from <Monday 5 to Friday 9 November 1956>", "1956-11-05/1956-11-09"),
    ("between <4 November 1956 and 10 January 1957>", "1956-11-04/1957-01-10"),
    ("the night of 3 to 4 November 1956", "1956-11-03/1956-11-04"),
    ("the night of 3rd/4th November 1956", "1956-11-03/1956-11-04"),
    ("28 October-4 November 1956", "1956-10-28/1956-11-04"),
    ("28 October-4 November", "XXXX-10-28/XXXX-11-04"),
    ("30 December 1956 - 2 January 1957", "1956-12-30/1957-01-02"),
    ("Oct. 23-Nov. 4, 1956", "1956-10-23/1956-11-04"),
    ("from <Oct. 23 to Nov. 4, 1956>", "1956-10-23/1956-11-04"),
    ("June to August 1944", "1944-06/1944-08"),
    ("June-August 1944", "1944-06/1944-08"),
    ("late October/early November 1956", "1956-10/1956-11"),
    ("1939-45", "1939/1945"),
    ("1834-5", "1834/1835"),
    ("1956–7", "1956/1957"),
    ("1956/7", "1956/1957"),
    ("1956-11-04 to 1956-11-10", "1956-11-04/1956-11-10"),
    ("the 18th-19th centuries", "1700/1899"),
    ("the 1950s-60s", "1950/1969"),
    ("the 1950s to the 1970s", "1950/1979"),
    ("summer-fall 1956", "1956-22/1956-23"),
    ("100 BC to 100 AD", "-0099/0100"),
    ("27 BC – AD 14", "-0026/0014"),
    ("1956–present", "1956/.."),
    ("1961 Aug. 13–14", "1961-08-13/1961-08-14"),
    ("A.D. 1250–1300", "1250/1300"),
    ("6th–5th c. BC", "-0599/-0400"),
    ("Circa 1956-7", "1956~/1957~"),
    ("1956-11-04/1956-11-10", "1956-11-04/1956-11-10"),
    ("from <end-March to early May 2009>", "2009-03/2009-05"),
    ("from <March to May 1956>", "1956-03/1956-05"),
    ("1955 Jan–1957 Mar", "1955-01/1957-03"),
    ("c. 1390–1400", "1390~/1400~"),
    ("Q1–Q3 2011", "2011-01/2011-09"),
    ("between <Michaelmas and Martinmas 1353>", "1353-09-29/1353-11-11"),
    ("In fiscal year <1956/57>", "1956/1957"),
    ("From <28th October.1956 to 3rd November.1956>", "1956-10-28/1956-11-03"),
    ("1956 to date", "1956/.."),
]
PARTS = [
    ("1956 Q3", "1956-35"),
    ("1Q 2005", "2005-33"),
    ("second-quarter 1956", "1956-34"),
    ("1956 June", "1956-06"),
    ("the second Sunday in May 1956", "1956-05-13"),
    ("the last Friday of May 1949", "1949-05-27"),
    ("the first Monday in September, 1956", "1956-09-03"),
    ("the first decade of the 20th century", "190X"),
    ("the last decade of the 19th century", "189X"),
    ("the first two decades of the twentieth century", "1900/1919"),
    ("the last three decades of the 19th century", "1870/1899"),
    ("the last third of the 19th century", "1866/1899"),
    ("the first half of May 1956", "1956-05-01/1956-05-15"),
    ("the second half of February 1956", "1956-02-16/1956-02-29"),
    ("the first third of the eighteenth century", "1700/1732"),
    ("the 19th c.", "18XX"),
    ("2nd half 2nd cent. A.D.", "0150/0199"),
    ("<The nineteenth-century> novel", "18XX"),
    ("the eighteen-nineties", "189X"),
]
FIGURES = [
    ("1956-11-04T10:30:00Z", "1956-11-04"),
    ("Tue Jul 29 11:17:18 CDT 1997", "1997-07-29"),
    ("<Sat May 16 07:07:02 2026> UTC", "2026-05-16"),
    ("2012-W05", "2012-01-30/2012-02-05"),
    ("2012-W05-3", "2012-02-01"),
    ("-0479-08-01", "-0479-08-01"),
    ("4.xi.1956", "1956-11-04"),
    ("4/XI/1956", "1956-11-04"),
    ("4 XI 1956", "1956-11-04"),
    ("04NOV1956", "1956-11-04"),
    ("10,000 BC", "-9999"),
    ("c. 10,000 BCE", "-9999~"),
    ("12345 BC", "Y-12344"),
    ("in <the year 12345>", "Y12345"),
    ("in <the year 33>.", "0033"),
    ("in <the year 410>", "0410"),
    ("Anno <MDCCLXXXIX>", "1789"),
    ("London: for J. Smith, <MDCCXXI>.", "1721"),
    ("in <MDCCC>", "1800"),
    ("Anno Domini <MCCCLVI>", "1356"),
]
WORDS = [
    ("this <second day of November, in the year of our Lord 1856>", "1856-11-02"),
    (
        "the second day of November in the year one thousand eight hundred and fifty-six",
        "1856-11-02",
    ),
    ("July fourteenth, seventeen hundred and eighty-nine", "1789-07-14"),
    ("the thirty-first of December, eighteen hundred and ninety-nine", "1899-12-31"),
    ("in <eighteen hundred and twelve>", "1812"),
    ("in <eighteen-twelve>", "1812"),
    ("by <nineteen fifty-six>", "1956"),
    ("in <the year of our Lord One thousand seven hundred and seventy two>.", "1772"),
    ("in <the year of grace 1349>", "1349"),
    ("Sunday, the 4th day of November, 1956", "1956-11-04"),
    ("Sun., Nov. 4, 1956", "1956-11-04"),
    ("July ye 14th, 1623", "1623-07-14"),
    ("25 Aprill 1616", "1616-04-25"),
    ("Decemb. 24, 1651", "1651-12-24"),
    ("Augt. 9th 1799", "1799-08-09"),
    ("the 2d of January, 1856", "1856-01-02"),
    ("In the year <'54>", "1954"),
]
OCR = [
    ("4 November l956", "1956-11-04"),
    ("4 November I956", "1956-11-04"),
    ("in <November l956>", "1956-11"),
    ("4 November 19 56", "1956-11-04"),
    ("November 4, 19 56", "1956-11-04"),
    ("4 November 195 6", "1956-11-04"),
    ("4 November, 1 956", "1956-11-04"),
    ("1 November,1956", "1956-11-01"),
    ("the 3 rd. Nov. 1956", "1956-11-03"),
    ("28th October.1956", "1956-10-28"),
    ("held from<7 to 9 August 1984>.", "1984-08-07/1984-08-09"),
    ("the lockdowns of <2020>—which", "2020"),
]


@pytest.mark.parametrize(("text", "date"), RANGES + PARTS + FIGURES + WORDS + OCR)
def test_an_expression_is_read_whole(text: str, date: str) -> None:
    words = text[text.index("<") + 1 : text.index(">")] if "<" in text else text
    assert marked(text.replace("<", "").replace(">", "")) == [(words, date)]


SEVERAL = [
    ("Nov 4th and 5th", ["Nov 4th XXXX-11-04", "5th XXXX-11-05"]),
    ("November 4th and 5th, 1956", ["November 4th 1956-11-04", "5th, 1956 1956-11-05"]),
    (
        "Monday 5 and Tuesday 6 November 1956",
        ["Monday 5 1956-11-05", "Tuesday 6 November 1956 1956-11-06"],
    ),
    ("June, July and August 1944", ["June 1944-06", "July 1944-07", "August 1944 1944-08"]),
    ("the '50s and '60s", ["the '50s 195X", "'60s 196X"]),
    ("the 1950s and 60s", ["the 1950s 195X", "60s 196X"]),
    ("spring and summer 1956", ["spring 1956-21", "summer 1956 1956-22"]),
    ("[c. 1920]–1945", ["c. 1920 1920~", "1945 1945"]),
    ("1956 or 1957", ["1956 1956", "1957 1957"]),
    (
        "in the late 18th and early 19th centuries",
        ["the late 18th 17XX", "early 19th centuries 18XX"],
    ),
    ("Nov. and Dec. 1956", ["Nov. 1956-11", "Dec. 1956 1956-12"]),
    ("in 1875, '78 and '84.", ["1875 1875", "'78 1878", "'84 1884"]),
    ("1956, 1957, and 1958", ["1956 1956", "1957 1957", "1958 1958"]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_lists_are_dates_of_their_own(text: str, expected: list[str]) -> None:
    assert [f"{words} {date}" for words, date in marked(text)] == expected


QUALIFIED = [
    ("mid-1956", "1956", "mid"),
    ("end-2008", "2008", "late"),
    ("year-end 2010", "2010", "late"),
    ("late in November 1956", "1956-11", "late"),
    ("the early to mid-1950s", "195X", "early"),
    ("the mid-to-late 1950s", "195X", "late"),
    ("the closing days of 1944", "1944", "late"),
    ("the first years of the 19th century", "18XX", "early"),
    ("the early part of 1956", "1956", "early"),
    ("c.1956", "1956~", "about"),
    ("1956 (?)", "1956?", "uncertain"),
    ("not before 1956", "1956/..", "since"),
    ("not after 1956", "../1956", "until"),
    ("not until 1956", "1956/..", "since"),
    ("no later than 4 November 1956", "../1956-11-04", "until"),
    ("no earlier than 4 November 1956", "1956-11-04/..", "since"),
    ("up to 1956", "../1956", "until"),
    ("since at least 1956", "1956/..", "since"),
    ("effective January 1, 1957", "1957-01-01/..", "since"),
    ("with effect from 1 January 1957", "1957-01-01/..", "since"),
    ("pre-1956", "../1956", "before"),
    ("post-1945", "1945/..", "after"),
    ("by 1956", "1956", "by"),
    ("by the end of 1956", "1956", "late; by"),
    ("30 February 1956", "1956-02", "invalid"),
    ("29 February 1900", "1900-02", "invalid"),
    ("29 February 1956", "1956-02-29", ""),
]


@pytest.mark.parametrize(("text", "date", "qualifier"), QUALIFIED)
def test_the_words_around_qualify_it(text: str, date: str, qualifier: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.date, mention.qualifier) == (date, qualifier)


# The October Revolution, and the death of Paul I of Russia, in both calendars.
TWO_CALENDARS = [
    ("25 October [7 November] 1917", "1917-11-07"),
    ("October 25 (November 7), 1917", "1917-11-07"),
    ("7 November [O.S. 25 October] 1917", "1917-11-07"),
    ("25 October [N.S. 7 November] 1917", "1917-11-07"),
    ("7 November (25 October, Old Style) 1917", "1917-11-07"),
    ("7 November (25 October) 1917", "1917-11-07"),
    ("7 November 1917 (O.S. 25 October)", "1917-11-07"),
    ("25 October 1917 (old style)", "1917-11-07"),
    ("25 October 1917, Old Style", "1917-11-07"),
    ("25 October 1917 O.S.", "1917-11-07"),
    ("11/23 March 1801", "1801-03-23"),
    ("11 (23) March 1801", "1801-03-23"),
    ("March 11 (23), 1801", "1801-03-23"),
    ("March 11/23, 1801", "1801-03-23"),
]


@pytest.mark.parametrize(("text", "date"), TWO_CALENDARS)
def test_of_two_calendars_ours_is_the_date(text: str, date: str) -> None:
    (mention,) = find_dates(text)
    assert (text[mention.start : mention.end], mention.date) == (text, date)
    assert mention.qualifier == "old style"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("11 February 1731/32", "1732-02-11"),  # Washington's birth, old style
        ("11 Feb. 1731-2", "1732-02-11"),
        ("February 11, 1731/2", "1732-02-11"),
        ("24 March 1603/4", "1604-03-24"),
        ("1 March 1699/1700", "1700-03-01"),
    ],
)
def test_the_later_year_of_a_double_date_is_ours(text: str, date: str) -> None:
    assert marked(text) == [(text, date)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("4 November 12 345", ["XXXX-11-04"]),  # figures that make no year
        ("4 August (12 September) 1956", ["1956-08-04", "1956-09-12", "1956"]),
        ("2012-W60 and 2012-X05", ["2012"]),
        ("2013-W53", []),  # the year had 52 weeks
        ("12345-01-01", []),
        ("4 November 1956-9 was", ["1956-11-04"]),
        ("MIX, MDCL and Mdcclxxxix", []),
        ("the year 7 pupils", []),
        ("decision 1996/7 of 3 April 1996", ["1996-04-03"]),
        ("in Nineteen Eighty-Four", []),
        ("of twelve hundred men, of fifteen hundred armed men", []),
        ("at eighteen thirty", []),
        ("Q7 1956", ["1956"]),
        ("Nov 4: the tanks return. Nov 4:30 it is not.", ["XXXX-11-04"]),
        ("May 5 (6)", ["XXXX-05-05"]),
        ("Tues. at 8. Nov. 10th thru 17th.", ["XXXX-11-10/XXXX-11-17"]),
        ("Q1 and Q2 2011", ["2011-33", "2011-34"]),
        ("in October. 1956 was", ["1956-10", "1956"]),
        ("the fifth Monday of February 1956", ["1956-02"]),
        ("in 1956 June Carter sang", ["1956"]),
        ("We were 4. August 1914 came.", ["1914-08"]),
    ],
)
def test_what_fails_leaves_what_is_left(text: str, dates: list[str]) -> None:
    assert [date for _, date in marked(text)] == dates

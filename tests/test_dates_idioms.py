"""Turns of phrase: what a number, a verb or a word beside an expression makes of it."""

from __future__ import annotations

import pytest

from docscope.text.dates import KINDS, find_dates

ALL = frozenset(KINDS)
DAY = "On 4 May 1950 he came. "
EXPRESSIONS = [
    # what comes every year or week is a set
    ("Raids came [every summer] then.", "set", "XXXX-SU"),
    ("It pays [every quarter].", "set", "XXXX-QX"),
    ("It closes [Sunday mornings].", "set", "XXXX-WXX-7TMO"),
    ("He runs [every other weekend].", "set", "P2WE"),
    # last before a number may be the verb
    ("The talks should last [six weeks].", "duration", "P6W"),
    ("It was meant to last [fifty years].", "duration", "P50Y"),
    ("He slept in [the last six weeks].", "duration", "P6W"),
    ("It rained for [the last two days].", "duration", "P2D"),
    # lengths of two units are one
    ("He got [two years and six months].", "duration", "P2Y6M"),
    ("They ran [3 hours 20 minutes].", "duration", "PT3H20M"),
    ("After [a mere three days] he fell.", "duration", "P3D"),
    # one of a series is no length
    ("In [the third week] of the strike he left.", "vague", ""),
    ("In [the first week] of the strike he left.", "duration", "P1W"),
    # hours
    ("He came at [half past seven].", "time", "XXXX-XX-XXT07:30"),
    ("He came at [a quarter to one].", "time", "XXXX-XX-XXT12:45"),
    ("Start at [7:30 in the morning].", "time", "XXXX-XX-XXT07:30"),
    ("Start at [six o'clock in the evening].", "time", "XXXX-XX-XXT18:00"),
]
AFTER_A_DAY = [
    ("[A day after that] he left.", "1950-05-05"),
    ("[Two days after that], he left.", "1950-05-06"),
    ("[The year after that], he left.", "1951"),
    ("[Forty-eight hours later] he left.", "1950-05-06"),
    ("[Two and a half years later] he left.", "1952-11"),
    ("[A year and a half earlier] he left.", "1948-11"),
    ("He left at [the end of that year].", "1950"),
    ("He left by [the end of the summer].", "1950-22"),
    ("He left in [the last days of the month].", "1950-05"),
    ("[Christmas Eve] was quiet.", "1950-12-24"),
]
NONE = [
    "In the second minute of the game he scored.",
    "Then Mr. April came with Mrs. June and Dr. August.",
    "He kept a quarter to one third of it.",
    "He came the day after the battle.",
]


@pytest.mark.parametrize(("marked", "kind", "value"), EXPRESSIONS)
def test_idioms(marked: str, kind: str, value: str) -> None:
    text, words = _read(marked)
    (mention,) = find_dates(text, kinds=ALL)
    assert (text[mention.start : mention.end], mention.kind) == (words, kind)
    assert mention.timex_value == value


@pytest.mark.parametrize(("marked", "date"), AFTER_A_DAY)
def test_what_counts_from_the_day_before_it(marked: str, date: str) -> None:
    text, words = _read(DAY + marked)
    _, mention = find_dates(text, kinds=ALL)
    assert (text[mention.start : mention.end], mention.date) == (words, date)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date(text: str) -> None:
    assert [m for m in find_dates(text, kinds=ALL) if m.date or m.kind == "duration"] == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In May 1956, in early June nine thousand men came.", ["1956-05", "1956-06"]),
        ("In June two thousand men came in 1956.", ["1956-06", "1956"]),
        ("In June nineteen hundred he came.", ["1900-06"]),
        ("In June two thousand and six he came.", ["2006-06"]),
    ],
)
def test_a_number_in_words_behind_a_month_may_count(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text)] == dates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The 17 June 2003 ceasefire held.", "17 June 2003"),
        ("He came the 17 June 2003, at last.", "the 17 June 2003"),
        ("The 3rd June 1956 was hot.", "The 3rd June 1956"),
    ],
)
def test_the_article_of_a_noun_is_no_part_of_the_date(text: str, words: str) -> None:
    (mention,) = find_dates(text)
    assert text[mention.start : mention.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Smith, P. (1998). The book.",
        "Jones, A. N. 1998. The book.",
        "Boats, U. (1998). The book.",
    ],
)
def test_initials_are_no_labels_of_numbers(text: str) -> None:
    assert [mention.date for mention in find_dates(text)] == ["1998"]


def test_pages_stay_pages() -> None:
    assert find_dates("See p. 1998, P. 1998 and No. 1956.", kinds=ALL) == []


def test_seasons_of_bare_years_before_christ() -> None:
    text = "Men came in 431 BC and 429 BC. In the spring of 423 and in summer 422 they left."
    assert [m.date for m in find_dates(text)] == ["-0430", "-0428", "-0422-21", "-0421-22"]


def _read(marked: str) -> tuple[str, str]:
    """Return a text without its marks, and the words between them."""
    words = marked[marked.index("[") + 1 : marked.index("]")]
    return marked.replace("[", "").replace("]", ""), words

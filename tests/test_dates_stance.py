"""Texts about their own time and histories: where the years that are left out come from."""

from __future__ import annotations

import pytest

from docscope.text.dates import KINDS, find_dates

ALL = frozenset(KINDS)
LETTER = "1950-05-05"


def dates(text: str, anchor: str | None = None) -> list[str]:
    return [mention.date for mention in find_dates(text, anchor=anchor)]


PRESENT = [
    # the number read last is not the year of a month: the document's date is
    ("We met last year. The war of 1939 was long. In June we left.", "2018", "2018-06"),
    ("Today we stand by the 2030 Agenda. Since April it rains.", "2016", "2016-04/.."),
    ("This year we began Vision 2020. In March I met them.", "2019", "2019-03"),
    ("Last year a summit of 2035 was planned. In March I met them.", "2019", "2019-03"),
    # the past is nearer, unless the sentence looks ahead
    ("This year is wet. We met in June.", LETTER, "1949-06"),
    ("This year is wet. In September we left.", LETTER, "1949-09"),
    ("This year is wet. We shall meet in June.", LETTER, "1950-06"),
    ("This year is wet. We shall meet in November.", LETTER, "1950-11"),
    ("This year is wet. I shall come in January.", "1950-11-20", "1951-01"),
    ("This year is wet. It goes on since July.", LETTER, "1949-07/.."),
    # a deadline lies ahead, however far
    ("This year is wet. He is asked to report by 1 March.", "1977-06-15", "1978-03-01"),
    ("This year is wet. It wants word not later than 1 March.", "1977-06-15", "../1978-03-01"),
    ("This year is wet. It was ready by 1 March.", "1977-06-15", "1977-03-01"),
    ("This year is wet. He went to the sea before 3 May.", "1977-06-15", "../1977-05-03"),
    # what goes on from a past day stays in its year
    ("This year is wet. It began on 3 May 1945. On 4 June it ended.", "1950-11-20", "1945-06-04"),
    ("This year is wet. It began in 1945 and on 4 June it ended.", "1950-11-20", "1945-06-04"),
    # months of a list have the year behind its last one
    ("This year is late. It fell in July and August 1974; it rose.", "1977", "1974-08"),
    # decades and short years lie before the document
    ("This year we recall the nineties.", "2017", "199X"),
    ("This year we recall the sixties.", LETTER, "186X"),
    ("This year we recall 300 BC and the sixties.", "1972", "196X"),
    ("This year we recall the winter of '38.", LETTER, "1938-24"),
    # relative dates count from what was named just before, never beyond the document
    ("This year we recall 1945. Ten years later it ended.", "2020", "1955"),
    ("This year is wet. By the end of the year we shall know.", "2020", "2020"),
    ("10 years hence we shall know.", "1994", "2004"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "date"), PRESENT)
def test_a_text_about_its_own_time_is_read_from_its_date(text: str, anchor: str, date: str) -> None:
    assert dates(text, anchor)[-1] == date


@pytest.mark.parametrize(
    "text",
    [
        "This year is the last. 75 years later we stand here.",
        "We hope for peace. Until that day we wait.",
        "It was in 1945 that we began; this year is late. " + "It goes on. " * 40
        + "The following year it ended.",
    ],
)  # fmt: skip
def test_what_has_no_base_or_lies_beyond_the_document_is_no_date(text: str) -> None:
    last = text.rindex(" ", 0, -1)
    assert all(mention.end < last for mention in find_dates(text, anchor="2020")[1:])


def test_a_history_carries_its_years_forward_though_its_date_is_known() -> None:
    text = "In 1914 it began. In 1915 came more. In 1916 they fought. In June they lost."
    assert dates(text, "1998")[-1] == "1916-06"
    assert dates(text + " The twenties came.", "1998")[-1] == "192X"
    assert dates("In 1814, 1815, 1816 it was so. In '48 it ended.", "1998")[-1] == "1848"
    assert dates("In 1945 it began, in 1946 it ended. 60 years later?", "1998") == ["1945", "1946"]


YEAR_ONLY = [
    ("We met last June.", "[2017-06,2018-06]"),
    ("We meet next November.", "[2018-11,2019-11]"),
    ("We met last spring.", "[2017-03..2017-05,2018-03..2018-05]"),
    ("On 18 September last we met.", "[2017-09-18,2018-09-18]"),
    ("In December last the Assembly met.", "[2017-12,2018-12]"),
]


@pytest.mark.parametrize(("text", "date"), YEAR_ONLY)
def test_last_june_of_a_year_is_ambiguous(text: str, date: str) -> None:
    (mention,) = find_dates(text, anchor="2018")
    assert (mention.date, mention.ambiguous) == (date, True)


LETTERS = [
    ("The 5th of June next.", "1950-06-05"),
    ("The 5th of May last.", "1949-05-05"),
    ("The 5th of May next.", "1951-05-05"),
    ("The 1st of May last.", "1950-05-01"),
    ("On the 14th inst. he left.", "1950-05-14"),
    ("On the 14th ult. he left.", "1950-04-14"),
    ("On the 14th prox. he leaves.", "1950-06-14"),
    ("On the 3rd of this month he left.", "1950-05-03"),
    ("On the 3rd of last month he left.", "1950-04-03"),
    ("He comes by Friday next.", "1950-05-12"),
    ("He came on Friday last.", "1950-04-28"),
    ("In 1940, on this twenty-ninth day of November", "1950-11-29"),
]


@pytest.mark.parametrize(("text", "date"), LETTERS)
def test_the_dates_of_letters_count_from_their_day(text: str, date: str) -> None:
    assert dates(text, LETTER)[-1] == date


@pytest.mark.parametrize("text", ["On the 31st ult.", "the 3rd inst."])
def test_days_without_a_month_to_have_them_are_no_dates(text: str) -> None:
    assert dates(text, "1950-07" if "ult" in text else "1950") == []


def test_the_day_of_a_dateline_is_the_day_of_its_item() -> None:
    text = (
        "LISBON, March 3 - The armistice was signed yesterday.\n\nCrowds came on Wednesday.\n\n"
        "NEW YORK, March 1 (AP) - He left yesterday."
    )
    assert dates(text, "1921-03-04") == [
        "1921-03-03", "1921-03-02", "1921-03-02", "1921-03-01", "1921-02-28",
    ]  # fmt: skip
    assert dates("Here, March 3 - He left yesterday.", "1921-03-04")[-1] == "1921-03-03"


def test_the_days_of_a_diary_follow_one_another() -> None:
    text = (
        "12 January 1856. We left yesterday.\n\n8 August. Rain yesterday.\n\n"
        "3 January: Snow.\n\nOn 4 January we went."
    )
    assert dates(text) == [
        "1856-01-12", "1856-01-11", "1856-08-08", "1856-08-07", "1857-01-03", "1857-01-04",
    ]  # fmt: skip


SEASONS = [
    ("The issues that fall outside the law.", []),
    ("The inhuman wars that spring from it.", []),
    ("Mindful of the fact that winter is near.", []),
    ("In 1940 it began. He left that fall.", ["1940", "1940-23"]),
    ("In 1940 it began. In that spring it rained.", ["1940", "1940-21"]),
    ("In 1940 it began. The fall in export earnings, the spring of hope.", ["1940"]),
    ("In 1940 it began. They went to the fall; every spring water.", ["1940"]),
    ("In 1940 it began. That winter was hard.", ["1940", "1940-24"]),
    ("In 1940 it began. The army stayed that winter in Rome.", ["1940", "1940-24"]),
]


@pytest.mark.parametrize(("text", "expected"), SEASONS)
def test_that_before_a_verb_is_no_season(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I recall that last year it rained", "last year"),
        ("before this august body", None),
        ("We met this August.", "this August"),
    ],
)
def test_that_joins_and_august_is_also_an_adjective(text: str, words: str | None) -> None:
    found = [text[mention.start : mention.end] for mention in find_dates(text, anchor="1950")]
    assert found == ([words] if words else [])


RECUR = [
    ("every three months thereafter", "P3M"),
    ("every two years", "P2Y"),
    ("each September", "XXXX-09"),
    ("every 4 November", "XXXX-11-04"),
    ("each March 3rd", "XXXX-03-03"),
    ("every month", "XXXX-XX"),
    ("each Monday", "XXXX-WXX-1"),
]


@pytest.mark.parametrize(("text", "value"), RECUR)
def test_what_recurs_is_a_set(text: str, value: str) -> None:
    (mention,) = find_dates(f"In 1956 it is paid {text}.", kinds=ALL)[1:]
    assert (mention.kind, mention.timex_value) == ("set", value)
    assert dates(f"In 1956 it is paid {text}.") == ["1956"]


@pytest.mark.parametrize("text", ["every step we march", "each may go"])
def test_verbs_do_not_recur(text: str) -> None:
    assert [mention.kind for mention in find_dates(text, kinds=ALL)] == []


@pytest.mark.parametrize(
    "text",
    [
        "the 3rd of this week",
        "three hours later",
        "the end of the day",
        "the ends of the years",
    ],
)
def test_units_that_make_no_date(text: str) -> None:
    assert dates(f"On 4 May 1940 it began. They met at {text}.") == ["1940-05-04"]


def test_the_summer_has_no_value_without_a_year() -> None:
    (mention,) = find_dates("In the summer it rains.", kinds=ALL)
    assert (mention.date, mention.kind) == ("", "vague")


def test_the_months_of_a_list_share_its_year() -> None:
    text = "This year we recall June, July and August 1974, 5 May and 4 June 1949."
    assert dates(text, "1977")[1:] == [
        "1974-06", "1974-07", "1974-08", "1949-05-05", "1949-06-04",
    ]  # fmt: skip
    text = "This year we recall December and January 1974."
    assert dates(text, "1977")[1:] == ["1977-12", "1974-01"]


def test_ranges_over_the_new_year_in_a_speech() -> None:
    text = "This year is wet. From October to March it rained."
    assert dates(text, "1950-05-05")[-1] == "1949-10/1950-03"


def test_the_last_date_of_the_text_is_the_base_of_a_speech_s_first_words() -> None:
    assert dates("The next year is near.", "1950")[-1] == "1951"

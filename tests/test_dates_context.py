"""What the words leave out: years, centuries, and dates that count from other dates."""

from __future__ import annotations

import pytest

from docscope.text.dates import KINDS, find_dates

ALL = frozenset(KINDS)

YEARS = [
    ("In 1944 it began. In June the army came.", ["1944", "1944-06"]),
    ("On 28 November 1941 it began. In January 1942 came. On 3 March it ended.",
     ["1941-11-28", "1942-01", "1942-03-03"]),
    ("On 5 December 1941 it began. On 3 January it ended. In 1942 all was over.",
     ["1941-12-05", "1942-01-03", "1942"]),
    ("On 10 March 1975 he came, for a plan of 1976. They fled on 11 March. In 1975 it ended.",
     ["1975-03-10", "1976", "1975-03-11", "1975"]),
    ("In May 1944 a force that came in late 1943 moved. By June it was there.",
     ["1944-05", "1943-11", "1944-06"]),
    ("On 4 November he spoke; that was in 1956.", ["1956-11-04", "1956"]),
    ("In October 1940 and July of that year.", ["1940-10", "1940-07"]),
    ("From October to March, then 1945.", ["1945-10/1946-03", "1945"]),
    ("In 1899, in '98 and in '05", ["1899", "1898", "1905"]),
    ("In 492 BC and in 490 BC; then in 480 they came.", ["-0491", "-0489", "-0479"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates"), [case for case in YEARS if "1943-11" not in case[1]])
def test_years_come_from_the_narrative(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text)] == dates


def test_what_was_supplied_is_said() -> None:
    text = "In 1944 it began. In June, and in '45. Two days after 3 May 1945 nothing."
    assert [mention.inferred for mention in find_dates(text)] == ["", "year", "century", "date"]


def test_without_any_year_the_year_stays_open() -> None:
    (mention,) = find_dates("In March it rained.")
    assert (mention.date, mention.first, mention.inferred) == ("XXXX-03", None, "")


RELATIVE = [
    ("On 4 May 1940 it began. The next day it ended.", "1940-05-05"),
    ("On 4 May 1940 it began. Two days later it ended.", "1940-05-06"),
    ("On 31 May 1940 it began. Three weeks earlier, rain.", "1940-05-06/1940-05-12"),
    ("On 4 May 1940 it began. A fortnight later it ended.", "1940-05-13/1940-05-19"),
    ("In May 1940 it began. Fifteen months later it ended.", "1941-08"),
    ("In 1940 it began. The following year it ended.", "1941"),
    ("In 1940 it began. Later that year it ended.", "1940"),
    ("In 1940 it began. The previous decade was better.", "193X"),
    ("In 1940 it began; at the end of the year it was over.", "1940"),
    ("In May 1940 it began; later that month it was over.", "1940-05"),
    ("In May 1940 it began. The following spring it ended.", "1941-21"),
    ("In May 1940 it began. The previous April, rain.", "1940-04"),
    ("In May 1940 it began. In the summer it ended.", "1940-22"),
    ("On 13 September 1917 it began; on the 20th it ended.", "1917-09-20"),
    ("In 1940 it began. The following April it ended.", "1941-04"),
    ("In 1940 it began; early the next year it ended.", "1941"),
    ("In 1940 it began. Later in the year it ended.", "1940"),
    ("In 1940 it began. Early in the spring it ended.", "1940-21"),
    ("On 24 April 1865 he left. The day before, he spoke.", "1865-04-23"),
]


@pytest.mark.parametrize(("text", "date"), RELATIVE)
def test_relative_dates_count_from_the_last_one(text: str, date: str) -> None:
    mention = find_dates(text)[-1]
    assert (mention.date, mention.inferred) in {(date, "date"), (date, "year")}


TODAY = [
    ("Yesterday it rained.", "2007-03-04"),
    ("Last year it rained.", "2006"),
    ("Last week it rained.", "2007-02-26/2007-03-04"),
    ("It rained on Saturday.", "2007-03-03"),
    ("It will rain next Tuesday.", "2007-03-06"),
    ("Last December it rained.", "2006-12"),
    ("Two years ago it rained.", "2005"),
    ("It rained in December.", "2006-12"),
    ("It rained on 4 March.", "2007-03-04"),
]


@pytest.mark.parametrize(("text", "date"), TODAY)
def test_deictic_dates_count_from_the_day_of_writing(text: str, date: str) -> None:
    assert [mention.date for mention in find_dates(text, anchor="2007-03-05")] == [date]
    dated = find_dates("A festival\n\nTaipei, Monday, March 5, 2007\n\n" + text)
    assert dated[-1].date == date


def test_today_is_a_date_only_where_the_day_of_writing_is_known() -> None:
    (today,) = find_dates("Today it rains.", anchor="2007-03-05")
    assert (today.date, today.kind) == ("2007-03-05", "date")
    assert find_dates("Today it rains.") == []
    (today,) = find_dates("Today it rains.", kinds=ALL)
    assert (today.date, today.timex_value, today.kind) == ("", "PRESENT_REF", "vague")


@pytest.mark.parametrize("anchor", ["2007", "2007-03", "nonsense", ""])
def test_rough_anchors_do_no_harm(anchor: str) -> None:
    assert find_dates("The next day, Friday, in March 1956.", anchor=anchor)


@pytest.mark.parametrize(
    "text",
    [
        "Two days after the battle of Ypres.",
        "a few days later",
        "in the past few days",
        "They fall in spring water.",
        "It may spring up.",
        "these days; the same days",
        "the 20th Congress",
        "in the 5th row",
    ],
)
def test_what_no_date_helps_is_no_date(text: str) -> None:
    assert find_dates("On 4 May 1940 it began. " + text)[1:] == []


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("4 November 1956", ("DATE", "1956-11-04", "")),
        ("480 BC", ("DATE", "BC0480", "")),
        ("the 470s BC", ("DATE", "BC047", "")),
        ("the 5th century BC", ("DATE", "BC04", "")),
        ("the 1950s", ("DATE", "195", "")),
        ("the late 19th century", ("DATE", "18", "END")),
        ("the spring of 1776", ("DATE", "1776-SP", "")),
        ("the second half of 2008", ("DATE", "2008-H2", "")),
        ("c. 1818", ("DATE", "1818", "APPROX")),
        ("the night of 10 August 1792", ("TIME", "1792-08-10TNI", "")),
        ("after the Second World War", ("DATE", "1939-09-01/1945-09-02", "AFTER")),
        ("1949-1956", ("DATE", "1949/1956", "")),
    ],
)
def test_the_same_value_as_timex3(text: str, timex: tuple[str, str, str]) -> None:
    (mention,) = find_dates(text)
    assert (mention.timex_type, mention.timex_value, mention.timex_mod) == timex


def test_timex3_marks_both_ends_of_a_range() -> None:
    text = "from 28 October to 3 November 1956"
    (mention,) = find_dates(text)
    assert [(text[t.start : t.end], t.value) for t in mention.timex] == [
        ("28 October", "1956-10-28"),
        ("3 November 1956", "1956-11-03"),
    ]

"""Weekdays, parts of the day, quarters and what compares with them, counted from a day."""

from __future__ import annotations

import pytest

from docscope.text.dates import KINDS, find_dates

DAY = "1989-11-02"  # a Thursday
CASES = [
    # the verb beside a weekday says whether it is gone by or to come
    ("He said [Monday] that", "1989-10-30", "1989-10-30"),
    ("They will meet [Monday] in Paris", "1989-11-06", "1989-11-06"),
    ("He said the talks would resume [Monday].", "1989-11-06", "1989-11-06"),
    ("A hearing is set for [Monday].", "1989-11-06", "1989-11-06"),
    ("The report is due on [Wednesday].", "1989-11-08", "1989-11-08"),
    ("It closed [Thursday] at 12", "1989-11-02", "1989-11-02"),
    ("It rained [last Thursday].", "1989-10-26", "1989-10-26"),
    ("They meet [next Friday].", "1989-11-03", "1989-11-03"),
    # parts of the day
    ("It fell [late Monday] in", "1989-10-30", "1989-10-30"),
    ("It fell [Monday night] in", "1989-10-30", "1989-10-30TNI"),
    ("It begins at [9 a.m. Friday] and will", "1989-11-03", "1989-11-03T09:00"),
    ("It ended at [dawn Monday], he said", "1989-10-30", "1989-10-30TMO"),
    ("It burned in [the early hours of Monday], he said", "1989-10-30", "1989-10-30TMO"),
    ("He came on [the morning of Monday].", "1989-10-30", "1989-10-30TMO"),
    ("He died [last night].", "1989-11-01", "1989-11-01TNI"),
    ("He died [yesterday morning].", "1989-11-01", "1989-11-01TMO"),
    ("He speaks [tonight].", "1989-11-02", "1989-11-02TNI"),
    # weekends, and the ends of units
    ("It rained [last weekend].", "1989-10-28/1989-10-29", "1989-W43-WE"),
    ("It rained over [the weekend].", "1989-10-28/1989-10-29", "1989-W43-WE"),
    ("He will be there at [the weekend].", "1989-11-04/1989-11-05", "1989-W44-WE"),
    ("It will close by [year-end].", "1989", "1989"),
    ("It happened [two weeks ago].", "1989-10-16/1989-10-22", "1989-W42"),
    ("Check it [two days from now].", "1989-11-04", "1989-11-04"),
    ("He came [the day before yesterday].", "1989-10-31", "1989-10-31"),
    ("He will go [the day after tomorrow].", "1989-11-04", "1989-11-04"),
    ("That was [the year before last].", "1987", "1987"),
    ("It is in [the week after next].", "1989-11-13/1989-11-19", "1989-W46"),
    # quarters and halves of the year of writing
    ("In [the third quarter] sales fell", "1989-35", "1989-Q3"),
    ("He reported [fourth-quarter] results in", "1989-36", "1989-Q4"),
    ("In [the second half of the year] sales rose", "1989-41", "1989-H2"),
    ("In [the first half of next year] sales will rise", "1990-40", "1990-H1"),
    ("[First-half] profits fell", "1989-40", "1989-H1"),
    ("It fell in [the last quarter].", "1989-35", "1989-Q3"),
]


@pytest.mark.parametrize(("marked", "date", "timex"), CASES)
def test_a_day_beside_the_day_of_writing(marked: str, date: str, timex: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    mention = find_dates(text, anchor=DAY)[0]
    assert text[mention.start : mention.end] == marked[marked.index("[") + 1 : marked.index("]")]
    assert (mention.date, mention.timex_value, mention.kind) == (date, timex, "date")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the third quarter sales fell from a year earlier.", "1988-Q3"),
        ("In the third quarter, ended Sept. 30, sales fell from a year ago.", "1988-Q3"),
        ("In the third quarter sales fell from the year-earlier period.", "1988-Q3"),
        ("In June sales fell from a year earlier.", "1988-06"),
        ("In the third quarter it fell; in the same period a year earlier not.", "1988-Q3"),
        ("In the first quarter sales fell from the same period last year.", "1988-Q1"),
    ],
)
def test_a_comparison_has_the_unit_of_what_is_compared(text: str, value: str) -> None:
    assert find_dates(text, anchor=DAY)[-1].timex_value == value


def test_the_narrative_goes_on_from_a_morning() -> None:
    text = "On 4 May 1940 it began. Early the next morning they fled; that evening it ended."
    found = find_dates(text, kinds=frozenset(("date", "time")))
    values = [(m.date, m.timex_value) for m in found]
    assert values == [
        ("1940-05-04", "1940-05-04"),
        ("1940-05-05", "1940-05-05TMO"),
        ("1940-05-05", "1940-05-05TEV"),
    ]


@pytest.mark.parametrize(
    ("text", "date", "value"),
    [
        ("It ended three days after 4 November 1956.", "1956-11-07", "1956-11-07"),
        ("It ended a week before 1 May 1957.", "1957-04-22/1957-04-28", "1957-W17"),
        ("It ended two years before June 1941.", "1939-06", "1939-06"),
        ("It ended fifty years after 1900.", "1950", "1950"),
        ("It ended the week of Jan. 28, 1991.", "1991-01-28/1991-02-03", "1991-W05"),
        ("It ended the day after Christmas 1950.", "1950-12-26", "1950-12-26"),
        ("It ended a year after 29 February 2004.", "2005-02", "2005-02"),
    ],
)
def test_what_is_counted_from_a_date_beside_it(text: str, date: str, value: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.date, mention.timex_value, mention.inferred) == (date, value, "date")
    assert text[mention.start : mention.end] == text.removeprefix("It ended ")[:-1]


@pytest.mark.parametrize(
    "text",
    [
        "Two days after the coronation he left.",
        "Three weeks before the battle he left.",
        "The day after the signing he left.",
        "In the first week of the war he left.",
        "In the world of today it is so.",
        "It is still in use today.",
        "The threat came from that quarter.",
        "The Sunday Express wrote it.",
        "He met today's problems.",
        "It is about Bloody Sunday.",
        "In the third quarter of the match he scored.",
        "In the first half he scored.",
        "The Velvet Spring was cold.",
        "A summer residence.",
        "These days it rains.",
    ],
)
def test_what_has_no_date_of_its_own(text: str) -> None:
    assert find_dates(text, anchor=DAY) == []


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("[now] it", "PRESENT_REF"), ("It is [right now] it", "PRESENT_REF"),
        ("in [recent years] it", "PAST_REF"), ("in [the past], it", "PAST_REF"),
        ("in [the near future] it", "FUTURE_REF"), ("at [the moment], it", "PRESENT_REF"),
        ("[these days] it", "PRESENT_REF"), ("at [this time], it", "PRESENT_REF"),
        ("the [current] state", "PRESENT_REF"), ("his work to [date]. It", "PRESENT_REF"),
        ("at [that time] it", ""), ("in [this period] it", ""), ("at [the time], it", ""),
        ("[a few days later] it", "FUTURE_REF"), ("[some years ago] it", "PAST_REF"),
        ("on [the first day] of the war", ""), ("[The day] after the battle", ""),
    ],
)  # fmt: skip
def test_what_is_vague(marked: str, value: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    (mention,) = find_dates(text, kinds=frozenset(KINDS))
    assert text[mention.start : mention.end] == marked[marked.index("[") + 1 : marked.index("]")]
    assert (mention.kind, mention.timex_value, mention.date) == ("vague", value, "")

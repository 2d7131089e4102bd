"""Durations, recurring times and hours as TIMEX3 marks them: what is taken in, type, value, mod."""

from __future__ import annotations

import pytest

from docscope.text.dates import find_dates

KINDS = frozenset(("time", "duration", "set"))
LENGTHS = [
    ("for [half an hour] he waited", "PT.5H", ""),
    ("after [a year and a half] he left", "P1.5Y", ""),
    ("for [two and a half years] he", "P2.5Y", ""),
    ("for [5 1/2 years] he", "P5.5Y", ""),
    ("for [half a century] he", "P.5CE", ""),
    ("for [a few days] he", "PXD", ""),
    ("for [a couple of weeks] he", "PXW", ""),
    ("in [the first two months] of rain", "P2M", ""),
    ("in [the past few years] it", "PXY", ""),
    ("over [the following two years] it", "P2Y", ""),
    ("in [the first hour] of the attack", "PT1H", ""),
    ("in [the final weeks] of the war", "PXW", ""),
    ("[three days] after the battle", "P3D", ""),
    ("the [ten-year] plan", "P10Y", ""),
    ("a [decade-long] quarrel", "P1DE", ""),
    ("a [months-long] siege", "PXM", ""),
    ("a [five-year-old] boy", "P5Y", ""),
    ("he was [36 years old]", "P36Y", ""),
    ("[26 years of age]", "P26Y", ""),
    ("for [over two hundred years] it", "P200Y", "MORE_THAN"),
    ("[nearly two years] of war", "P2Y", "LESS_THAN"),
    ("for [at least two years] it", "P2Y", "EQUAL_OR_MORE"),
    ("for [up to 10 days] it", "P10D", "EQUAL_OR_LESS"),
    ("for [no more than 10 days] it", "P10D", "EQUAL_OR_LESS"),
    ("for [close to 100 years] it", "P100Y", "LESS_THAN"),
    ("for [roughly four years] it", "P4Y", "APPROX"),
    ("for [just seven hours] it", "PT7H", ""),
    ("for [34.2 hours] it", "PT34.2H", ""),
    ("for [1,500 years] it", "P1500Y", ""),
    ("for [two full days] it", "P2D", ""),
    ("within [a single year] it", "P1Y", ""),
    ("it took [weeks] to mend", "PXW", ""),
    ("only [hours] before it began", "PTXH", ""),
    ("in [the week] ended Sept. 29", "P1W", ""),
]
RECURRING = [
    ("He wrote [twice a week].", "P1W", ""),
    ("He wrote [three times a day].", "P1D", ""),
    ("It costs 500 dollars [a year].", "P1Y", ""),
    ("It grows by 7 per cent [a year] now", "P1Y", ""),
    ("They pay 50 people [a month].", "P1M", ""),
    ("[every other day] he", "P2D", ""),
    ("[every other Tuesday] he", "XXXX-WXX-2", ""),
    ("[every four years] he", "P4Y", ""),
    ("[every few weeks] he", "PXW", ""),
    ("[every Monday morning] he", "XXXX-WXX-1TMO", ""),
    ("[each spring] he", "XXXX-SP", ""),
    ("the [quarterly] dividend", "XXXX-QX", ""),
    ("the [hourly] bulletin", "XXXX-XX-XXTXX", ""),
    ("closed on [Sundays] as ever", "XXXX-WXX-7", ""),
]
HOURS = [
    ("at [8:30 a.m. EST] he", "XXXX-XX-XXT08:30", ""),
    ("at [0430 hours] he", "XXXX-XX-XXT04:30", ""),
    ("at [five o'clock] he", "XXXX-XX-XXT05:00", ""),
    ("at [5.30 p.m.] he", "XXXX-XX-XXT17:30", ""),
    ("at [03:00hrs] he", "XXXX-XX-XXT03:00", ""),
    ("at [0900 GMT] he", "XXXX-XX-XXT09:00", ""),
    ("at [six o'clock that evening] he", "XXXX-XX-XXT18:00", ""),
    ("at [7:15 this morning] he", "XXXX-XX-XXT07:15", ""),
    ("[three hours later] he", "XXXX-XX-XXTXX", ""),
    ("[moments later] he", "XXXX-XX-XXTXX", ""),
    ("at [dawn] he", "XXXX-XX-XXTMO", ""),
    ("in [the evening] he", "XXXX-XX-XXTEV", ""),
    ("in [the daytime] he", "XXXX-XX-XXTDT", ""),
]


@pytest.mark.parametrize(
    ("marked", "kind", "value", "mod"),
    [(marked, kind, value, mod)
     for kind, cases in (("duration", LENGTHS), ("set", RECURRING), ("time", HOURS))
     for marked, value, mod in cases],
)  # fmt: skip
def test_what_is_taken_in_and_what_it_is(marked: str, kind: str, value: str, mod: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    (mention,) = find_dates(text, kinds=KINDS)
    assert text[mention.start : mention.end] == marked[marked.index("[") + 1 : marked.index("]")]
    assert (mention.kind, mention.timex_value, mention.timex_mod) == (kind, value, mod)


@pytest.mark.parametrize(
    "text",
    [
        "a new dawn for us",
        "the Six Heavy Days",
        "he lasts a year",  # no rate, but a length
        "good night",
        "at 25 o'clock",
        "at 13 p.m.",
        "at 9999 hours",
    ],
)
def test_what_is_no_hour_and_no_rate(text: str) -> None:
    assert find_dates(text, kinds=frozenset(("time", "set"))) == []


def test_an_hour_takes_the_day_that_stands_behind_it() -> None:
    text = "On 3 May 1940 it began. At 8 p.m. on 14 September it ended."
    (hour,) = find_dates(text, kinds=frozenset(("time",)))
    assert (hour.date, hour.timex_value) == ("1940-09-14", "1940-09-14T20:00")


def test_a_length_that_ends_today_has_its_ends_where_today_is_known() -> None:
    text = "In the past three years it rained. Over the next 30 days it will not."
    found = find_dates(text, anchor="2013-03-20", kinds=KINDS)
    assert [(m.date, m.timex_type, m.timex_value) for m in found] == [
        ("2010/2013", "DURATION", "P3Y"),
        ("2013-03-20/2013-04-19", "DURATION", "P30D"),
    ]
    lengths = find_dates(text, kinds=KINDS)
    assert [(m.date, m.timex_value) for m in lengths] == [("", "P3Y"), ("", "P30D")]
    assert find_dates(text, anchor="2013-03-20") == []  # lengths are shown only if asked for

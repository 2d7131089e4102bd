"""Times of day, durations and recurring times, which are shown only if asked for."""

from __future__ import annotations

import pytest

from docscope.text.dates import find_dates

KINDS = frozenset(("time", "duration", "set"))
CASES = [
    ("at [10:58] he", "time", "XXXX-XX-XXT10:58", ""),
    ("at [5:30 p.m.] he", "time", "XXXX-XX-XXT17:30", ""),
    ("at [11 a.m.] he", "time", "XXXX-XX-XXT11:00", ""),
    ("at [12 a.m.] he", "time", "XXXX-XX-XXT00:00", ""),
    ("at [noon] he", "time", "XXXX-XX-XXT12:00", ""),
    ("at [midnight] he", "time", "XXXX-XX-XXT00:00", ""),
    ("at [night] he", "time", "XXXX-XX-XXTNI", ""),
    ("for [three days] he", "duration", "P3D", ""),
    ("for [thirty-one days] he", "duration", "P31D", ""),
    ("for [several weeks] he", "duration", "PXW", ""),
    ("within [a year]", "duration", "P1Y", ""),
    ("for [two hours]", "duration", "PT2H", ""),
    ("for [20 minutes]", "duration", "PT20M", ""),
    ("for [a fortnight]", "duration", "P2W", ""),
    ("for [two decades]", "duration", "P2DE", ""),
    ("for [two bloody weeks]", "duration", "P2W", ""),
    ("for [more than 40 days]", "duration", "P40D", "MORE_THAN"),
    ("for [less than 40 days]", "duration", "P40D", "LESS_THAN"),
    ("for [over a month]", "duration", "P1M", "MORE_THAN"),
    ("for [nearly four weeks]", "duration", "P4W", "LESS_THAN"),
    ("for [about a week]", "duration", "P1W", "APPROX"),
    ("was [18 years old]", "duration", "P18Y", ""),
    ("[every night] he", "set", "XXXX-XX-XXTNI", ""),
    ("[every Monday] he", "set", "XXXX-WXX-1", ""),
    ("[Every year] he", "set", "XXXX", ""),
    ("once [per day]", "set", "P1D", ""),
    ("paid [daily] and", "set", "XXXX-XX-XX", ""),
    ("paid [annually].", "set", "XXXX", ""),
]


@pytest.mark.parametrize(("marked", "kind", "value", "mod"), CASES)
def test_spans_of_time(marked: str, kind: str, value: str, mod: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    (mention,) = find_dates(text, kinds=KINDS)
    assert text[mention.start : mention.end] == marked[marked.index("[") + 1 : marked.index("]")]
    assert (mention.kind, mention.timex_value, mention.timex_mod) == (kind, value, mod)
    assert find_dates(text) == []


def test_a_time_of_day_is_of_the_last_day() -> None:
    text = "On 4 May 1940 it began. That night it rained; at 11:30 p.m. it stopped."
    times = find_dates(text, kinds=KINDS)
    assert [(m.date, m.timex_value, m.inferred) for m in times] == [
        ("1940-05-04", "1940-05-04TNI", "date"),
        ("1940-05-04", "1940-05-04T23:30", "date"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "at 10:75",
        "25:10 it was",
        "a score of 3:2:1",
        "the Six Heavy Days",
        "two heavy day",
        "3 : 2",
        "every half",
        "the night before",
        "many nights",
    ],
)
def test_what_is_no_span_of_time(text: str) -> None:
    assert find_dates(text, kinds=KINDS) == []

"""The timeline as the JSON of TimelineJS 3: its fields, its years, text that is no markup."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.analyses.timeline import Timeline
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run
from docscope.report.display import visible
from docscope.report.writers.registry import write_answer
from docscope.text.dates import KINDS
from terminal import in_pipe

# All that the documentation of TimelineJS 3 knows of an event, as far as dates have it.
FIELDS = {"start_date", "end_date", "display_date", "text", "group", "unique_id", "autolink"}


def written(*texts: str, **parameters: Any) -> tuple[Any, list[str]]:  # noqa: ANN401 - what JSON holds
    corpus = MemoryCorpus.from_texts({f"{n}.txt": text for n, text in enumerate(texts)})
    answer = run(Timeline(**parameters), corpus)
    stream = io.StringIO()
    told = write_answer("timelinejs", answer, answer.table, stream)
    return json.loads(stream.getvalue()), told


def event(text: str) -> dict[str, Any]:  # Any: what JSON holds
    """Return the one event of a text."""
    (found,) = written(text)[0]["events"]
    assert set(found) <= FIELDS
    return dict(found)


@pytest.mark.parametrize(
    ("text", "start", "end", "display"),
    [
        ("On 4 November 1956.", (1956, 11, 4), None, None),
        ("In November 1956.", (1956, 11), None, None),
        ("In 1956.", (1956,), None, None),
        ("The days of 4-10 November 1956.", (1956, 11, 4), (1956, 11, 10), None),
        ("From 1949 to 1956.", (1949,), (1956,), None),
        ("In the 1950s.", (1950, 1, 1), (1959, 12, 31), "the 1950s"),
        ("In spring 1957.", (1957, 3, 1), (1957, 5, 31), "spring 1957"),
        ("It rained in early 1958.", (1958,), None, "early 1958"),
        ("About 1956 it rained.", (1956,), None, "About 1956"),
        ("Peace since 1945.", (1945,), None, "since 1945"),
        ("War until 1945.", (1945,), None, "until 1945"),
        ("Peace since late 1945.", (1945,), None, "since late 1945"),
        ("It must be done by 2030.", (2030,), None, "by 2030"),
        ("Caesar died on 15 March 44 BC.", (-44, 3, 15), None, None),
        ("It was so in 1 BC.", (-1,), None, None),
        ("It was so in 1 AD.", (1,), None, None),
    ],
)
def test_an_event_is_as_precise_as_the_text(
    text: str, start: tuple[int, ...], end: tuple[int, ...] | None, display: str | None
) -> None:
    found = event(text)
    assert tuple(found["start_date"].values()) == start
    assert list(found["start_date"]) == ["year", "month", "day"][: len(start)]
    assert tuple(found.get("end_date", {}).values()) == (end or ())
    assert found.get("display_date") == display


def test_two_readings_are_two_events() -> None:
    found, _ = written("Updated: 03/04/2005.")
    assert [list(each["start_date"].values()) for each in found["events"]] == [
        [2005, 3, 4],
        [2005, 4, 3],
    ]
    assert all("one of 2 readings" in each["text"]["text"] for each in found["events"])
    assert len({each["unique_id"] for each in found["events"]}) == 2


def test_a_date_says_what_was_supplied() -> None:
    found, _ = written("In 1956 it rained. On 10 June it stopped.")
    assert [each["text"]["text"].split("; ")[1:] for each in found["events"]] == [
        [],
        ["year supplied</p>"],
    ]


def test_what_names_no_day_is_counted() -> None:
    found, told = written("It rained for three days.", kinds=KINDS)
    assert found == {"events": [], "scale": "human"}
    assert told == ["not in the timeline: 1 row without a day"]


@pytest.mark.parametrize(
    ("text", "year", "scale"),
    [
        ("In 1956 it rained.", 1956, "human"),
        ("In 12,000 BC the ice melted.", -12_000, "human"),
        ("In 400,000 BC it was cold.", -400_000, "cosmological"),
    ],
)
def test_the_scale_is_that_of_the_years(text: str, year: int, scale: str) -> None:
    found, _ = written(text)
    assert (found["events"][0]["start_date"], found["scale"]) == ({"year": year}, scale)


def test_the_built_in_texts() -> None:
    found = json.loads(in_pipe("timeline", "--format", "timelinejs").output)
    assert [each["group"] for each in found["events"]].count("soviet-declaration") == 2
    assert found["events"][0]["start_date"] == {"year": 1939, "month": 9, "day": 1}
    treaty = found["events"][1]["text"]
    assert treaty["headline"].startswith("…Powers signed at Paris on 10 February 1947 and that the")
    assert treaty["text"].endswith(
        "<p>Resolution 1004 (ES-II), 4 November 1956, resolution-1004 ¶3</p>"
    )


class Page(HTMLParser):
    """The elements of a piece of HTML, and all its text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


NASTY = st.text("ab <>&\"'/;=#!-\r\n\x00\x1b\u202e漢😀", max_size=30)


@settings(deadline=None)  # the first example imports libraries
@given(NASTY, NASTY)
def test_text_is_no_markup_however_often_it_is_read(before: str, after: str) -> None:
    found, _ = written(f"{before} on 4 November 1956 {after}")
    for each in found["events"]:
        assert Page(each["text"]["headline"]).tags == []
        assert Page(each["text"]["text"]).tags == ["p", "p"]
        assert Page(Page(each["group"]).text).tags == []  # read twice by TimelineJS
        assert "4 November 1956" in Page(each["text"]["headline"]).text


def test_names_of_documents_and_dates_are_no_markup_either() -> None:
    corpus = MemoryCorpus.from_texts({"<img src=x>&lt;b>.txt": "In early <b> 1956 & the 1950s."})
    answer = run(Timeline(), corpus)
    stream = io.StringIO()
    write_answer("timelinejs", answer, answer.table, stream)
    for each in json.loads(stream.getvalue())["events"]:
        for field in ("group", "display_date"):
            once = Page(each.get(field, ""))
            assert once.tags == []
            assert Page(once.text).tags == []
        assert visible("<img") not in each["group"]

"""The timeline as a calendar: what RFC 5545 asks for, and what other readers find in it."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from docscope.analyses.timeline import Timeline
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run
from docscope.report.exports.events import shortened
from docscope.report.writers.registry import write_answer
from docscope.text.dates import KINDS
from terminal import in_pipe, in_process

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]

CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # what a line may not hold (RFC 5545, 3.1)
ESCAPE = re.compile(r"\\(.)")


def written(*texts: str, **parameters: Any) -> tuple[str, list[str]]:  # noqa: ANN401 - a table of them
    """Return the calendar of some texts, and what is told of it."""
    corpus = MemoryCorpus.from_texts({f"{n}.txt": text for n, text in enumerate(texts)})
    answer = run(Timeline(**parameters), corpus)
    stream = io.StringIO(newline="")
    told = write_answer("ics", answer, answer.table, stream)
    return stream.getvalue(), told


def entries(text: str) -> list[dict[str, str]]:
    """Return the events as another reader of RFC 5545 has them: unfolded, then unescaped."""
    lines = re.sub("\r\n[ \t]", "", text).split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            plain = ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
            found[-1][name.partition(";")[0]] = plain
    return found


def spans(text: str, **parameters: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - as above
    """Return the first day of each event, and the one it ends before."""
    calendar, _ = written(text, **parameters)
    return [(entry["DTSTART"], entry["DTEND"]) for entry in entries(calendar)]


@pytest.mark.parametrize(
    ("text", "first", "behind"),
    [
        ("Signed on 4 November 1956.", "19561104", "19561105"),
        ("The session of 4-10 November 1956.", "19561104", "19561111"),
        ("It rained in February 1956.", "19560201", "19560301"),
        ("It rained in 1956.", "19560101", "19570101"),
        ("In the 1950s it rained.", "19500101", "19600101"),
        ("In spring 1957 it rained.", "19570301", "19570601"),
        ("Closed on 31 December 1956.", "19561231", "19570101"),
        ("Augustus died on 19 August 14 AD.", "00140819", "00140820"),
        ("There was peace since 4 May 1945.", "19450504", "19450505"),
        ("There was peace until 4 May 1945.", "19450504", "19450505"),
        ("After the Second World War they met.", "19390901", "19450903"),
    ],
)
def test_every_date_is_an_event_of_whole_days(text: str, first: str, behind: str) -> None:
    assert spans(text) == [(first, behind)]


def test_a_date_with_two_readings_is_two_events_that_are_tentative() -> None:
    calendar, _ = written("Updated: 03/04/2005. Sent on 5 May 2005, and about 2006.")
    found = [(entry["DTSTART"], entry.get("STATUS")) for entry in entries(calendar)]
    assert found == [
        ("20050304", "TENTATIVE"),
        ("20050403", "TENTATIVE"),
        ("20050505", None),
        ("20060101", "TENTATIVE"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds", "told"),
    [
        ("In 44 BC Caesar died. In 1956 it rained.", (), ["1 date outside the years 1 to 9999"]),
        ("It rained for three days.", KINDS, ["1 row without a day"]),
        (
            "In 44 BC and in 43 BC it rained for three days.",
            KINDS,
            ["1 row without a day and 2 dates outside the years 1 to 9999"],
        ),
        ("In 1956 it rained.", (), []),
    ],
)
def test_what_a_calendar_cannot_hold_is_counted(
    text: str, kinds: tuple[str, ...], told: list[str]
) -> None:
    _, said = written(text, **({"kinds": kinds} if kinds else {}))
    assert said == [f"not in the calendar: {reason}" for reason in told]


def test_an_event_has_what_a_calendar_shows() -> None:
    calendar, _ = written("Signed; on 4 November 1956, at\tParis \\ \N{GREEK SMALL LETTER OMEGA}.")
    (entry,) = entries(calendar)
    sentence = "Signed; on 4 November 1956, at Paris \\ \N{GREEK SMALL LETTER OMEGA}."
    assert entry["SUMMARY"] == sentence
    assert entry["DESCRIPTION"] == f"{sentence}\n\n0.txt ¶1\n1956-11-04"
    assert entry["CATEGORIES"] == "date"
    assert entry["TRANSP"] == "TRANSPARENT"  # nobody is busy on a day of 1956
    assert "DTSTART;VALUE=DATE:19561104\r\n" in calendar


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Moscow, October 30, 1956.\n\nIt rained.", "Moscow, October 30, 1956 (0.txt)"),
        ("On 30 October 1956 it rained.", "On 30 October 1956 it rained."),
    ],
)
def test_a_bare_date_is_told_with_its_document(text: str, summary: str) -> None:
    assert [entry["SUMMARY"] for entry in entries(written(text)[0])] == [summary]


def test_the_same_date_has_the_same_uid_whatever_else_there_is() -> None:
    alone = entries(written("On 4 November 1956.")[0])
    among = entries(written("On 4 November 1956, before 1957.", "On 4 November 1956.")[0])
    uids = [entry["UID"] for entry in among]
    assert alone[0]["UID"] == uids[0]
    assert len(set(uids)) == len(uids) == 3


def test_the_bytes_are_the_same_in_every_run() -> None:
    first, again = (in_pipe("timeline", "--format", "ics", PYTHONHASHSEED=seed) for seed in "12")
    assert first == again
    assert first.output.count("BEGIN:VEVENT") == 7


def test_icalendar_reads_it_back() -> None:
    calendar = Calendar.from_ical(in_pipe("timeline", "--front-matter", "--format", "ics").output)
    events = calendar.walk("VEVENT")
    assert len(events) == 21  # 19 dates, two of them with two readings
    session = next(event for event in events if "Emergency" in str(event["SUMMARY"]))
    assert session.decoded("DTSTART") == dt.date(1956, 11, 4)
    assert session.decoded("DTEND") == dt.date(1956, 11, 11)


def test_a_calendar_has_a_name_and_says_what_a_date_refers_to() -> None:
    text = in_pipe("timeline", "--format", "ics").output
    assert "X-WR-CALNAME:Dates in 2 documents\r\n" in text
    assert "X-WR-CALNAME:Dates in 0.txt\r\n" in written("In 1956.")[0]
    answer = run(Timeline(), MemoryCorpus.from_texts({"a, b\\;\n.txt": "In 1956."}))
    stream = io.StringIO(newline="")
    write_answer("ics", answer, answer.table, stream)
    assert "X-WR-CALNAME:Dates in a\\, b\\\\\\;\\\\n.txt\r\n" in stream.getvalue()
    cited = [entry["DESCRIPTION"].splitlines()[2] for entry in entries(text)]
    assert "resolution-1004 ¶6; refers to soviet-declaration" in cited[2]


def test_no_dates_make_a_calendar_all_the_same() -> None:
    text, told = written("Nothing happened.")
    calendar = Calendar.from_ical(text)
    assert told == []
    assert calendar.walk("VEVENT") == []
    assert calendar.subcomponents  # RFC 5545, 3.6: at least one


NASTY = st.text(
    st.one_of(st.sampled_from('ab \\;,:"\r\n\t\x00\x1b\u2028\u202e\ufffe漢é😀'), st.characters())
)


@settings(deadline=None)  # the first example imports libraries
@given(NASTY, NASTY)
def test_any_text_makes_lines_that_every_reader_understands(before: str, after: str) -> None:
    text, _ = written(f"{before} on 4 November 1956 {after}")
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert not any(CONTROL.search(line) for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    read = Calendar.from_ical(text).walk("VEVENT")
    assert [str(event["DESCRIPTION"]) for event in read] == [
        entry["DESCRIPTION"] for entry in entries(text)
    ]


def test_a_file_has_the_line_ends_of_the_standard(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "dates.ICS"
    assert in_process(capsys, "timeline", "-o", str(file)) == ("", 0, "")
    text = file.read_bytes()
    assert text.decode() == in_pipe("timeline", "--format", "ics").output
    assert text.count(b"\n") == text.count(b"\r\n") > 0


def test_a_row_a_date_says_how_often_it_is_named() -> None:
    text, _ = written("On 4 November 1956. On 4 November 1956, and in 1957.", dedupe=True)
    assert [entry["DESCRIPTION"].splitlines()[2] for entry in entries(text)] == [
        "0.txt ¶1; 2 mentions",
        "0.txt ¶1; 1 mention",
    ]


def test_of_an_endless_sentence_there_is_as_much_as_a_calendar_takes() -> None:
    text, _ = written(f"{'rain and ' * 5_000} on 4 November 1956 {'snow and ' * 5_000}")
    (entry,) = entries(text)
    sentence = entry["DESCRIPTION"].splitlines()[0]
    assert 1_900 < len(sentence) <= 2_000
    assert re.fullmatch("….*rain and on 4 November 1956 snow and.*…", sentence)


@pytest.mark.parametrize(
    ("context", "date", "most", "headline"),
    [
        ("Signed in 1956.", "1956", 80, "Signed in 1956."),
        ("Signed in 1956,", "1956", 80, "Signed in 1956"),
        ("one two three 1956 four five six", "1956", 18, "…three 1956 four…"),
        ("1956 one two three four five", "1956", 15, "1956 one two…"),
        ("one two three four five 1956", "1956", 16, "…four five 1956"),
        ("a 4 November 1956 b", "4 November 1956", 5, "…4 November 1956…"),
    ],
)
def test_a_headline_is_the_words_around_the_date(
    context: str, date: str, most: int, headline: str
) -> None:
    assert shortened(context, context.index(date), len(date), most) == headline

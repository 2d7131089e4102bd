"""The further columns of a timeline: why a date was read so, TIMEX3, contexts of other sizes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

import docscope
from docscope.analyses.timeline import Timeline
from docscope.analyses.timerows import Around, parse_context
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.report.layout import Layout
from docscope.report.screens.timeline import footer, screen

if TYPE_CHECKING:
    from pathlib import Path

    from docscope.analyses.answer import Answer

LETTER = "12 June 1871\n\nWe left on 3 May with 1500 men, see p. 1848. It may rain.\n"
LAST = "10 November 1956"
RANGE = (
    "He stayed from 4 to 10 November 1956.\n\nIt was 1949-1956, and the Cold War, in the 1950s.\n"
)


def answer(text: str, **parameters: Any) -> Answer:  # noqa: ANN401 - a table of them
    return run(Timeline(**parameters), MemoryCorpus.from_texts({"a.txt": text}))


def values(text: str, *names: str, **parameters: Any) -> list[tuple[object, ...]]:  # noqa: ANN401
    table = answer(text, **parameters).table
    at = [table.names.index(name) for name in names]
    return [tuple(row[index] for index in at) for row in table]


def test_what_was_supplied_and_what_was_turned_down_is_explained() -> None:
    names = ("date", "text", "kind", "inferred", "anchor", "reason")
    assert values(LETTER, *names, explain=True) == [
        ("1871-05-03", "3 May", "date", "year", "1871-06-12", "document-date"),
        ("1871-06-12", "12 June 1871", "date", None, None, None),
        (None, "1500", "rejected", None, None, "quantity"),
        (None, "1848", "rejected", None, None, "page"),
        (None, "may", "rejected", None, None, "verb"),
    ]


def test_only_dates_are_counted() -> None:
    explained = answer(LETTER, explain=True)
    assert len(list(explained.table)) == 5
    assert explained.table.totals.found == 2
    (closing,) = footer(explained, 5)
    assert closing.startswith("2 dates in 1 document; 3 candidates turned down, at the end")
    nothing = answer("We had 1500 men.", explain=True)
    assert len(list(nothing.table)) == 1
    assert nothing.table.totals.documents_found == 0
    assert footer(nothing, 1)[0].startswith("no dates in 1 document; 1 candidate turned down")


def test_the_reason_stands_below_a_row_and_in_a_pipe_behind_it() -> None:
    explained = answer(LETTER, explain=True, date_to="1871-05")
    assert list(screen(explained, explained.table, Layout(width=60, header=False))) == [
        " 1871-05-03  We left on [3 May] with 1500 men, see  a.txt ¶1",
        "             p. 1848.",
        "             ↳ a day and its month (rule day-month); year:",
        "               taken or counted from the date of the",
        "               document (1871-06-12)",
    ]
    line = next(iter(screen(explained, explained.table, Layout(header=False))))
    why = "year: taken or counted from the date of the document (1871-06-12)"
    assert line.endswith(f"a.txt ¶1  a day and its month (rule day-month); {why}")


def test_the_date_of_a_document_without_a_title_is_named() -> None:
    found = answer(LETTER, documents=True, explain=True, date_from="1871-06-01")
    lines = list(screen(found, found.table, Layout(width=70, header=False)))
    assert lines[:2] == [
        " 1871-06-12  (the date of the document)                     a.txt",
        "             ↳ the date of the document, from a line at its head or",
    ]


@pytest.mark.parametrize(
    ("text", "parameters", "date", "source", "counted"),
    [
        (LETTER, {}, "1871-06-12", "own-words", "about-present"),
        ("---\ndate: 4 May 1815\n---\nRain.\n", {}, "1815-05-04", "date-field", "about-present"),
        ("---\nyear: 1815\n---\nIt rained.\n", {}, "1815", "year-field", "about-present"),
        (LETTER, {"anchor": "1900"}, "1871-06-12", "own-words", "as-given"),
        (LETTER, {"anchor": "none"}, "1871-06-12", "own-words", "as-none"),
        (LETTER, {"mode": "narrative"}, "1871-06-12", "own-words", "as-narrative"),
        ("It rained in 1815.", {}, None, None, "undated"),
    ],
)  # fmt: skip
def test_it_is_explained_where_the_date_of_a_document_is_from(
    text: str, parameters: dict[str, Any], date: str | None, source: str | None, counted: str
) -> None:
    found = answer(text, documents=True, explain=True, **parameters)
    names = ("kind", "date", "rule", "reason")
    at = [found.table.names.index(name) for name in names]
    rows = [tuple(row[index] for index in at) for row in found.table]
    assert [row[1:] for row in rows if row[0] == "document"] == [(date, source, counted)]
    dated = sum(bool(row[1]) for row in rows)
    assert found.table.totals.found == dated


def test_a_day_that_no_month_has_is_told() -> None:
    found = answer("It was on 31 February 1956.", explain=True)
    (line,) = screen(found, found.table, Layout(header=False))
    assert line.endswith("(rule day-month); there is no such day, so that only its month is given")


def test_each_end_of_a_range_is_an_expression_of_its_own() -> None:
    names = ("date", "text", "kind", "start_date", "end_date", "timex_type", "timex_value")
    assert sorted(values(RANGE, *names, timex=True, every=True, kinds=("date", "range"))) == [
        ("1949", "1949", "date", "1949-01-01", "1949-12-31", "DATE", "1949"),
        ("1956", "1956", "date", "1956-01-01", "1956-12-31", "DATE", "1956"),
        ("1956-11-04", "4", "date", "1956-11-04", "1956-11-04", "DATE", "1956-11-04"),
        ("1956-11-10", LAST, "date", "1956-11-10", "1956-11-10", "DATE", "1956-11-10"),
        ("195X", "the 1950s", "date", "1950-01-01", "1959-12-31", "DATE", "195"),
    ]  # fmt: skip
    joined = values(RANGE, "date", "timex_value", every=True, kinds=("range",))
    assert joined == [("1949/1956", "1949/1956"), ("1956-11-04/1956-11-10",) * 2]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1871-06-12", "1871-05-03"),
        ("12 June 1872", "1872-05-03"),
        ("June 1873", "1873-05-03"),
        ("1874", "1874-05-03"),
        ("none", "XXXX-05-03"),
    ],
)
def test_an_anchor_may_be_written_in_words(written: str, expected: str) -> None:
    assert values("We left on 3 May.", "date", anchor=written) == [(expected,)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("sentence", "He left on 3 May 1871 for good."),
        ("paragraph", "It rained. He left on 3 May 1871 for good."),
        ("1", "on 3 May 1871 for"),
        ("0", "3 May 1871"),
        ("90", "It rained. He left on 3 May 1871 for good."),
    ],
)
def test_as_much_context_as_is_asked_for(written: str, expected: str) -> None:
    text = "It rained. He left on 3 May 1871 for good.\n\nNothing.\n"
    assert values(text, "context", around=parse_context(written)) == [(expected,)]
    assert parse_context("8") == Around("token", 8)


@pytest.mark.parametrize(
    ("date_from", "date_to", "expected"),
    [
        ("50 BC", "AD 10", ["-0043"]),
        ("-0050", "0010", ["-0043"]),
        ("195X", "195X", ["1951", "195X"]),
        ("1950s", "1955", ["1951", "195X"]),
        ("spring 1960", None, ["1961"]),
        (None, "the 19th century", ["-0043"]),
    ],
)
def test_spans_of_any_kind(date_from: str | None, date_to: str | None, expected: list[str]) -> None:
    text = "It was in 44 BC, in 1951, in the 1950s and in 1961."
    found = values(text, "date", date_from=date_from, date_to=date_to)
    assert sorted(str(date) for (date,) in found) == expected


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"mode": "letter"}, "--mode letter: use auto, anchored, narrative"),
        ({"calendar": "roman"}, "--calendar roman: use auto, gregorian, julian"),
        ({"anchor": "last year"}, "--anchor last year: no day, month or year"),
        ({"anchor": "the 1950s"}, "--anchor the 1950s: no day, month or year"),
        ({"anchor": ""}, "--anchor : no day, month or year"),
        ({"date_from": ""}, "--from : no date"),
        ({"kinds": ("rejected",)}, "--kind rejected: no such kind"),
    ],
)
def test_wrong_parameters_are_told(parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        Timeline(**parameters)


@pytest.mark.parametrize("written", ["-1", "words", "", "1.5", "sentences"])
def test_a_context_of_no_size_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match=f"--context {written}: use sentence, paragraph or a"):
        parse_context(written)


def test_what_has_no_date_is_one_row_for_the_same_words() -> None:
    text = "It was recently. Recently it was, and now."
    names = ("date", "text", "kind", "count", "documents")
    found = values(text, *names, dedupe=True, kinds=("date", "vague"))
    assert (None, "recently", "vague", 2, 1) in found


def test_python_has_the_options_of_the_command(tmp_path: Path) -> None:
    file = tmp_path / "periods.csv"
    file.write_text("name,first,last\nthe Thaw,1953-03-05,1964-10-14\n", encoding="utf-8")
    corpus = MemoryCorpus.from_texts({"a.txt": "In May it began; so did the Thaw."})
    table = docscope.timeline(
        corpus, anchor="1953", periods=file, context="2", explain=True, every=True, timex=True
    )
    at = [table.names.index(name) for name in ("date", "context", "timex_value", "anchor")]
    assert [tuple(row[index] for index in at) for row in table] == [
        ("1953-03-05/1964-10-14", "so did the Thaw.", "1953-03-05/1964-10-14", None),
        ("1953-05", "In May it began;", "1953-05", "1953"),
    ]

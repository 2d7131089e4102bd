"""Counts by day, month, year, decade and century, and how they are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from docscope.analyses.tally import tally
from docscope.analyses.timeline import Timeline
from docscope.analyses.units import UNITS, in_time, label_of, steps, unit_of
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run
from docscope.report.layout import Layout
from docscope.report.screens.bars import drawn, screen

if TYPE_CHECKING:
    from docscope.analyses.answer import Answer


@pytest.mark.parametrize(
    ("date", "units"),
    [
        ("1956-11-04", ("1956-11-04", "1956-11", "1956", "195X", "19XX")),
        ("1956-11", ("1956-11", "1956-11", "1956", "195X", "19XX")),
        ("1956~", ("1956", "1956", "1956", "195X", "19XX")),
        ("1956-22", ("1956-22", "1956-22", "1956", "195X", "19XX")),
        ("195X", ("195X", "195X", "195X", "195X", "19XX")),
        ("19XX", ("19XX", "19XX", "19XX", "19XX", "19XX")),
        ("1939-09-01/1945-09-02", ("1939-09-01", "1939-09", "1939", "193X", "19XX")),
        ("../1956", ("1956", "1956", "1956", "195X", "19XX")),
        ("[2023-04-12,2023-12-04]", ("2023-04-12", "2023-04", "2023", "202X", "20XX")),
        ("-0043-03-15", ("-0043-03-15", "-0043-03", "-0043", "-004X", "-00XX")),
        ("-04XX", ("-04XX", "-04XX", "-04XX", "-04XX", "-04XX")),
        ("Y-12000", ("-12000", "-12000", "-12000", "-1200X", "-120XX")),
        ("XXXX-03", ("", "", "", "", "")),
        ("", ("", "", "", "", "")),
    ],
)
def test_the_unit_in_which_a_date_begins(date: str, units: tuple[str, ...]) -> None:
    assert tuple(unit_of(date, unit) for unit in UNITS) == units


def test_units_stand_in_the_order_of_time() -> None:
    labels = ["-12000", "-04XX", "-0043-03", "0079", "19XX", "195X", "1956", "1956-02"]
    labels += ["1956-21", "1956-11", "1956-11-04", "1957", ""]
    assert sorted(set(labels), key=in_time) == labels


@pytest.mark.parametrize(
    ("unit", "label", "following"),
    [
        ("day", "1956-12-31", "1957-01-01"),
        ("month", "1956-12", "1957-01"),
        ("year", "-0001", "0000"),
        ("year", "1999", "2000"),
        ("decade", "-000X", "000X"),
        ("decade", "199X", "200X"),
        ("century", "-00XX", "00XX"),
        ("century", "19XX", "20XX"),
    ],
)
def test_neighbours_differ_by_one(unit: str, label: str, following: str) -> None:
    step = steps(label, unit)
    assert step is not None
    assert steps(following, unit) == step + 1
    assert label_of(step, unit) == label
    assert label_of(step + 1, unit) == following


@pytest.mark.parametrize(
    ("unit", "label"), [("year", "195X"), ("month", "1956"), ("month", "1956-22"), ("day", "")]
)
def test_what_is_known_less_exactly_has_no_number(unit: str, label: str) -> None:
    assert steps(label, unit) is None


TEXT = (
    "In 1950, in 1950 and in 1950, in 1952, in the 1950s. "
    "It was in 1961 and in 1961; he died in 44 BC."
)
DRAWN = """\
 year   count
 -0043      1  ███████
               ⋮ none for 1,992…
 195X       1  ███████
 1950       3  █████████████████████
 1951       0
 1952       1  ███████
               ⋮ none for 8 years
 1961       2  ██████████████"""


def counted(text: str, *fields: str, **parameters: Any) -> Answer:  # noqa: ANN401 - a table of them
    answer = run(Timeline(**parameters), MemoryCorpus.from_texts({"a.txt": text}))
    return answer._replace(table=tally(answer.table, fields))


def test_bars_on_a_terminal() -> None:
    answer = counted(TEXT, "year")
    assert "\n".join(screen(answer, answer.table, Layout(width=36))) == DRAWN


def test_bars_in_a_pipe() -> None:
    answer = counted(TEXT, "year")
    lines = list(screen(answer, answer.table, Layout(header=False)))
    assert max(line.count("█") for line in lines) == 60
    assert len(lines) == len(DRAWN.splitlines()) - 1


def test_bars_of_what_is_no_time_have_no_gaps() -> None:
    answer = counted(TEXT, "precision")
    lines = list(screen(answer, answer.table, Layout(header=False)))
    assert [line.split()[:2] for line in lines] == [["year", "7"], ["decade", "1"]]
    nothing = counted("Nothing.", "year")
    assert list(screen(nothing, nothing.table, Layout())) == []


@pytest.mark.parametrize(
    ("count", "most", "room", "expected"),
    [(0, 5, 10, ""), (5, 5, 4, "████"), (1, 2, 3, "█▌"), (1, 10_000, 10, "▏")],
)
def test_a_bar_is_its_share_of_the_room(count: int, most: int, room: int, expected: str) -> None:
    assert drawn(count, most, room) == expected


def test_dates_and_documents_in_a_cross_table() -> None:
    answer = counted(TEXT, "century", "precision")
    assert answer.table.names == ("century", "decade", "year", "total")
    assert list(answer.table) == [("-00XX", 0, 1, 1), ("19XX", 1, 6, 7)]


def test_different_dates_can_be_counted() -> None:
    assert list(counted(TEXT, "decade", dedupe=True).table) == [
        ("-004X", 1),
        ("195X", 3),
        ("196X", 1),
    ]

"""Lines with a date: at their end, behind a place or a label, and the pattern that finds rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.text.dates.expressions.grammar import OPENING, RULES, finder, lexer_of
from docscope.text.dates.ofdocument.dated import (
    ending_date,
    is_dateline,
    labelled_date,
    month_of_line,
    opening_date,
)
from docscope.text.dates.scanning.lexicon import LETTERS


@pytest.mark.parametrize(
    ("line", "before", "date"),
    [
        ("Vienna, 4 March 1815", "Vienna, ", "4 March 1815"),
        ("Resolution of 4 June 1947.", "Resolution of ", "4 June 1947"),
        ("Camp Y, July 3rd, 1916, 5 p.m.", "Camp Y, ", "July 3rd, 1916"),
        ("Minutes, 1815-03-04 12", "Minutes, ", "1815-03-04"),
        ("4 May 1814 and 4 March 1815", "4 May 1814 and ", "4 March 1815"),
    ],
)
def test_a_line_ends_in_its_date(line: str, before: str, date: str) -> None:
    assert ending_date(line) == (before, date)


@pytest.mark.parametrize("line", ["On 4 March 1815 it rained", "A/4.3.1815", "Vienna, March 1815"])
def test_a_line_without_a_day_at_its_end(line: str) -> None:
    assert ending_date(line) is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("LONDON, March 3, 1998 (Reuters) - Shares fell", "March 3, 1998"),
        ("Washington, D.C., March 3, 1998 - Shares fell", "March 3, 1998"),
        ("Tuesday, March 3, 1998 A team of engineers", "Tuesday, March 3, 1998"),
        ("Tuesday, March 3, 1998 was cold", None),
        ("LONDON, March 3, 1998", None),
    ],
)
def test_a_report_opens_with_its_date(line: str, date: str | None) -> None:
    assert opening_date(line) == date


def test_places_before_a_date_make_a_dateline() -> None:
    assert is_dateline("New York, N.Y., the 4th of March 1815")
    assert is_dateline("4 March 1815")
    assert not is_dateline("It rained on 4 March 1815")


def test_a_label_and_a_month_alone() -> None:
    assert labelled_date("Issued: 4 March 1815") == "4 March 1815"
    assert labelled_date("Born: 4 March 1815") is None
    assert month_of_line("Vienna, March 1815.") == "March 1815"
    assert month_of_line("In March 1815 it rained") is None


@settings(max_examples=500)
@given(st.lists(st.sampled_from([*LETTERS.values(), *"-/.,()[]'"]), max_size=14).map("".join))
def test_the_finder_finds_what_the_whole_rules_find(classes: str) -> None:
    found = finder().search(classes)
    whole = lexer_of(RULES, OPENING).search(classes)
    assert (found and (found.start(), found.lastgroup)) == (
        whole and (whole.start(), whole.lastgroup)
    )

"""Passages by reference: what is named, what is shown, and how it is cited."""

from __future__ import annotations

import pytest

from docscope.analyses.passages import Passages, Reference, long_date, parse_reference
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.errors import InputError, UsageError
from docscope.report.layout import Layout
from docscope.report.screens import show as screens

FRONT = ["Title: A letter", "Source: An archive.", "Date: 5 March 1957"]
LETTER = """\
**Title:** A letter

**Source:** An archive.

**Date:** 5 March 1957

# A letter

One.

Two.

## Part two

Three.

Four.
"""


def shown(reference: str, *, around: int = 0, text: str = LETTER) -> list[tuple[str, str]]:
    corpus = MemoryCorpus.from_texts({"a.md": text})
    table = run(Passages(parse_reference(reference), around), corpus).table
    return [(str(row[1]), str(row[2])) for row in table]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("¶14", Reference(14, 14)),
        ("14", Reference(14, 14)),
        (" ¶ 14 ", Reference(14, 14)),
        ("13-15", Reference(13, 15)),
        ("¶15–¶13", Reference(13, 15)),
        ("¶¶13-15", Reference(13, 15)),
        ("o4", Reference(clause="o4")),
        ("O4(a)", Reference(clause="o4(a)")),
        ("o7.1", Reference(clause="o7.1")),
        ("head", Reference(part="head")),
        ("FRONT", Reference(part="front")),
    ],
)
def test_references(written: str, expected: Reference) -> None:
    assert parse_reference(written) == expected


@pytest.mark.parametrize("written", ["", "¶", "-", "1-", "four", "o", "1234567890", "¶1 ¶2"])
def test_what_is_no_reference(written: str) -> None:
    with pytest.raises(UsageError, match="no reference; write a paragraph"):
        parse_reference(written)


@pytest.mark.parametrize(
    ("reference", "around", "expected"),
    [
        ("2", 0, ["¶2 Two."]),
        ("2-3", 0, ["¶2 Two.", "¶3 Three."]),
        ("2-99", 0, ["¶2 Two.", "¶3 Three.", "¶4 Four."]),
        ("1", 1, ["¶1 One.", "¶2 (context) Two."]),
        ("3", 99, ["¶1 (context) One.", "¶2 (context) Two.", "¶3 Three.", "¶4 (context) Four."]),
        ("head", 0, ["head A letter", "head Part two"]),
        ("front", 0, [f"front {line}" for line in FRONT]),
        (
            "head",
            1,
            [
                f"front {FRONT[2]}",
                "head A letter",
                "¶1 (context) One.",
                "¶2 (context) Two.",
                "head Part two",
                "¶3 (context) Three.",
            ],
        ),
    ],
)
def test_what_is_shown(reference: str, around: int, expected: list[str]) -> None:
    assert [f"{name} {text}" for name, text in shown(reference, around=around)] == expected


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("5", "a.md: no ¶5; it has ¶1 to ¶4"),
        ("0", "a.md: no ¶0; it has ¶1 to ¶4"),
        ("7-9", "a.md: no ¶7-9; it has ¶1 to ¶4"),
        ("o4", "a.md: no clause o4; it has ¶1 to ¶4"),
    ],
)
def test_what_is_not_there(reference: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        shown(reference)
    assert str(error.value) == message


@pytest.mark.parametrize(("reference", "what"), [("head", "heading"), ("front", "front matter")])
def test_a_document_without_parts(reference: str, what: str) -> None:
    with pytest.raises(InputError, match=f"no {what}; it has no paragraph"):
        shown(reference, text="")


@pytest.mark.parametrize(
    ("doc", "reference", "cited"),
    [
        ("resolution-1004", "o4", ", operative paragraph 4"),
        ("resolution-1004", "p6", ", preambular paragraph 6"),
        ("resolution-1004", "13-15", ", paragraphs 13-15"),
        ("resolution-1004", "head", ""),
        ("soviet-declaration", "s3", ", paragraph 10"),
    ],
)
def test_the_citation_of_the_built_in_texts(doc: str, reference: str, cited: str) -> None:
    work = {
        "resolution-1004": "Resolution 1004 (ES-II), 4 November 1956",
        "soviet-declaration": "Declaration by the Soviet Government, 30 October 1956",
    }
    table = run(Passages(parse_reference(reference)), open_corpus().only([doc])).table
    assert {str(row[3]).partition(" Source: ")[0] for row in table} == {f"{work[doc]}{cited}."}
    assert all(str(row[3]).count(" Source: ") == 1 for row in table)


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("One.\n", "a.md, paragraph 1."),
        ("# A title\n\nOne.\n", "A title, paragraph 1. Source: a.md."),
        (LETTER, "A letter, 5 March 1957, paragraph 1. Source: An archive."),
        (
            "---\ntitle: T\ndate: 1957-03-05\n---\n\nOne.\n",
            "T, 5 March 1957, paragraph 1. Source: a.md.",
        ),
    ],
)
def test_the_citation_of_other_texts(text: str, citation: str) -> None:
    corpus = MemoryCorpus.from_texts({"a.md": text})
    (row,) = run(Passages(Reference(1, 1)), corpus).table
    assert row[3] == citation


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1957-03-05", "5 March 1957"),
        ("1957-03", "March 1957"),
        ("1957", "1957"),
        (None, ""),
        ("1957-13", "1957-13"),
        ("1956-10-30/1956-11-04", "1956-10-30/1956-11-04"),
    ],
)
def test_dates_are_written_out(date: str | None, expected: str) -> None:
    assert long_date(date) == expected


def test_the_screen_shows_paragraphs_and_one_citation() -> None:
    corpus = MemoryCorpus.from_texts({"a.md": LETTER, "b.md": "One.\n\n" + "two " * 30})
    answer = run(Passages(Reference(1, 2)), corpus)
    lines = list(screens.screen(answer, list(answer.table), Layout(40)))
    assert lines[:7] == ["a.md ¶1", "", "   One.", "", "a.md ¶2", "", "   Two."]
    assert lines[8] == "A letter, 5 March 1957, paragraphs 1-2."
    assert lines[9:12] == ["Source: An archive.", "", "b.md ¶1"]
    assert lines[-1] == "b.md, paragraphs 1-2."
    assert all(len(line) <= 40 for line in lines)
    assert max(map(len, screens.screen(answer, list(answer.table), Layout()))) == 3 + 119
    assert screens.footer(answer, 4) == []

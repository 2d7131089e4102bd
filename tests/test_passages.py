"""Passages by reference: what is named, what is shown, and how it is cited."""

from __future__ import annotations

import pytest

from docscope.analyses.clauses.lookup import long_name
from docscope.analyses.passages import Passages, Reference, long_date, parse_reference
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.errors import InputError, UsageError
from docscope.report.layout import Layout
from docscope.report.screens import show as screens
from docscope.text.clauses import Clause, Kind

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


LAW = """\
PREAMBLE

Article 1

In this Law a lamp is a light that shines at night.

Article 2

1. Every lamp shall be lit:

(a) at night;

(b) in fog, and in any other weather in which it is dark.

2. No person may sell a lamp.

Article 3

This Law enters into force on 1 May 1950.
"""
DECISIONS = """\
The Security Council,

Recalling its resolution 1 (1946),

1. Decides to act;

2. Requests the Board: (a) To report by May; (b) To meet at once;

3. Decides to remain seized of the matter.
"""


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        (LAW, "Article 2(2)", ["2. No person may sell a lamp."]),
        (LAW, "article 2, paragraph 2", ["2. No person may sell a lamp."]),
        (LAW, "art2(1)(a)", ["(a) at night;"]),
        (LAW, "Article 2 (1) (a)", ["(a) at night;"]),
        (
            LAW,
            "article 2",
            [
                "Article 2",
                "1. Every lamp shall be lit:",
                "(a) at night;",
                "(b) in fog, and in any other weather in which it is dark.",
                "2. No person may sell a lamp.",
            ],
        ),
        (DECISIONS, "o3", ["3. Decides to remain seized of the matter."]),
        (DECISIONS, "operative paragraph 1", ["1. Decides to act;"]),
        (DECISIONS, "p1", ["Recalling its resolution 1 (1946),"]),
    ],
)
def test_a_clause_is_shown_alone(text: str, reference: str, expected: list[str]) -> None:
    assert [said for _, said in shown(reference, text=text)] == expected


@pytest.mark.parametrize(
    ("text", "reference", "message"),
    [
        (LAW, "Article 112", "a.md: no Article 112; it has Articles 1 to 3"),
        (LAW, "article 2(9)", "a.md: no Article 2(9); Article 2 has paragraphs 1 to 2"),
        (LAW, "art3(1)", "a.md: no Article 3(1); Article 3 has no numbered parts"),
        (DECISIONS, "o9", "a.md: no clause o9; it has operative paragraphs 1 to 3"),
        (DECISIONS, "Article 4", "a.md: no Article 4; it has ¶1 to ¶5"),
    ],
)
def test_a_clause_that_is_not_there(text: str, reference: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        shown(reference, text=text)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("written", "clause"),
    [
        ("Article 2(4)", "art2(4)"),
        ("ARTICLE 2 (4)", "art2(4)"),
        ("article VI", "art6"),
        ("art. 5", "art5"),
        ("art2(4)(b)", "art2(4)(b)"),
        ("annex:art2(4)", "annex:art2(4)"),
        ("o9(b)(i)", "o9(b)(i)"),
        ("annex 3", "annex 3"),
        ("Annex III", "annex III"),
        ("recital 14", "rec14"),
        ("chapter iii", "chapter III"),
        ("paragraph 5", "par5"),
        ("operative paragraph 5", "o5"),
        ("preambular paragraph 2", "p2"),
        ("Part II", "part II"),
        ("chapter II section 1", "chapter ii section 1"),
        ("Section 1 of Chapter II", "chapter II:sec1"),
    ],
)
def test_clauses_are_called_as_people_call_them(written: str, clause: str) -> None:
    assert parse_reference(written) == Reference(clause=clause)


@pytest.mark.parametrize(
    ("name", "kind", "cited"),
    [
        ("art2(4)(b)", "point", "Article 2(4)(b)"),
        ("art2~1", "paragraph", "Article 2, first paragraph"),
        ("annex:art2(4)", "paragraph", "annex, Article 2(4)"),
        ("rec14", "recital", "recital 14"),
        ("o9(b)(i)", "subitem", "operative paragraph 9 (b) (i)"),
        ("B.o1", "operative", "part B, operative paragraph 1"),
        ("p3", "preambular", "preambular paragraph 3"),
        ("chapter III", "section", "chapter III"),
        ("s3", "stance", ""),
    ],
)
def test_clauses_are_cited_as_lawyers_cite_them(name: str, kind: Kind, cited: str) -> None:
    assert long_name(Clause(name, kind, 0, 1)) == cited


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
            "---\ntitle: Letter of 5 March 1957\ndate: 1957-03-05\n---\n\nOne.\n",
            "Letter of 5 March 1957, paragraph 1. Source: a.md.",
        ),
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

"""Resolutions of every decade and body, each in many layouts of its page."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docscope.model import Document
from docscope.text.clauses import read_clauses
from docscope.text.clauses.residue import residue
from docscope.text.cleaning import clean_markdown, clean_text
from docscope.text.structure import blocks
from layouts import MARKED, PLAIN, expected, letters, tagged
from layouts import apart as set_apart

if TYPE_CHECKING:
    from collections.abc import Callable

    from layouts import Paragraph

TEXTS = sorted((Path(__file__).with_name("data") / "clauses" / "resolutions").glob("*.txt"))
LAYOUTS = PLAIN + MARKED
UNREADABLE = {
    ("assembly-1974", "run_together"),  # a formula inside the line says that `proclaim` is a verb
    ("council-2006-lists", "crowded_pages"),  # the page ends between a title and its list
    ("sequence-1962", "crowded_pages"),  # and here below the number of a part
    # No blank line and no end mark stands above the second part of the annex.
    ("council-2006-lists", "solid"),
    ("council-2006-lists", "a_line_each"),
    ("council-2006-lists", "indented"),
    ("council-2006-lists", "numbers_alone"),
}
PAGE = {"furniture", "footnote", "label"}


def _document(text: str, *, marked: bool) -> Document:
    cleaned = clean_markdown(text) if marked else clean_text(text)
    return Document("test", text, cleaned.text, cleaned.offsets, cleaned.marks, blocks(cleaned), {})


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_layout_changes_no_clause(path: Path, layout: Callable[[list[Paragraph]], str]) -> None:
    if (path.stem, layout.__name__) in UNREADABLE:
        pytest.skip("the layout hides what the text says")
    paragraphs = tagged(path)
    document = _document(layout(paragraphs), marked=layout in MARKED)
    found = [
        (clause.id, clause.verb, letters(document.text[clause.start : clause.end]))
        for clause in read_clauses(document).clauses
    ]
    shortened = [
        (name, verb, said[: len(wanted[2])])
        for (name, verb, said), wanted in zip(found, expected(paragraphs), strict=False)
    ]
    assert (len(found), shortened) == (len(expected(paragraphs)), _cut(paragraphs, found))


def _cut(
    paragraphs: list[Paragraph], found: list[tuple[str, str | None, str]]
) -> list[tuple[str, str | None, str]]:
    """Return what is expected, its letters cut to those of the clauses found."""
    return [
        (name, verb, said[: len(each[2])])
        for (name, verb, said), each in zip(expected(paragraphs), found, strict=False)
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_line_that_is_no_clause_has_its_part(path: Path) -> None:
    paragraphs = tagged(path)
    document = _document(set_apart(paragraphs), marked=False)
    parts = {
        document.text[claim.start : claim.end]: claim.part
        for claim in read_clauses(document).claims
    }
    wanted = {
        each.text: each.tag for each in paragraphs if not each.is_clause and each.tag not in "+po"
    }
    assert {text: parts.get(text.removeprefix("- ")) for text in wanted} == wanted


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_line_is_held_once_or_left_over(
    path: Path, layout: Callable[[list[Paragraph]], str]
) -> None:
    if (path.stem, layout.__name__) in UNREADABLE:
        pytest.skip("the layout hides what the text says")
    document = _document(layout(tagged(path)), marked=layout in MARKED)
    reading = read_clauses(document)
    left = residue(document, reading)
    roots = [(each.start, each.end) for each in reading.clauses if not each.parent]
    named = [(each.start, each.end) for each in reading.claims if each.part not in PAGE]
    held = sorted([*roots, *named, *((span.start, span.end) for span in left)])
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(held))
    claims = sorted((each.start, each.end) for each in reading.claims)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(claims))
    assert left == []

"""Headings of articles and parts: abridged counts, parts without a word, titles in two lines."""

from __future__ import annotations

import time

import pytest

from articles import document, faults, outline
from docscope.report.clausecells import Cells, title
from docscope.text.clauses import read_clauses
from docscope.text.clauses.articles.read import read_articles
from docscope.text.references import find_references
from docscope.text.references.structure import Structure
from resolutions import DATA


def _cases() -> dict[str, tuple[str, str]]:
    """Return text and clauses of every case of `headings.txt`, by its title."""
    found = {}
    for case in (DATA / "headings.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        title, rest = case.split("\n", 1)
        text, wanted = rest.split("\n---\n")
        found[title] = text, wanted.strip()
    return found


CASES = _cases()
CONTRACT = (
    "1. Fees\n\n1.1 The Customer shall pay under clause 2 and clause 2.1.1.\n\n"
    "2. Supply\n\n2.1 The Supplier shall:\n\n2.1.1 supply the goods; and\n\n2.1.2 insure them."
)
GARBAGE = (
    "",
    "\n",
    "Article",
    "Article 1",
    "§",
    "1.",
    "(a)",
    "I.\nArticle 1\nArticle 1\n)(",
    "—\n" * 9,
)


@pytest.mark.parametrize("case", CASES)
def test_headings(case: str) -> None:
    text, wanted = CASES[case]
    clauses = read_articles(document(text)).clauses
    shown = ", ".join(f"{one.kind} {one.id}" for one in clauses)
    assert shown == wanted


@pytest.mark.parametrize("case", CASES)
def test_every_line_is_held_once(case: str) -> None:
    found = document(CASES[case][0])
    assert faults(found, read_articles(found)) == []


def test_a_title_between_sections_belongs_to_neither() -> None:
    text = (
        "1 Duty of care.\n\n(1) The authority shall act.\n\nRight to information\n\n"
        "2 Requests.\n\n(1) Any person may ask.\n\n3 Fees.\n\n(1) A fee may be charged.\n\n"
        "4 Appeals.\n\n(1) There shall be an appeal.\n"
    )
    assert "[heading] Right to information" in outline(text)


@pytest.mark.parametrize("text", GARBAGE)
def test_anything_can_be_read(text: str) -> None:
    assert isinstance(read_clauses(document(text), read_as="articles").clauses, tuple)


def test_clauses_of_a_contract_are_found_by_their_numbers() -> None:
    clauses = read_articles(document(CONTRACT)).clauses
    structure = Structure(clauses)
    places = [cited.provision for cited in find_references(CONTRACT)]
    assert [structure.find(place) for place in places] == [("art2",), ("art2(1)(1)",)]


def test_ninety_nine_articles_are_read_in_less_than_a_second() -> None:
    article = "Article {n}\n\nScope\n\n1.   It shall apply.\n\n(a) to States;\n\n(b) to others.\n\n"
    text = "".join(
        article.format(n=n) + "2.   It shall be read with care.\n\n" * 3 for n in range(1, 100)
    )
    found = document(text)
    begin = time.process_time()
    articles = [one for one in read_articles(found).clauses if one.kind == "article"]
    assert time.process_time() - begin < 1
    assert len(articles) == 99


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. Fees 1.1 The Customer shall pay.", "1. Fees"),
        ("Section 1 Fees (a) The Customer shall pay.", "Section 1  Fees"),
        ("Article 1 Fees The Customer shall pay.", "Article 1  Fees"),
    ],
)
def test_an_article_is_called_what_it_is_called_in_print(text: str, shown: str) -> None:
    row = ("art1", "article", "1", "Fees", text, "articles", "body", "", 1)
    names = (
        "id",
        "kind",
        "number",
        "heading",
        "text",
        "kind_of_document",
        "part",
        "page",
        "paragraph",
    )
    assert title(Cells(names, row)) == shown

"""Treaties, statutes, regulations and contracts: articles, paragraphs, points, recitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import document, faults, outline
from docscope.text.clauses import read_clauses
from docscope.text.clauses.articles.heads import head_of
from docscope.text.clauses.articles.marks import opening_mark
from docscope.text.clauses.articles.read import read_articles
from regulation_layouts import LAYOUTS, Layout, Printer
from regulations import Maker, expected
from resolutions import COUNCIL, DATA, said

if TYPE_CHECKING:
    from docscope.text.clauses import Clause

UNSEEN_BREAKS = 0.006  # of the clauses: a paragraph that ends where the line is full


def _cases() -> dict[str, tuple[str, list[str]]]:
    """Return text and outline of every case of `articles.txt`, each line checked by eye."""
    found = {}
    for case in (DATA / "articles.txt").read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, rest = case.split("\n", 1)
        text, wanted = rest.split("\n---\n")
        found[title] = text, wanted.strip().splitlines()
    return found


@pytest.mark.parametrize("case", _cases())
def test_structure(case: str) -> None:
    text, wanted = _cases()[case]
    assert outline(text) == wanted


@pytest.mark.parametrize("case", _cases())
def test_every_line_is_held_once(case: str) -> None:
    found = document(_cases()[case][0])
    assert faults(found, read_articles(found)) == []


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_change_nothing(newline: str) -> None:
    text, wanted = _cases()["a contract with decimal numbers"]
    assert outline(text.replace("\n", newline)) == wanted


@pytest.mark.parametrize(
    "case",
    ["a lease of two clauses, whose paragraphs repeat their numbers", "the contents come first"],
)
def test_a_text_with_articles_is_taken_for_one(case: str) -> None:
    assert read_clauses(document(_cases()[case][0])).kind == "articles"


# A regulation made up at random, in every layout: its tree comes back.


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_a_regulation_is_read_in_every_layout(layout: Layout, seed: int) -> None:
    nodes = Maker(seed).regulation()
    found = document(Printer(layout, seed).print(nodes), markdown=layout.markdown)
    read = read_articles(found)
    wanted = {(name, kind): text for name, kind, text in expected(nodes)}
    clauses: dict[tuple[str, str], Clause] = {
        (one.id, one.kind): one for one in read.clauses if one.kind != "section"
    }
    missing, odd = wanted.keys() - clauses.keys(), clauses.keys() - wanted.keys()
    if layout.blank and not layout.pages:
        assert not missing
    assert all("~" in name for name, _ in missing), "only unnumbered paragraphs may run together"
    assert not odd
    assert len(missing) <= UNSEEN_BREAKS * len(wanted) + 1
    assert faults(found, read) == []
    for key in wanted.keys() - missing:
        assert said(found, clauses[key]).startswith(wanted[key][:40])


# The kind of document.

TREATY = (
    "The Parties,\n\nConsidering peace,\n\nHave agreed as follows:\n\n"
    "Article 1\n\nEach Party shall rest.\n\nArticle 2\n\nNo Party shall act.\n\n"
    "Article 3\n\nThis Treaty enters into force at once.\n"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TREATY, "articles"),
        (COUNCIL + "Recalling it,\n\n1. Decides to act;\n\n2. Urges Peru to rest.\n", "resolution"),
        (
            (
                "We spoke of Article 5 at length.\n\nArticle 5 is what binds us, I said. "
                "Section 2 is another matter.\n\nThe government will keep to both.\n"
            ),
            "prose",
        ),
        (
            (
                "Minutes\n\n1. It was agreed that it is dark.\n\n2. The chairman said that "
                "this shall change.\n\n3. We shall meet again.\n\n4. The contract is signed.\n"
            ),
            "prose",
        ),
    ],
)
def test_the_kind_of_document(text: str, kind: str) -> None:
    assert read_clauses(document(text)).kind == kind


def test_a_treaty_may_be_asked_for() -> None:
    reading = read_clauses(document("Article 1\n\nWe rest.\n"), read_as="articles")
    assert [clause.id for clause in reading.clauses] == ["art1", "art1~1"]


def test_what_a_provision_says() -> None:
    text = (
        "Article 1\n\n1. Each Party shall report to the Council within three months, "
        "in accordance with Article 2.\n\nArticle 2\n\nThe Council may:\n\n(a) buy oil;\n\n"
        "(b) sell it.\n"
    )
    found = {clause.id: clause for clause in read_articles(document(text)).clauses}
    duty = found["art1(1)"]
    assert (duty.actor, duty.modality) == ("Each Party", "shall")
    assert duty.deadline == "within three months"
    assert duty.kind_of_document == "articles"
    assert found["art2(a)"].modality == "may"


def test_an_annexed_treaty_has_ids_of_its_own() -> None:
    text = "The treaty:\n\n" + TREATY
    found = document(text)
    read = read_articles(found, text.index("Article 1"), prefix="annex:")
    assert [clause.id for clause in read.clauses][:3] == [
        "annex:art1",
        "annex:art1~1",
        "annex:art2",
    ]


# Marks and headings.


@pytest.mark.parametrize(
    ("line", "number", "form"),
    [
        ("Article 5", "5", "alone"),
        ("Article\u00a05", "5", "alone"),
        ("ARTICLE XIV", "14", "alone"),
        ("Article 5a", "5a", "alone"),
        ("Article 12 bis", "12 bis", "alone"),
        ("Article. II.", "2", "alone"),
        ("Article 5 – Scope", "5", "separated"),
        ("Article 5. The Parties shall rest.", "5", "separated"),
        ("Article 5 (Scope)", "5", "bracketed"),
        ("Article 27 Internal law", "27", "loose"),
        ("§ 107. Fair use", "107", "separated"),
        ("Section 1.01 Defined Terms.", "1.01", "loose"),
        ("CHAPTER IV", "IV", "alone"),
        ("S e c t i o n  1", "1", "alone"),
        ("Article 6 ............ 4", "6", "alone"),
        ("Article 6(1) of this Regulation applies", None, None),
        ("Article 6 shall apply", None, None),
        ("Article 5, paragraph 2, applies", None, None),
        ("Title VI of the Treaty", None, None),
        ("Articles 5 and 6", None, None),
        ("Article 4 — Article 5", None, None),
    ],
)
def test_headings(line: str, number: str | None, form: str | None) -> None:
    head = head_of(line, 0)
    assert (head.number if head else None, head.form if head else None) == (number, form)


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("1.   The keeper", "1"),
        ("1.\tThe keeper", "1"),
        ("12)\u00a0The keeper", "12"),
        ("(3) the keeper", "3"),
        ("(iv)", "iv"),
        ("a) the keeper", "a"),
        ("(2a) the keeper", "2a"),
        ("4.2 The keeper", "4.2"),
        ("4.2.1. The keeper", "4.2.1"),
        ("1.—(1) A keeper", "1"),
        ("— the keeper", "—"),
        ("4.5.2016", None),
        ("The keeper (a)", None),
        ("1990 was dark", None),
        ("e.g. oil", None),
    ],
)
def test_marks(line: str, sign: str | None) -> None:
    mark = opening_mark(line)
    assert (mark.sign if mark else None) == sign


PIECES = st.sampled_from(
    [
        "Article 1",
        "Article 2",
        "Scope",
        "1. The keeper shall report:",
        "2.",
        "(a)",
        "(b) oil; and",
        "(i) wicks.",
        "‘Article 5",
        "“lamp” means a device.’;",
        "CHAPTER I",
        "Section 1",
        "Whereas:",
        "(1) Lamps burn.",
        "HAVE ADOPTED THIS REGULATION:",
        "ANNEX",
        "Done at Paris",
        "L 119/3",
        "(1) OJ L 1, 1.1.2000, p. 1.",
        "where it burns.",
        "§ 3",
        "1.1 Rent",
        "—",
        "\x0c",
    ]
)


@given(st.lists(PIECES, max_size=14), st.sampled_from(["\n", "\n\n"]))
def test_odd_input_is_held_once_and_in_order(pieces: list[str], between: str) -> None:
    found = document(between.join(pieces))
    read = read_articles(found)
    held = [fault for fault in faults(found, read) if not fault.startswith("left over")]
    assert held == []
    starts = [clause.start for clause in read.clauses]
    assert starts == sorted(starts)

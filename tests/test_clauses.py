"""Resolutions: clauses, numbers, verbs, addressees, sub-items, parts and annexes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.passages import parse_reference
from docscope.corpus.open import open_corpus
from docscope.model import Document, Mark
from docscope.text.clauses import Clause, find_clauses, kind_of_document, read_clauses
from docscope.text.clauses.kinds import kind_scores
from docscope.text.clauses.residue import residue
from docscope.text.clauses.resolution.marks import item_mark, number_mark
from docscope.text.clauses.resolution.reader import read_resolution
from resolutions import COUNCIL, DATA, outline, plain, said


def _table_line(document: Document, clause: Clause) -> str:
    block = next(b for b in reversed(document.blocks) if b.start <= clause.start)
    cells = (
        f"{clause.id} ¶{block.paragraph}",
        clause.verb or "",
        clause.addressee or "",
        said(document, clause)[:60].strip(),
        "; ".join(clause.refs),
    )
    return " ".join(" | ".join(cells).split())


def test_the_resolution_of_1956_gives_its_table() -> None:
    document = open_corpus().document("resolution-1004")
    found = [_table_line(document, clause) for clause in find_clauses(document)]
    table = (DATA / "resolution-1004.txt").read_text(encoding="utf-8")  # made by hand
    assert found == [" ".join(line.split()) for line in table.splitlines()]


def test_the_last_clause_of_1956_has_a_second_verb_and_loses_print_debris() -> None:
    document = open_corpus().document("resolution-1004")
    last = find_clauses(document)[-1]
    assert (last.second_verb, last.second_addressee) == (
        "invites",
        "national and international humanitarian organizations",
    )
    assert said(document, last).endswith("by the Hungarian people.")
    assert last.note
    assert {clause.actor for clause in find_clauses(document)} == {"The General Assembly"}


# Text in, clauses out.


def _structures() -> dict[str, tuple[str, list[str]]]:
    """Return text and clauses of every case of `structures.txt`."""
    cases = (DATA / "structures.txt").read_text(encoding="utf-8").split("\n=== ")[1:]
    found = {}
    for case in cases:
        title, rest = case.split("\n", 1)
        text, expected = rest.split("\n---\n")
        found[title] = text.replace("<FF>", "\x0c"), expected.strip().splitlines()
    return found


STRUCTURES = _structures()


@pytest.mark.parametrize("case", STRUCTURES)
def test_structure(case: str) -> None:
    text, expected = STRUCTURES[case]
    assert outline(text) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_change_nothing(newline: str) -> None:
    text, _ = STRUCTURES["sub-items within sub-items, a mark alone, a tail"]
    assert len(outline(text.replace("\n", newline))) >= 2


def test_what_was_printed_is_kept_where_it_was_repaired() -> None:
    text, _ = STRUCTURES["sub-items, one of them misprinted"]
    printed = {clause.id: clause.label_printed for clause in find_clauses(plain(text))}
    assert printed["o1(i)"] == "(1)"
    assert printed["o2(b)"] == "(6)"
    assert printed["o2(a)"] is None


def test_sub_items_know_their_parent_and_section() -> None:
    text, _ = STRUCTURES["sub-items within sub-items, a mark alone, a tail"]
    parents = {clause.id: clause.parent for clause in find_clauses(plain(text))}
    assert parents["o1(a)(ii)"] == "o1(a)"
    assert parents["o1(b)"] == "o1"
    assert parents["o1"] is None


def test_markup_sets_sub_items_apart_from_their_clause() -> None:
    text = COUNCIL + "Noting it,\n\n1. Affirms the need\n(a) For peace;\n(b) For rest;\n"
    marks = tuple(
        Mark("item", text.index(piece), text.index(piece) + 1, 1) for piece in ("1.", "(a)", "(b)")
    )
    document = plain(text, marks)
    found = [said(document, clause) for clause in find_clauses(document)]
    assert found == ["Noting it,", "Affirms the need", "For peace;", "For rest;"]


def test_prose_that_quotes_a_resolution_is_prose() -> None:
    text = (
        "I speak for my country. " * 60
        + "\n\n"
        + COUNCIL
        + "1. Decides to act.\n\n"
        + "We end. " * 9
    )
    document = plain(text)
    reader = read_resolution(document)
    assert kind_of_document(reader) == "prose"
    assert 0 < kind_scores(reader)["resolution"] < 0.35


def test_a_speech_of_numbered_paragraphs_is_prose() -> None:
    text = (
        "1. Allow me to congratulate you.\n\n2. My country is small.\n\n"
        "3. Syria notes the progress that was made.\n\n4. We have no doubt of it.\n\n"
        "5. Peace expresses itself in deeds.\n\n6. The world has changed.\n\n"
        "7. Our hopes were high.\n\n8. Now they are low.\n"
    )
    assert read_clauses(plain(text)).kind == "prose"


@pytest.mark.parametrize(
    ("line", "value"),
    [("4. Text", 4), ("4, Text", 4), ("7 Calls", 7), ("S. Text", 5), ("1990s", None)],
)
def test_numbers(line: str, value: int | None) -> None:
    mark = number_mark(line)
    assert (mark.value if mark else None) == value


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("(a) Text", "a"),
        ("(iv) text", "iv"),
        ("b. Text", "b"),
        ("ii) Text", "ii"),
        ("(1948) of", None),
    ],
)
def test_item_marks(line: str, sign: str | None) -> None:
    mark = item_mark(line)
    assert (mark.sign if mark else None) == sign


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "\x00",
        "The Security Council,",
        COUNCIL,
        COUNCIL + "1.",
        COUNCIL + "1.\n\n(a)",
        "(" * 5000,
        "1" * 5000,
        "😀 é\u0301 עברית",
        COUNCIL + "1. Decides:\n\n(ii)",
    ],
)
def test_odd_input_gives_no_clause_and_no_error(text: str) -> None:
    assert [clause for clause in find_clauses(plain(text)) if clause.verb != "Decides"] == []


PIECES = st.sampled_from(
    [
        "The Security Council,",
        "Recalling it,",
        "1. Decides:",
        "(a) To act;",
        "(i)",
        "2.",
        "A",
        "Annex",
        "Adopted at the 1st meeting",
        "\x0c",
        "(b) Requests him to act.",
        "3 See Official Records",
        "We must act.",
        "provided it can",
        "“Quoted",
        "The General Assembly",
        "UN",
        "1. x",
        "Noting",
    ]
)


@given(st.lists(PIECES, max_size=14), st.sampled_from(["\n", "\n\n"]))
def test_clauses_lie_in_the_text_in_order_with_ids_of_their_own(
    pieces: list[str], between: str
) -> None:
    document = plain(between.join(pieces))
    clauses = find_clauses(document, secondary=True)
    ids = [clause.id for clause in clauses]
    assert len(set(ids)) == len(ids)
    assert [clause.start for clause in clauses] == sorted(clause.start for clause in clauses)
    assert all(0 <= clause.start < clause.end <= len(document.text) for clause in clauses)
    assert {clause.parent for clause in clauses if clause.parent} <= set(ids)


@pytest.mark.parametrize(
    "labels",
    [
        ("PP1. ", "PP2. ", "OP1. ", "OP2. "),
        ("PP1 ", "PP1 bis. ", "OP 1. ", "OP 2. "),
        ("(1) ", "(2) ", "(1) ", "(2) "),
        ("1. ", "2. ", "1. ", "2. "),
        ("PP1. ", "", "1. ", "2. "),
    ],
)
def test_labels_of_drafts_are_no_part_of_a_clause(labels: tuple[str, ...]) -> None:
    clauses = ("Recalling war,", "Noting peace,", "Urges Peru to act;", "Decides to rest.")
    text = "\n\n".join(label + clause for label, clause in zip(labels, clauses, strict=True))
    assert outline(COUNCIL + text) == [
        "p1 Recalling | Recalling war,",
        "p2 Noting | Noting peace,",
        "o1 Urges | Urges Peru to act;",
        "o2 Decides | Decides to rest.",
    ]


def test_a_label_is_kept_as_printed() -> None:
    found = find_clauses(plain(COUNCIL + "PP1. Recalling war,\n\nOP1. Decides to rest."))
    assert [clause.label_printed for clause in found] == ["PP1.", "OP1."]


def test_numbers_in_brackets_open_items_where_clauses_have_none() -> None:
    text = "1. Decides as follows:\n\n(1) Requests shall be heard;\n\n(2) Notes are kept;\n"
    assert [line.split(" ")[0] for line in outline(COUNCIL + text)] == ["o1", "o1(1)", "o1(2)"]


def test_an_inserted_clause_has_a_number_of_its_own() -> None:
    text = "1. Urges Peru to act;\n\n1 bis. Decides to act;\n\n2. Remains actively seized of it."
    assert outline(COUNCIL + text) == [
        "o1 Urges | Urges Peru to act;",
        "o1bis Decides | Decides to act;",
        "o2 Remains actively seized | Remains actively seized of it.",
    ]


def test_sub_items_need_no_blank_lines_between_them() -> None:
    text = "1. Decides\n(a) to meet\n(b) to adjourn\n\n2. Refers to paragraph 3\n(a) above;"
    assert outline(COUNCIL + text) == [
        "o1 Decides | Decides (a) to meet (b) to adjourn",
        "o1(a) - | to meet",
        "o1(b) - | to adjourn",
        "o2 Refers | Refers to paragraph 3 (a) above;",
    ]


def test_every_id_can_be_shown() -> None:
    half = "{},\n\nNoting war,\n\nI\n\n1. Decides:\n\n(a) To rest;\n\n2. Urges Peru to act.\n\n"
    text = half.format("The General Assembly") + half.format("The Security Council")
    for clause in find_clauses(plain(text)):
        assert parse_reference(clause.id).clause.lower() == clause.id.lower()


CONVENTION = """
CONVENTION ON TESTS

The States Parties to the present Convention,

Have agreed as follows:

Article 1

Each Party shall test.

Article 2

Each Party may:

(a) rest;

(b) go on.
"""


@pytest.mark.parametrize(
    ("above", "prefix"), [("Annex\n", "annex:"), ("Annex I\n\n1. Terms.\n\nAnnex II\n", "annex:")]
)
def test_an_annexed_treaty_is_read_as_articles(above: str, prefix: str) -> None:
    document = plain(
        COUNCIL + "1. Adopts the Convention;\n\n2. Urges Peru to act.\n\n" + above + CONVENTION
    )
    reading = read_clauses(document)
    kinds = {clause.id: (clause.kind, clause.kind_of_document) for clause in reading.clauses}
    assert reading.kind == "resolution"
    assert kinds["o2"] == ("operative", "resolution")
    assert kinds[f"{prefix}art2"] == ("article", "articles")
    assert kinds[f"{prefix}art2(b)"] == ("point", "articles")
    assert residue(document, reading) == []


def test_a_treaty_alone_is_no_resolution() -> None:
    assert read_clauses(plain(CONVENTION)).kind == "articles"


def test_a_text_can_be_read_as_another_kind() -> None:
    text = COUNCIL + "Noting it,\n\n1. Decides to act."
    assert read_clauses(plain(text)).kind == "resolution"
    assert read_clauses(plain(text), read_as="prose").kind == "prose"
    grounds = read_clauses(plain(text)).grounds["resolution"]
    assert "The Security Council" in grounds
    assert "1 preambular and 1 operative" in grounds


@pytest.mark.parametrize("dash", ["- ", "– ", "• ", "* ", ""])
def test_list_dashes_are_no_part_of_a_clause(dash: str) -> None:
    clauses = ("Recalling war,", "1. Urges Peru to act;", "2. Decides to rest.")
    assert outline(COUNCIL + "\n\n".join(dash + clause for clause in clauses)) == [
        "p1 Recalling | Recalling war,",
        "o1 Urges | Urges Peru to act;",
        "o2 Decides | Decides to rest.",
    ]


def test_a_footnote_mark_is_no_list_dash() -> None:
    reading = read_clauses(plain(COUNCIL + "1. Decides to rest.\n\n* Reissued for the record."))
    assert [clause.id for clause in reading.clauses] == ["o1"]
    assert [claim.part for claim in reading.claims] == ["formula", "footnote"]

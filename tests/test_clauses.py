"""Resolutions: clauses, numbers, verbs, addressees, sub-items, parts and annexes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.passages import parse_reference
from docscope.corpus.open import open_corpus
from docscope.model import Cleaned, Document, Mark, OffsetMap
from docscope.text.clauses import Clause, find_clauses, kind_of_document, says
from docscope.text.clauses.kinds import kind_scores
from docscope.text.clauses.lexicon import forms
from docscope.text.clauses.marks import item_mark, number_mark
from docscope.text.clauses.phrase import operative_phrase, preambular_phrase
from docscope.text.clauses.references import references
from docscope.text.clauses.resolution import read_resolution
from docscope.text.structure import blocks

DATA = Path(__file__).with_name("data") / "clauses"
COUNCIL = "The Security Council,\n\n"


def plain(text: str, marks: tuple[Mark, ...] = ()) -> Document:
    found = blocks(Cleaned(text, marks=marks))
    return Document("test", text, text, OffsetMap(), marks, found, {})


def said(document: Document, clause: Clause) -> str:
    return " ".join(document.text[clause.start : clause.end].split())


def outline(text: str) -> list[str]:
    """Return `id verb | text` for every clause."""
    document = plain(text)
    return [
        f"{clause.id} {clause.verb or '-'} | {said(document, clause)}"
        for clause in find_clauses(document)
    ]


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


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Calls upon all States", "Calls upon", "call upon"),
        ("Calls once more upon all States", "Calls once more upon", "call upon"),
        ("Urgently calls again for a cease-fire", "Urgently calls again for", "call for"),
        ("Censures in the strongest terms the act", "Censures in the strongest terms", "censure"),
        ("Once again urges States", "Once again urges", "urge"),
        (
            "Strongly and unequivocally condemns it",
            "Strongly and unequivocally condemns",
            "condemn",
        ),
        ("Reiterates its call upon all States", "Reiterates its call upon", "reiterate"),
        ("Reiterates its strong support for", "Reiterates", "reiterate"),
        (
            "Expresses its deep concern and alarm at",
            "Expresses its deep concern and alarm",
            "express",
        ),
        ("Expresses the strongest censure of", "Expresses", "express"),
        ("Notes with satisfaction that", "Notes with satisfaction", "note"),
        ("Notes with the parties that", "Notes", "note"),
        ("Takes note of the report", "Takes note", "take note"),
        ("Takes due note of the report", "Takes due note", "take note"),
        ("DECIDES to adopt", "DECIDES", "decide"),
        ("Frobnicates the report", "Frobnicates", "frobnicates"),
    ],
)
def test_operative_verbs_are_what_print_sets_in_italics(text: str, verb: str, lemma: str) -> None:
    found = operative_phrase(text)
    assert found
    assert (text[found.start : found.end], found.verb.lemma) == (verb, lemma)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Noting moreover the declaration", "Noting moreover"),
        ("Taking note of", "Taking note"),
        ("Having called for an immediate", "Having called for"),
        ("Having called upon the", "Having called upon"),
        ("Having received and considered the", "Having received and considered"),
        ("Having duly frobnicated the", "Having duly frobnicated"),
        ("Being deeply aware of", "Being deeply aware"),
        ("Deeply alarmed and concerned about", "Deeply alarmed and concerned"),
        ("Expressing its continuing concern with", "Expressing its continuing concern"),
        ("Also expressing its appreciation to", "Also expressing its appreciation"),
        ("Noting also with deep regret that", "Noting also with deep regret"),
        ("Bearing in mind the", "Bearing in mind"),
        ("Whereas the", "Whereas"),
        ("Pursuant to its resolution", "Pursuant to"),
        ("Singing Corporation of Kent", None),
        ("Grumbling that the delay", "Grumbling"),
        ("Pickled by the delay", "Pickled"),
        ("United Nations forces", None),
        ("Adopted at the meeting", None),
        ("According to the report", None),
        ("Having", None),
        ("", None),
        ("Also", None),
    ],
)
def test_preambular_verbs_are_adverb_and_participle(text: str, verb: str | None) -> None:
    found = preambular_phrase(text)
    assert (text[found.start : found.end] if found else None) == verb


def test_the_lexicon_knows_the_verbs_of_the_trade() -> None:
    verbs = {form.verb.lemma: form for group in forms().values() for form in group}
    tenses = {(form.verb.lemma, form.tense) for group in forms().values() for form in group}
    assert sum(tense == "present" for _, tense in tenses) >= 120
    assert sum(tense in {"participle", "adjective"} for _, tense in tenses) >= 110
    assert all(0 <= form.verb.force <= 5 for form in verbs.values())
    assert {form.verb.takes_addressee for form in verbs.values()} == {"direct", "to", "no"}


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


@pytest.mark.parametrize(
    ("clause", "addressee", "wanted"),
    [
        (
            "Requests the Secretary-General, in consultation with them, to report",
            "the Secretary-General",
            "in consultation with them, to report",
        ),
        (
            "Calls upon all States, including States not Members, to act",
            "all States, including States not Members",
            "to act",
        ),
        ("Calls upon Israel immediately to cease", "Israel", "immediately to cease"),
        (
            "Urges States that have and continue to apply them to stop",
            "States that have and continue to apply them",
            "to stop",
        ),
        (
            "Calls upon the parties to the conflict to stop",
            "the parties to the conflict",
            "to stop",
        ),
        ("Recommends to the General Assembly that it act", "the General Assembly", "that it act"),
        ("Recommends that it act", None, "that it act"),
        ("Appeals to Member States to pay", "Member States", "to pay"),
        (
            "Reminds the Government of Hungary of its resolution 27",
            "the Government of Hungary",
            "of its resolution 27",
        ),
        ("Reiterates its call upon all States to act", "all States", "to act"),
        ("Requests that the Board act", "the Board", "act"),
        ("Calls for peace", None, "peace"),
        ("Affirms the right to peace", None, "the right to peace"),
        ("Requests the parties", "the parties", None),
    ],
)
def test_addressee_is_the_noun_phrase_before_what_is_asked(
    clause: str, addressee: str | None, wanted: str | None
) -> None:
    found = find_clauses(plain(f"{COUNCIL}1. {clause}."))
    assert [(each.addressee, each.object) for each in found] == [(addressee, wanted)]


@pytest.mark.parametrize(
    ("clause", "verb", "addressee"),
    [
        ("Decides to act and requests him to report", "requests", "him"),
        (
            "Decides to act, and in this regard calls upon all States to help",
            "calls upon",
            "all States",
        ),
        ("Notes the acts, demands and requests of both", None, None),
        ("Decides to act; further requests the Board to report", "further requests", "the Board"),
        ("Reaffirms it and takes note of the report", "takes note", None),
    ],
)
def test_second_verbs(clause: str, verb: str | None, addressee: str | None) -> None:
    (found,) = find_clauses(plain(f"{COUNCIL}1. {clause}."))
    assert (found.second_verb, found.second_addressee) == (verb, addressee)


def test_second_verbs_of_the_preamble_are_participles() -> None:
    text = COUNCIL + "Having studied the report and taking note of it,\n\n1. Decides to act."
    assert find_clauses(plain(text))[0].second_verb == "taking note"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resolution 242 (1967) of 22 November 1967", ["resolution 242 (1967)"]),
        (
            "its resolutions 425 (1978), 426 (1978) and 501\n(1982)",
            ["resolution 425 (1978)", "resolution 426 (1978)", "resolution 501 (1982)"],
        ),
        ("General Assembly resolution 377 A (V)", ["General Assembly resolution 377 A (V)"]),
        (
            "resolutions 47/19 of 24 November 1992 and 48/16",
            ["resolution 47/19", "resolution 48/16"],
        ),
        (
            "document S/RES/242, E/CN.4/1998/53/Add.2 and A/3251",
            ["S/RES/242", "E/CN.4/1998/53/Add.2", "A/3251"],
        ),
        ("and/or on 1/2 of them", []),
        ("Articles 39 and 40 of the Charter", ["Articles 39 and 40 of the Charter"]),
        (
            "Chapter VII of the Charter of the United Nations",
            ["Chapter VII of the Charter of the United Nations"],
        ),
        ("the letter of 5 May 1980 (S/13926)", ["S/13926"]),
        (
            "the report of the Secretary-General of 9 April 1984",
            ["report of the Secretary-General of 9 April 1984"],
        ),
        ("the Warsaw Treaty and the Warsaw Treaty", ["Warsaw Treaty"]),
        ("paragraph 4 above", ["paragraph 4 above"]),
        ("nothing", []),
    ],
)
def test_references(text: str, expected: list[str]) -> None:
    assert list(references(text)) == expected


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("request", True),
        ("Requests", True),
        ("requested", True),
        ("further requests", True),
        ("call", False),
        ("", False),
    ],
)
def test_verbs_are_found_by_lemma_form_or_print(wanted: str, found: bool) -> None:  # noqa: FBT001 - a table
    clause = find_clauses(plain(COUNCIL + "1. Further requests the Board to act."))[0]
    assert says(clause, wanted) is found


def test_verbs_of_several_words_are_found_by_any_of_their_forms() -> None:
    clause = find_clauses(plain(COUNCIL + "1. Calls upon all States to act."))[0]
    assert all(says(clause, wanted) for wanted in ("call", "calls upon", "called on", "Call upon"))
    assert not says(clause, "upon all")
    section = Clause("part A", "section", 0, 1)
    assert not says(section, "call")


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
    ("clause", "addressee", "wanted"),
    [
        # a comma inside a number ends nothing, and an action is asked nothing
        (
            "Authorizes the increase of the Force to 1,200 men",
            None,
            "the increase of the Force to 1,200 men",
        ),
        ("Demands the restoration of peace", None, "the restoration of peace"),
        ("Encourages the speedy implementation", None, "the speedy implementation"),
        (
            "Demands an immediate and complete cease-fire",
            None,
            "an immediate and complete cease-fire",
        ),
        # what is inserted between verb and addressee
        ("Strongly urges, without prejudice to it, all States to act", "all States", "to act"),
        (
            "Further requests, in this regard, that the Secretary-General develop proposals",
            "the Secretary-General",
            "develop proposals",
        ),
        (
            "Urges all States and, where appropriate, the World Bank to assist",
            "all States and, where appropriate, the World Bank",
            "to assist",
        ),
        # the subject of a that-clause is asked, if it is a body
        ("Demands that Iraq and Kuwait in accordance with law act", "Iraq and Kuwait", None),
        ("Demands that all parties concerned cease fire", "all parties concerned", "cease fire"),
        ("Demands that hostilities should cease", None, "that hostilities should cease"),
        ("Demands that it be so", None, "that it be so"),
        ("Demands that the racist régime should go", None, "that the racist régime should go"),
        ("Requests that States, if able, act", "States", "if able, act"),
        ("Requests that States", None, "that States"),
        ("Requests that States have peace", None, "that States have peace"),
        (
            "Reiterates its request to the Secretary-General to act",
            "the Secretary-General",
            "to act",
        ),
        (
            "Calls upon States parties, as well as relevant organizations:",
            "States parties, as well as relevant organizations",
            None,
        ),
    ],
)
def test_who_is_asked_is_a_person_or_a_body(
    clause: str, addressee: str | None, wanted: str | None
) -> None:
    (found,) = find_clauses(plain(f"{COUNCIL}1. {clause}\n"))
    assert found.addressee == addressee
    assert wanted is None or found.object == wanted


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


def test_a_phrase_may_stand_before_the_verb() -> None:
    text = (
        "1. Upon full cessation of hostilities, calls upon Peru to act;\n\n2. In short, so it is."
    )
    found = find_clauses(plain(COUNCIL + text))
    assert [(c.verb, c.addressee) for c in found] == [("calls upon", "Peru"), (None, None)]


def test_sub_items_need_no_blank_lines_between_them() -> None:
    text = "1. Decides\n(a) to meet\n(b) to adjourn\n\n2. Refers to paragraph 3\n(a) above;"
    assert outline(COUNCIL + text) == [
        "o1 Decides | Decides (a) to meet (b) to adjourn",
        "o1(a) - | to meet",
        "o1(b) - | to adjourn",
        "o2 Refers | Refers to paragraph 3 (a) above;",
    ]


def test_a_second_verb_after_a_comma() -> None:
    (found,) = find_clauses(plain(COUNCIL + "1. Emphasizes peace, and recalls paragraph 5;"))
    assert found.second_verb == "recalls"


def test_every_id_can_be_shown() -> None:
    half = "{},\n\nNoting war,\n\nI\n\n1. Decides:\n\n(a) To rest;\n\n2. Urges Peru to act.\n\n"
    text = half.format("The General Assembly") + half.format("The Security Council")
    for clause in find_clauses(plain(text)):
        assert parse_reference(clause.id).clause == clause.id.lower()

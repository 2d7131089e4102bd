"""Paragraphs, headings and datelines: how a text is cut into blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.corpus.open import open_corpus
from docscope.text.cleaning import clean_markdown, clean_text
from docscope.text.structure import blocks

LONG = "The Assembly considered at great length the situation in the area, and the reports"
LONG += " of its committees on the situation. It adjourned."
WRAPPED = "The Assembly considered at length\nthe situation in the area, and"
WRAPPED += "\nthe reports on it. It adjourned\nlate."


def paragraphs(source: str, *, plain: bool = True) -> list[str]:
    """Return the text of the body's blocks, white space as one blank."""
    return [text for part, text in parts(source, plain=plain) if part == "body"]


def parts(source: str, *, plain: bool = True) -> list[tuple[str, str]]:
    cleaned = clean_text(source) if plain else clean_markdown(source)
    found = blocks(cleaned)
    numbers = [block.paragraph for block in found if block.part == "body"]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(block.paragraph is None for block in found if block.part != "body")
    return [
        (block.part, " ".join(cleaned.text[block.start : block.end].split())) for block in found
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        (" \n\t\n \u00a0\n", []),
        ("One.", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \t \n\n\nTwo.\n", ["One.", "Two."]),
        ("One\ntwo.\n\nThree.", ["One two.", "Three."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\r\rTwo.\r", ["One.", "Two."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        (f"{LONG}\n{LONG}", [LONG, LONG]),
        (WRAPPED, [" ".join(WRAPPED.split())]),
        ("One goes.\n\nand on.", ["One goes.", "and on."]),
        ("A paragraph cut\n\nby a page break.", ["A paragraph cut by a page break."]),
        (
            "A paragraph cut\n\nby a page\n\nbreak, twice.",
            ["A paragraph cut by a page break, twice."],
        ),
        ("A paragraph,\n\nThen a capital.", ["A paragraph,", "Then a capital."]),
        ("It asks:\n\nthat they go.", ["It asks:", "that they go."]),
        ("It decides\n\na) to go;\n\nb) to stay.", ["It decides", "a) to go;", "b) to stay."]),
        ("It decides\n\niv. to go.", ["It decides", "iv. to go."]),
        ("Said “no.”\n\nthen left.", ["Said “no.”", "then left."]),
        ("One page.\n\f\nAnother.", ["One page.", "Another."]),
    ],
)
def test_where_paragraphs_end(source: str, expected: list[str]) -> None:
    found = [text for _, text in parts(source)]
    assert found == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A Title\n\nThe text is here.\n", ["heading", "body"]),
        ("A Title\nof Two Lines\n\nSub-title\n\nThe text.\n", ["heading", "heading", "body"]),
        ("A Title\n\nText.\n\nCHAPTER TWO\n\nMore.", ["heading", "body", "heading", "body"]),
        ("Text here.\n\nNo Title\n\nMore.", ["body", "body", "body"]),
        ("A Title\n\nNew York, 4 November 1956\n\nText.", ["heading", "dateline", "body"]),
        ("Title\n\nMoscow, October 30, 1956.\n\nText.", ["heading", "dateline", "body"]),
        ("Title\n\nBudapest, the 4th of November 1956.\n\nText.", ["heading", "dateline", "body"]),
        ("Title\n\n(Done at Paris, March 1957.)\n\nText.", ["heading", "dateline", "body"]),
        ("Title\n\nIt began on 4 November 1956 with tanks.\n\nText.", ["heading", "body", "body"]),
        ("Moscow, October 30, 1956.", ["body"]),
        ("lower case\n\nText.", ["body", "body"]),
        ("1956\n\nText.", ["body", "body"]),
        ("Title\n\n4 March 30, 1956\n\nText.", ["heading", "heading", "body"]),
        ("Title\n\nOne and " + "another " * 20 + "line\n\nText.", ["heading", "body", "body"]),
        ("One line alone", ["body"]),
    ],
)
def test_headings_and_datelines_of_a_plain_text(source: str, expected: list[str]) -> None:
    assert [part for part, _ in parts(source)] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "# Title\n\n*Moscow, October 30, 1956.*\n\nText.\n\n## More\n\nText.",
            [
                "heading Title",
                "dateline Moscow, October 30, 1956.",
                "body Text.",
                "heading More",
                "body Text.",
            ],
        ),
        ("Title\n=====\nText.", ["heading Title", "body Text."]),
        ("- 1. *Calls* upon\n- 2. *Asks*\n", ["body 1. Calls upon", "body 2. Asks"]),
        ("1. one\n2. two\n", ["body 1. one", "body 2. two"]),
        (
            "A paragraph\n\n- item one\n- item two",
            ["body A paragraph", "body item one", "body item two"],
        ),
        ("A text cut\n\nby a *break*.", ["body A text cut by a break."]),
        ("# A heading\n\nlower case.", ["heading A heading", "body lower case."]),
        ("*Dear John*,\n\nthank you.", ["body Dear John,", "body thank you."]),
    ],
)
def test_the_blocks_of_markdown(source: str, expected: list[str]) -> None:
    assert [f"{part} {text}" for part, text in parts(source, plain=False)] == expected


def test_the_built_in_texts_have_the_paragraphs_that_were_counted() -> None:
    counts = {
        document.doc: sum(block.part == "body" for block in document.blocks)
        for document in open_corpus().documents()
    }
    assert counts == {"resolution-1004": 18, "soviet-declaration": 20}


@given(
    st.one_of(
        st.text(max_size=80), st.text(st.sampled_from("aA.:\n\r \f*#-1>_|\u00a0"), max_size=80)
    )
)
def test_blocks_are_in_order_and_leave_out_white_space_alone(source: str) -> None:
    for cleaned in (clean_text(source), clean_markdown(source)):
        position = 0
        for block in blocks(cleaned):
            text = cleaned.text[block.start : block.end]
            assert not cleaned.text[position : block.start].strip()
            assert text
            assert text == text.strip()
            position = block.end
        assert not cleaned.text[position:].strip()


@pytest.mark.parametrize(
    "source",
    [
        "a " * 200_000,
        "a\n" * 100_000,
        "a\n\n" * 50_000,
        "\n \n" * 100_000,
        "- a\n" * 50_000,
        "goes on and on without end\n\n" * 50_000,
    ],
)
def test_odd_long_texts_cost_no_more_than_their_length(source: str) -> None:
    assert len(blocks(clean_text(source))) <= len(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # a resolution without end marks has paragraphs all the same
        (
            "Considering it\n\nWelcoming the progress\n\n1. Approves it\n\n2. Decides\n\nEnd",
            ["body", "body", "body", "body", "body"],
        ),
        # East Asian full stops end sentences too
        ("第一段落です。\n\n第二段落です。\n\n終わり", ["body", "body", "body"]),
        # page marks and salutations are no titles
        ("A/36/PV.30\n\nMr President\n\nI thank you.\n\nWe agree.", ["body"] * 4),
        # the date of a resolution under its number
        (
            "Resolution 361A (1974)\n\nof 12 March 1974\n\nThe Council,\n\nRecalling it,",
            ["heading", "dateline", "body", "body"],
        ),
        (
            "Title\n\nSubtitle here\n\nText one.\n\nText two.",
            ["heading", "heading", "body", "body"],
        ),
    ],
)
def test_titles_of_plain_text(source: str, expected: list[str]) -> None:
    found = blocks(clean_text(source))
    assert [block.part for block in found] == expected


SPEECH = "The delegation of my country wishes to recall, as it has done in every year, " * 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("We uphold the purposes of the\nUnited Nations.\nWe shall go on.", 2),
        ("We uphold the purposes of the\n\nUnited Nations.\n\nWe shall go on.", 2),
        (f"{SPEECH}the words of the Soviet\nUnion on peace.\nWe shall go on.", 2),
        # where a heading, a new sentence or an item may begin
        (f"{SPEECH}the words of the Soviet\n\nUnion on peace.\n\nWe shall go on.", 3),
        (f"{SPEECH}the words of Madagascar\nThe Assembly met.\nWe shall go on.", 3),
        (f"{SPEECH}the words of the USSR\nUnion on peace.\nWe shall go on.", 3),
        ("So it is.\nWe went with him to Soviet\nUnion on Monday.\nWe go on.", 4),
        ("So it is.\nWe uphold the purposes of the\nB. United Nations.\nWe go on.", 4),
        (f"{SPEECH}the words of the Soviet,\nUnion on peace.\nWe shall go on.", 3),
    ],
)
def test_a_paragraph_that_breaks_off_goes_on(text: str, number: int) -> None:
    assert len(paragraphs(text)) == number

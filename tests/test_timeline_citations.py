"""Dates beside a named instrument: which document of the corpus they refer to, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docscope.analyses.timeline import Timeline
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.model import Span
from docscope.text.instruments import beside, issuer
from docscope.text.states import bare, with_states

if TYPE_CHECKING:
    from docscope.corpus.base import Corpus

DECLARATION = "---\ntitle: Declaration by the Soviet Government\ndate: 1956-10-30\n---\nText.\n"
RESOLUTION = (
    "---\ntitle: Resolution 1004 (ES-II)\nissuer: United Nations General Assembly\n"
    "date: 1956-11-04\n---\nText.\n"
)
LETTER = "---\ntitle: Adolphe Thiers to Otto von Bismarck\ndate: 1871-05-04\n---\nSir,\n"
NOTE = "---\ntitle: Note verbale\nsymbol: A/3251\ndate: 1956-11-01\n---\nText.\n"
TREATY = "---\ntitle: Treaty of Peace with Hungary\ndate: 1947-02-10\n---\nText.\n"
NUMBERED = "---\ntitle: 123 (1957). Resolution of 21 February 1957\ndate: 1957-02-21\n---\nText.\n"
TEXTS = {
    "declaration.md": DECLARATION,
    "letter.md": LETTER,
    "note.md": NOTE,
    "numbered.md": NUMBERED,
    "resolution.md": RESOLUTION,
    "treaty.md": TREATY,
}


def references(corpus: Corpus) -> dict[tuple[object, object], tuple[object, object]]:
    table = run(Timeline(explain=True), corpus).table
    at = {name: table.names.index(name) for name in ("doc", "text", "refers_to", "reason")}
    return {
        (row[at["doc"]], row[at["text"]]): (row[at["refers_to"]], row[at["reason"]])
        for row in table
        if row[at["refers_to"]] or "fit" in str(row[at["reason"]])
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the declaration of 30 October 1956 by the Government of the U.S.S.R.", "declaration.md"),
        ("the Soviet Union's declaration of October 30, 1956", "declaration.md"),
        ("the 30 October 1956 declaration by the Soviet Government", "declaration.md"),
        ("the declaration of 30 October 1956 by the Government of Hungary", None),
        ("the declaration of 30 October 1956", None),
        ("the note of 30 October 1956 by the Soviet Government", None),
        ("the declaration of 31 October 1956 by the Soviet Government", None),
        ("the declaration of October 1956 by the Soviet Government", None),
        ("the Soviet Government declared that troops had left on 30 October 1956", None),
        ("its resolution 1004 (ES-II) of 4 November 1956", "resolution.md"),
        ("General Assembly resolution of 4 November 1956", "resolution.md"),
        ("its resolution 123 (1957) of 21 February 1957", "numbered.md"),
        ("its resolution 124 (1957) of 21 February 1957", None),
        ("its resolution 1005 (ES-II) of 4 November 1956", None),
        ("the Security Council's resolution of 4 November 1956", None),
        ("the letter of 4 May 1871 from Thiers", "letter.md"),
        ("Mr. Thiers's letter dated 4 May 1871", "letter.md"),
        ("the letter of 4 May 1871 from Mr. A. Thiers to his friends", "letter.md"),
        ("the letter of 4 May 1871 from Bismarck", None),
        ("the communication of 1 November 1956 (A/3251) of the Government of Hungary", "note.md"),
        ("the communication of 1 November 1956 (A/3252) of the Government of Hungary", None),
        ("the Peace Treaty between Hungary and others signed at Paris on 10 February 1947", None),
        ("the Treaty with Hungary signed at Paris on 10 February 1947", "treaty.md"),
    ],
)
def test_a_named_instrument_refers_to_its_document(sentence: str, expected: str | None) -> None:
    corpus = MemoryCorpus.from_texts({**TEXTS, "a.txt": f"We have seen {sentence}, and answered."})
    found = {doc for (where, _), (doc, _) in references(corpus).items() if where == "a.txt"}
    assert found - {None} == ({expected} if expected else set())


def test_the_resolution_refers_to_the_declaration_and_says_why() -> None:
    assert references(open_corpus()) == {
        ("resolution-1004", "30 October 1956"): (
            "soviet-declaration",
            "cites-issuer",
        )
    }


def test_between_two_documents_nothing_is_guessed() -> None:
    citing = "We noted the declaration of 30 October 1956 by the Soviet Government."
    texts = {"a.txt": citing, "b.md": DECLARATION, "c.md": DECLARATION}
    assert references(MemoryCorpus.from_texts(texts)) == {
        ("a.txt", "30 October 1956"): (
            None,
            "several-fit (b.md, c.md)",
        )
    }


def test_another_instrument_of_the_day_is_told() -> None:
    texts = {"a.txt": "We noted the ultimatum of 30 October 1956.", "b.md": DECLARATION}
    assert references(MemoryCorpus.from_texts(texts)) == {
        ("a.txt", "30 October 1956"): (None, "none-fits")
    }


def test_no_document_refers_to_itself() -> None:
    text = DECLARATION + "\nThis declaration of 30 October 1956 by the Soviet Government ends.\n"
    assert references(MemoryCorpus.from_texts({"a.md": text, "b.txt": "Nothing."})) == {}


@pytest.mark.parametrize(
    ("title", "sentence", "expected"),
    [
        ("Bismarck to Thiers", "I have your letter of 4 May 1871 before me.", "letter.md"),
        ("Letter from Bismarck to Thiers", "I have your letter of 4 May 1871.", "letter.md"),
        ("Bismarck to Favre", "I have your letter of 4 May 1871 before me.", None),
        ("Thiers to Bismarck", "I refer to my letter of 4 May 1871.", "letter.md"),
        ("Bismarck to Thiers", "I refer to my letter of 4 May 1871.", None),
        ("A memorandum", "I have your letter of 4 May 1871 before me.", None),
    ],
)
def test_my_letter_and_your_letter(title: str, sentence: str, expected: str | None) -> None:
    citing = f"---\ntitle: {title}\ndate: 1871-05-09\n---\n{sentence}\n"
    found = references(MemoryCorpus.from_texts({**TEXTS, "z.md": citing}))
    assert [doc for doc, _ in found.values() if doc] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("marked", "noun", "numbers", "issuers"),
    [
        ("a letter dated [3 May 1990] from the Government of Iraq", "letter", "", "iraq"),
        ("your letter of the [4th of May 1871], Sir", "letter", "", ""),
        ("Council resolution 242 (1967) of [22 November 1967]", "resolution", "242", "council"),
        ("Recalling Assembly resolution 1 of [4 November 1956]", "resolution", "1", "assembly"),
        ("the appeal of Prime Minister Imré Nagy of [4 November 1956]", "appeal", "", "imre nagy"),
        ("the report says that they left on [4 November 1956]", None, "", ""),
        ("on [4 November 1956] the resolution", None, "", ""),
        ("[4 November 1956]", None, "", ""),
    ],
)
def test_instruments_are_read(marked: str, noun: str | None, numbers: str, issuers: str) -> None:
    date = Span(marked.index("["), marked.index("]") - 1)
    text = marked.replace("[", "").replace("]", "")
    found = beside(text, date, Span(0, len(text)))
    assert (found.noun if found else None) == noun
    if found:
        assert (" ".join(found.numbers), " ".join(sorted(found.issuers))) == (numbers, issuers)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Government of the Union of Soviet Socialist Republics", {"soviet union"}),
        ("the Soviet Government", {"soviet union"}),
        ("Her Majesty's Government", {"great britain"}),
        ("Hungarian People's Republic", {"hungary"}),
        ("Prime Minister Imré Nagy", {"imre", "nagy"}),
        ("United Nations General Assembly", {"united", "nations", "general", "assembly"}),
    ],
)
def test_issuers_are_known_by_any_name(name: str, expected: set[str]) -> None:
    assert issuer(name) == expected


def test_the_longest_name_of_a_state_wins() -> None:
    text = "Democratic People's Republic of Korea and Republic of Korea"
    words = [bare(word) for word in text.split()]
    assert list(with_states(words)) == ["north korea", "and", "south korea"]

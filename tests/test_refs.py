"""The references of a corpus: where they stand, and the document and clause they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import igraph
import pytest

from docscope.analyses.references import KINDS, Refs
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.report.exports.as_graph import Graph, Node, citation_graph, write_graph
from docscope.text.clauses import Clause
from docscope.text.references.structure import Structure, each_place

if TYPE_CHECKING:
    from pathlib import Path

    from docscope.analyses.answer import Answer

COUNCIL = """\
# Resolution 900 (1994)

The Security Council,

Recalling its resolution 242 (1967) and the letter of 3 May 1991 from France,

1. Decides to act under Chapter VII of the Charter of the United Nations;

2. Requests all States, in accordance with paragraph 1 above:

(a) To report to the Board;

(b) To apply subparagraph (a) above;

3. Endorses paragraph 2 of resolution 242 (1967) and Article 51.
"""
OLDER = """\
# Resolution 242 (1967) of 22 November 1967

The Security Council,

Concerned with the grave situation,

1. Affirms the right to peace;

2. Affirms further the necessity of peace.
"""
LETTER = """\
---
title: Letter from France to the Council
date: 1991-05-03
---

We read resolution 900 (1994) and paragraph 7 of the minutes.
"""
TEXTS = {"a.md": COUNCIL, "b.md": OLDER, "c.md": LETTER}


def answer(kinds: tuple[str, ...] = KINDS, **texts: str) -> Answer:
    return run(Refs(kinds), MemoryCorpus.from_texts(texts or TEXTS))


def rows(*columns: str, kinds: tuple[str, ...] = KINDS) -> list[tuple[object, ...]]:
    table = answer(kinds).table
    places = [table.names.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in table]


def test_every_reference_leads_where_it_says() -> None:
    charter = "Charter of the United Nations"
    assert rows("doc", "clause", "symbol", "provision", "target_doc", "target_clause") == [
        ("a.md", "p1", "S/RES/242 (1967)", None, "b.md", ()),
        ("a.md", "p1", "letter 1991-05-03", None, "c.md", ()),
        ("a.md", "o1", charter, "chapter VII", None, ()),
        ("a.md", "o2", None, "par1", "a.md", ("o1",)),
        ("a.md", "o2(b)", None, "point(a)", "a.md", ("o2(a)",)),
        ("a.md", "o3", "S/RES/242 (1967)", "o2", "b.md", ("o2",)),
        ("a.md", "o3", charter, "art51", None, ()),
        ("c.md", None, "S/RES/900 (1994)", None, "a.md", ()),
    ]


def test_kinds_choose_and_internal_ones_are_counted() -> None:
    assert rows("text", kinds=("treaty",)) == [
        ("Chapter VII of the Charter of the United Nations",),
        ("Article 51",),
    ]
    found = answer(("treaty",))
    assert list(found.table)
    assert found.table.totals.named["left out"] == 2
    with pytest.raises(UsageError, match="--kind book: no such kind; use resolution, decision"):
        Refs(("book",))


def test_an_article_of_its_own_heading_is_no_reference() -> None:
    law = "Article 1\n\nIn this Law a lamp is a light.\n\nArticle 2\n\nArticle 1 applies to all.\n"
    table = answer(a=law).table
    assert [(row[2], row[7]) for row in table] in ([("Article 1", ("art1",))], [("Article 1", ())])


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        # a day without a year is the last one before the document's own date
        ("We have the note of 5 October.", ["note 1991-10-05"]),
        ("We have the note of 5 March.", ["note 1992-03-05"]),
        # an article alone is one of the treaty just named, else of the Charter
        ("Article 33 and the Charter of the United Nations.", ["{charter}|art33", "{charter}"]),
        (
            "The Ottawa Treaty binds us; Article 3 does too.",
            ["Ottawa Treaty", "Ottawa Treaty|art3"],
        ),
        ("The Charter is old. " + "x " * 300 + "Article VI is not of it.", ["{charter}"]),
        ("Paragraph 4 and annex II stand elsewhere.", []),
    ],
)
def test_what_prose_means(text: str, symbols: list[str]) -> None:
    letter = f"---\ntitle: A letter\ndate: 1992-05-01\n---\n\n{text}\n"
    table = answer(a=letter).table
    places = [table.names.index(name) for name in ("symbol", "provision")]
    found = ["|".join(str(row[place]) for place in places if row[place]) for row in table]
    charter = "Charter of the United Nations"
    assert found == [symbol.format(charter=charter) for symbol in symbols]


def test_a_document_does_not_cite_itself() -> None:
    own = "# Resolution 900 (1994)\n\nThe Security Council,\n\n1. Decides to act;\n\n"
    own += "2. Recalls resolution 900 (1994) and paragraph 1 of resolution 900 (1994).\n"
    table = answer(a=own).table
    assert [(row[2], row[5], row[7]) for row in table] == [
        ("paragraph 1 of resolution 900 (1994)", "internal", ("o1",))
    ]


def clause(name: str, kind: str, number: str | None, parent: str | None = None) -> Clause:
    return Clause(name, kind, 0, 1, number=number, parent=parent)  # type: ignore[arg-type]  # a kind


LAW = Structure(
    [
        clause("rec14", "recital", "14"),
        clause("chapter III", "section", "III"),
        clause("chapter III section 2", "section", "2"),
        clause("art5", "article", "5"),
        clause("art5(1)", "paragraph", "1", "art5"),
        clause("art5(1)(a)", "point", "(a)", "art5(1)"),
        clause("art5(1)(b)", "point", "(b)", "art5(1)"),
        clause("art5(1)(b)(i)", "point", "(i)", "art5(1)(b)"),
        clause("art5(1)~2", "paragraph", None, "art5(1)"),
        clause("art5(2)", "paragraph", "2", "art5"),
        clause("art6", "article", "6"),
        clause("art6~1", "paragraph", None, "art6"),
        clause("art6~1(a)", "point", "(a)", "art6~1"),
        clause("annex:art5", "article", "5"),
        clause("annex:art5(1)", "paragraph", "1", "annex:art5"),
    ]
)


@pytest.mark.parametrize(
    ("place", "inside", "found"),
    [
        ("art5", "", "art5"),
        ("art5(1)(b)(i)", "", "art5(1)(b)(i)"),
        ("art6(a)", "", "art6~1(a)"),
        ("art5(9)", "", ""),
        ("art9", "", ""),
        ("rec14", "", "rec14"),
        ("chapter III", "", "chapter III"),
        ("chapter iii", "", "chapter III"),
        ("chapter III:sec2", "", "chapter III section 2"),
        ("art5-6", "", "art5 art6"),
        ("art5(1)(a)-(b)", "", "art5(1)(a) art5(1)(b)"),
        ("par2", "art5(1)(a)", "art5(2)"),
        ("par2", "art6", ""),
        ("point(a)", "art5(1)~2", "art5(1)(a)"),
        ("point(b)", "art5(1)(b)(i)", "art5(1)(b)"),
        ("this article:par2", "art5(1)(b)", "art5(2)"),
        ("~1(a)", "art5(1)~2", "art5(1)(a)"),
        ("art5(1)~2", "", "art5(1)~2"),
        ("preceding paragraph", "art5(2)", "art5(1)"),
        ("preceding article", "art6~1", "art5"),
        ("following article", "art6~1", ""),
        ("art5(1)", "annex:art5", "annex:art5(1)"),
    ],
)
def test_places_are_clauses(place: str, inside: str, found: str) -> None:
    around = next((one for one in LAW.clauses if one.id == inside), None)
    assert " ".join(LAW.find(place, around)) == found


@pytest.mark.parametrize(
    ("place", "places"),
    [
        ("art13-15", ["art13", "art14", "art15"]),
        ("par12-14", ["par12", "par13", "par14"]),
        ("art6(1)(a)-(c)", ["art6(1)(a)", "art6(1)(b)", "art6(1)(c)"]),
        ("art6", ["art6"]),
    ],
)
def test_ranges_are_counted_off(place: str, places: list[str]) -> None:
    assert list(each_place(place)) == places


def test_who_cites_whom() -> None:
    graph = citation_graph(answer())
    names = [node.name for node in graph.nodes]
    assert names == ["a.md", "b.md", "c.md", "Charter of the United Nations"]
    assert [node.inside for node in graph.nodes] == [True, True, True, False]
    edges = {(names[citing], names[cited]): count for citing, cited, count in graph.edges}
    assert edges == {
        ("a.md", "b.md"): 2,
        ("a.md", "c.md"): 1,
        ("a.md", "Charter of the United Nations"): 2,
        ("c.md", "a.md"): 1,
    }


ODD = 'He said "no" \\ & <b>\nÉva 東京 \x07\ud800'


@pytest.mark.parametrize("form", ["dot", "graphml"])
def test_odd_titles_survive_in_graphs(form: str, tmp_path: Path) -> None:
    nodes = (
        Node("a:1", ODD, "1956", "document", inside=True),
        Node('b"2', "", "", "act", inside=False),
    )
    path = tmp_path / f"g.{form}"
    with path.open("wb") as stream:
        write_graph(Graph(nodes, ((0, 1, 3),)), form, stream)
    written = path.read_text(encoding="utf-8")
    if form == "dot":
        assert 'label="He said \\"no\\" \\\\ & <b>\\nÉva 東京 \N{REPLACEMENT CHARACTER}' in written
        assert "0 -> 1 [\n    count=3" in written
        assert 'id="a:1"' in written
        assert "name=" not in written  # pydot, and so NetworkX, takes no such attribute
        return
    texts = [element.text for element in ET.parse(path).iter() if element.text]  # noqa: S314 - our own file
    assert ODD.replace("\x07", "\ufffd").replace("\ud800", "\ufffd") in texts
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vs["corpus"], read.es["count"]) == (["yes", "no"], [3])

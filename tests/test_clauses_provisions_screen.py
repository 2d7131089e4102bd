"""How people see the clauses of treaties and statutes: articles, paragraphs, points, outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docscope.analyses.answer import Answer
from docscope.analyses.clauses.dates import UNREAD
from docscope.analyses.clauses.rows import COLUMNS, row_of
from docscope.analyses.clauses.table import Clauses
from docscope.corpus.open import open_corpus
from docscope.model import Table
from docscope.report.display import width
from docscope.report.layout import Layout
from docscope.report.screens import clauses, tree
from docscope.text.clauses import Clause
from resolutions import plain

if TYPE_CHECKING:
    from docscope.text.clauses import Kind

TEXT = """\
(1) Everyone has a right to protection, wherever they live and whatever their nationality is.

CHAPTER I

Article 1

Aims

1. This Act lays down rules on protection.

2. Each State Party and its regional authorities shall appoint:

(a) one public authority;

(b) judges who are:

(i) independent.

Article 2

For the purposes of this Act:

(1) 'file' means any set of records;
"""


def clause(name: str, kind: Kind, text: str, last: str = "", **said: str) -> Clause:
    start = TEXT.index(text)
    end = TEXT.index(last, start) + len(last) if last else start + len(text)
    return Clause(name, kind, start, end, kind_of_document="articles", **said)  # type: ignore[arg-type]  # fields of text


CLAUSES = (
    clause("rec1", "recital", "Everyone", "is.", number="1"),
    clause("chapter I", "section", "CHAPTER I", number="I"),
    clause(
        *("art1", "article", "Article 1", "independent."),
        number="1",
        heading="Aims",
        section="chapter I",
    ),
    clause("art1(1)", "paragraph", "This Act lays", "protection.", number="1", parent="art1"),
    clause(
        *("art1(2)", "paragraph", "Each State", "independent."),
        number="2",
        parent="art1",
        actor="Each State Party and its regional authorities",
        verb="shall appoint",
        modality="shall",
        object="appoint",
    ),
    clause("art1(2)(a)", "point", "one public authority;", number="(a)", parent="art1(2)"),
    clause("art1(2)(b)", "point", "judges", "independent.", number="(b)", parent="art1(2)"),
    clause("art1(2)(b)(i)", "point", "independent.", number="(i)", parent="art1(2)(b)"),
    clause("art2", "article", "Article 2", "records;", number="2", section="chapter I"),
    clause("art2~1", "paragraph", "For the", "records;", parent="art2"),
    clause("art2(1)", "definition", "'file'", "records;", number="(1)", parent="art2~1"),
)


def shown(
    layout: Layout, found: tuple[Clause, ...] = CLAUSES, *, outline: bool = False
) -> list[str]:
    document = plain(TEXT)
    rows = [row_of(document, each, UNREAD, (), every=False) for each in found]
    answer = Answer(Clauses(), open_corpus(), Table(COLUMNS, lambda: iter(rows)))
    return list((tree if outline else clauses).screen(answer, rows, layout))


TABLE = """\
test

 recitals
 rec1  ¶1  Everyone has a right to protection, wherever they live and whatever
           their nationality is.

 Chapter I

 Article 1  Aims
 1  ¶4   This Act lays down rules on protection.
 2  ¶5   Each State Party and    Each State Party and its regional authorities
         its regional…           shall appoint:
    ¶6     (a) one public authority;
    ¶7     (b) judges who are:
    ¶8         (i) independent.

 Article 2
    ¶10  For the purposes of this Act:
    ¶11    (1) 'file' means any set of records;
"""
OUTLINE = """\
test
 rec1  Everyone has a right to protection,…
 Chapter I
    Article 1  Aims
       1  This Act lays down rules on protection.
       2  Each State Party and its regional…
          (a)  one public authority;
          (b)  judges who are:
             (i)  independent.
    Article 2
       For the purposes of this Act:
          (1)  'file' means any set of records;
"""
LINES = """\
test  rec1           ¶1    Everyone has a right to protection, wherever they live and whatever \
their nationality is.
test  chapter I      head  Chapter I
test  art1           ¶2    Article 1  Aims
test  art1(1)        ¶4    This Act lays down rules on protection.
test  art1(2)        ¶5    Each State Party and its regional authorities shall appoint
test  art1(2)(a)     ¶6    one public authority;
test  art1(2)(b)     ¶7    judges who are:
test  art1(2)(b)(i)  ¶8    independent.
test  art2           ¶9    Article 2
test  art2~1         ¶10   For the purposes of this Act:
test  art2(1)        ¶11   'file' means any set of records;
"""


def test_articles_are_lines_above_their_paragraphs_and_points() -> None:
    assert shown(Layout(80)) == TABLE.splitlines()


def test_the_outline_is_indented_and_a_line_a_clause() -> None:
    assert shown(Layout(50), outline=True) == OUTLINE.splitlines()


def test_the_outline_shows_whole_clauses_where_they_are_asked_for() -> None:
    lines = shown(Layout(40, full=True), outline=True)
    assert "       2  Each State Party and its" in lines
    assert "          regional authorities shall" in lines
    assert not any("…" in line or width(line) > 40 for line in lines)


def test_a_pipe_gets_a_line_a_clause_and_the_outline_keeps_its_indentation() -> None:
    assert shown(Layout()) == LINES.splitlines()
    assert shown(Layout(), outline=True)[-3:] == OUTLINE.splitlines()[-3:]


def test_a_point_alone_has_its_id_and_an_article_alone_its_text() -> None:
    assert shown(Layout(80), CLAUSES[7:8]) == [
        *("test", "", " points"),
        " art1(2)(b)(i)  ¶8  independent.",
    ]
    assert shown(Layout(60), CLAUSES[8:9])[-1] == (
        " Article 2  For the purposes of this Act: (1) 'file' means…"
    )


@pytest.mark.parametrize("columns", [60, 80, 119, 120, 160])
def test_lines_fit_the_width(columns: int) -> None:
    assert all(width(line) <= columns for line in shown(Layout(columns)))
    assert all(width(line) <= columns for line in shown(Layout(columns), outline=True))

"""How people see the clauses of treaties and statutes: articles, paragraphs, points, outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docscope.analyses.answer import Answer
from docscope.analyses.clausedates import UNREAD
from docscope.analyses.clauserows import COLUMNS, row_of
from docscope.analyses.clauses import Clauses
from docscope.corpus.open import open_corpus
from docscope.model import Table
from docscope.report.display import width
from docscope.report.layout import Layout
from docscope.report.screens import clauses, tree
from docscope.text.clauses import Clause
from resolutions import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    clause("chapter I", "section", "CHAPTER I", label_printed="CHAPTER I", number="I"),
    clause("art1", "article", "Article 1", "independent.", number="1", heading="Aims"),
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
    clause("art2", "article", "Article 2", "records;", number="2"),
    clause("art2~1", "paragraph", "For the", "records;", parent="art2"),
    clause("art2(1)", "definition", "'file'", "records;", number="(1)", parent="art2~1"),
)


def shown(layout: Layout, found: tuple[Clause, ...] = CLAUSES, *, outline: bool = False) -> list[str]:
    document = plain(TEXT)
    rows = [row_of(document, each, UNREAD, every=False) for each in found]
    answer = Answer(Clauses(), open_corpus(), Table(COLUMNS, lambda: iter(rows)))
    return list((tree if outline else clauses).screen(answer, rows, layout))


TABLE = """\
test

 recitals
 rec1  ¶1  Everyone has a right to protection, wherever they live and whatever
           their nationality is.

 CHAPTER I

 Article 1  Aims
 1  ¶3  This Act lays down rules on protection.
 2  ¶4  Each State Party and    :
        its regional…
    ¶5    (a) one public authority;
    ¶6    (b) judges who are:
    ¶7        (i) independent.

 Article 2
    ¶9  For the purposes of this Act:
    ¶10   (1) 'file' means any set of records;
"""
OUTLINE = """\
test
 rec1  Everyone has a right to protection, wherever…
 CHAPTER I
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


def test_articles_are_lines_above_their_paragraphs_and_points() -> None:
    assert shown(Layout(80)) == TABLE.splitlines()


def test_the_outline_is_indented_and_a_line_a_clause() -> None:
    assert shown(Layout(50), outline=True) == OUTLINE.splitlines()

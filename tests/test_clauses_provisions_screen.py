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

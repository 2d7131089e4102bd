"""The clauses as a page: by document and kind, who is asked above what is asked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.report.clausecells import ARTICLE, Cells, by_kind, kind_name
from docscope.report.html.template import Dress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row

DRESS = Dress("clauses.html", ("clauses.css",), ("filter.js",))


class Clause(NamedTuple):
    """A clause, and where it can be linked to."""

    anchor: str
    cells: Cells


class Chapter(NamedTuple):
    """The clauses of one document, in groups of one kind with their names."""

    number: int
    doc: str
    title: str
    date: str
    body: str
    groups: Iterator[tuple[str, list[Clause]]]


def parts(answer: Answer, rows: Iterable[Row]) -> dict[str, Any]:
    """Return what the template is filled with, document by document."""
    names = answer.table.names
    doc_at = names.index("doc")
    groups = groupby(rows, key=lambda row: str(row[doc_at]))
    return {
        "chapters": (
            _chapter(number, doc, [Cells(names, row) for row in group])
            for number, (doc, group) in enumerate(groups, 1)
        )
    }


def _chapter(number: int, doc: str, found: list[Cells]) -> Chapter:
    first = found[0]
    body = "" if first.kind == "stance" else ARTICLE.sub("the ", first.actor, count=1)
    groups = (
        (kind_name(kind), [Clause(f"d{number}-{cells.id}", cells) for cells in clauses])
        for kind, clauses in by_kind(found)
    )
    return Chapter(number, doc, first.title or doc, first.date, body, groups)

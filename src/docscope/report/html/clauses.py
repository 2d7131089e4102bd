"""The clauses as a page: an outline of each document, with what it cites linked where it is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docscope.report.clausecells import without_article
from docscope.report.html.links import Links, Places
from docscope.report.html.outline import groups, outline, tree
from docscope.report.html.template import Dress
from docscope.report.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.html.links import Cited, Piece
    from docscope.report.html.outline import Entry, Group
    from docscope.text.references import Reference

DRESS = Dress("clauses.html", ("clauses.css",), ("filter.js", "outline.js"))
MOST_LISTED = 30  # documents that are listed without being asked for


class Chapter:
    """The clauses of one document; each is made ready when it is written."""

    def __init__(self, number: int, doc: str, names: Sequence[str], rows: Sequence[Row]) -> None:
        first = dict(zip(names, rows[0], strict=True))
        self.number, self.doc, self.count = number, doc, len(rows)
        self.title = str(first.get("doc_title") or doc)
        self.date = str(first.get("doc_date") or "")
        speaker = str(first.get("actor") or "") if first.get("kind") != "stance" else ""
        self.body = f"the {without_article(speaker)}" if speaker.lower().startswith("the ") else ""
        self.places = Places(f"d{number}", names, rows)
        self._names, self._rows = names, rows

    @property
    def size(self) -> str:
        """How many clauses there are, in words."""
        return counted(self.count, "clause")

    @property
    def drawn(self) -> tuple[list[Entry], Iterator[Group]]:
        """The headings, if it is worth while to list them, and the clauses below no other."""
        nodes = tree(self._names, self._rows, f"d{self.number}")
        return outline(nodes), groups(nodes)


def parts(answer: Answer, rows: Iterable[Row]) -> dict[str, Any]:
    """Return what the template is filled with; rows are gathered, as some cite later ones."""
    names = answer.table.names
    doc_at = names.index("doc")
    runs = groupby(rows, key=lambda row: str(row[doc_at]))
    chapters = [Chapter(number, doc, names, list(run)) for number, (doc, run) in enumerate(runs, 1)]
    places = {chapter.doc: chapter.places for chapter in chapters}
    links = Links(places, _library(answer, [chapter.doc for chapter in chapters]))

    def linked(text: str, chapter: Chapter, inside: str) -> list[Piece]:
        return links.linked(text, chapter.doc, inside)

    return {
        "chapters": chapters,
        "linked": linked,
        "listed": len(chapters) <= MOST_LISTED,
    }


def _library(answer: Answer, docs: Sequence[str]) -> Cited:
    """Return a function that tells which document of the page a reference in a text names."""
    from docscope.analyses.citing import Library, called_in, named
    from docscope.report.html.links import dated

    documents = (named(answer.corpus.document(doc)) for doc in docs)
    library = Library(documents, answer.corpus)

    def cited(reference: Reference, text: str, doc: str) -> str | None:
        called = called_in(text, reference.start, reference.end) if dated(reference) else ()
        return library.document(reference.symbol, called, citing=doc)

    return cited

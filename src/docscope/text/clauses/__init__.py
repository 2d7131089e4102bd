"""Clauses: what a document recalls, decides, asks and commits itself to.

`read_clauses` chooses a detector by the kind of document; every detector is a package of
its own, and what it knows of words lies in data files beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.clause import Clause, DocumentKind, Kind
from docscope.text.clauses.kinds import kind_of_document, kind_scores
from docscope.text.clauses.prose.detector import prose
from docscope.text.clauses.reading import Claim, Reading
from docscope.text.clauses.resolution.assemble import assemble
from docscope.text.clauses.resolution.reader import read_resolution
from docscope.text.clauses.verbs.search import says

if TYPE_CHECKING:
    from docscope.model import Document

__all__ = [
    "Claim",
    "Clause",
    "DocumentKind",
    "Kind",
    "Reading",
    "find_clauses",
    "kind_of_document",
    "read_clauses",
    "says",
]


def find_clauses(document: Document, *, secondary: bool = False) -> list[Clause]:
    """Return the clauses of a document in order.

    With `secondary` also the stances of prose that only a full listing shows.
    """
    return list(read_clauses(document, secondary=secondary).clauses)


def read_clauses(
    document: Document, *, read_as: DocumentKind | None = None, secondary: bool = False
) -> Reading:
    """Return how a document was read: as `read_as`, else as the kind that fits it best.

    With `secondary` also the stances of prose that only a full listing shows.
    """
    reader = read_resolution(document)
    scores = kind_scores(reader)
    kind = read_as or kind_of_document(reader)
    if kind == "resolution":
        claims = tuple(sorted(reader.apart.claims))
        return Reading(kind, tuple(assemble(document, reader)), claims, scores)
    return Reading(kind, tuple(prose(document, secondary=secondary)), scores=scores)

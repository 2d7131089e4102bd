"""Clauses: what a document recalls, decides, asks and commits itself to.

`find_clauses` chooses a detector by the kind of document; every detector has a file of its
own, and what it knows of words lies in `verbs.csv` and `stances.csv`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.assemble import assemble
from docscope.text.clauses.clause import Clause, Kind
from docscope.text.clauses.kinds import kind_of_document
from docscope.text.clauses.prose import prose
from docscope.text.clauses.resolution import read_resolution
from docscope.text.clauses.search import says

if TYPE_CHECKING:
    from docscope.model import Document

__all__ = ["Clause", "Kind", "find_clauses", "kind_of_document", "says"]


def find_clauses(document: Document, *, secondary: bool = False) -> list[Clause]:
    """Return the clauses of a document in order.

    With `secondary` also the stances of prose that only a full listing shows.
    """
    reader = read_resolution(document)
    if kind_of_document(reader) == "resolution":
        return list(assemble(document, reader))
    return list(prose(document, secondary=secondary))

"""Resolutions as tests write them: a text in, its clauses out."""

from __future__ import annotations

from pathlib import Path

from docscope.model import Cleaned, Document, Mark, OffsetMap
from docscope.text.clauses import Clause, find_clauses
from docscope.text.structure import blocks

DATA = Path(__file__).with_name("data") / "clauses"
COUNCIL = "The Security Council,\n\n"


def plain(text: str, marks: tuple[Mark, ...] = ()) -> Document:
    found = blocks(Cleaned(text, marks=marks))
    return Document("test", text, text, OffsetMap(), marks, found, {})


def said(document: Document, clause: Clause) -> str:
    return " ".join(document.text[clause.start : clause.end].split())


def outline(text: str) -> list[str]:
    """Return `id verb | text` for every clause."""
    document = plain(text)
    return [
        f"{clause.id} {clause.verb or '-'} | {said(document, clause)}"
        for clause in find_clauses(document)
    ]

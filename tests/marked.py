"""Texts with their hits marked: in brackets, in braces where a part of a token matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.search import find

if TYPE_CHECKING:
    from docscope.corpus.query import Query
    from docscope.model import Document

MARKS = dict.fromkeys(map(ord, "[]{}"))


def document(text: str, name: str = "a.txt") -> Document:
    return MemoryCorpus.from_texts({name: text}, format_in="text").document(name)


def marked(query: Query, text: str) -> str:
    """Return a text with its hits marked; those that overlap are set within each other."""
    marks: list[tuple[int, int, int, str]] = []
    for hit in find(document(text), query):
        opening, closing = "{}" if hit.inside else "[]"
        marks += [(hit.start, 1, -hit.end, opening), (hit.end, 0, -hit.start, closing)]
    for position, _, _, mark in sorted(marks, reverse=True):
        text = text[:position] + mark + text[position:]
    return text

"""Treaties and statutes as tests write them: a text in, its clauses and claims out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.model import Document
from docscope.text.clauses.articles.read import ArticlesRead, read_articles
from docscope.text.clauses.reading import Reading
from docscope.text.clauses.residue import body_lines, residue
from docscope.text.cleaning import clean_markdown, clean_text
from docscope.text.structure import blocks
from resolutions import said

if TYPE_CHECKING:
    from docscope.text.clauses import Clause

PAGE_PARTS = {"furniture", "footnote"}  # what a page sets into the middle of a clause
LONGEST = 60


def document(text: str, *, markdown: bool = False) -> Document:
    cleaned = (clean_markdown if markdown else clean_text)(text)
    found = blocks(cleaned)
    return Document("test", text, cleaned.text, cleaned.offsets, cleaned.marks, found, {})


def outline(text: str) -> list[str]:
    """Return `id kind = heading | text < section` for every clause, then the claims."""
    found = document(text)
    read = read_articles(found)
    lines = [_line(found, clause) for clause in read.clauses]
    claimed = [f"[{part}] {_short(found.text[start:end])}" for start, end, part in read.claims]
    return lines + claimed


def _line(found: Document, clause: Clause) -> str:
    heading = f" = {clause.heading}" if clause.heading else ""
    text = "" if clause.kind in {"article", "section"} else f" | {_short(said(found, clause))}"
    section = f" < {clause.section}" if clause.section and not clause.parent else ""
    return f"{clause.id} {clause.kind}{heading}{text}{section}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"


def faults(found: Document, read: ArticlesRead) -> list[str]:
    """Return what is wrong with the spans of a reading; nothing should be."""
    by_id = {clause.id: clause for clause in read.clauses}
    wrong = ["ids repeat"] if len(by_id) < len(read.clauses) else []
    for clause in read.clauses:
        above = by_id[clause.parent] if clause.parent else clause
        if not above.start <= clause.start < clause.end <= above.end:
            wrong.append(f"{clause.id} is not within {above.id}")
    tops = [(clause.start, clause.end) for clause in read.clauses if not clause.parent]
    parts = [(start, end) for start, end, part in read.claims if part not in PAGE_PARTS]
    for line in body_lines(found):
        holders = sum(start < line.end and line.start < end for start, end in tops + parts)
        if holders > 1:
            wrong.append(f"held twice: {found.text[line.start : line.end]}")
    left = residue(found, Reading("articles", read.clauses, read.claims))
    return wrong + [f"left over: {found.text[start:end]}" for start, end in left]

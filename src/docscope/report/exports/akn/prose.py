"""Prose as Akoma Ntoso: its paragraphs, with each stance marked within them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.model import Block, Document
    from docscope.report.exports.akn.content import Content
    from docscope.text.clauses import Clause, Reading


def prose_parts(document: Document, reading: Reading, content: Content) -> list[Element]:
    """Return the `preface` of prose, if it has a heading, and its `mainBody`."""
    blocks = list(document.searched)
    starts = [clause.start for clause in reading.clauses]
    first = next((at for at, block in enumerate(blocks) if _has_text(block, starts)), 0)
    found = []
    if first:
        found.append(Element("preface"))
        for at, block in enumerate(blocks[:first]):
            element = SubElement(found[0], "p", {"class": block.part})
            holder = element if at else SubElement(element, "docTitle")
            content.words.fill(holder, block.start, block.end)
    return [*found, _body(blocks[first:], reading, content)]


def _has_text(block: Block, starts: Sequence[int]) -> bool:
    """Whether a block is a paragraph, or a heading that takes a stance."""
    return block.part == "body" or any(block.start <= start < block.end for start in starts)


def _body(blocks: Sequence[Block], reading: Reading, content: Content) -> Element:
    """Return paragraphs in which each stance is an `inline` named so."""
    body = Element("mainBody")
    clauses = sorted(reading.clauses, key=lambda clause: (clause.start, -clause.end))
    for block in blocks:
        held = [clause for clause in clauses if block.start <= clause.start < block.end]
        element = SubElement(body, "p")
        if block.part != "body":
            element.set("class", block.part)
        _mark(element, block, held, content)
    if not len(body):
        SubElement(body, "p")
    return body


def _mark(element: Element, block: Block, held: list[Clause], content: Content) -> None:
    words, end = content.words, block.start
    for clause in held:
        start = max(clause.start, end)
        last = min(clause.end, block.end)
        _between(element, content, end, start)
        inline = SubElement(element, "inline", name="stance", eId=content.eids[clause.id])
        inline.set("class", clause.kind)
        if start < last:
            words.fill(inline, start, last)
        end = max(end, last)
    _between(element, content, end, block.end)


def _between(element: Element, content: Content, start: int, end: int) -> None:
    """Write what stands between two stances, with the blanks beside it."""
    if start < end:
        content.words.fill(element, start, end, inside=True)

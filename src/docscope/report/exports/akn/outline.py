"""The outline of a document: its clauses as a tree, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.model import Document
    from docscope.text.clauses import Clause, Reading

MARK = re.compile(r"(?P<mark>[(\[]?[\w.]{1,8}[)\].,:—–-]{0,2})[ \t]*\n?[ \t]*\Z")
LONGEST_MARK = 24  # characters before a clause in which its number stands


@dataclass(slots=True)
class Node:
    """A clause, or a stretch of text between clauses, with all that stands within it.

    `part` says what text without a clause is: title, formula, adoption ... or text.
    Characters `mark` to `start` are the number printed before a clause.
    """

    start: int
    end: int
    clause: Clause | None = None
    part: str = "text"
    mark: int = 0
    below: list[Node] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What the node is: the kind of a clause, or the part of other text."""
        return self.clause.kind if self.clause else self.part


def outline(document: Document, reading: Reading) -> list[Node]:
    """Return the nodes of a document in order; every printed character is in one of them.

    Sections hold the clauses that stand in them, clauses their sub-items.
    """
    nodes = [_clause_node(document.text, clause) for clause in reading.clauses]
    top = _nested(nodes)
    placed = _with_claims(top, reading)
    return _in_sections(_with_rest(document, placed))


def _clause_node(text: str, clause: Clause) -> Node:
    node = Node(clause.start, clause.end, clause, mark=clause.start)
    if clause.number and clause.kind not in {"section", "article"}:
        low = max(clause.start - LONGEST_MARK, 0)
        match = MARK.search(text[low : clause.start])
        label = (clause.label_printed or clause.number).strip("().[]")
        if match and label and label in match["mark"]:
            node.mark = low + match.start()
    return node


def _nested(nodes: list[Node]) -> list[Node]:
    """Return the nodes without a parent; the others stand below theirs, in order."""
    by_id = {node.clause.id: node for node in nodes if node.clause}
    top = []
    for node in nodes:
        above = by_id.get(node.clause.parent or "") if node.clause else None
        if above is None or above is node:
            top.append(node)
        else:
            above.below.append(node)
            above.end = max(above.end, node.end)
    for node in nodes:
        node.below.sort(key=lambda each: each.start)
    return top


def _with_claims(top: list[Node], reading: Reading) -> list[Node]:
    """Return the nodes with the named parts beside them; what stands within a clause stays."""
    placed = sorted([*top, *_claims(reading)], key=lambda node: (node.start, -node.end))
    found: list[Node] = []
    end = 0
    for node in placed:
        if node.clause is not None or node.start >= end:
            found.append(node)
            end = max(end, node.end)
    return found


def _claims(reading: Reading) -> Iterator[Node]:
    for claim in reading.claims:
        yield Node(claim.start, claim.end, part=claim.part, mark=claim.start)


def notes_within(reading: Reading) -> Iterator[Node]:
    """Yield the footnotes that a page sets into the middle of a clause."""
    ends = sorted((clause.start, clause.end) for clause in reading.clauses)
    for claim in reading.claims:
        if claim.part == "footnote" and any(start < claim.start < end for start, end in ends):
            yield Node(claim.start, claim.end, part=claim.part, mark=claim.start)


def _with_rest(document: Document, nodes: list[Node]) -> list[Node]:
    """Return the nodes with text that nothing claims between them."""
    found: list[Node] = []
    end = 0
    for node in [*nodes, Node(len(document.text), len(document.text), mark=len(document.text))]:
        found += _rest(document, end, node.mark)
        if node.end > node.start:
            found.append(node)
        end = max(end, node.end)
    return found


def _rest(document: Document, start: int, end: int) -> Iterator[Node]:
    """Yield the paragraphs of searched text between two places."""
    for block in document.searched:
        first, last = max(block.start, start), min(block.end, end)
        if first < last and not document.text[first:last].isspace():
            part = "heading" if block.part == "heading" else "text"
            yield Node(first, last, part=part, mark=first)


def _in_sections(nodes: Iterable[Node]) -> list[Node]:
    """Return the nodes with each section holding what follows until it ends.

    Text after the last clause of a document is in none of them.
    """
    top: list[Node] = []
    sections: list[Node] = []
    waiting: list[Node] = []
    for node in nodes:
        if node.clause is None:
            waiting.append(node)
            continue
        while sections and not _stands_in(node.clause, sections[-1]):
            sections.pop()
        held = sections[-1].below if sections else top
        held += [*waiting, node]
        waiting = []
        if node.kind == "section":
            sections.append(node)
    for node in top:
        _stretch(node)
    return [*top, *waiting]


def _stretch(node: Node) -> int:
    """Let each section end where the last of what it holds ends; return that."""
    node.end = max([node.end, *map(_stretch, node.below)])
    return node.end


def _stands_in(clause: Clause, section: Node) -> bool:
    """Whether a clause says of itself that it stands in a section, or below it."""
    held = section.clause
    assert held is not None
    known = {held.id, held.number, held.label_printed} - {None}
    return clause.section in known or clause.parent == held.id

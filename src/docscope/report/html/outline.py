"""The clauses of a document as a tree: parts and articles, clauses, and what is below them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from docscope.report.clausecells import Cells, Hierarchy, kind_name
from docscope.report.display import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docscope.model import Row, Value

LONGEST_OUTLINE = 400  # headings that are listed above the clauses of a document
LEAST_HEADINGS = 3


class Node(NamedTuple):
    """A clause with what stands below it.

    `text` is what it says beside its lead, without what stands below; `verb` and
    `addressee` are what it is chosen by.
    """

    anchor: str
    cells: Cells
    lead: str
    verb: str
    addressee: str
    text: str
    level: int
    annex: str
    below: list[Node]


class Group(NamedTuple):
    """Clauses of one kind that stand beside each other, and what they are called."""

    name: str
    nodes: list[Node]


class Entry(NamedTuple):
    """A heading in the list above the clauses of a document."""

    anchor: str
    text: str
    below: list[Entry]


def tree(names: Sequence[str], rows: Sequence[Row], prefix: str) -> list[Node]:
    """Return the clauses of one document that stand below no other; `prefix` begins anchors."""
    found = [Cells(names, row) for row in rows]
    hierarchy = Hierarchy(found)
    by_id: dict[str, Node] = {}
    roots: list[Node] = []
    for cells, row in zip(found, rows, strict=True):
        values = dict(zip(names, row, strict=True))
        unled = cells.unled and not cells.titled
        over = hierarchy.above(cells)
        above = by_id.get(over.id) if over and over is not cells else None
        node = Node(
            f"{prefix}-{anchored(cells.id)}",
            cells,
            "" if unled else cells.lead,
            _verb(values),
            visible(str(values.get("addressee") or "")),
            hierarchy.own_text(cells) if unled else hierarchy.said(cells),
            above.level + 1 if above else 0,
            hierarchy.annex(cells),
            [],
        )
        (above.below if above else roots).append(node)
        by_id.setdefault(cells.id, node)
    return roots


def groups(nodes: Sequence[Node]) -> Iterator[Group]:
    """Yield clauses by kind, in order, those of an annex under its name.

    Clauses that are headings themselves, or stand in an annex, are not told by kind.
    """
    for name, run in groupby(nodes, key=_group):
        yield Group(name, list(run))


def _group(node: Node) -> str:
    return node.annex or ("" if node.cells.titled else kind_name(node.cells.kind))


def outline(nodes: Sequence[Node]) -> list[Entry]:
    """Return the headings of a document; none if there are few, or more than one can look over."""
    found = _headings(nodes)
    return found if LEAST_HEADINGS <= _counted(found) <= LONGEST_OUTLINE else []


def anchored(name: str) -> str:
    """Return an id as the name of a place in a page, which has no blanks."""
    return "_".join(name.split())


def _verb(values: Mapping[str, Value]) -> str:
    """Return what a clause is chosen by in the list of verbs."""
    return str(values.get("verb") or values.get("modality") or "").lower()


def _headings(nodes: Sequence[Node]) -> list[Entry]:
    return [
        Entry(node.anchor, node.cells.text, _headings(node.below))
        for node in nodes
        if node.cells.titled
    ]


def _counted(entries: Sequence[Entry]) -> int:
    return sum(1 + _counted(entry.below) for entry in entries)

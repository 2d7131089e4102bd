"""The parts of a document as Akoma Ntoso has them: preface, preamble, body, annexes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from docscope.report.exports.akn.names import ANNEX

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docscope.report.exports.akn.outline import Node

RECITALS = frozenset(["preambular", "recital"])
HEADING = re.compile(r"\W*(?:annex|appendix|schedule|attachment)", re.IGNORECASE)
OPENING = RECITALS | {"formula"}


class Parts(NamedTuple):
    """The nodes of a document, part by part."""

    preface: Sequence[Node] = ()
    preamble: Sequence[Node] = ()
    body: Sequence[Node] = ()
    conclusions: Sequence[Node] = ()


def parts(nodes: Sequence[Node]) -> Parts:
    """Return the parts of a document or of an annex, which has none of its own."""
    main = _first(nodes, lambda node: node.clause is not None and node.kind not in RECITALS)
    opening = _first(nodes[:main], lambda node: node.kind in OPENING)
    recited = max(_after_last(nodes[:main], lambda node: node.kind in OPENING), opening)
    body = max(_after_last(nodes, lambda node: node.clause is not None), recited)
    return Parts(nodes[:opening], nodes[opening:recited], nodes[recited:body], nodes[body:])


def without_annexes(
    nodes: Sequence[Node], text: str
) -> tuple[Sequence[Node], Sequence[Sequence[Node]]]:
    """Return the nodes before the first annex, and each annex with its heading."""
    starts: list[int] = []
    current = None
    for at, node in enumerate(nodes):
        if is_annex(node) and _which(node) != current:
            starts.append(_heading_before(nodes, at, text))
            current = _which(node)
    bounds = [*starts, len(nodes)]
    return nodes[: bounds[0]], [nodes[start:end] for start, end in pairwise(bounds)]


def _heading_before(nodes: Sequence[Node], at: int, text: str) -> int:
    """Return where the heading of an annex stands, if one stands before its first clause."""
    for before in range(at - 1, -1, -1):
        node = nodes[before]
        if node.clause is not None:
            break
        if HEADING.match(text, node.start):
            return before
    return at


def is_annex(node: Node) -> bool:
    """Whether a node begins or belongs to an annex."""
    clause = node.clause
    return clause is not None and (clause.kind == "annex_item" or clause.id.startswith(ANNEX))


def _which(node: Node) -> str:
    assert node.clause is not None
    if node.clause.kind == "annex_item":
        return node.clause.section or ANNEX
    return node.clause.id.split(":", 1)[0]


def _first(nodes: Sequence[Node], test: Callable[[Node], bool]) -> int:
    return next((at for at, node in enumerate(nodes) if test(node)), len(nodes))


def _after_last(nodes: Sequence[Node], test: Callable[[Node], bool]) -> int:
    return max((at + 1 for at, node in enumerate(nodes) if test(node)), default=0)

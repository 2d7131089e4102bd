"""The parts of a document as Akoma Ntoso has them: preface, preamble, body, annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.report.exports.akn.names import ANNEX

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docscope.report.exports.akn.outline import Node

RECITALS = frozenset(["preambular", "recital"])
OPENING = RECITALS | {"formula"}


class Parts(NamedTuple):
    """The nodes of a document, part by part; each annex is a list of its own."""

    preface: Sequence[Node]
    preamble: Sequence[Node]
    body: Sequence[Node]
    conclusions: Sequence[Node]
    annexes: Sequence[Sequence[Node]]


def parts(nodes: Sequence[Node]) -> Parts:
    """Return the parts of a document; annexes run from the first one to the end."""
    annex = _first(nodes, is_annex)
    main = _first(nodes[:annex], lambda node: node.clause is not None and node.kind not in RECITALS)
    opening = _first(nodes[:main], lambda node: node.kind in OPENING)
    recited = _after_last(nodes[:main], lambda node: node.kind in OPENING)
    opening = min(opening, main)
    recited = max(recited, opening)
    body = max(_after_last(nodes[:annex], lambda node: node.clause is not None), recited)
    return Parts(
        nodes[:opening],
        nodes[opening:recited],
        nodes[recited:body],
        nodes[body:annex],
        _annexes(nodes[annex:]),
    )


def is_annex(node: Node) -> bool:
    """Whether a node begins or belongs to an annex."""
    clause = node.clause
    return clause is not None and (clause.kind == "annex_item" or clause.id.startswith(ANNEX))


def _annexes(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the annexes apart: `annex:art2` and `annex2:art2` stand in different ones."""
    found: list[list[Node]] = []
    current = None
    for node in nodes:
        which = _which(node) if is_annex(node) else current
        if not found or which != current:
            found.append([])
        found[-1].append(node)
        current = which
    return found


def _which(node: Node) -> str:
    assert node.clause is not None
    if node.clause.kind == "annex_item":
        return (node.clause.section or ANNEX) if node.clause.section else ANNEX
    return node.clause.id.split(":", 1)[0]


def _first(nodes: Sequence[Node], test: Callable[[Node], bool]) -> int:
    return next((at for at, node in enumerate(nodes) if test(node)), len(nodes))


def _after_last(nodes: Sequence[Node], test: Callable[[Node], bool]) -> int:
    return max((at + 1 for at, node in enumerate(nodes) if test(node)), default=0)

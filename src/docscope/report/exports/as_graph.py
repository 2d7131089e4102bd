"""Who cites whom as a graph: DOT for Graphviz, GraphML for Gephi, Cytoscape and yEd."""

from __future__ import annotations

import re
from collections import Counter
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    import igraph

    from docscope.analyses.answer import Answer

# Characters that XML cannot hold, and surrogates, which no file can.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
INTERNAL = "internal"


class Node(NamedTuple):
    """A document that cites or is cited; `inside` says whether it is one of the corpus."""

    name: str
    title: str
    date: str
    kind: str
    inside: bool


class Graph(NamedTuple):
    """Documents and works, and how often each cites the other: (citing, cited, count)."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int, int], ...]


def citation_graph(answer: Answer) -> Graph:
    """Return the graph of the references of an answer; those within a document are left out."""
    nodes: dict[str, Node] = {}
    edges: Counter[tuple[str, str]] = Counter()
    names = answer.table.names
    for row in answer.table:
        one = dict(zip(names, row, strict=True))
        if one["kind"] == INTERNAL:
            continue
        doc = str(one["doc"])
        nodes.setdefault(doc, _document(answer, doc))
        target = _target(answer, one)
        nodes.setdefault(target.name, target)
        edges[doc, target.name] += 1
    order = {name: place for place, name in enumerate(nodes)}
    counts = ((order[citing], order[cited], count) for (citing, cited), count in edges.items())
    return Graph(tuple(nodes.values()), tuple(counts))


def write_graph(graph: Graph, form: str, stream: IO[bytes]) -> None:
    """Write a graph as `dot` or `graphml`."""
    import igraph

    drawn = igraph.Graph(directed=True)
    drawn.add_vertices(len(graph.nodes))
    drawn.add_edges([(citing, cited) for citing, cited, _ in graph.edges])
    _describe(drawn, graph, form)
    if form == "dot":
        drawn.write_dot(stream)
    else:
        drawn.write_graphml(stream)


def _describe(drawn: igraph.Graph, graph: Graph, form: str) -> None:
    vertices, edges = drawn.vs, drawn.es
    name = "id" if form == "dot" else "name"  # pydot takes no attribute `name`
    vertices[name] = [_allowed(node.name) for node in graph.nodes]
    vertices["label"] = [_allowed(_label(node)) for node in graph.nodes]
    vertices["title"] = [_allowed(node.title) for node in graph.nodes]
    vertices["date"] = [_allowed(node.date) for node in graph.nodes]
    vertices["kind"] = [node.kind for node in graph.nodes]
    vertices["corpus"] = ["yes" if node.inside else "no" for node in graph.nodes]
    edges["count"] = [count for _, _, count in graph.edges]
    edges["weight"] = [count for _, _, count in graph.edges]
    if form == "dot":  # what Graphviz draws by
        vertices["style"] = ["solid" if node.inside else "dashed" for node in graph.nodes]
        edges["label"] = [str(count) if count > 1 else "" for _, _, count in graph.edges]


def _document(answer: Answer, doc: str) -> Node:
    fields = answer.corpus.metadata(doc)
    return Node(doc, fields.get("title") or "", fields.get("date") or "", "document", inside=True)


def _target(answer: Answer, row: Mapping[str, object]) -> Node:
    if row["target_doc"]:
        return _document(answer, str(row["target_doc"]))
    return Node(str(row["symbol"]), "", "", str(row["kind"]), inside=False)


def _label(node: Node) -> str:
    return node.title or node.name


def _allowed(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)

"""Where the references of a document lead: to its own clauses, to others, to the United Nations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.analyses.citing import cited_in, named
from docscope.report.exports.akn.words import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docscope.analyses.citing import Cited, Library
    from docscope.model import Document
    from docscope.text.clauses import Reading

UN_SYMBOL = re.compile(r"[AST]/\S|E/\S|ST/\S|DP/\S")
UN_KINDS = frozenset(["resolution", "decision", "document", "record"])
UN_ADDRESS = "https://undocs.org/"


def links(
    document: Document,
    reading: Reading,
    eids: Mapping[str, str],
    library: Library,
    iri: Callable[[str], str],
) -> Iterator[Link]:
    """Yield the references that lead somewhere, in order; none lies within another.

    `eids` holds the eIds of the clauses of the document, `iri` returns the IRI of another
    document of the corpus.
    """
    end = 0
    for cited in cited_in(document, named(document), reading):
        reference = cited.reference
        if reference.start < end:
            continue
        href = _href(document.doc, cited, eids, library, iri)
        if href:
            yield Link(reference.start, reference.end, href)
            end = reference.end


def _href(
    doc: str,
    cited: Cited,
    eids: Mapping[str, str],
    library: Library,
    iri: Callable[[str], str],
) -> str:
    reference = cited.reference
    if reference.kind == "internal":
        known = (eids[clause] for clause in cited.targets if clause in eids)
        return next((f"#{eid}" for eid in known), "")
    target = library.document(reference.symbol, cited.called, citing=doc)
    if target:
        return iri(target)
    if reference.kind in UN_KINDS and UN_SYMBOL.match(reference.symbol):
        return UN_ADDRESS + re.sub(r"\s", "", reference.symbol)
    return ""

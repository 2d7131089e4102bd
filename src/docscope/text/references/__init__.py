"""References: the documents that a text names, the places in them, the places in itself."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from docscope.model import Span
from docscope.text.references.reference import Citation, Kind, Reference
from docscope.text.references.scan import citations, may_cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BETWEEN = "\n\n"
__all__ = [
    "Citation",
    "Kind",
    "Reference",
    "citations",
    "find_references",
    "references",
    "references_each",
    "references_within",
]


def find_references(
    text: str, start: int = 0, end: int | None = None, *, acting: str = ""
) -> Iterator[Reference]:
    """Yield the references between two characters of a text, in order.

    Short ones have the symbol of the full name before them: *the Convention*. `acting` is
    the organ whose own text this is, as its symbols begin (`S`, `A/HRC`).
    """
    from docscope.text.references.antecedents import settled

    span = Span(start, len(text) if end is None else end)
    found = citations(text, [span], acting=acting)
    yield from settled(one for citation in found for one in citation.references)


def references(text: str) -> tuple[str, ...]:
    """Return the references of a text as it words them, in order, each once.

    A list of resolutions is taken apart (`resolutions 425 (1978) and 426 (1978)`), and a
    document known by its symbol is given by that: `the communication of 1 November 1956
    (A/3251)` is `A/3251`.
    """
    return references_within(text, [Span(0, len(text))])[0] if may_cite(text) else ()


def references_each(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what `references` returns of each of several texts, in one look at all."""
    spans: list[Span] = []
    at = 0
    for text in texts:
        spans.append(Span(at, at + len(text)))
        at += len(text) + len(BETWEEN)
    return references_within(BETWEEN.join(texts), spans)


def references_within(text: str, spans: Sequence[Span]) -> list[tuple[str, ...]]:
    """Return for each of some spans of a text what `references` returns of it.

    The spans are in order and do not overlap. One look at a whole document takes far less
    time than one at every clause.
    """
    starts = [span.start for span in spans]
    found: list[dict[str, None]] = [{} for _ in spans]
    for citation in citations(text, spans):
        found[bisect_right(starts, citation.start) - 1].update(dict.fromkeys(citation.names))
    return [tuple(names) for names in found]

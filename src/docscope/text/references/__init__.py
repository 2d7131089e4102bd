"""References: the documents that a text names, the places in them, the places in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.model import Span
from docscope.text.references.reference import Citation, Kind, Reference
from docscope.text.references.scan import citations

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Citation", "Kind", "Reference", "citations", "find_references", "references"]


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
    found = citations(text, [Span(0, len(text))])
    return tuple(dict.fromkeys(name for citation in found for name in citation.names))

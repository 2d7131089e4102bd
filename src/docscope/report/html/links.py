"""From the references in a text to the clauses and documents that a page has."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from docscope.report.html.outline import anchored
from docscope.text.clauses.clause import Clause
from docscope.text.references import find_references
from docscope.text.references.structure import Structure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docscope.model import Row
    from docscope.text.references import Reference

    Cited = Callable[[Reference, str, str], str | None]

DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
NO_KIND = "operative"


class Piece(NamedTuple):
    """A piece of a text, and the place in the page that it leads to."""

    text: str
    place: str = ""


class Places:
    """The clauses of one document, to be found by what others call them."""

    def __init__(self, prefix: str, names: Sequence[str], rows: Sequence[Row]) -> None:
        self._prefix, self._names, self._rows = prefix, names, rows

    @property
    def whole(self) -> str:
        """The anchor of the document."""
        return self._prefix.replace("d", "doc", 1)

    def anchor(self, provision: str, inside: str = "") -> str:
        """Return the anchor of a place in the document; empty if it has no such."""
        around = self._clauses.get(inside)
        found = self._structure.find(provision, around) if provision else ()
        known = [name for name in found if name in self._clauses and name != inside]
        return f"{self._prefix}-{anchored(known[0])}" if known else ""

    @cached_property
    def _clauses(self) -> Mapping[str, Clause]:
        return {clause.id: clause for clause in map(self._clause, self._rows)}

    @cached_property
    def _structure(self) -> Structure:
        return Structure(list(self._clauses.values()))

    def _clause(self, row: Row) -> Clause:
        cells = dict(zip(self._names, row, strict=True))
        text = {name: str(cells.get(name) or "") or None for name in TEXTS}
        start, end = (int(str(cells.get(name) or 0)) for name in ("char_start", "char_end"))
        kind = str(cells.get("kind") or NO_KIND)
        return Clause(str(cells["id"]), kind, start, end, **text)  # type: ignore[arg-type]  # as a row tells


TEXTS = ("number", "label_printed", "parent", "section", "heading")


class Links:
    """The places in each document of a page, and which document a reference names."""

    def __init__(self, places: Mapping[str, Places], cited: Cited) -> None:
        """Take the places by document, and what tells the document that is cited in a text."""
        self._places, self._cited = places, cited

    def linked(self, text: str, doc: str, inside: str) -> list[Piece]:
        """Return a text of a clause in pieces, those that cite something here with its place."""
        found: list[Piece] = []
        at = 0
        for reference in find_references(text):
            place = self._place(reference, text, doc, inside)
            if place and reference.start >= at:
                found.append(Piece(text[at : reference.start]))
                found.append(Piece(text[reference.start : reference.end], place))
                at = reference.end
        return [*found, Piece(text[at:])]

    def _place(self, reference: Reference, text: str, doc: str, inside: str) -> str:
        if not reference.symbol:
            return self._places[doc].anchor(reference.provision, inside)
        cited = self._cited(reference, text, doc)
        if cited is None or cited == doc or cited not in self._places:
            return ""
        places = self._places[cited]
        return places.anchor(reference.provision) or places.whole


def dated(reference: Reference) -> bool:
    """Return whether a reference names a document by its day."""
    return reference.kind == "dated" and DAY.search(reference.symbol) is not None

"""A row of the timeline as an entry of the list and a mark on the axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.report.html.axis import Mark, Stretch
from docscope.report.html.sentence import Marked, marked
from docscope.report.html.when import label, when
from docscope.report.phrases import reference
from docscope.report.why import why
from docscope.text.dates.values.days import number, parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docscope.corpus.base import Corpus
    from docscope.model import Row, Value

    Cells = Mapping[str, Value]

UNSURE = frozenset({"about", "uncertain", "invalid"})
USUAL = frozenset({("kind", "date"), ("documents", 1)})  # goes without saying
PLAIN = frozenset({"day", "month", "year", "range"})  # the value says that itself
# Columns that an event tells of, and how they are called there.
TOLD = {
    "kind": "kind",
    "precision": "precision",
    "qualifier": "qualifier",
    "inferred": "supplied from the context",
    "ambiguous": "ambiguous",
    "timex_type": "TIMEX3 type",
    "timex_value": "TIMEX3 value",
    "timex_mod": "TIMEX3 modifier",
    "count": "mentions",
    "documents": "documents",
}


class Event(NamedTuple):
    """A row as an entry of the list.

    `mark` is what stands on the axis; `told` are further facts; `other` is the document
    that it refers to.
    """

    number: int
    when: str
    edtf: str
    kind: str
    mark: Mark | None
    sentence: Marked
    brief: Marked
    source: str
    told: tuple[tuple[str, str], ...]
    other: str


def event(at: int, names: Sequence[str], row: Row, corpus: Corpus) -> Event:
    """Return an entry of the list."""
    cells = dict(zip(names, row, strict=True))
    sentence = marked(cells, corpus)
    return Event(
        at,
        when(cells),
        str(cells["date"] or ""),
        str(cells["kind"]),
        mark(names, row),
        sentence,
        sentence.brief(),
        reference(names, row) if cells.get("part") else "",
        tuple(_told(cells)),
        str(cells.get("refers_to") or ""),
    )


def mark(names: Sequence[str], row: Row) -> Mark | None:
    """Return what stands on the axis; nothing for a row without days."""
    cells = dict(zip(names, row, strict=True))
    stretch = _stretch(cells)
    return Mark(stretch, _look(cells), label(cells)) if stretch else None


def _told(cells: Cells) -> list[tuple[str, str]]:
    found = []
    for name, called in TOLD.items():
        value = cells.get(name)
        usual = (name, value) in USUAL or (name == "precision" and value in PLAIN)
        if value and not usual:
            found.append((called, "yes" if value is True else str(value)))
    return [*found, ("why", why(cells))] if "reason" in cells else found


def _look(cells: Cells) -> str:
    """Return the class an event is drawn by: its kind, whether it is sure, an open side."""
    kind = str(cells["kind"])
    look = [kind if kind in {"range", "period", "document"} else "date"]
    qualifiers = str(cells["qualifier"] or "").split("; ")
    if cells["inferred"] or cells["ambiguous"] or not UNSURE.isdisjoint(qualifiers):
        look.append("unsure")
    if bool(cells["start_date"]) != bool(cells["end_date"]):
        look.append("open")
    return " ".join(look)


def _stretch(cells: Cells) -> Stretch | None:
    """Return the days of an event; one with an open side lies at its other end."""
    first, last = cells["start_date"], cells["end_date"]
    if not (first or last):
        return None
    start, end = parse_day(str(first or last)), parse_day(str(last or first))
    return Stretch(number(start), max(number(end), number(start)) + 1)

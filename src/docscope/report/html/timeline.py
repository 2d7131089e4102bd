"""The timeline as a page: a time axis that can be moved, and the events of each document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.report.html.axis import Mark, Stretch, drawn
from docscope.report.html.sentence import Marked, marked
from docscope.report.html.template import Dress
from docscope.report.html.when import label, when
from docscope.report.phrases import counted, reference
from docscope.text.dates.days import number, parse_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row, Value

    Cells = Mapping[str, Value]

DRESS = Dress(
    "timeline.html",
    ("timeline.css",),
    ("filter.js", "calendar.js", "lanes.js", "axis.js", "timeline.js", "moving.js", "list.js"),
)
MOST_LANES = 8  # documents that have a lane of their own
MOST_OPEN = 20  # documents whose events are shown at once
UNSURE = frozenset({"about", "uncertain", "invalid"})
USUAL = frozenset({("kind", "date"), ("precision", "day"), ("documents", 1)})  # goes without saying
# Columns that an event tells of, and how they are called there.
TOLD = {
    "kind": "kind",
    "precision": "precision",
    "qualifier": "qualifier",
    "inferred": "supplied from the context",
    "ambiguous": "ambiguous",
    "rule": "rule",
    "anchor": "counted from",
    "reason": "reason",
    "timex_type": "TIMEX3 type",
    "timex_value": "TIMEX3 value",
    "timex_mod": "TIMEX3 modifier",
    "count": "mentions",
    "documents": "documents",
}


class Event(NamedTuple):
    """A row as an entry of the list.

    `stretch` is where it lies on the axis, None if it lies nowhere; `look` is what it is
    drawn as; `told` are further facts; `other` is the document that it refers to.
    """

    number: int
    when: str
    label: str
    edtf: str
    kind: str
    look: str
    stretch: Stretch | None
    sentence: Marked
    brief: Marked
    source: str
    told: tuple[tuple[str, str], ...]
    other: str


class Chapter(NamedTuple):
    """The events of one document, those that lie on the axis and the others."""

    number: int
    doc: str
    title: str
    date: str
    events: list[Event]

    @property
    def size(self) -> str:
        """How many there are, in words."""
        return counted(len(self.events), "date")


def parts(answer: Answer, rows: Iterable[Row]) -> dict[str, Any]:
    """Return what the template is filled with; the events are gathered by document."""
    names = answer.table.names
    chapters: dict[str, Chapter] = {}
    for row_number, row in enumerate(rows, 1):
        cells = dict(zip(names, row, strict=True))
        doc = str(cells["doc"])
        if doc not in chapters:
            chapters[doc] = _chapter(doc, cells)
        chapters[doc].events.append(_event(row_number, cells, answer, names, row))
    ordered = [chapters[doc] for doc in sorted(chapters)]
    numbered = [chapter._replace(number=at) for at, chapter in enumerate(ordered, 1)]
    events = (event for chapter in numbered for event in chapter.events)
    marks = [Mark(event.stretch, event.look, event.label) for event in events if event.stretch]
    return {
        "chapters": numbered,
        "axis": drawn(marks),
        "lanes": MOST_LANES,
        "open": len(numbered) <= MOST_OPEN,
        "anchors": {chapter.doc: chapter.number for chapter in numbered},
    }


def _chapter(doc: str, cells: Cells) -> Chapter:
    title, date = cells.get("doc_title"), cells.get("doc_date")
    return Chapter(0, doc, str(title or doc), str(date or ""), [])


def _event(at: int, cells: Cells, answer: Answer, names: Sequence[str], row: Row) -> Event:
    sentence = marked(cells, answer.corpus)
    kind = str(cells["kind"])
    return Event(
        at,
        when(cells),
        label(cells),
        str(cells["date"] or ""),
        kind,
        _look(cells),
        _stretch(cells),
        sentence,
        sentence.brief(),
        reference(names, row) if cells.get("part") else "",
        tuple(_told(cells)),
        str(cells.get("refers_to") or ""),
    )


def _told(cells: Cells) -> list[tuple[str, str]]:
    found = []
    for name, called in TOLD.items():
        value = cells.get(name)
        if value and (name, value) not in USUAL:
            found.append((called, "yes" if value is True else str(value)))
    return found


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

"""The timeline as a page: a time axis that can be moved, and the events of each document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docscope.report.html.axis import drawn
from docscope.report.html.events import event, mark
from docscope.report.html.template import Dress
from docscope.report.phrases import counted
from docscope.text.dates import REJECTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.html.axis import Mark
    from docscope.report.html.events import Event

DRESS = Dress(
    "timeline.html",
    ("timeline.css",),
    ("filter.js", "calendar.js", "lanes.js", "axis.js", "timeline.js", "moving.js", "list.js"),
)
MOST_LANES = 8  # documents that have a lane of their own
MOST_OPEN = 20  # documents whose events are shown at once


class Chapter:
    """The rows of one document; each is made an event when it is written."""

    def __init__(self, answer: Answer, doc: str, first: Row) -> None:
        self._names, self._corpus = answer.table.names, answer.corpus
        self._rows: list[tuple[int, Row]] = []
        self._dates = 0
        cells = dict(zip(self._names, first, strict=True))
        self.number = 0
        self.doc = doc
        self.title = str(cells.get("doc_title") or doc)
        self.date = str(cells.get("doc_date") or "")
        self.undated = self.rejected = False

    @property
    def size(self) -> str:
        """How many dates there are, in words."""
        return counted(self._dates, "date")

    @property
    def events(self) -> Iterator[Event]:
        """The events in order."""
        return (event(at, self._names, row, self._corpus) for at, row in self._rows)

    def add(self, at: int, row: Row) -> Mark | None:
        """Add a row, and return what stands on the axis for it."""
        self._rows.append((at, row))
        found = mark(self._names, row)
        rejected = row[self._names.index("kind")] == REJECTED
        self._dates += not rejected
        self.rejected = self.rejected or rejected
        self.undated = self.undated or (found is None and not rejected)
        return found


def parts(answer: Answer, rows: Iterable[Row]) -> dict[str, Any]:
    """Return what the template is filled with; the rows are gathered by document."""
    doc_at = answer.table.names.index("doc")
    chapters: dict[str, Chapter] = {}
    marks: list[Mark] = []
    for at, row in enumerate(rows, 1):
        doc = str(row[doc_at])
        if doc not in chapters:
            chapters[doc] = Chapter(answer, doc, row)
        found = chapters[doc].add(at, row)
        marks += [found] if found else []
    ordered = [chapters[doc] for doc in sorted(chapters)]
    for number, chapter in enumerate(ordered, 1):
        chapter.number = number
    return {
        "chapters": ordered,
        "axis": drawn(marks),
        "lanes": MOST_LANES,
        "open": len(ordered) <= MOST_OPEN,
        "anchors": {chapter.doc: chapter.number for chapter in ordered},
    }

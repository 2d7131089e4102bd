"""The timeline as people read it: when, what, where."""

from __future__ import annotations

from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from docscope.report.display import ELLIPSIS, fit, fit_left, pad, visible, width, wrapped
from docscope.report.phrases import counted, documents_phrase, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.base import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

SAMPLE = 1_000  # rows that decide how wide the columns are
DATE_WIDTH = 10
LONGEST_DATE = 23  # two readings or two days
LINES = 2
GAP = "  "
NARROWEST = 24  # of the context; on smaller screens the names give way
BEFORE = 30  # columns of context before the date where there is more than fits
PIPE_DOCUMENTS = 60


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of the timeline.

    On a terminal the context takes two lines at most and is cut around the date in
    brackets; elsewhere a row is one whole line.
    """
    rows = iter(rows)
    names = answer.table.names
    sample = list(islice(rows, SAMPLE))
    if not sample:
        return
    table = _Measures(names, sample, layout)
    if layout.header:
        yield table.line(("date", "context", "document"))
    for row in chain(sample, rows):
        yield from table.lines(row)


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001 - all footers are called alike
    """Return the closing sentence: dates, documents, and how to see more."""
    totals = answer.table.totals
    if not totals.found:
        return [f"no dates in {documents_phrase(answer)}"]
    sentence = f"{counted(totals.found, 'date')} in "
    if totals.documents_found != totals.documents:
        sentence += f"{totals.documents_found:,} of "
    sentence += documents_phrase(answer)
    if getattr(answer.analysis, "documents", False):
        return [sentence]
    return [sentence + "; --documents adds the dates of the documents"]


class _Measures:
    """The widths of the three columns, and the lines of a row in them."""

    def __init__(self, names: Sequence[str], sample: Sequence[Row], layout: Layout) -> None:
        self.names, self.layout = names, layout
        self.at = {name: names.index(name) for name in ("date", "doc", "text", "context")}
        places = max(max(width(self._place(row)) for row in sample), len("document"))
        dates = max(max(width(self._date(row)) for row in sample), DATE_WIDTH)
        self.date = min(dates, LONGEST_DATE) if layout.width else dates
        self.place = places
        self.context: int | None = None
        if layout.width:
            self.place = min(places, max(layout.width - self.date - NARROWEST - 5, NARROWEST // 2))
            self.context = max(layout.width - self.date - self.place - 5, 1)
        else:
            longest = max(width(self._context(row)) for row in sample)
            self.pipe = max(longest, len("context"))

    def line(self, cells: Sequence[str]) -> str:
        """Return one line of cells that fit their columns."""
        date, context, place = cells
        middle = self.pipe if self.context is None else self.context
        return f" {pad(date, self.date)}{GAP}{pad(context, middle)}{GAP}{place}".rstrip()

    def lines(self, row: Row) -> Iterator[str]:
        """Yield the lines of a row."""
        date, context, place = self._date(row), self._context(row), self._place(row)
        if self.context is None:
            yield self.line((date, context, place))
            return
        shown = [context] if self.layout.full else [_clipped(context, self.context)]
        texts = wrapped(shown[0], self.context, lines=None if self.layout.full else LINES)
        dates = wrapped(date.replace(",", ", "), self.date) if width(date) > self.date else [date]
        places = [fit(place, self.place)]
        for cells in zip_longest([d.strip() for d in dates], texts, places, fillvalue=""):
            yield self.line(cells)

    def _date(self, row: Row) -> str:
        """Return the value; of a named period the years are enough."""
        value = visible(str(row[self.at["date"]] or ""))
        if row[self.names.index("kind")] != "period":
            return value
        ends = [end if end.startswith("..") else _year(end) for end in value.split("/")]
        return ends[0] if ends[0] == ends[-1] else "/".join(ends)

    def _place(self, row: Row) -> str:
        doc = visible(str(row[self.at["doc"]]))
        part = row[self.names.index("part")]
        return doc if part is None else f"{doc} {reference(self.names, row)}"

    def _context(self, row: Row) -> str:
        """Return the context with the date in brackets."""
        context, text = str(row[self.at["context"]] or ""), str(row[self.at["text"]] or "")
        at = _mention_at(self.names, row, context, text) if text else -1
        if at < 0:
            return visible(context)
        marked = f"{context[:at]}[{text}]{context[at + len(text) :]}"
        return visible(marked)


def _year(day: str) -> str:
    return day[:1] + day[1:].split("-")[0]


def _mention_at(names: Sequence[str], row: Row, context: str, text: str) -> int:
    """Return where the words of a date begin in their context: the first place they stand at."""
    return context.find(text)


def _clipped(context: str, columns: int) -> str:
    """Return as much around the bracketed date as fills two lines."""
    room = LINES * columns
    start = context.find("[")
    if width(context) <= columns or start < 0:
        return context
    before, rest = context[:start], context[start:]
    space = max(room - width(rest) - columns // 4, columns - 2)
    return fit_left(before, space) + rest

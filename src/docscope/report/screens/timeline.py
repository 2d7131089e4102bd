"""The timeline as people read it: when, what, where."""

from __future__ import annotations

import re
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from docscope.model import Span
from docscope.report.display import ELLIPSIS, fit, pad, visible, width, wrapped
from docscope.report.mentions import mention_at
from docscope.report.phrases import counted, documents_phrase, reference
from docscope.report.why import DOCUMENT, NO_DATE, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

SAMPLE = 1_000  # rows that decide how wide the columns are
DATE_WIDTH = 10  # a day; what is longer is broken behind a stroke or a comma
LINES = 2
MARGINS = 5  # columns between and before the three
NARROWEST = 24  # of the context: on small screens the names give way
MOST_STARTS = 60  # words tried as the first one shown
PIECE = re.compile(r"[^/,]+[/,]?")
WORD = re.compile(r"\S+")
WORDS_BEHIND = 2
TIMES = "count"
REASON = "reason"
DATES = "adds the dates of the documents"
HOW_DATED = "says where the dates of the documents are from"
LOOSE = " ,;:"  # at the end of a context
OWN_DATE = "(the date of the document)"  # in place of the context, where it has no title
NO_DATE_OF_ITS_OWN = "(no date of its own)"
ARROW = "↳ "  # before why a row is what it is
NAMED_KINDS = {NO_DATE: "no date", DOCUMENT: "undated"}  # in place of a date without a value
NO_BREAK = "\xa0"


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of the timeline.

    On a terminal the context takes two lines at most and is cut around the date in
    brackets, and below it stands why, where that was asked for; elsewhere a row is one
    whole line.
    """
    rows = iter(rows)
    sample = list(islice(rows, SAMPLE))
    if not sample:
        return
    table = _Table(answer, sample, layout)
    if layout.header:
        yield table.line(table.head)
    for row in chain(sample, rows):
        yield from table.lines(row)


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001 - all footers are called alike
    """Return the closing sentence: how many dates in how many documents.

    Where a row is a different date its mentions are what is counted.
    """
    totals = answer.table.totals
    explained = REASON in answer.table.names
    rejected = _turned_down(totals.named.get(NO_DATE, 0)) if explained else ""
    if not totals.found:
        return [f"no dates in {documents_phrase(answer)}{rejected}"]
    some = totals.documents_found != totals.documents
    share = f"{totals.documents_found:,} of " if some else ""
    once = TIMES in answer.table.names
    dates = (
        counted(totals.found, "mention") + ", one row a date,"
        if once
        else counted(totals.found, "date")
    )
    sentence = f"{dates} in {share}{documents_phrase(answer)}"
    if getattr(answer.analysis, "documents", False):
        return [sentence + rejected]
    return [f"{sentence}{rejected}; --documents {HOW_DATED if explained else DATES}"]


def _turned_down(candidates: int) -> str:
    if not candidates:
        return ""
    said = f"{counted(candidates, 'candidate')} turned down, at the end"
    return f"; {said} (alone: --where kind=rejected)"


class _Table:
    """The widths of the columns, and the lines of a row in them.

    They are the date, its context and its document; before the context stands how often a
    date is named, where a row is a different date. Behind the document of a row that is one
    line, or below the lines of another, stands why, where that was asked for.
    """

    def __init__(self, answer: Answer, sample: Sequence[Row], layout: Layout) -> None:
        self._answer, self._names, self._layout = answer, answer.table.names, layout
        self._counts, self._explains = TIMES in self._names, REASON in self._names
        dates = max(width(piece) for row in sample for piece in self._date(row) or [""])
        places = max(width(self._place(row)) for row in sample)
        columns = self._measured(sample, max(dates, DATE_WIDTH), max(places, len("document")))
        self._widths = (columns[0], *([len("times")] * self._counts), *columns[1:], 0)

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        behind = self._explains and self._layout.width is None
        return "date", *(["times"] * self._counts), "context", "document", *(["why"] * behind)

    def _measured(self, sample: Sequence[Row], dates: int, places: int) -> tuple[int, int, int]:
        room = self._layout.width
        if room is None:
            longest = max(width(self._marked(row)[0]) for row in sample)
            return dates, max(longest, len("context")), places
        room -= (len("times") + len("  ")) * self._counts
        places = min(places, max(room - dates - NARROWEST - MARGINS, NARROWEST // 2))
        return dates, max(room - dates - places - MARGINS, 1), places

    def line(self, cells: Sequence[str]) -> str:
        """Return one line of cells that fit their columns."""
        padded = (pad(cell, columns) for cell, columns in zip(cells, self._widths, strict=False))
        return f" {'  '.join(padded)}".rstrip()

    def lines(self, row: Row) -> Iterator[str]:
        """Yield the lines of a row."""
        date, (context, mark), place = self._date(row), self._marked(row), self._place(row)
        times = [[self._cell(row, TIMES).rjust(len("times"))]] if self._counts else []
        columns, places, _ = self._widths[-3:]
        reasons = [why(dict(zip(self._names, row, strict=True)))] if self._explains else []
        if self._layout.width is None:
            yield self.line(("".join(date), *(cell[0] for cell in times), context, place, *reasons))
            return
        texts = wrapped(context, columns) if self._layout.full else clipped(context, columns, mark)
        for cells in zip_longest(date, *times, texts, [fit(place, places)], fillvalue=""):
            yield self.line(cells)
        for reason in reasons:
            yield from self._below(reason)

    def _below(self, reason: str) -> Iterator[str]:
        """Yield the lines of a reason, as far to the right as the context."""
        indent = sum(self._widths[:-3]) + len("  ") * (len(self._widths) - 3) + 1
        lines = wrapped(visible(reason), max((self._layout.width or 0) - indent - len(ARROW), 1))
        for mark, line in zip_longest([ARROW], lines, fillvalue=" " * len(ARROW)):
            yield f"{' ' * indent}{mark}{line}"

    def _date(self, row: Row) -> list[str]:
        """Return the value in the pieces that it may be broken into."""
        kind = self._cell(row, "kind")
        value = visible(self._cell(row, "date")) or f"({NAMED_KINDS.get(kind, kind)})"
        if self._cell(row, "kind") == "period":
            ends = [_year(end) for end in value.split("/")]
            value = "/".join(dict.fromkeys(ends))
        broken = self._layout.width is not None and width(value) > DATE_WIDTH
        return PIECE.findall(value) if broken else [value]

    def _place(self, row: Row) -> str:
        doc = visible(str(self._cell(row, "doc")))
        part = self._cell(row, "part")
        return f"{doc} {reference(self._names, row)}" if part else doc

    def _marked(self, row: Row) -> tuple[str, Span]:
        """Return the context with the date in brackets, and where these stand."""
        context, text = self._cell(row, "context"), self._cell(row, "text")
        if not (context or text):
            return OWN_DATE if self._cell(row, "date") else NO_DATE_OF_ITS_OWN, Span(0, 0)
        at = mention_at(self._answer, row)
        if at < 0:
            return visible(context).rstrip(LOOSE), Span(0, 0)
        before, date = visible(context[:at]), f"[{visible(text)}]"
        after = visible(context[at + len(text) :]).rstrip(LOOSE)
        return f"{before}{date}{after}", Span(len(before), len(before + date))

    def _cell(self, row: Row, name: str) -> str:
        value = row[self._names.index(name)]
        return "" if value is None else str(value)


def clipped(context: str, columns: int, mark: Span) -> list[str]:
    """Return two lines of a context, with the date that is marked and two words behind it.

    As much as fits is shown before the date, which is not broken if it fits a line.
    """
    date, end = mark
    if not end or width(context) <= columns:
        return wrapped(context, columns, lines=LINES)
    if width(context[date:end]) < columns:
        context = context[:date] + context[date:end].replace(" ", NO_BREAK) + context[end:]
    behind = [word.end() for word in islice(WORD.finditer(context, end), WORDS_BEHIND)]
    wanted = context[date : behind[-1] if behind else end]
    shown: list[str] = []
    for start in _starts(context, date, columns):
        text = context if start == 0 else ELLIPSIS + context[start:]
        shown = wrapped(text, columns, lines=LINES)
        if wanted in " ".join(shown):
            break
    return [line.replace(NO_BREAK, " ") for line in shown]


def _starts(context: str, date: int, columns: int) -> list[int]:
    """Return where the part that is shown may begin: at a word before the date."""
    words = WORD.finditer(context, max(date - LINES * columns, 0), date)
    return [0, *[word.start() for word in words][-MOST_STARTS:], date]


def _year(day: str) -> str:
    return day[:1] + day[1:].split("-", 1)[0]

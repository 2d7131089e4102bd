"""The timeline: every date of the documents, in the order of the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.chronicle import Chronicle
from docscope.analyses.citations import Citations, Dated, dated
from docscope.analyses.place import block_at
from docscope.analyses.timecolumns import COLUMNS, COUNTS, EXPLAINED, TIMEX
from docscope.analyses.timerows import (
    Around,
    context_of,
    days_of,
    document_row,
    expressions,
    row_of,
    sentences_around,
)
from docscope.errors import UsageError
from docscope.model import Totals
from docscope.text.dates import CALENDARS, KINDS, MODES, REJECTED, SHOWN
from docscope.text.dates.settings import Settings
from docscope.text.dates.values.days import parse_day
from docscope.text.dates.values.interval import interval
from docscope.text.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Column, Document, Row
    from docscope.text.dates import DateMention
    from docscope.text.dates.names.periods import Period
    from docscope.text.dates.values.days import Day

DATE_ORDERS = ("auto", "dmy", "mdy", "ymd")
NO_ANCHOR = "none"
NO_LINE_END = re.compile(r"[^\n]")
SENTENCE = Around()


class Found(NamedTuple):
    """The dates of one document, in reading order."""

    doc: str
    dates: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of several documents, and the totals of all that was read.

    `dated` holds those that bear a day, and what others may call them.
    """

    found: tuple[Found, ...]
    totals: Totals
    dated: tuple[Dated, ...] = ()

    def spent(self) -> Dates:
        """Return the totals without the dates that were already turned into rows."""
        return Dates((), self.totals)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every date of the documents with what stands around it, earliest first.

    `kinds` chooses among date, range, period, time, duration, set and vague. `date_from`
    and `date_to` keep what overlaps them, `match` what stands in a sentence with that
    word. `dedupe` gives one row a date, with counts; `documents` adds a row for the date
    of each document.

    `mode`, `anchor`, `calendar`, `date_order` and `periods` say how dates are read, see
    `docscope.text.dates.find_dates`. `explain` adds why, and the candidates that are no
    dates; `every` all columns there are. With `timex` a row is what TIMEX3 marks: each end
    of a range is one of its own.
    """

    kinds: tuple[str, ...] = tuple(kind for kind in KINDS if kind in SHOWN)
    date_from: str | None = None
    date_to: str | None = None
    match: str | None = None
    date_order: str = "auto"
    dedupe: bool = False
    documents: bool = False
    mode: str = "auto"
    anchor: str | None = None
    calendar: str = "auto"
    periods: tuple[Period, ...] = ()
    around: Around = SENTENCE
    explain: bool = False
    every: bool = False
    timex: bool = False

    def __post_init__(self) -> None:
        _check(self)

    @property
    def name(self) -> str:
        """The name of the command."""
        return "timeline"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the date, its words, its value, its place."""
        counts = COUNTS if self.dedupe else ()
        explained = EXPLAINED if self.explain or self.every else ()
        return (*COLUMNS, *counts, *explained, *(TIMEX if self.every else ()))

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: no, they are sorted by date."""
        return False

    def collect(self, part: Corpus) -> Dates:
        """Return the dates in every document of a part."""
        found: list[Found] = []
        known: list[Dated] = []
        totals = Totals()
        for document in part.documents():
            dates = tuple(self._dates(document))
            rejected = sum(mention.kind == REJECTED for mention in dates)
            own = self._row_of_its_own(document)
            count = len(dates) - rejected + (own and "date" in document.metadata)
            named = {REJECTED: rejected} if self.explain else {}
            totals += Totals(1, 0, count, int(count > 0), named)
            if dates or own:
                found.append(Found(document.doc, dates))
            known += filter(None, [dated(document)])
        return Dates(tuple(found), totals, tuple(known))

    def merge(self, left: Dates, right: Dates) -> Dates:
        """Join the dates of two neighbouring parts."""
        totals = left.totals + right.totals
        return Dates(left.found + right.found, totals, left.dated + right.dated)

    def rows(self, total: Dates, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a date, sorted by first day, last day, document and place."""
        return self.in_order([total], corpus)

    def in_order(self, partials: Iterable[Dates], corpus: Corpus) -> Iterator[Row]:
        """Yield the rows of partial results in the order of the calendar.

        Each is turned into rows as it comes, so that no more than these is ever kept, and
        those not in memory if they are many.
        """
        citations = Citations()
        rows = Chronicle(dedupe=self.dedupe, citations=citations)
        for partial in partials:
            citations.learn(partial.dated)
            for found in partial.found:
                rows.add(self._rows(corpus.document(found.doc), found.dates))
        width = len(self.columns)
        return (row[:width] for row in rows)

    def _rows(self, document: Document, dates: Iterable[DateMention]) -> Iterator[Row]:
        if self._row_of_its_own(document):
            yield document_row(document, **self._account(document))
        for mention in dates:
            yield row_of(document, mention, self.around)

    def _dates(self, document: Document) -> Iterator[DateMention]:
        from docscope.text.dates.tagger import tagged

        for mention in tagged(searched_text(document), self._settings(document)):
            for each in expressions(mention) if self.timex else (mention,):
                if self._in_time(each.first, each.last) and self._matches(document, each):
                    yield each

    def _in_time(self, first: str | None, last: str | None) -> bool:
        """Say whether some days overlap the span that was asked for."""
        if not self._bounded:
            return True
        if first is None and last is None:
            return False
        from_day, to_day = _first_day(self.date_from), _last_day(self.date_to)
        ends_before = from_day and last and parse_day(last) < from_day
        begins_after = to_day and first and parse_day(first) > to_day
        return not (ends_before or begins_after)

    def _matches(self, document: Document, mention: DateMention) -> bool:
        if not self.match:
            return True
        block = block_at(document, mention.start)
        words = rf"(?<!\w){re.escape(fold_case(self.match))}(?!\w)"
        around = sentences_around(document, block, mention)
        sentence = context_of(document, block, mention, SENTENCE, sentence=around)
        return re.search(words, " ".join(map(fold_case, sentence.split()))) is not None

    def _row_of_its_own(self, document: Document) -> bool:
        """Say whether a document gets a row: if it bears a date, or why it has none is asked."""
        if not self.documents:
            return False
        date = document.metadata.get("date")
        return self._in_time(*days_of(date)) if date else self.explain and not self._bounded

    @property
    def _bounded(self) -> bool:
        return bool(self.date_from or self.date_to)

    def _account(self, document: Document) -> dict[str, str]:
        """Return where the date of a document is from, and what is counted from it."""
        if not (self.explain or self.every):
            return {}
        from docscope.corpus.metadata import date_source
        from docscope.text.dates.tagger import manner_of

        counted = manner_of(searched_text(document), self._settings(document))
        if self.anchor and counted != "belied":
            counted = "as-none" if self.anchor == NO_ANCHOR else "as-given"
        return {"source": date_source(document), "counted": counted}

    def _settings(self, document: Document) -> Settings:
        return Settings(
            anchor=_anchor(self.anchor) or document.metadata.get("date"),
            date_order=document.date_order if self.date_order == "auto" else self.date_order,
            kinds=frozenset(self.kinds) | ({REJECTED} if self.explain else frozenset()),
            mode=self.mode,
            calendar=self.calendar,
            periods=self.periods,
        )


def searched_text(document: Document) -> str:
    """Return the text with all but its searched blocks blanked, of the same length.

    Lines end where they did, so that headings are known as such; what stands between two
    blocks is two line ends at least, or a form feed.
    """
    pieces: list[str] = []
    end = 0
    for block in document.searched:
        pieces += (
            _blanked(document.text[end : block.start]),
            document.text[block.start : block.end],
        )
        end = block.end
    return "".join(pieces)


def _blanked(gap: str) -> str:
    lines = NO_LINE_END.sub(" ", gap)
    return lines if lines.count("\n") > 1 or not gap else f"\f{lines[1:]}"


def _anchor(written: str | None) -> str | None:
    """Return the day, month or year that dates count from, in ISO 8601; None if it is none."""
    if not written or written == NO_ANCHOR:
        return written
    days = interval(written)
    if days is None or days.first is None or days.last is None:
        return None
    first, last = days.first.iso(), days.last.iso()
    shortened = (first, first.rsplit("-", 1)[0], first.rsplit("-", 2)[0])
    fitting = (text for text in shortened if days_of(text) == (first, last))
    return next(fitting, None)


def _first_day(date: str | None) -> Day | None:
    days = interval(date) if date else None
    return days.first if days else None


def _last_day(date: str | None) -> Day | None:
    days = interval(date) if date else None
    return days.last if days else None


def _check(timeline: Timeline) -> None:
    for kind in timeline.kinds:
        if kind not in KINDS:
            raise UsageError(f"--kind {kind}: no such kind; use {', '.join(KINDS)} or all")
    for option, value, known in (
        ("--date-order", timeline.date_order, DATE_ORDERS),
        ("--mode", timeline.mode, MODES),
        ("--calendar", timeline.calendar, CALENDARS),
    ):
        if value not in known:
            raise UsageError(f"{option} {value}: use {', '.join(known)}")
    for option, date in (("--from", timeline.date_from), ("--to", timeline.date_to)):
        if date is not None and interval(date) is None:
            raise UsageError(f"{option} {date}: no date; write 1956, 1956-11 or 1956-11-04")
    if timeline.anchor is not None and not _anchor(timeline.anchor):
        problem = "no day, month or year; write 1956-11-04, or none"
        raise UsageError(f"--anchor {timeline.anchor}: {problem}")

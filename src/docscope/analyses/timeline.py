"""The timeline: every date of the documents, in the order of the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docscope.analyses.place import PLACE, block_at, place, slice_text
from docscope.errors import UsageError
from docscope.model import Column, Totals
from docscope.text.dates import KINDS, SHOWN, find_dates
from docscope.text.dates.days import LATEST, parse_day, period_bounds
from docscope.text.folding import fold_case
from docscope.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Block, Document, Row
    from docscope.text.dates import DateMention
    from docscope.text.dates.days import Day

    Key = tuple[bool, Day, Day, int, int]

COLUMNS = (
    Column("date"),
    Column("doc"),
    Column("text"),
    Column("context"),
    Column("start_date"),
    Column("end_date"),
    Column("kind"),
    Column("precision"),
    Column("qualifier"),
    Column("inferred"),
    Column("ambiguous", "boolean"),
    *PLACE,
)
COUNTS = (Column("count", "integer"), Column("documents", "integer"))
DATE_ORDERS = ("auto", "dmy", "mdy", "ymd")
NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+(?=\D)")  # 1. or (a)
LABELLED = re.compile(r"[^\W\d_][\w /'’-]{0,30}?\s*:\s+(?=\S+\s+\S)")  # Caption: On 4 November
DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Found:
    """The dates of one document, in reading order."""

    doc: str
    dates: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of several documents, and the totals of all that was read."""

    found: tuple[Found, ...]
    totals: Totals

    def spent(self) -> Dates:
        """Return the totals without the dates that were already turned into rows."""
        return Dates((), self.totals)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every date of the documents in its sentence, earliest first.

    `kinds` chooses among date, range, period, time, duration, set and vague. `date_from`
    and `date_to` keep what overlaps them, `match` what stands in a sentence with that
    word. `dedupe` gives one row a date, with counts; `documents` adds a row for the date
    of each document.
    """

    kinds: tuple[str, ...] = tuple(kind for kind in KINDS if kind in SHOWN)
    date_from: str | None = None
    date_to: str | None = None
    match: str | None = None
    date_order: str = "auto"
    dedupe: bool = False
    documents: bool = False

    def __post_init__(self) -> None:
        _check(self)

    @property
    def name(self) -> str:
        """The name of the command."""
        return "timeline"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the date, its words, its value, its place."""
        return COLUMNS + COUNTS if self.dedupe else COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: no, they are sorted by date."""
        return False

    def collect(self, part: Corpus) -> Dates:
        """Return the dates in every document of a part."""
        found: list[Found] = []
        totals = Totals()
        for document in part.documents():
            dates = tuple(self._dates(document))
            extra = self._row_of_its_own(document)
            rows = len(dates) + extra
            totals += Totals(1, 0, rows, int(rows > 0))
            if rows:
                found.append(Found(document.doc, dates))
        return Dates(tuple(found), totals)

    def merge(self, left: Dates, right: Dates) -> Dates:
        """Join the dates of two neighbouring parts."""
        return Dates(left.found + right.found, left.totals + right.totals)

    def rows(self, total: Dates, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a date, sorted by first day, last day, document and place.

        Every document is read once for its rows, which are then sorted.
        """
        keyed = [
            row for n, found in enumerate(total.found) for row in self._keyed(corpus, n, found)
        ]
        keyed.sort(key=lambda row: row[0])
        rows = [row for _, row in keyed]
        return iter(_deduped(rows) if self.dedupe else rows)

    def _dates(self, document: Document) -> Iterator[DateMention]:
        mentions = find_dates(
            searched_text(document),
            anchor=document.metadata.get("date"),
            date_order=document.date_order if self.date_order == "auto" else self.date_order,
            kinds=frozenset(self.kinds),
        )
        for mention in mentions:
            if self._in_time(mention.first, mention.last) and self._matches(document, mention):
                yield mention

    def _in_time(self, first: str | None, last: str | None) -> bool:
        """Say whether some days overlap the span that was asked for."""
        if not (self.date_from or self.date_to):
            return True
        if first is None and last is None:
            return False
        from_day = period_bounds(self.date_from)[0] if self.date_from else None
        to_day = period_bounds(self.date_to)[1] if self.date_to else None
        ends_before = from_day and last and parse_day(last) < from_day
        begins_after = to_day and first and parse_day(first) > to_day
        return not (ends_before or begins_after)

    def _matches(self, document: Document, mention: DateMention) -> bool:
        if not self.match:
            return True
        block = block_at(document, mention.start)
        words = rf"(?<!\w){re.escape(fold_case(self.match))}(?!\w)"
        return re.search(words, fold_case(_context(document, block, mention))) is not None

    def _row_of_its_own(self, document: Document) -> bool:
        date = document.metadata.get("date")
        return bool(self.documents and date and self._in_time(*_ends(date)))

    def _keyed(self, corpus: Corpus, number: int, found: Found) -> Iterator[tuple[Key, Row]]:
        document = corpus.document(found.doc)
        if self._row_of_its_own(document):
            row = _document_row(document)
            yield _key(str(row[4]), str(row[5]), number, -1), row
        for mention in found.dates:
            yield _key(mention.first, mention.last, number, mention.start), _row(document, mention)


def searched_text(document: Document) -> str:
    """Return the text with all but its searched blocks blanked, of the same length.

    A form feed parts the blocks; within a block lines are joined, so that a date broken by
    a line end is whole.
    """
    pieces: list[str] = []
    end = 0
    for block in document.searched:
        gap = block.start - end
        pieces.append("\f" + " " * (gap - 1) if gap else "")
        pieces.append(document.text[block.start : block.end].replace("\n", " "))
        end = block.end
    return "".join(pieces)


def _row(document: Document, mention: DateMention) -> Row:
    block = block_at(document, mention.start)
    return (
        mention.date or None,
        document.doc,
        slice_text(document, mention.start, mention.end),
        _context(document, block, mention),
        mention.first,
        mention.last,
        mention.kind,
        mention.precision or None,
        mention.qualifier or None,
        mention.inferred or None,
        mention.ambiguous or None,
        *place(document, mention.start, mention.end, block=block),
    )


def _document_row(document: Document) -> Row:
    """Return the row of the date a document bears; it has no place in the text."""
    date = document.metadata["date"]
    first, last = _ends(date)
    title = document.metadata.get("title")
    unit = ("year", "month", "day")[min(date.lstrip("-").count("-"), 2)]
    nowhere = (None,) * (len(PLACE) - 2)
    value = (date, document.doc, None, title, first, last, DOCUMENT, unit, None, None, None)
    return (*value, title, date, *nowhere)


def _context(document: Document, block: Block, mention: DateMention) -> str:
    """Return the sentence of a date; of a heading all of it."""
    start, end = block.start, block.end
    if block.part in {"body", "front"}:
        bounds = sentences(document.text, block.start, block.end)
        whole = [span for span in bounds if span.end > mention.start and span.start < mention.end]
        if whole:
            start, end = whole[0].start, whole[-1].end
    opening = LABELLED if block.part == "front" and start == block.start else NUMBERED
    mark = opening.match(document.text, start, end)
    return slice_text(document, mark.end() if mark and mark.end() <= mention.start else start, end)


def _key(first: str | None, last: str | None, number: int, offset: int) -> Key:
    """Return what a row is sorted by; an open side counts as the other one."""
    days = [parse_day(day) for day in (first or last, last or first) if day]
    return (not days, *((days[0], days[1]) if days else (LATEST, LATEST)), number, offset)


def _deduped(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the first row of every date with how often, and in how many documents, it is named."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    for group in groups.values():
        yield (*group[0], len(group), len({row[1] for row in group}))


def _ends(date: str) -> tuple[str | None, str | None]:
    try:
        first, last = period_bounds(date)
    except ValueError:
        return None, None
    return first.iso(), last.iso()


def _check(timeline: Timeline) -> None:
    for kind in timeline.kinds:
        if kind not in KINDS:
            raise UsageError(f"--kind {kind}: no such kind; use {', '.join(KINDS)}")
    if timeline.date_order not in DATE_ORDERS:
        raise UsageError(f"--date-order {timeline.date_order}: use {', '.join(DATE_ORDERS)}")
    for option, date in (("--from", timeline.date_from), ("--to", timeline.date_to)):
        if date and _ends(date) == (None, None):
            raise UsageError(f"{option} {date}: no date; write 1956, 1956-11 or 1956-11-04")

"""The dates of a timeline as events: when, what and where, for programs that show them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docscope.analyses.passages import long_date
from docscope.report.display import ELLIPSIS, visible
from docscope.report.exports.days import Span, days_of
from docscope.report.mentions import mention_at
from docscope.report.phrases import counted, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row, Value

HEADLINE = 80  # characters
WORD = re.compile(r"\S+")
DIGEST = 16  # bytes of what tells events apart
COUNT = "count"  # the column that says how often a date is named


@dataclass(frozen=True, slots=True)
class Event:
    """A date with the days it covers, a headline, its sentence, and where that stands.

    `uid` depends on the document, the place and the value alone; `doubtful` says that the
    value is one of several readings, or approximate or uncertain in the text itself.
    """

    uid: str
    value: str
    span: Span
    kind: str
    doc: str
    text: str
    headline: str
    sentence: str
    source: str
    doubtful: bool = False


class Events:
    """The events of an answer, in the order of its rows; a date with two readings is two.

    `undated` counts the rows that name no day: durations, vague words.
    """

    def __init__(self, answer: Answer, rows: Iterable[Row]) -> None:
        self.undated = 0
        self._answer, self._rows = answer, rows
        self._index = {name: at for at, name in enumerate(answer.table.names)}

    def __iter__(self) -> Iterator[Event]:
        for row in self._rows:
            readings = list(self._readings(row))
            self.undated += not readings
            yield from readings

    def _readings(self, row: Row) -> Iterator[Event]:
        value = self._text(row, "date")
        found = days_of(value, self._value(row, "start_date"), self._value(row, "end_date"))
        if not found:
            return
        event = self._event(row, value)
        for reading, span in found:
            doubtful = event.doubtful or len(found) > 1
            uid = self._uid(row, reading)
            yield replace(event, uid=uid, value=reading, span=span, doubtful=doubtful)

    def _event(self, row: Row, value: str) -> Event:
        context = self._text(row, "context") or self._text(row, "doc")
        at = mention_at(self._answer, row)
        text = self._text(row, "text")
        return Event(
            uid="",
            value=value,
            span=Span(None, None),
            kind=self._text(row, "kind"),
            doc=visible(self._text(row, "doc")),
            text=visible(text),
            headline=visible(shortened(context, max(at, 0), len(text))),
            sentence=visible(context),
            source=visible(self._source(row)),
            doubtful=bool(re.search(r"[~?%]", value)),
        )

    def _source(self, row: Row) -> str:
        """Return where a date stands, fit to be cited, and how often it is named."""
        doc, title = self._text(row, "doc"), self._text(row, "doc_title")
        place = (
            f"{doc} {reference(self._answer.table.names, row)}" if self._text(row, "part") else doc
        )
        cited = ", ".join(filter(None, (title, long_date(self._text(row, "doc_date")), place)))
        count = self._value(row, COUNT)
        return f"{cited}; {counted(count, 'mention')}" if isinstance(count, int) else cited

    def _uid(self, row: Row, value: str) -> str:
        from hashlib import blake2b

        place = f"{self._text(row, 'doc')}\0{self._text(row, 'char_start')}\0{value}"
        return blake2b(place.encode(errors="surrogatepass"), digest_size=DIGEST).hexdigest()

    def _value(self, row: Row, name: str) -> Value:
        return row[self._index[name]] if name in self._index else None

    def _text(self, row: Row, name: str) -> str:
        value = self._value(row, name)
        return "" if value is None else str(value)


def left_out(events: Events, noun: str, *, beyond: int = 0, years: str = "") -> list[str]:
    """Return a sentence that says how many rows are missing in a file, and why; or none."""
    reasons = []
    if events.undated:
        reasons.append(f"{counted(events.undated, 'row')} without a day")
    if beyond:
        reasons.append(f"{counted(beyond, 'date')} outside {years}")
    return [f"not in the {noun}: {' and '.join(reasons)}"] if reasons else []


def shortened(context: str, at: int, size: int, most: int = HEADLINE) -> str:
    """Return the words around the date of so many characters, at most `most` in all.

    >>> shortened("Noting the communication of 1 November 1956 from Hungary,", 28, 15, 40)
    '…communication of 1 November 1956 from…'
    """
    start, end = at, at + size
    before = [word.start() for word in WORD.finditer(context, 0, start)]
    after = [word.end() for word in WORD.finditer(context, end)]
    if len(context) > most:
        start, end = _grown(before, after, (start, end), most - 2 * len(ELLIPSIS))
    else:
        start, end = 0, len(context)
    opening = ELLIPSIS if start else ""
    closing = ELLIPSIS if end < len(context.rstrip(" ,;:")) else ""
    return opening + context[start:end].strip().rstrip(" ,;:") + closing


def _grown(
    before: list[int], after: list[int], span: tuple[int, int], most: int
) -> tuple[int, int]:
    """Return a span with words added on either side by turns, as long as they fit."""
    start, end = span
    grows = True
    while grows:
        grows = False
        if before and end - before[-1] <= most:
            start, grows = before.pop(), True
        if after and after[0] - start <= most:
            end, grows = after.pop(0), True
    return start, end

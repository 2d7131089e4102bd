"""The dates of a timeline as events: when, what and where, for programs that show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docscope.analyses.passages import long_date
from docscope.report.display import ELLIPSIS, visible
from docscope.report.exports.days import is_exact, readings
from docscope.report.mentions import mention_at
from docscope.report.phrases import counted, reference
from docscope.text.dates import REJECTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row, Value
    from docscope.report.exports.days import Days

HEADLINE, MOST = 80, 2_000  # characters of a headline, and of a sentence
BARE = 12  # characters beside a date that say nothing of what happened
WORD = re.compile(r"\S+")
DIGEST = 16  # bytes of what tells events apart
COUNT = "count"  # the column that says how often a date is named
SIDES = re.compile(r"\b(?:since|after|until|before|by)\b")  # of the date itself
UNCERTAIN = "uncertain"
MARKS = ("~", "?", "%")  # of values that are approximate or uncertain


@dataclass(frozen=True, slots=True)
class Event:
    """A date with the days it covers, a headline, its sentence, and where that stands.

    `uid` depends on the document, the place and the value alone. `words` are those of the
    date, where a year, month or day would say less than they do; `source` says where it
    stands and what else is known of it. `doubtful` says that the value is one of several
    readings, or approximate or uncertain in the text.
    """

    uid: str
    value: str
    days: Days
    kind: str
    doc: str
    words: str
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
            found = list(self._readings(row))
            self.undated += not found and self._text(row, "kind") != REJECTED
            yield from found

    def _readings(self, row: Row) -> Iterator[Event]:
        ends = (self._value(row, "start_date"), self._value(row, "end_date"))
        found = readings(self._text(row, "date"), *ends)
        headline, sentence = self._shown(row) if found else ("", "")
        for value, days in found:
            yield Event(
                uid=self._uid(row, value),
                value=value,
                days=days,
                kind=self._text(row, "kind"),
                doc=visible(self._text(row, "doc")),
                words=visible(self._words(row)) if len(found) == 1 else "",
                headline=visible(headline),
                sentence=visible(sentence),
                source=visible("; ".join(self._notes(row, len(found)))),
                doubtful=len(found) > 1 or value.endswith(MARKS),
            )

    def _shown(self, row: Row) -> tuple[str, str]:
        """Return the words around a date, and its sentence, as much of it as programs take.

        Where there are hardly any words around it the document follows.
        """
        context = self._text(row, "context") or self._text(row, "doc")
        at, size = max(mention_at(self._answer, row), 0), len(self._text(row, "text"))
        headline = shortened(context, at, size)
        if size and len(context) - size <= BARE:
            named = self._text(row, "doc_title") or self._text(row, "doc")
            headline = f"{headline.rstrip('.')} ({named})"
        return headline, context if len(context) <= MOST else shortened(context, at, size, MOST)

    def _words(self, row: Row) -> str:
        """Return a date in its words with what qualifies it; nothing where nothing does."""
        text, qualifier = self._text(row, "text"), self._text(row, "qualifier")
        side = SIDES.search(qualifier)
        if side and not text.lower().startswith(side[0]):
            return f"{side[0]} {text}"
        if UNCERTAIN in qualifier:
            return f"{text} ({UNCERTAIN})"
        return "" if is_exact(self._text(row, "date")) and not qualifier else text

    def _notes(self, row: Row, several: int) -> Iterator[str]:
        """Yield where a date stands, fit to be cited, and what there is to know of it."""
        title, dated = self._text(row, "doc_title"), long_date(self._text(row, "doc_date"))
        place = f" {reference(self._answer.table.names, row)}" if self._text(row, "part") else ""
        yield ", ".join(filter(None, (title, dated, f"{self._text(row, 'doc')}{place}")))
        count = self._value(row, COUNT)
        if isinstance(count, int):
            yield counted(count, "mention")
        if inferred := self._text(row, "inferred"):
            yield f"{inferred} supplied"
        if several > 1:
            yield f"one of {several} readings"
        if refers_to := self._text(row, "refers_to"):
            yield f"refers to {refers_to}"

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
    # A word that these bounds cut is too far away to be taken.
    before = [word.start() for word in WORD.finditer(context, max(start - most, 0), start)]
    after = [word.end() for word in WORD.finditer(context, end, end + most)]
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

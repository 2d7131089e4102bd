"""A calendar, as RFC 5545 has it: every date an event of whole days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from docscope.report.display import visible
from docscope.report.exports.events import Events, left_out
from docscope.report.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    import icalendar

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.exports.events import Event
    from docscope.text.dates.values.days import Day

# The same bytes on every day: nobody is told when a file was written.
WRITTEN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
LAST = dt.date.max - dt.timedelta(1)  # whose next day there is
PRODUCT = "-//docscope//timeline//EN"
END = "END:VCALENDAR\r\n"


def write(
    answer: Answer,
    rows: Iterable[Row],
    stream: TextIO,
    *,
    header: bool = True,  # noqa: ARG001  # a calendar names all it holds
) -> list[str]:
    """Write a calendar; return how many rows it cannot hold, in a sentence, if there are any."""
    stream.write(_opening(answer.corpus.names))
    events = Events(answer, rows)
    beyond, count = 0, 0
    for event in events:
        entry = _entry(event)
        beyond += entry is None
        if entry:
            stream.write(_written(entry))
            count += 1
    stream.write(END if count else _nothing() + END)
    return left_out(events, "calendar", beyond=beyond, years="the years 1 to 9999")


def _opening(docs: Sequence[str]) -> str:
    from icalendar import Calendar, vText

    whole = docs[0] if len(docs) == 1 else counted(len(docs), "document")
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(visible(f"Dates in {whole}")))
    return _written(calendar).removesuffix(END)


def _nothing() -> str:
    """Return the clock of Greenwich: a calendar must hold something, if no event."""
    from icalendar import Timezone, TimezoneStandard

    zone, clock = Timezone(), TimezoneStandard()
    zone.add("tzid", "Etc/UTC")
    clock.add("dtstart", WRITTEN.replace(tzinfo=None))
    clock.add("tzoffsetfrom", dt.timedelta())
    clock.add("tzoffsetto", dt.timedelta())
    zone.add_component(clock)
    return _written(zone)


def _written(component: icalendar.Component) -> str:
    text: str = component.to_ical().decode()
    return text


def _entry(event: Event) -> icalendar.Event | None:
    """Return the entry of an event, None where a calendar has no such days."""
    import icalendar

    first, last = map(_date, event.days)
    if not (first and last and last <= LAST):
        return None
    entry = icalendar.Event()
    entry.add("uid", f"{event.uid}@docscope")
    entry.add("dtstamp", WRITTEN)
    entry.add("dtstart", first)
    entry.add("dtend", last + dt.timedelta(1))
    entry.add("summary", event.headline)
    entry.add("description", _description(event))
    entry.add("categories", [event.kind])
    entry.add("transp", "TRANSPARENT")
    if event.doubtful:
        entry.add("status", "TENTATIVE")
    return entry


def _description(event: Event) -> str:
    return f"{event.sentence}\n\n{event.source}\n{event.value}"


def _date(day: Day) -> dt.date | None:
    try:
        return dt.date(*day)
    except (ValueError, OverflowError):
        return None

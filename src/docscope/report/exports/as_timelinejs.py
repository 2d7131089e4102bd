"""The JSON of TimelineJS 3: every date an event with its sentence."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from docscope.report.exports.days import dates_of
from docscope.report.exports.events import Events, left_out

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TextIO

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.exports.events import Event
    from docscope.text.dates.values.days import Day
    from docscope.text.dates.values.value import Point

    Fields = dict[str, Any]  # Any: what JSON holds

JAVASCRIPT_YEARS = range(-271_820, 275_760)  # beyond them there are no months and days
# TimelineJS reads these fields as HTML twice, so that escapes would become markup.
BRACKETS = str.maketrans({"<": "‹", ">": "›"})


def write(
    answer: Answer,
    rows: Iterable[Row],
    stream: TextIO,
    *,
    header: bool = True,  # noqa: ARG001  # the names are part of every object
) -> list[str]:
    """Write an object with all events, one a line; return how many rows are not in it."""
    encode = JSONEncoder(ensure_ascii=False).encode
    events = Events(answer, rows)
    scale = "human"
    before = "\n"
    stream.write('{"events": [')
    for event in events:
        if any(day.year not in JAVASCRIPT_YEARS for day in event.days):
            scale = "cosmological"
        stream.write(before + encode(_event(event)))
        before = ",\n"
    stream.write(f'\n], "scale": "{scale}"}}\n')
    return left_out(events, "timeline")


def _event(event: Event) -> Fields:
    first, last = _ends(event)
    sentence = f"<p>{_escaped(event.sentence)}</p><p>{_escaped(event.source)}</p>"
    fields: Fields = {"start_date": first}
    if last != first:
        fields["end_date"] = last
    if event.words:
        fields["display_date"] = _plain(event.words)
    fields["text"] = {"headline": _escaped(event.headline), "text": sentence}
    fields["group"] = _plain(event.doc)
    fields["unique_id"] = f"date-{event.uid}"
    fields["autolink"] = False
    return fields


def _ends(event: Event) -> tuple[Fields, Fields]:
    """Return the first and the last date of an event, as precise as its value where that can be."""
    known = dates_of(event.value) or event.days
    return _date(known[0]), _date(known[-1])


def _date(date: Point | Day) -> Fields:
    assert date.year is not None, "events have days"
    fields = {"year": _year(date.year), "month": date.month, "day": date.day}
    return {name: value for name, value in fields.items() if value or name == "year"}


def _year(year: int) -> int:
    """Return a year as TimelineJS counts: 480 BC is -480, and there is no year 0."""
    return year if year > 0 else year - 1


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)


def _plain(text: str) -> str:
    return _escaped(text.translate(BRACKETS))

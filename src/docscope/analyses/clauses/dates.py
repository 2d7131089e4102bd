"""The dates of clauses: those of the document, each given to the clauses it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.model import Document
    from docscope.text.clauses.clause import Clause
    from docscope.text.dates import DateMention

DAY = r"\d{4}-\d\d-\d\d"
LENGTH = r"P(?:(?P<number>\d+)(?P<unit>[DWMY])|T(?P<hours>\d+)H)"
HOURS = 24  # of a day
# What a time limit runs from: the text itself, or something whose day is not known.
RUNS_FROM = r",?\s+(?:of|from|after|following|since)\s"
FROM_THE_TEXT = (
    r",?\s+(?:of|from|after|following)\s+(?:the\s+)?(?:date\s+of\s+)?(?:its\s+|the\s+)?"
    r"(?:adoption\s+of\s+)?(?:this|the\s+present)\s+(?:resolution|decision|declaration|letter)"
)
END = "end"  # of a period, as in `by the end of 1999`
WIDER = {"month": 7, "year": 4}  # characters of the date


class ClauseDates(NamedTuple):
    """The dates in a clause as EDTF values, each once, and when its deadline falls."""

    dates: tuple[str, ...] = ()
    deadline: str | None = None


UNREAD = ClauseDates()


def clause_dates(document: Document, clauses: Sequence[Clause]) -> tuple[ClauseDates, ...]:
    """Return the dates of some clauses of a document, which is gone through once."""
    from docscope.analyses.timeline import searched_text
    from docscope.text.dates.settings import Settings
    from docscope.text.dates.tagger import tagged

    own = document.metadata.get("date")
    settings = Settings(anchor=own, date_order=document.date_order)
    mentions = tagged(searched_text(document), settings)
    starts = [mention.start for mention in mentions]
    found: list[ClauseDates] = []
    for clause in clauses:
        first, last = bisect_left(starts, clause.start), bisect_left(starts, clause.end)
        inside = [each for each in mentions[first:last] if each.end <= clause.end]
        values = dict.fromkeys(each.date for each in inside if each.date)
        found.append(ClauseDates(tuple(values), _deadline(document, clause, inside)))
    return tuple(found)


def _deadline(document: Document, clause: Clause, inside: Sequence[DateMention]) -> str | None:
    """Return the day on which the deadline of a clause falls, or the month or year."""
    if not clause.deadline:
        return None
    words = r"\s+".join(map(re.escape, clause.deadline.split()))
    place = re.compile(words).search(document.text, clause.start, clause.end)
    if not place:
        return None
    own = document.metadata.get("date")
    named = [each for each in inside if each.start < place.end() and place.start() < each.end]
    if named:
        return _last_day(named[-1], own, whole=END in place[0].split())
    return _counted(document, clause, place, own)


def _last_day(mention: DateMention, own: str | None, *, whole: bool) -> str | None:
    """Return the last day of a date; of a month or a year itself, unless its end is meant."""
    day = mention.last
    if day is None:
        return None
    if mention.precision in WIDER and not whole:
        return day[: WIDER[mention.precision]]
    if "year" in mention.inferred and own and day < own:  # a deadline lies ahead
        return f"{int(day[:4]) + 1:04}{day[4:]}"
    return day


def _counted(
    document: Document, clause: Clause, place: re.Match[str], own: str | None
) -> str | None:
    """Return the day so and so long after the date of the document: `within thirty days`."""
    if clause.kind_of_document == "articles" or not own or not re.fullmatch(DAY, own):
        return None
    from docscope.text.dates import find_dates

    lengths = find_dates(place[0], kinds=frozenset({"duration"}))
    size = re.fullmatch(LENGTH, lengths[0].timex_value) if len(lengths) == 1 else None
    if not size:
        return None
    rest = document.text[place.start() + lengths[0].end : clause.end]
    if re.match(RUNS_FROM, rest) and not re.match(FROM_THE_TEXT, rest):
        return None
    return _after(own, int(size["number"] or size["hours"]), size["unit"] or "H")


def _after(day: str, number: int, unit: str) -> str | None:
    from calendar import monthrange
    from datetime import date, timedelta

    if unit == "H" and number % HOURS:
        return None
    days = {"D": number, "W": 7 * number, "H": number // HOURS}
    try:
        start = date.fromisoformat(day)
        if unit in days:
            return (start + timedelta(days=days[unit])).isoformat()
        months = start.month - 1 + number * (12 if unit == "Y" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        last = monthrange(year, month)[1]
        return start.replace(year=year, month=month, day=min(start.day, last)).isoformat()
    except (ValueError, OverflowError):  # beyond the calendar
        return None

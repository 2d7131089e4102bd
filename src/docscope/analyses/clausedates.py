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

DAY = re.compile(r"\d{4}-\d\d-\d\d")
LENGTH = re.compile(r"P(?P<number>\d+)(?P<unit>[DWMY])")
# What a time limit runs from: the text itself, or something whose day is not known.
RUNS_FROM = re.compile(r",?\s+(?:of|from|after|following|since)\s")
FROM_THE_TEXT = re.compile(
    r""",?\s+ (?: of | from | after | following ) \s+ (?: the \s+ )?
    (?: date \s+ of \s+ )? (?: its \s+ | the \s+ )? (?: adoption \s+ of \s+ )?
    (?: this | the \s+ present ) \s+ (?: resolution | decision | declaration | letter )""",
    re.VERBOSE,
)
ENDS = "END"  # of a period, as in `by the end of 1999`


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
    named = [each for each in inside if place.start() <= each.start < place.end()]
    if named:
        return _last_day(named[-1], own)
    return _counted(document, clause, place, own)


def _last_day(mention: DateMention, own: str | None) -> str | None:
    day = mention.last
    if day is None:
        return None
    if mention.precision == "year" and mention.timex_mod != ENDS:
        return day[:4]
    if mention.precision == "month" and mention.timex_mod != ENDS:
        return day[:7]
    if "year" in mention.inferred and own and day < own:  # a deadline lies ahead
        return f"{int(day[:4]) + 1:04}{day[4:]}"
    return day


def _counted(
    document: Document, clause: Clause, place: re.Match[str], own: str | None
) -> str | None:
    """Return the day so and so long after the date of the document: `within thirty days`."""
    if not own or not DAY.fullmatch(own):
        return None
    from docscope.text.dates import find_dates

    lengths = find_dates(place[0], kinds=frozenset({"duration"}))
    size = LENGTH.fullmatch(lengths[0].timex_value) if len(lengths) == 1 else None
    if not size:
        return None
    after = place.start() + lengths[0].end
    if RUNS_FROM.match(document.text, after, clause.end) and not FROM_THE_TEXT.match(
        document.text, after, clause.end
    ):
        return None
    return _after(own, int(size["number"]), size["unit"])


def _after(day: str, number: int, unit: str) -> str | None:
    from calendar import monthrange
    from datetime import date, timedelta

    try:
        start = date.fromisoformat(day)
        if unit in "DW":
            return (start + timedelta(days=number * (7 if unit == "W" else 1))).isoformat()
        months = start.month - 1 + number * (12 if unit == "Y" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return start.replace(
            year=year, month=month, day=min(start.day, monthrange(year, month)[1])
        ).isoformat()
    except (ValueError, OverflowError):  # beyond the calendar
        return None

"""Dates in running text: where they stand and what they mean.

`find_dates` reads everything from `4-10 November 1956` to `the Second World War`;
`first_date` only the date of a heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.mention import DateMention, Timex
from docscope.text.dates.ofdocument.dateline import first_date
from docscope.text.dates.settings import CALENDARS, KINDS, MODES, REJECTED, SHOWN, Settings

if TYPE_CHECKING:
    from docscope.text.dates.names.periods import Period

__all__ = [
    "CALENDARS",
    "KINDS",
    "MODES",
    "REJECTED",
    "SHOWN",
    "DateMention",
    "Timex",
    "find_dates",
    "first_date",
]


def find_dates(  # noqa: PLR0913 - each says one thing
    text: str,
    *,
    anchor: str | None = None,
    date_order: str = "auto",
    kinds: frozenset[str] = SHOWN,
    mode: str = "auto",
    calendar: str = "auto",
    periods: tuple[Period, ...] = (),
) -> list[DateMention]:
    """Return the dates of a plain text in reading order, without overlaps.

    Args:
        text: Any text; offsets of the mentions count its characters.
        anchor: The date of the document (ISO 8601), for dates that leave out their year
            before any year is written; `none` to use no such date, not even one that
            stands in a line of its own.
        date_order: How to read 12/04/2023: `dmy`, `mdy` or `ymd`; `auto` takes what other
            figures of the text prove, and else gives both readings.
        kinds: Which of `KINDS` are wanted; with `REJECTED` also the candidates that were
            turned down, each with its reason.
        mode: What incomplete dates count from: `anchored` the date of the document,
            `narrative` the date before them; `auto` chooses for every text.
        calendar: The calendar of the days: `julian` converts them to ours; `auto` only
            those that are marked.
        periods: Named periods besides those that are known.

    >>> [mention.date for mention in find_dates("The session of 4-10 November 1956.")]
    ['1956-11-04/1956-11-10']
    """
    from docscope.text.dates.tagger import tagged

    return tagged(text, Settings(anchor, date_order, kinds, mode, calendar, periods))

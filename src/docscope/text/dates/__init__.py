"""Dates in running text: where they stand and what they mean.

`find_dates` reads everything from `4-10 November 1956` to `the Second World War`;
`first_date` only the date of a heading.
"""

from __future__ import annotations

from docscope.text.dates.dateline import first_date
from docscope.text.dates.mention import DateMention, Timex

__all__ = ["KINDS", "DateMention", "Timex", "find_dates", "first_date"]

KINDS = ("date", "range", "period", "time", "duration", "set", "vague")
SHOWN = frozenset(("date", "range", "period"))


def find_dates(
    text: str,
    *,
    anchor: str | None = None,
    date_order: str = "auto",
    kinds: frozenset[str] = SHOWN,
) -> list[DateMention]:
    """Return the dates of a plain text in reading order, without overlaps.

    Args:
        text: Any text; offsets of the mentions count its characters.
        anchor: The date of the document (ISO 8601), for dates that leave out their year
            before any year is written.
        date_order: How to read 12/04/2023: `dmy`, `mdy` or `ymd`; `auto` takes what other
            figures of the text prove, and else gives both readings.
        kinds: Which of `KINDS` are wanted.

    >>> [mention.date for mention in find_dates("The session of 4-10 November 1956.")]
    ['1956-11-04/1956-11-10']
    """
    from docscope.text.dates.tagger import tagged

    return tagged(text, anchor=anchor, date_order=date_order, kinds=kinds)

"""The date in a heading or a dateline, found without the whole grammar."""

from __future__ import annotations

import re
from functools import cache

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
FULL = rf"""
    \b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s)?\s*{MONTH}\.?,?\s*(?P<year>\d{{4}})\b
  | \b{MONTH}\.?\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<year2>\d{{4}})\b
  | (?<![\d/-])(?P<year3>\d{{4}})-(?P<month3>\d\d)-(?P<day3>\d\d)(?![\d/-])
"""


def first_date(text: str) -> str | None:
    """Return the first day named in a heading or dateline as an ISO date, if there is one.

    >>> first_date("Moscow, October 30, 1956.")
    '1956-10-30'
    """
    for match in _full().finditer(text) if _has_year(text) else ():
        day = match["day"] or match["day2"] or match["day3"]
        name = match[2] or match[4]
        month = MONTHS.index(name[:3].lower()) + 1 if name else int(match["month3"])
        year = match["year"] or match["year2"] or match["year3"]
        if _exists(int(year), month, int(day)):
            return f"{year}-{month:02}-{int(day):02}"
    return None


def _has_year(text: str) -> bool:
    return any(c.isdecimal() for c in text[:1000])


@cache
def _full() -> re.Pattern[str]:
    return re.compile(FULL, re.VERBOSE | re.IGNORECASE)


def _exists(year: int, month: int, day: int) -> bool:
    from docscope.text.dates.values.days import Day, exists

    return exists(Day(year, month, day))

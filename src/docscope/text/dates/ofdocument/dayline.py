"""The day at the head of a letter or report that leaves its year to the file it lies in."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from docscope.text.dates.ofdocument.dated import DAY, MONTH
from docscope.text.dates.ofdocument.dateline import first_date
from docscope.text.dates.ofdocument.owndate import head_lines

MOST_LINES = 12
LINE = rf"""
    (?: (?: (?-i:[A-Z]) [\w.'’-]* ,? \s ){{1,6}} (?<=,\s) )?                      # Camp Y,
    (?: (?: mon|tues|wednes|thurs|fri|satur|sun ) day ,? \s+ )?                   # Monday,
    (?P<date> (?:the\s+)? {DAY} \s (?:of\s)? {MONTH} | {MONTH} \s* {DAY} )        # July 3rd
    (?: [.,]? \Z | \s* (?: \( | [-–—] \s ) )                                      # or (Reuters) -
"""


def day_in(text: str, year: str) -> str | None:
    r"""Return the day of a year that stands in a line of its own at the head, as an ISO date.

    >>> day_in("Camp Y, July 3rd\n\nDear mother,", "1916")
    '1916-07-03'
    """
    for line in islice(head_lines(text), MOST_LINES):
        match = _line().match(line)
        if match:
            return first_date(f"{match['date']}, {year}")
    return None


@cache
def _line() -> re.Pattern[str]:
    return re.compile(LINE, re.VERBOSE | re.IGNORECASE)

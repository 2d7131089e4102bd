"""Days of the French Republican calendar (1793 to 1805): 13 Vendémiaire an IV."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.values.days import Day, moved
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.text.dates.scanning.scan import Tokens

MONTHS = {
    "vendémiaire": 0, "vendemiaire": 0, "brumaire": 1, "frimaire": 2, "nivôse": 3, "nivose": 3,
    "pluviôse": 4, "pluviose": 4, "ventôse": 5, "ventose": 5, "germinal": 6, "floréal": 7,
    "floreal": 7, "prairial": 8, "messidor": 9, "thermidor": 10, "fructidor": 11,
}  # fmt: skip
FORMS = frozenset((*MONTHS, *(month + " " for month in MONTHS)))
NEW_YEAR = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)  # September, from 1792 on
FIRST = 1792
MONTH_DAYS = 30
DAY = r"\b(\d{1,2})(?:st|nd|rd|th|er)?\s(?:of\s)?\Z"
YEAR = r"""
    ,?\s (?: (?:of\s)?(?:the\s)?(?:year|an|l'an|de\sl'an)\s (?P<figures> \d{1,2} ) (?![\d.,/-]*\d)
           | (?:(?:of\s)?(?:the\s)?(?:year|an|l'an|de\sl'an)\s)? (?P<roman> [ivx]{1,4} ) )
    (?![\w'])
"""
ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
}  # fmt: skip
WINDOW = 12  # characters before a month in which its day stands


def republican_day(year: int, month: int, day: int) -> Day:
    """Return the Gregorian day; `year` counts from 1, `month` from 0.

    The new years are those of the decrees in force from 1793 to 1805.

    >>> republican_day(2, 10, 9)  # 9 Thermidor
    Day(year=1794, month=7, day=27)
    """
    new_year = Day(FIRST + year - 1, 9, NEW_YEAR[year - 1])
    return moved(new_year, MONTH_DAYS * month + day - 1)


def republican_dates(tokens: Tokens) -> Iterator[Draft]:
    """Yield the days and months that stand with their year."""
    if FORMS.isdisjoint(tokens.forms):
        return
    for at, word in enumerate(tokens.words):
        if word in FORMS:
            draft = _read(tokens, at)
            if draft:
                yield draft


def _read(tokens: Tokens, at: int) -> Draft | None:
    found = re.compile(YEAR, re.VERBOSE).match(tokens.folded, tokens.end(at))
    if not found:
        return None
    year = int(found["figures"] or ROMAN.get(found["roman"], 0))
    last = bisect_left(tokens.starts, found.end())
    if not 1 <= year <= len(NEW_YEAR) or not (found["figures"] or tokens.capital(last - 1)):
        return None
    month = MONTHS[tokens.word(at)]
    start = tokens.starts[at]
    written = re.compile(DAY).search(tokens.folded, max(0, start - WINDOW), start)
    draft = Draft("republican", at, last, [], note="republican")
    if written:
        draft.first = bisect_left(tokens.starts, written.start())
        first = final = int(written[1])
        if not 1 <= first <= MONTH_DAYS:
            return None
    else:
        first, final = 1, MONTH_DAYS
        draft.form = draft.kind = "range"
        draft.cuts = [(at, last)]
    ends = dict.fromkeys(republican_day(year, month, day) for day in (first, final))
    draft.points = [Point("day", *day) for day in ends]
    return draft

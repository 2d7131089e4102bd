"""Days of the Julian calendar as days of ours: Old Style."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.dates.anchoring.sentence import merged
from docscope.text.dates.values.days import Day, exists, gregorian
from docscope.text.dates.values.republican import republican_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens
    from docscope.text.dates.values.value import Point

JULIAN, GREGORIAN = "julian", "gregorian"
OLD_STYLE = "old style"
STYLE = r"""
    ,?\s{0,3}
    (?P<bracket> [(\[] )?
    (?:
        (?P<julian>
            O\.\s?S\.? | OS\b | [Oo]ld\s[Ss]tyle
          | (?:(?:in|according\sto|by)\sthe\s)?Julian(?:\scalendar)?
        )
      | (?:
            N\.\s?S\.? | NS\b | [Nn]ew\s[Ss]tyle
          | (?:(?:in|according\sto|by)\sthe\s)?Gregorian(?:\scalendar)?
        )
    )
    (?P<closed> [)\]] )?
    (?!\w)
"""
BEGUN = frozenset("OoNnJGiab")  # letters that a calendar can begin with
LONGEST_GAP = 8  # characters before it
SETTLED = frozenset(("iso", "two-calendars", "republican"))  # they are days of our calendar
LAST_WESTERN = 1700  # the last 29 February that only the Julian calendar has, in western texts
LEAP_DAY = (2, 29)
WINTER = frozenset((12, 1))


def with_calendars(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts and the French Republican dates, each with the calendar it names."""
    _note_styles(tokens, drafts)
    republican = list(republican_dates(tokens))
    return merged(republican, drafts) if republican else drafts


def _note_styles(tokens: Tokens, drafts: Sequence[Draft]) -> None:
    """Take in `O.S.`, `Old Style`, `(Julian)` and their opposites behind days."""
    for draft in drafts:
        if draft.points and draft.points[0].unit == "day" and not draft.calendar:
            end = tokens.end(draft.last - 1)
            behind = tokens.text[end : end + LONGEST_GAP].lstrip(",").lstrip().lstrip("([")
            found = _style().match(tokens.text, end) if behind[:1] in BEGUN else None
            if found:
                draft.calendar = JULIAN if found["julian"] else GREGORIAN
                if bool(found["bracket"]) == bool(found["closed"]):
                    draft.last = bisect_left(tokens.starts, found.end())


@cache
def _style() -> re.Pattern[str]:
    return re.compile(STYLE, re.VERBOSE)


def to_new_style(draft: Draft, calendar: str) -> None:
    """Turn the days of a draft into those of our calendar, where they are of the Julian one.

    `calendar` is `julian` for all days of a text, `gregorian` for none, `auto` for those that
    the text marks and for a 29 February that our calendar does not have.
    """
    marked = draft.calendar == JULIAN
    if marked:
        draft.note = OLD_STYLE
    if GREGORIAN in {calendar, draft.calendar} or draft.rule in SETTLED:
        return
    if draft.period or not draft.points or _is_feast(draft):
        return
    chosen = marked or calendar == JULIAN
    points = [_converted(p) if chosen or _only_julian(p) else p for p in draft.points]
    if points != draft.points:
        draft.points = points
        draft.note = OLD_STYLE if marked else JULIAN


def _is_feast(draft: Draft) -> bool:
    """Say whether a day is one of the western church's year, as Easter is; Christmas has a date."""
    return draft.rule == "holiday" and draft.point.month not in WINTER


def _converted(point: Point) -> Point:
    if point.unit != "day" or point.year is None:
        return point
    day = Day(point.year, point.month, point.day)
    if not (exists(day) or (day[1:] == LEAP_DAY and point.year % 4 == 0)):
        return point  # 31 February is invalid in any calendar
    new = gregorian(day)
    return replace(point, year=new.year, month=new.month, day=new.day)


def _only_julian(point: Point) -> bool:
    """Say whether a day is 29 February 1700, or of an earlier year like it."""
    year = point.year
    if point.unit != "day" or year is None or (point.month, point.day) != LEAP_DAY:
        return False
    return year <= LAST_WESTERN and year % 4 == 0 and not exists(Day(year, *LEAP_DAY))

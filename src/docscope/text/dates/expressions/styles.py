"""Dates of two calendars, side by side or marked: 25 October (7 November) 1917, O.S."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft, one
from docscope.text.dates.expressions.figures import ordinals, written_year
from docscope.text.dates.values.days import Day, exists, number
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

CALENDAR_GAP = range(9, 14)  # days between the calendars since the year 1300
OLD, NEW = 0, 1  # in the lexicon: the values of O.S. and N.S.
NOTE = "old style"


def two_calendars(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """25 October (7 November) 1917, 7 November [O.S. 25 October] 1917: the Gregorian day."""
    year, _ = written_year(tokens, match)
    if year is None:
        return []
    part = "newer" if match.groupdict().get("newer") else "second"
    days = [Day(year, *_month_and_day(tokens, *match.span(group))) for group in ("first", part)]
    new = _new(days, _style(tokens, match))
    if new is None:
        return []
    return [one("two-calendars", match, Point("day", *new), note=NOTE)]


def double_day(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """24 (12) April 1877, Jan. 5 (17): the later day is the Gregorian one."""
    head = match["head"] is not None
    groups = ("before", "behind") if head else ("first", "second")
    days = [ordinals(tokens, *match.span(group))[0][0] for group in groups]
    if abs(days[0] - days[1]) not in CALENDAR_GAP:
        return []
    year, short = written_year(tokens, match)
    month = tokens.number(match.start("head" if head else "month"))
    return [
        one("two-calendars", match, Point("day", year, month, max(days)), note=NOTE, short=short)
    ]


def _style(tokens: Tokens, match: re.Match[str]) -> int | None:
    """Return which style the second day is said to be of."""
    at = max(match.start("before"), match.start("after"))
    return tokens.number(at) if at >= 0 else None


def _new(days: list[Day], style: int | None) -> Day | None:
    """Return the Gregorian one of two days: the later, if nothing tells it."""
    first, second = days
    if style is not None:
        return second if style == NEW else first
    if not all(map(exists, days)):
        return None
    if first.month > second.month + 1:  # 28 December (10 January) 1917
        first = first._replace(year=first.year - 1)
    gap = number(second) - number(first)
    if gap in CALENDAR_GAP:
        return second
    return first if -gap in CALENDAR_GAP else None


def _month_and_day(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    month = next(i for i in range(start, end) if tokens.classes[i] in "maj")
    day = (ordinals(tokens, start, month) or ordinals(tokens, month + 1, end))[0][0]
    return tokens.number(month), day


def note_style(tokens: Tokens, match: re.Match[str], drafts: list[Draft]) -> None:
    """Note the calendar of days marked O.S. or N.S."""
    styles = [i for i in range(*match.span()) if tokens.classes[i] == "S"]
    for draft in drafts if styles else []:
        draft.calendar = "julian" if tokens.number(styles[0]) == OLD else "gregorian"

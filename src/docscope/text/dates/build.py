"""From the words of an expression with a month, or with figures only, to its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.days import Day, exists, gregorian, month_length, number
from docscope.text.dates.draft import Draft, joined, one
from docscope.text.dates.figures import ordinals, roman, year_of
from docscope.text.dates.value import Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scan import Tokens

CALENDAR_GAP = range(9, 14)  # days between the calendars since the year 1300
MONTHS = 12
SHORT = 2  # figures of a short year
PAIR = 2
BEFORE_DAY = frozenset("IFtbfBQ&;(,wWD-")
WEEK_UNIT, WEEKS = 2, 4
COMMON_YEAR = 2001


def two_calendars(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """25 October (7 November) 1917: the second is the Gregorian day."""
    year = year_of(tokens, *match.span("year"))
    if not _is_one_day(tokens, match, year):
        return []
    part = "new" if match["new"] else "newer"
    point = Point("day", year, *_month_and_day(tokens, *match.span(part)))
    return [one("two-calendars", match, point, note="old style")]


def _is_one_day(tokens: Tokens, match: re.Match[str], year: int) -> bool:
    """Say whether two days are as far apart as the calendars; 4 August/5 September are not."""
    if not match["newer"]:
        return True
    days = [Day(year, *_month_and_day(tokens, *match.span(part))) for part in ("old", "newer")]
    return all(map(exists, days)) and number(days[1]) - number(days[0]) in CALENDAR_GAP


def _month_and_day(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    month = next(i for i in range(start, end) if tokens.classes[i] in "maj")
    day = (ordinals(tokens, start, month) or ordinals(tokens, month + 1, end))[0][0]
    return tokens.number(month), day


def iso(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """2023-04-12: figures from the longest to the shortest unit."""
    start = match.start()
    year, month, day = (tokens.number(start + i) for i in (0, 2, 4))
    if month > MONTHS or not all(tokens.glued(i) for i in range(start, start + 4)):
        return []
    return [one("iso", match, Point("day", year, month, day))]


def numeric(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """12/04/2023: both readings, where both are days."""
    start = match.start()
    first, second, year = (tokens.number(start + i) for i in (0, 2, 4))
    readings = [Point("day", year, month, day) for day, month in ((first, second), (second, first))]
    possible = [point for point in readings if point.month <= MONTHS]
    if not possible or _is_a_section(tokens, start, match["mark"]):
        return []
    draft = one("numeric", match, possible[0], short=len(tokens.word(start + 4)) == SHORT)
    if len(possible) == 1:
        draft.note = "day first" if possible[0] is readings[0] else "month first"
    elif first != second:
        draft.points, draft.form = possible, "either"
    return [draft]


def _is_a_section(tokens: Tokens, start: int, mark: str) -> bool:
    """Say whether figures are those of a version or a section (1.2.3), or far apart."""
    figures = tokens.word(start + 4)
    if mark != "." and not all(tokens.glued(i) for i in range(start, start + 4)):
        return True
    if len(figures) == 1:
        return True
    more = tokens.classes[start + 5 : start + 7]
    return (
        more[:1] == mark
        and more[1:] in {"d", "n", "k", "y"}
        and tokens.glued(start + 4)
        and tokens.glued(start + 5)
    )


def day_name_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """8-May-2006 and 10.XI.1956."""
    at = match.start("month")
    month = roman(tokens.word(at)) if tokens.classes[at] == "r" else tokens.number(at)
    figures = tokens.word(match.start("year"))
    if not 1 <= month <= MONTHS or len(figures) == 1 or not tokens.glued(match.start()):
        return []
    point = Point("day", int(figures), month, tokens.number(match.start()))
    return [one("day-name-year", match, point, short=len(figures) == SHORT)]


def days_and_month(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """Days and a month in either order: one date, a range, or several dates."""
    unit = match.end("days")
    by_unit = unit < match.end() and tokens.classes[unit] == "U"
    if by_unit and tokens.number(unit) != 1:
        return []  # the first week of May
    month = tokens.number(match.start("month"))
    year, short = written_year(tokens, match)
    drafts = [
        Draft("day-month", first, last, [Point("day", year, month, day)], short=short)
        for day, first, last in ordinals(tokens, *match.span("days"))
    ]
    drafts[0].first, drafts[-1].last = match.start(), match.end()
    _to_new_style(tokens, match, drafts)
    return drafts if len(drafts) != PAIR else _pair(tokens, match, *drafts)


def dotted_day(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """4. August 1914, as much of Europe writes it; but not the end of a sentence, or a list."""
    start = match.start()
    before = tokens.classes[start - 1 : start] if start else ""
    if before not in BEFORE_DAY or not tokens.glued(start) or not tokens.capital(start + 2):
        return []
    point = Point("day", tokens.number(start + 3), tokens.number(start + 2), tokens.number(start))
    return [one("day-month", match, point)]


def week_of_month(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """Return the first week of May as seven days, the last week as the seven last ones."""
    nth = tokens.number(match.start("nth"))
    known = nth == -1 if tokens.classes[match.start("nth")] == "R" else 1 <= nth <= WEEKS
    if tokens.number(match.end("nth")) != WEEK_UNIT or not known:
        return []
    year, short = written_year(tokens, match)
    month = tokens.number(match.start("month"))
    last = month_length(year or COMMON_YEAR, month) if nth < 0 else 7 * nth
    ends = [Point("day", year, month, day) for day in (last - 6, last)]
    draft = one("week-of-month", match, ends[0], short=short)
    draft.points, draft.form, draft.kind = ends, "range", "range"
    return [draft]


def _pair(tokens: Tokens, match: re.Match[str], left: Draft, right: Draft) -> list[Draft]:
    link = next(c for c in reversed(tokens.classes[slice(*match.span("days"))]) if c in "-/t&")
    between = tokens.classes[match.start() - 1 : match.start()] == "B"
    if link == "/" and right.point.day - left.point.day in CALENDAR_GAP:
        return [one("two-calendars", match, right.point, note="old style", short=right.short)]
    if (link == "&" and not between) or right.point.day <= left.point.day:
        return [left, right]
    return [joined(match, left, right)]


def _to_new_style(tokens: Tokens, match: re.Match[str], drafts: list[Draft]) -> None:
    """Turn days marked O.S. into the days of our calendar."""
    styles = [i for i in range(*match.span()) if tokens.classes[i] == "S"]
    if not styles or tokens.number(styles[0]):
        return
    for draft in drafts:
        draft.note = "old style"
        if draft.point.year is not None:
            day = Day(draft.point.year, draft.point.month, draft.point.day)
            draft.points = [Point("day", *gregorian(day))] if exists(day) else draft.points


def month_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """November 1956."""
    year, short = written_year(tokens, match)
    point = Point("month", year, tokens.number(match.start("month")))
    return [one("month-year", match, point, short=short)]


def month(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """November, its year to be found in the context."""
    return [one("month", match, Point("month", None, tokens.number(match.start())))]


def written_year(tokens: Tokens, match: re.Match[str]) -> tuple[int | None, bool]:
    """Return the year of a match, and whether two figures stand for it."""
    start, end = match.span("year")
    if start < 0:
        return None, False
    return year_of(tokens, start, end), tokens.classes[start] == "'"

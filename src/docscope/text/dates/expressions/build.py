"""From the words of an expression with a month to its value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft, joined, one
from docscope.text.dates.expressions.figures import follows, ordinals, written_year
from docscope.text.dates.expressions.styles import CALENDAR_GAP, NOTE, note_style
from docscope.text.dates.values.days import Day, month_length, weekday
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    from docscope.text.dates.scanning.scan import Tokens

PAIR = 2
BEFORE_DAY = frozenset("IFtbfBQ&;(,wWD-")
WEEK_UNIT, WEEKS = 2, 4
COMMON_YEAR = 2001
WEEK, FIFTH = 7, 5
WEEKDAY = re.compile(r"(?:(?:w|W\.?),?I?)?T?$")  # Monday 5 and Tuesday 6 November


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
    for draft in drafts[1:]:
        before = WEEKDAY.search(tokens.classes, match.start(), draft.first)
        draft.first = before.start() if before and "w" in before[0].lower() else draft.first
    drafts[0].first, drafts[-1].last = match.start(), _end(tokens, match, year)
    drafts[0].first += _is_of_noun(tokens, match, drafts[-1].last)
    note_style(tokens, match, drafts)
    return drafts if len(drafts) != PAIR else _pair(tokens, match, *drafts)


def _is_of_noun(tokens: Tokens, match: re.Match[str], end: int) -> bool:
    """Say whether the article is that of a noun: the 17 June 2003 ceasefire."""
    cardinal = tokens.classes[match.start() : match.start() + 3] in {"Tdm", "Tda", "Tdj"}
    return cardinal and tokens.classes[end : end + 1] == "_"


def _end(tokens: Tokens, match: re.Match[str], year: int | None) -> int:
    """Return where a date ends, without figures behind it that belong to no year."""
    start, end = match.span("year")
    if year is None:
        return max(match.end("days"), match.end("month"))
    if tokens.classes[start + 1 : start + 2] in {"-", "/"} and not follows(tokens, start, end):
        return start + 1
    return match.end()


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


def nth_weekday(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """The first Monday in September 1956, the last Friday of May 1949."""
    year, _ = written_year(tokens, match)
    nth, month = tokens.number(match.start("nth")), tokens.number(match.start("month"))
    last = tokens.word(match.start("nth")) == "last"
    if year is None or not (last or (tokens.classes[match.start("nth")] == "o" and nth <= FIFTH)):
        return []
    days = month_length(year, month)
    first = 1 + (tokens.number(match.start("weekday")) - weekday(Day(year, month, 1))) % WEEK
    day = first + (days - first) // WEEK * WEEK if last else first + WEEK * (nth - 1)
    return [one("nth-weekday", match, Point("day", year, month, day))] if day <= days else []


def _pair(tokens: Tokens, match: re.Match[str], left: Draft, right: Draft) -> list[Draft]:
    link = next(c for c in reversed(tokens.classes[slice(*match.span("days"))]) if c in "-/t&")
    between = tokens.classes[match.start() - 1 : match.start()] == "B"
    if link == "/" and right.point.day - left.point.day in CALENDAR_GAP:
        draft = one("two-calendars", match, right.point, note=NOTE, short=right.short)
        draft.last = right.last
        return [draft]
    if (link == "&" and not between) or right.point.day <= left.point.day:
        return [left, right]
    draft = joined(match, left, right)
    draft.last = right.last
    return [draft]


def month_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """November 1956."""
    year, short = written_year(tokens, match)
    if year is None:
        return []
    point = Point("month", year, tokens.number(match.start("month")))
    return [one("month-year", match, point, last=_end(tokens, match, year), short=short)]


def year_month(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """1956 Jan., as catalogues write; but in 1956 June Carter sang."""
    at, behind = match.start("month"), match.end()
    name = tokens.classes[behind : behind + 1] == "_" and tokens.capital(behind)
    if name or not tokens.capital(at):
        return []
    return [one("month-year", match, Point("month", tokens.number(at - 1), tokens.number(at)))]


def month(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """November, its year to be found in the context."""
    return [one("month", match, Point("month", None, tokens.number(match.start())))]

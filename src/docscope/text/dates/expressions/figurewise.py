"""Dates in figures, with or without a Roman month: 2023-04-12, 12/04/2023, 10.XI.1956."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft, one
from docscope.text.dates.expressions.figures import roman
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

MONTHS = 12
WEEKS = 53
SHORT = 2  # figures of a short year
DATE = 5  # tokens of 2023-04-12
SIGNS = frozenset("+-")
SIGNED = 5  # figures that a sign must stand before


def iso(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """2023-04-12, also with a time behind T: figures from the longest to the shortest unit."""
    start = match.start()
    year, month, day = (tokens.number(start + i) for i in (0, 2, 4))
    if month > MONTHS or not _glued(tokens, start, start + DATE):
        return []
    draft = one("iso", match, Point("day", year, month, day), last=start + DATE)
    if match.end() > start + DATE and tokens.word(start + DATE) == "t":
        draft.last = match.end()
        draft.clock = f"{tokens.word(start + 6)}:{tokens.word(start + 8)}"
    return [draft]


def logged(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """Thu Apr 12 14:05:33 2007, as computers write it."""
    month, clock = match.start("month"), match.start("clock")
    if not _glued(tokens, clock, match.end("clock")):
        return []
    year, day = tokens.number(match.start("year")), tokens.number(match.start("day"))
    draft = one("logged", match, Point("day", year, tokens.number(month), day))
    draft.clock = f"{tokens.word(clock)}:{tokens.word(clock + 2)}"
    return [draft]


def long_iso(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """-0479-08-01 and +12345-01-01: years before Christ, and of more than four figures."""
    start = match.start()
    year, month, day = (tokens.number(start + i) for i in (0, 2, 4))
    sign = tokens.word(start - 1) if start and tokens.glued(start - 1) else ""
    if month > MONTHS or not _glued(tokens, start, match.end()):
        return []
    if sign not in SIGNS and (len(tokens.word(start)) >= SIGNED or tokens.word(start)[0] != "0"):
        return []
    first = start - (sign in SIGNS)
    year = -year if sign == "-" else year
    return [one("iso", match, Point("day", year, month, day), first=first)]


def iso_week(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """2012-W05 and 2012-W05-3."""
    import datetime as dt

    start, figures = match.start(), tokens.word(match.start() + 3)
    week = int(figures)
    if tokens.word(start + 2) != "w" or len(figures) != SHORT or not 1 <= week <= WEEKS:
        return []
    weekday = tokens.number(match.end() - 1) if match.end() > start + 4 else 0
    if not _glued(tokens, start, match.end()) or weekday > len("MTWTFSS"):
        return []
    try:
        day = dt.date.fromisocalendar(tokens.number(start), week, weekday or 1)
    except ValueError:  # no 53rd week
        return []
    return [one("iso", match, Point("day" if weekday else "week", day.year, day.month, day.day))]


def _glued(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether nothing stands between the tokens of a date in figures."""
    return all(tokens.glued(i) for i in range(first, last - 1))


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
    if mark != "." and not _glued(tokens, start, start + DATE):
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
    if len(figures) == SHORT and not _glued(tokens, match.start(), match.end()):
        return []  # at 8. Nov. 10
    point = Point("day", int(figures), month, tokens.number(match.start()))
    return [one("day-name-year", match, point, short=len(figures) == SHORT)]


def roman_month(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """10 XI 1956."""
    at = match.start("month")
    month = roman(tokens.word(at))
    if not 1 <= month <= MONTHS or not tokens.capital(at) or tokens.glued(match.start()):
        return []
    year, day = tokens.number(match.start("year")), tokens.number(match.start())
    return [one("day-name-year", match, Point("day", year, month, day))]

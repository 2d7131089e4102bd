"""The calendar expressions of a text, in order, each read by the function of its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.expressions import (
    build,
    business,
    figurewise,
    grammar,
    longer,
    spelled,
    styles,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

    Reader = Callable[[Tokens, re.Match[str]], list[Draft]]

READERS: dict[str, Reader] = {
    "two-calendars": styles.two_calendars,
    "double-day": styles.double_day,
    "second-calendar": styles.two_calendars,
    "iso": figurewise.iso,
    "logged": figurewise.logged,
    "long-iso": figurewise.long_iso,
    "iso-week": figurewise.iso_week,
    "numeric": figurewise.numeric,
    "day-name-year": figurewise.day_name_year,
    "roman-month": figurewise.roman_month,
    "first-week": build.week_of_month,
    "nth-weekday": build.nth_weekday,
    "dotted-day": build.dotted_day,
    "day-month": build.days_and_month,
    "month-day": build.days_and_month,
    "year-month-day": build.days_and_month,
    "month-year": build.month_year,
    "year-month": build.year_month,
    "month": build.month,
    "seasons-year": longer.seasons_year,
    "season-year": longer.season_year,
    "year-season": longer.year_season,
    "life": longer.life,
    "quarter": business.quarter,
    "year-end": business.year_end,
    "decades": longer.decades,
    "decade": longer.decade,
    "short-decade": longer.short_decade,
    "spelt-decade": longer.spelt_decade,
    "century": longer.century,
    "short-century": longer.short_century,
    "era-range": longer.era_range,
    "era-year": longer.era_year,
    "short-range": longer.short_range,
    "the-year": longer.the_year,
    "year": longer.year,
    "spelt-year": spelled.spelt_year,
    "roman-year": spelled.roman_year,
    "short-year": longer.short_year,
    "figures": longer.figures,
}


def expressions(tokens: Tokens) -> Iterator[Draft]:
    """Yield what the grammar finds, from left to right, without overlaps.

    Where the reader of a rule sees that the words are no date, the later rules get their
    turn at the same place.
    """
    lexer = grammar.finder()
    found = lexer.search(tokens.classes)
    while found:
        drafts = _read(tokens, found)
        yield from drafts
        at = drafts[-1].last if drafts else found.start() + 1
        found = lexer.search(tokens.classes, at)


def _read(tokens: Tokens, found: re.Match[str]) -> list[Draft]:
    assert found.lastgroup, "every alternative of the lexer has a name"
    name = found.lastgroup.replace("_", "-")
    drafts = _apply(tokens, name, found.start())
    if drafts:
        return drafts
    for later in grammar.after(name):
        drafts = _apply(tokens, later, found.start())
        if drafts:
            return drafts
    return []


def _apply(tokens: Tokens, name: str, start: int) -> list[Draft]:
    match = grammar.rule(name).match(tokens.classes, start)
    return READERS[name](tokens, match) if match else []

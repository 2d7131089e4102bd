"""The days of holidays and feasts, from `data/holidays.csv`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.dates.scanning.lexicon import rows
from docscope.text.dates.values.days import Day, easter, moved, weekday
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft

GREGORIAN = 1583  # the first whole year of our calendar
WEEK = 7
SAINTS = (" st ", " st. ", " saint ")
ALWAYS = (-(10**9), 10**9)
EASTER = "easter"
APRIL = 4  # where Easter is about, before its year is known


class Feast(NamedTuple):
    """The day of a holiday: a month and day, or days from Easter; moved on to a weekday."""

    month: int
    day: int
    from_easter: int | None
    weekday: int
    years: tuple[int, int]


def feast_day(name: str, year: int) -> Day:
    """Return the day of a holiday in a year; before 1583 as the Julian calendar has it."""
    feasts = calendar()[name]
    feast = next((one for one in feasts if one.years[0] <= year <= one.years[1]), feasts[0])
    if feast.from_easter is not None:
        sunday = easter(year) if year >= GREGORIAN else _julian_easter(year)
        return moved(sunday, feast.from_easter)
    day = Day(year, feast.month, feast.day)
    return moved(day, (feast.weekday - weekday(day)) % WEEK) if feast.weekday else day


def settle(draft: Draft) -> None:
    """Give a holiday without a year of its own its day, once the year is supplied."""
    year = draft.point.year
    if year is not None:
        draft.points = [Point("day", *feast_day(draft.feast, year))]
    elif is_movable(draft.feast):
        draft.points, draft.form, draft.kind, draft.value = [], "vague", "vague", "XXXX-XX-XX"


def is_movable(name: str) -> bool:
    """Say whether the day of a holiday is another one every year."""
    feast = calendar()[name][0]
    return feast.from_easter is not None or feast.weekday > 0


@cache
def calendar() -> dict[str, list[Feast]]:
    """Return the days of every holiday by its name, one for each span of years."""
    known: dict[str, list[Feast]] = {}
    for names, day, years in rows("holidays.csv"):
        for name in names.split("|"):
            for form in _spellings(name):
                known.setdefault(form, []).append(_feast(day, years))
    return known


def _spellings(name: str) -> list[str]:
    """Return a name with the word for a saint in every form."""
    padded = f" {name} "
    if SAINTS[0] not in padded:
        return [name]
    return sorted({padded.replace(SAINTS[0], saint).strip() for saint in SAINTS})


def _feast(day: str, years: str) -> Feast:
    first, _, last = years.partition("..")
    span = int(first or ALWAYS[0]), int(last or ALWAYS[1])
    if day.startswith(EASTER):
        return Feast(APRIL, 1, int(day.removeprefix(EASTER)), 0, span)
    date, _, on = day.partition(">")
    month, day_of_month = date.split("-")
    return Feast(int(month), int(day_of_month), None, int(on or 0), span)


def _julian_easter(year: int) -> Day:
    """Return Easter Sunday of the Julian calendar (Meeus 1991, ch. 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return Day(year, month, day + 1)

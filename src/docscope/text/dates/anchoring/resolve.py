"""The day that a relative expression means, counted from where the narrative stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.dates.values.days import Day, exists, moved, weekday
from docscope.text.dates.values.value import SPANS, Point

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft

MONTHS = 12
DAYS = 7
QUARTERS, FIRST_QUARTER = 4, 33


def resolved(draft: Draft, base: Day | None) -> Point | None:
    """Return the point of a relative draft; None where the base is not exact enough.

    `base` is the last date; its month and day are 0 where they are unknown.
    """
    point = draft.point
    if base is None:
        return None
    if point.unit == "weekday":
        return _weekday(draft, base)
    if draft.rule in {"the-day", "day-of-month"}:
        return _day_of_month(draft, base)
    if point.unit == "month" and point.month:
        return _month(draft, base)
    if point.unit == "season":
        return _season(draft, base)
    return _unit(draft, base)


def both_readings(draft: Draft, base: Day) -> list[Point]:
    """Return what "last June" can mean where only the year of writing is known."""
    years = sorted((base.year, base.year + draft.step))
    return [replace(draft.point, year=year) for year in years]


def _day_of_month(draft: Draft, base: Day) -> Point | None:
    if not base.month:
        return None
    month = _months_later(base, draft.step)
    day = Day(month.year or 0, month.month, draft.point.day)
    return Point("day", *day) if exists(day) else None


def _unit(draft: Draft, base: Day) -> Point | None:
    unit, step = draft.point.unit, draft.step
    if unit in SPANS:
        length = SPANS[unit]
        year = base.year + step * length
        exact = unit == "year" or draft.rule in {"later", "after-that"}
        return Point("year", year) if exact else Point(unit, year - year % length)
    if unit == "month":
        return _months_later(base, step) if base.month else None
    if unit == "quarter":
        return _quarter(base, step) if base.month else None
    if not base.day:
        return None
    if unit == "weekend":
        step += draft.outlook > 0
    days = step * (1 if unit == "day" else DAYS)
    day = moved(base, days)
    if unit != "day":
        return Point(unit, *moved(day, 1 - weekday(day)))
    return Point("day", *day)


def _quarter(base: Day, step: int) -> Point:
    years, quarter = divmod((base.month - 1) // 3 + step, QUARTERS)
    return Point("quarter", base.year + years, FIRST_QUARTER + quarter)


def _months_later(base: Day, step: int) -> Point:
    years, month = divmod(base.month - 1 + step, MONTHS)
    return Point("month", base.year + years, month + 1)


def _month(draft: Draft, base: Day) -> Point:
    """Last April is the one before the base, next April the one after it."""
    month, step = draft.point.month, draft.step
    year = base.year
    if base.month:
        year += (step > 0 and month <= base.month) - (step < 0 and month >= base.month)
    else:
        year += step
    return replace(draft.point, year=year)


def _season(draft: Draft, base: Day) -> Point:
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[draft.point.month]
    year, step = base.year, draft.step
    if base.month:
        year += (step > 0 and begins <= base.month) - (step < 0 and begins >= base.month)
    else:
        year += step
    return replace(draft.point, year=year)


def _weekday(draft: Draft, base: Day) -> Point | None:
    """Return the day of that name: the last one, or after "next" the one to come."""
    if not base.day:
        return None
    ahead = (draft.point.day - weekday(base)) % DAYS
    if draft.outlook > 0 and not draft.step:
        return Point("day", *moved(base, ahead))
    if draft.step > 0:
        return Point("day", *moved(base, ahead or DAYS))
    back = ahead - DAYS if ahead or draft.step < 0 else 0
    return Point("day", *moved(base, back))

"""Years that the words leave out, taken from the dates before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docscope.text.dates.value import Point, bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.dates.days import Day
    from docscope.text.dates.draft import Draft

CENTURY = 100
PIVOT = 30  # without any context '30 to '99 are 1930 to 1999, '00 to '29 are 2000 to 2029
BACKWARD = 6  # months: January after November is the next year's, August is not
MONTHS = 12
ANCIENT = 2  # dates with BC or AD before a bare 480 can be a year
NEAR = 150  # years


@dataclass(slots=True)
class Context:
    """Where the narrative stands: the year and the month of the last date."""

    year: int | None = None
    month: int = 0
    day: int = 0
    fixed: bool = False


def anchored(
    drafts: Sequence[Draft], *, anchor: Day | None = None, date_order: str = "auto"
) -> list[Draft]:
    """Return the drafts with years supplied and ambiguous figures decided where they can be."""
    order = _order(drafts) if date_order == "auto" else date_order
    following = _years_ahead(drafts)
    ancient = sum(draft.rule == "era-year" for draft in drafts) >= ANCIENT
    here = Context(anchor.year, anchor.month, anchor.day, fixed=True) if anchor else Context()
    kept = []
    for draft, ahead in zip(drafts, following, strict=True):
        if draft.rule == "figures" and not _ancient_year(draft, here, ancient=ancient):
            continue
        _decide(draft, order)
        _supply(draft, here, ahead)
        _move(draft, here)
        kept.append(draft)
    return kept


def _order(drafts: Sequence[Draft]) -> str:
    """Return the order of day and month that a figure above 12 proves, if only one is proved."""
    proved = {draft.note for draft in drafts if draft.rule == "numeric"} & {"day first", "month first"}
    return {"day first": "dmy", "month first": "mdy"}[proved.pop()] if len(proved) == 1 else ""


def _decide(draft: Draft, order: str) -> None:
    if draft.rule == "numeric" and draft.note in {"day first", "month first"}:
        draft.note = ""
    if draft.form == "either" and order in {"dmy", "mdy"}:
        draft.points = [draft.points[order == "mdy"]]
        draft.form = "point"


def _years_ahead(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for every draft the next year that is written out behind it."""
    ahead: list[int | None] = []
    year: int | None = None
    for draft in reversed(drafts):
        ahead.append(year)
        if _tells_year(draft):
            year = draft.point.year
    return ahead[::-1]


def _tells_year(draft: Draft) -> bool:
    return (
        bool(draft.points)
        and draft.point.year is not None
        and not draft.short
        and draft.point.unit not in {"decade", "century", "millennium"}
        and draft.rule != "figures"
    )


def _ancient_year(draft: Draft, here: Context, *, ancient: bool) -> bool:
    """Take a bare 480 for a year among years of BC, near the last one."""
    if draft.form == "range":
        return True
    if not ancient or here.year is None:
        return False
    figure = draft.point.year or 0
    year = 1 - figure if here.year <= 0 else figure
    draft.points, draft.inferred = [replace(draft.point, year=year)], "era"
    return abs(year - here.year) <= NEAR


def _supply(draft: Draft, here: Context, ahead: int | None) -> None:
    if draft.short:
        draft.points = [_century(point, here) for point in draft.points]
        draft.inferred = "century"
    if not draft.points or all(point.year is not None for point in draft.points):
        return
    draft.inferred = "year"
    draft.points = _with_years(draft.points, here, ahead)
    if all(point.year is None for point in draft.points):
        draft.inferred = ""


def _century(point: Point, here: Context) -> Point:
    if point.year is None:
        return point
    if here.year is None:
        base = 1900 if point.year % CENTURY >= PIVOT else 2000
    else:
        base = here.year - here.year % CENTURY
        base += CENTURY * round((here.year - base - point.year % CENTURY) / CENTURY)
    return replace(point, year=base + point.year % CENTURY)


def _with_years(points: list[Point], here: Context, ahead: int | None) -> list[Point]:
    if len(points) > 1 and points[0].year is not None:
        first = points[0]
    else:
        first = replace(points[0], year=_year(points[0], here, ahead))
    rest = []
    for point in points[1:]:
        if point.year is None and first.year is not None:
            later = point.month < first.month and point.unit != "season"
            rest.append(replace(point, year=first.year + later))
        else:
            rest.append(point)
    return [first, *rest]


def _year(point: Point, here: Context, ahead: int | None) -> int | None:
    if here.year is None:
        return ahead
    if here.fixed:
        return _nearest(point, here)
    if point.unit in {"day", "month"} and here.month:
        back = here.month - point.month
        if back >= BACKWARD and ahead is not None and ahead > here.year:
            return here.year + 1
    return here.year


def _nearest(point: Point, here: Context) -> int | None:
    """Return the year that brings a month closest to the date of the document."""
    assert here.year is not None
    if not here.month or point.unit not in {"day", "month"}:
        return here.year
    step = point.month - here.month
    return here.year - (step > MONTHS // 2) + (step < -MONTHS // 2)


def _move(draft: Draft, here: Context) -> None:
    """Let the narrative go on to a date."""
    if not draft.points or draft.form == "either" or draft.rule == "period":
        return
    point = draft.points[0]
    if point.year is None or point.unit in {"decade", "century", "millennium"}:
        return
    here.fixed = here.fixed and draft.inferred == "year"
    days = bounds(point)
    here.year, here.month, here.day = point.year, 0, 0
    if days and point.unit != "year":
        here.month = days[0].month
        here.day = days[0].day if point.unit == "day" else 0

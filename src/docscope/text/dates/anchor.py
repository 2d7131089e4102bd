"""What the words leave out - years, or all of a date - taken from the dates before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docscope.text.dates.days import Day
from docscope.text.dates.resolve import resolved
from docscope.text.dates.value import Point, bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.dates.draft import Draft

CENTURY = 100
PIVOT = 30  # without any context '30 to '99 are 1930 to 1999, '00 to '29 are 2000 to 2029
BACKWARD = 6  # months: January after November is the next year's, August is not
MONTHS = 12
ANCIENT = 2  # dates with BC or AD before a bare 480 can be a year
NEAR = 150  # years
LONG_UNITS = frozenset(("decade", "century", "millennium"))


@dataclass(slots=True)
class Context:
    """Where the narrative stands: the year, month and day of the last date (0: unknown).

    `aside` is a year that was only mentioned, in sentence `sentence`; `written` is the day
    of the document, `fixed` says that no other date has been read yet. A `report` tells of
    the days around its own date, not of a longer past.
    """

    written: Day | None = None
    year: int | None = None
    month: int = 0
    day: int = 0
    fixed: bool = False
    report: bool = False
    aside: int | None = None
    sentence: int = -1

    def base(self) -> Day | None:
        """Return the last date for what is counted from it."""
        return None if self.year is None else Day(self.year, self.month, self.day)


def anchored(
    drafts: Sequence[Draft], *, anchor: Day | None = None, date_order: str = "auto"
) -> list[Draft]:
    """Return the drafts with years supplied and ambiguous figures decided where they can be."""
    order = _order(drafts) if date_order == "auto" else date_order
    ancient = sum(draft.rule == "era-year" for draft in drafts) >= ANCIENT
    here = Context()
    if anchor:
        here = Context(anchor, anchor.year, anchor.month, anchor.day, fixed=True)
        here.report = _is_report(drafts, anchor)
    kept = []
    for draft, ahead in zip(drafts, _years_ahead(drafts), strict=True):
        if draft.rule == "figures" and not _ancient_year(draft, here, ancient=ancient):
            continue
        _decide(draft, order)
        _supply(draft, here, ahead)
        _move(draft, here, ahead)
        kept.append(draft)
    return kept


def _is_report(drafts: Sequence[Draft], anchor: Day) -> bool:
    years = [draft.point.year for draft in drafts if _tells_year(draft)]
    near = sum(year is not None and abs(year - anchor.year) <= 1 for year in years)
    return near * 2 >= len(years)


def _order(drafts: Sequence[Draft]) -> str:
    """Return the order of day and month that a figure above 12 proves, if only one is proved."""
    notes = {draft.note for draft in drafts if draft.rule == "numeric"}
    proved = notes & {"day first", "month first"}
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
        and draft.point.unit not in LONG_UNITS
        and draft.rule not in {"figures", "period"}
        and not draft.side
    )


def _ancient_year(draft: Draft, here: Context, *, ancient: bool) -> bool:
    """Take a bare 480 for a year among years of BC, near the last one."""
    if draft.form == "range" or not ancient or here.year is None:
        return False
    figure = draft.point.year or 0
    year = 1 - figure if here.year <= 0 else figure
    draft.points, draft.inferred = [replace(draft.point, year=year)], "era"
    return abs(year - here.year) <= NEAR


def _supply(draft: Draft, here: Context, ahead: int | None) -> None:
    """Supply what a draft leaves out, as far as the context knows it."""
    if draft.form == "relative":
        _count(draft, here)
        return
    if draft.form == "clock":
        _time(draft, here)
        return
    if draft.short:
        draft.points = [_century(point, here) for point in draft.points]
        draft.inferred = "century"
    if all(point.year is not None for point in draft.points):
        return
    draft.points = _with_years(draft, here, ahead)
    known = any(point.year is not None for point in draft.points)
    draft.inferred = "year" if known else ""
    if not known and draft.point.unit == "season":
        draft.points, draft.form, draft.kind = [], "vague", "vague"  # no value in EDTF


def _count(draft: Draft, here: Context) -> None:
    """Count a relative date from the last one, or from the day of writing."""
    point = resolved(draft, here.written if draft.today else here.base())
    if point is None:
        draft.form = draft.kind = "vague"
        draft.points = []
    else:
        draft.form, draft.points, draft.inferred, draft.value = "point", [point], "date", ""
        if draft.today and point.unit == "day" and not draft.step and draft.rule != "weekday":
            draft.kind = "vague"  # today is no step of the narrative


def _time(draft: Draft, here: Context) -> None:
    """Give a time of day the day of the last date, if that is a day."""
    if here.day and here.year is not None and not draft.today:
        draft.points = [Point("day", here.year, here.month, here.day)]
        draft.inferred = "date"
    else:
        draft.value = f"XXXX-XX-XXT{draft.clock}"


def _century(point: Point, here: Context) -> Point:
    if point.year is None:
        return point
    if here.year is None:
        base = 1900 if point.year % CENTURY >= PIVOT else 2000
    else:
        base = here.year - here.year % CENTURY
        base += CENTURY * round((here.year - base - point.year % CENTURY) / CENTURY)
    return replace(point, year=base + point.year % CENTURY)


def _with_years(draft: Draft, here: Context, ahead: int | None) -> list[Point]:
    points = draft.points
    first = points[0]
    if first.year is None:
        year = _year(draft, here, ahead)
        first = replace(first, year=year)
    rest = []
    for point in points[1:]:
        if point.year is None and first.year is not None:
            later = point.month < first.month and point.unit != "season"
            rest.append(replace(point, year=first.year + later))
        else:
            rest.append(point)
    return [first, *rest]


def _year(draft: Draft, here: Context, ahead: int | None) -> int | None:
    if draft.of_year:
        base = here.written if draft.today else here.base()
        return None if base is None else base.year + draft.step
    if here.year is None:
        return ahead
    if here.aside is not None and here.sentence == draft.sentence:
        return here.aside
    point = draft.point
    if here.fixed or (here.report and here.sentence != draft.sentence):
        return _nearest(point, here)
    if point.unit in {"day", "month"} and here.month:
        back = here.month - point.month
        if back >= BACKWARD and ahead is not None and ahead > here.year:
            return here.year + 1
    return here.year


def _nearest(point: Point, here: Context) -> int | None:
    """Return the year that brings a month closest to the date of the document."""
    assert here.written is not None
    year, month, _ = here.written
    if not month or point.unit not in {"day", "month"}:
        return year
    step = point.month - month
    return year - (step > MONTHS // 2) + (step < -MONTHS // 2)


def _move(draft: Draft, here: Context, ahead: int | None) -> None:
    """Let the narrative go on to a date, unless it is only mentioned."""
    if not draft.points or draft.form == "either" or draft.rule == "period":
        return
    point = draft.points[0]
    if point.year is None or point.unit in LONG_UNITS:
        return
    if _is_aside(draft, here, ahead):
        here.aside, here.sentence = point.year, draft.sentence
        return
    here.fixed = here.fixed and bool(draft.inferred)
    here.sentence = -1 if draft.inferred else draft.sentence
    days = bounds(point)
    here.aside = None
    here.year, here.month, here.day = point.year, 0, 0
    if days and point.unit not in {"year", "week"}:
        here.month = days[0].month
        here.day = days[0].day if point.unit == "day" else 0


def _is_aside(draft: Draft, here: Context, ahead: int | None) -> bool:
    """Say whether a year in the middle of a sentence is no step of the narrative.

    Forward steps are confirmed by the next year that is written, backward ones need it.
    """
    year = draft.point.year
    if here.year is None or year is None or year == here.year or draft.leading or here.fixed:
        return False
    if draft.side:
        return True
    if year > here.year:
        return ahead is not None and ahead < year
    return ahead is None or ahead > year

"""What the words leave out - years, or all of a date - taken from the dates before them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.dates.context import Context
from docscope.text.dates.days import Day
from docscope.text.dates.resolve import both_readings, resolved
from docscope.text.dates.stance import DATELINE, DIARY, LONG_UNITS, about_present, tells_year
from docscope.text.dates.value import Point, bounds, valid
from docscope.text.dates.years import NEARBY, with_century, with_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.dates.draft import Draft

ANCIENT = 2  # dates with BC or AD before a bare 480 can be a year
NEAR = 150  # years
ANY_DIARY = 2  # entries


def anchored(
    drafts: Sequence[Draft],
    *,
    anchor: Day | None = None,
    mode: str = "auto",
    date_order: str = "auto",
) -> list[Draft]:
    """Return the drafts with years supplied and ambiguous figures decided where they can be."""
    order = _order(drafts) if date_order == "auto" else date_order
    ancient = sum(draft.rule == "era-year" for draft in drafts) >= ANCIENT
    here = Context()
    if anchor:
        here = Context(anchor, anchor.year, anchor.month, anchor.day, fixed=True)
        here.present = mode == "anchored" or (mode == "auto" and about_present(drafts, anchor))
    diary = sum(draft.entry == DIARY for draft in drafts) >= ANY_DIARY
    kept = []
    for draft, ahead in zip(drafts, _years_ahead(drafts), strict=True):
        if draft.rule == "figures" and not _ancient_year(draft, here, ancient=ancient):
            continue
        _decide(draft, order)
        _supply(draft, here, ahead)
        _move(draft, here, ahead)
        if draft.entry == DATELINE or (diary and draft.entry == DIARY):
            _enter(draft, here)
        kept.append(draft)
    return kept


def _enter(draft: Draft, here: Context) -> None:
    """Let the date of a news item, or of a day in a diary, be the day of writing."""
    point = draft.point
    if point.year is not None and valid(point):
        here.written, here.present = Day(point.year, point.month, point.day), True


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
        if tells_year(draft):
            year = draft.point.year
    return ahead[::-1]


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
        draft.points = [with_century(point, here) for point in draft.points]
        draft.inferred = "century"
    if all(point.year is not None for point in draft.points):
        return
    if draft.of_year and draft.loose and _year_alone(here.written):
        assert here.written
        draft.points, draft.form = both_readings(draft, here.written), "either"
        draft.inferred = "year"
        return
    draft.points = with_years(draft, here, ahead)
    known = any(point.year is not None for point in draft.points)
    draft.inferred = "year" if known else ""
    if not known and draft.point.unit == "season":
        draft.points, draft.form, draft.kind = [], "vague", "vague"  # no value in EDTF


def _count(draft: Draft, here: Context) -> None:
    """Count a relative date from the last one, or from the day of writing."""
    base = _counted_from(draft, here)
    if base and _year_alone(base) and _needs_month(draft):
        draft.points, draft.form, draft.inferred = both_readings(draft, base), "either", "date"
        return
    point = resolved(draft, base)
    if point is None or _too_late(draft, point, here):
        draft.form = draft.kind = "vague"
        draft.points = []
    else:
        draft.form, draft.points, draft.inferred, draft.value = "point", [point], "date", ""
        if draft.today and point.unit == "day" and not draft.step and draft.rule == "today":
            draft.kind = "vague"  # today is no step of the narrative


def _counted_from(draft: Draft, here: Context) -> Day | None:
    if draft.today:
        return here.written or (here.base() if draft.rule == "day-of-month" else None)
    if not here.present or here.fixed:
        return here.base()
    near = draft.first - here.at <= NEARBY
    free = draft.loose or draft.rule == "part-of-unit"
    if free and (draft.step < 0 or not near):
        return here.written
    return here.base() if near else None


def _year_alone(base: Day | None) -> bool:
    return base is not None and not base.month


def _needs_month(draft: Draft) -> bool:
    """Say whether a relative expression is last June or next spring."""
    return (
        draft.today
        and draft.step != 0
        and draft.point.unit in {"month", "season"}
        and bool(draft.point.month)
    )


def _too_late(draft: Draft, point: Point, here: Context) -> bool:
    """Say whether what was counted from a past date lies after the document."""
    if here.written is None or point.year is None or draft.today or draft.loose:
        return False
    return point.year > here.written.year


def _time(draft: Draft, here: Context) -> None:
    """Give a time of day the day of the last date, if that is a day."""
    if here.day and here.year is not None and not draft.today:
        draft.points = [Point("day", here.year, here.month, here.day)]
        draft.inferred = "date"
    else:
        draft.value = f"XXXX-XX-XXT{draft.clock}"


def _move(draft: Draft, here: Context, ahead: int | None) -> None:
    """Let the narrative go on to a date, unless it is only mentioned."""
    if not draft.points or draft.form == "either" or draft.rule == "period":
        return
    point = draft.points[0]
    if point.year is None or point.unit in LONG_UNITS or draft.title:
        return
    if here.written is not None and point.year > here.written.year:
        return
    here.at = draft.last
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
    if (
        here.year is None
        or year is None
        or year == here.year
        or draft.leading
        or here.fixed
        or here.present
    ):
        return False
    if draft.side:
        return True
    if year > here.year:
        return ahead is not None and ahead < year
    return ahead is None or ahead > year

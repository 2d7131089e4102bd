"""What the words leave out - years, or all of a date - taken from the dates before them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.dates.anchoring.context import Context, point_of
from docscope.text.dates.anchoring.narrative import TOLD, landmarks, move
from docscope.text.dates.anchoring.resolve import both_readings, resolved
from docscope.text.dates.anchoring.stance import (
    DATELINE,
    DIARY,
    LETTER,
    about_present,
    is_belied,
    is_history,
    note_habits,
)
from docscope.text.dates.anchoring.years import NEARBY, NEXT_TO, supply_years, with_century
from docscope.text.dates.names.feasts import settle
from docscope.text.dates.relative.compared import (
    day_of,
    is_far,
    like_last,
    settle_hours,
    settle_span,
)
from docscope.text.dates.relative.shifted import shift
from docscope.text.dates.values.days import Day
from docscope.text.dates.values.value import Point, timex, valid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.text.dates.anchoring.narrative import Ahead
    from docscope.text.dates.draft import Draft

ANCIENT = 2  # dates with BC or AD before a bare 480 can be a year
NEAR = 150  # years
ANY = 2  # entries
TELLING = 1_500  # characters from a date to words such as next year in a speech that it dates
TELLING_DAYS = 600  # to words such as yesterday
UNTOLD = frozenset(("today", "vague"))
UNBOUND = frozenset(("undated", "belied"))  # no date of the document that counts
BOUND = frozenset(("about-present", "as-anchored"))


def anchored(
    drafts: Sequence[Draft],
    *,
    anchor: Day | None = None,
    mode: str = "auto",
    date_order: str = "auto",
) -> list[Draft]:
    """Return the drafts with years supplied and ambiguous figures decided where they can be."""
    order = _order(drafts) if date_order == "auto" else date_order
    ancient = sum(map(_has_era, drafts)) >= ANCIENT
    note_habits(drafts)
    opening = {DATELINE, *(kind for kind in (DIARY, LETTER) if _several(drafts, kind))}
    here = _beginning(drafts, anchor, mode)
    kept = []
    for draft, ahead in zip(drafts, landmarks(drafts), strict=True):
        if draft.rule == "figures" and not _ancient_year(draft, here, ancient=ancient):
            continue
        _decide(draft, order)
        _supply(draft, here, ahead)
        shift(draft)
        move(draft, here, ahead)
        if mode == "auto" and draft.entry in opening and _is_day(draft):
            here.enter(Day(*_figures(draft.point)))
        kept.append(draft)
    settle_hours(kept)
    return kept


def needs_anchor(drafts: Iterable[Draft]) -> bool:
    """Say whether any date leaves out what the date of the document could supply."""
    return any(
        draft.form in {"relative", "clock"}
        or draft.rule in {"span", "figures"}
        or draft.short
        or any(point.year is None for point in draft.points)
        for draft in drafts
    )


def _beginning(drafts: Sequence[Draft], anchor: Day | None, mode: str) -> Context:
    """Return where a text stands before its first date: at its own, if that is known."""
    forced = "" if mode == "auto" else mode
    how = manner(drafts, anchor, mode)
    if anchor is None or how in UNBOUND:
        return Context(forced=forced, history=is_history(drafts))
    return Context(anchor, *anchor, fixed=True, present=how in BOUND, forced=forced)


def manner(drafts: Sequence[Draft], anchor: Day | None, mode: str) -> str:
    """Return what the incomplete dates of a text count from: a key of `reasons.COUNTED`."""
    if anchor is None:
        return "undated"
    if mode != "auto":
        return "as-anchored" if mode == "anchored" else "as-narrative"
    if is_belied(drafts, anchor):
        return "belied"
    return "about-present" if about_present(drafts, anchor) else "about-past"


def _has_era(draft: Draft) -> bool:
    """Say whether a date has BC or AD beside it."""
    before = bool(draft.points) and draft.point.year is not None and draft.point.year <= 0
    return draft.rule == "era-year" or (before and draft.rule != "figures")


def _several(drafts: Sequence[Draft], kind: int) -> bool:
    """Say whether a text has several entries of a diary, or several letters."""
    return sum(draft.entry == kind for draft in drafts) >= ANY


def _is_day(draft: Draft) -> bool:
    return draft.point.year is not None and valid(draft.point)


def _figures(point: Point) -> tuple[int, int, int]:
    assert point.year is not None
    return point.year, point.month, point.day


def _order(drafts: Sequence[Draft]) -> str:
    """Return the order of day and month that a figure above 12 proves, if only one is proved."""
    notes = {draft.note for draft in drafts if draft.rule == "numeric"}
    proved = notes & {"day first", "month first"}
    return {"day first": "dmy", "month first": "mdy"}[proved.pop()] if len(proved) == 1 else ""


def _decide(draft: Draft, order: str) -> None:
    if draft.rule == "numeric" and draft.note in {"day first", "month first"}:
        draft.note = ""
    if draft.form != "either":
        return
    draft.reason = "two-readings"
    if order in {"dmy", "mdy"}:
        draft.points = [draft.points[order == "mdy"]]
        draft.form, draft.reason = "point", "figure-order"


def _ancient_year(draft: Draft, here: Context, *, ancient: bool) -> bool:
    """Take a bare 480 for a year among years of BC, near the last one."""
    if draft.form == "range" or not ancient or here.year is None:
        return False
    figure = draft.point.year or 0
    year = 1 - figure if here.year <= 0 else figure
    draft.points, draft.inferred = [replace(draft.point, year=year)], "era"
    draft.reason, draft.counted_from = "era", point_of(here.base())
    return abs(year - here.year) <= NEAR


def _supply(draft: Draft, here: Context, ahead: Ahead) -> None:
    """Supply what a draft leaves out, as far as the context knows it."""
    if draft.rule == "span":
        settle_span(draft, here)
        return
    if draft.form == "relative":
        _count(draft, here)
        return
    if draft.form == "clock":
        _time(draft, here)
        return
    if draft.short:
        draft.points = [with_century(point, here) for point in draft.points]
        draft.inferred = draft.reason = "century"
        draft.counted_from = point_of(here.base() or here.written)
    if all(point.year is not None for point in draft.points):
        return
    if draft.of_year and draft.loose and _year_alone(here.written):
        assert here.written
        _leave_open(draft, here.written, "year")
        return
    supply_years(draft, here, ahead)
    if draft.feast:
        settle(draft)
    elif not draft.inferred and draft.point.unit == "season":
        draft.value = timex(draft.point)
        draft.points, draft.form, draft.kind = [], "vague", "vague"  # no value in EDTF


def _leave_open(draft: Draft, base: Day, inferred: str) -> None:
    """Give both years that last June can have where only the year of writing is known."""
    draft.points, draft.form, draft.inferred = both_readings(draft, base), "either", inferred
    draft.reason, draft.counted_from = "two-readings", point_of(base)


def _count(draft: Draft, here: Context) -> None:
    """Count a relative date from the last one, or from the day of writing."""
    base = None if is_far(draft, here) else _counted_from(draft, here)
    if base and _year_alone(base) and _needs_month(draft):
        _leave_open(draft, base, "date")
        return
    point = like_last(draft, here) or resolved(draft, base)
    late = point is not None and _too_late(draft, point, here)
    draft.counted_from = point_of(base)
    if point is None or late:
        draft.form = draft.kind = "vague"
        draft.points, draft.reason = [], "too-late" if late else "no-anchor"
        return
    draft.form, draft.points, draft.inferred, draft.value = "point", [point], "date", ""
    draft.reason = here.dated_by if base is here.written else "last-date"
    if draft.rule == "today" and not draft.step and not here.present:
        draft.kind = "vague"  # our time, in a text about the past
    if draft.today and draft.reason == "last-date" and not here.forced:
        draft.reason = TOLD


def _counted_from(draft: Draft, here: Context) -> Day | None:
    if here.forced == "anchored":
        return here.written
    if draft.today and here.forced != "narrative":
        return here.written or _told_from(draft, here)
    points_back = not draft.step or draft.rule == "after-that"
    if points_back and here.aside is not None and draft.first - here.at <= NEXT_TO:
        return Day(here.aside, 0, 0)  # that same spring
    if not here.present:
        return here.written if here.fixed else here.base()
    near = draft.first - here.at <= NEARBY
    free = draft.loose or draft.rule == "part-of-unit"
    if free and (draft.step < 0 or draft.outlook > 0 or not near):
        return here.written
    return here.base() if near else None


def _told_from(draft: Draft, here: Context) -> Day | None:
    """Return the day that last year counts from where the day of writing is unknown.

    In a history that is the date just told: next year, he said, they would leave.
    """
    within = TELLING if draft.point.unit in {"year", "season", "month"} else TELLING_DAYS
    near = here.history and not draft.personal and draft.first - here.at <= within
    return here.base() if near and draft.rule not in UNTOLD else None


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
    day = day_of(draft, here)
    if day:
        draft.points = [Point("day", *day)]
        draft.inferred = "date"
        draft.reason = here.dated_by if day is here.written else "last-date"
        draft.counted_from = draft.points[0]
    else:
        draft.value = f"XXXX-XX-XXT{draft.clock}"

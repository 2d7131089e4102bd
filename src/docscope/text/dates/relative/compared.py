"""What is counted from the unit named last: a year earlier, the year-ago quarter, at 5 p.m."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from docscope.text.dates.anchoring.context import point_of
from docscope.text.dates.anchoring.resolve import FIRST_QUARTER, resolved
from docscope.text.dates.values.value import SPANS, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.dates.anchoring.context import Context
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.values.days import Day

YEAR_EARLIER = "year-earlier"
NEAR = 300  # characters from the unit to what is compared with it
FAR = 1_500  # characters from a day to: that day
BESIDE = 60  # characters from a day to the hour of it in another sentence, in news
BUSINESS = frozenset(("quarter", "half"))
COMPARED = BUSINESS | {"month"}


def like_last(draft: Draft, here: Context) -> Point | None:
    """Return the quarter that was just named, or the same month or quarter a year before it."""
    point = here.point
    if point is None or point.year is None or draft.first - here.at > NEAR:
        return None
    if draft.rule == "relative-quarter" and not draft.step and not draft.loose:
        return point if point.unit == "quarter" else None
    if draft.rule == YEAR_EARLIER and draft.loose and point.unit == "month":
        return _quarter_of(point)
    units = BUSINESS if draft.today else COMPARED  # a year ago; a year earlier
    if point.unit in units and draft.point.unit == "year" and is_compared(draft):
        return replace(point, year=point.year - 1)
    return None


def _quarter_of(month: Point) -> Point:
    """Return the quarter of a month a year before."""
    assert month.year is not None
    return Point("quarter", month.year - 1, FIRST_QUARTER + (month.month - 1) // 3)


def is_far(draft: Draft, here: Context) -> bool:
    """Say whether that day, that same day stands too far from a date to mean it."""
    back = draft.rule == "relative-unit" and not draft.step and not draft.today
    return back and draft.point.unit == "day" and draft.first - here.at > FAR


def is_compared(draft: Draft) -> bool:
    """Say whether a draft only compares with a year earlier."""
    earlier = draft.rule == "later" and draft.step == -1
    return draft.rule == YEAR_EARLIER or (earlier and draft.point.unit in COMPARED | {"year"})


def note(point: Point, here: Context) -> None:
    """Remember a date for comparison; a day inside a quarter does not replace it."""
    if point.unit != "day" or here.point is None or here.point.unit not in BUSINESS:
        here.point = point


def settle_span(draft: Draft, here: Context) -> None:
    """Give the past three years their ends where the day of writing is known."""
    base = here.written if here.present else None
    other = resolved(draft, base)
    own = point_of(base)
    draft.form = draft.kind = "duration"
    if other is None or own is None:
        draft.points = []
        return
    now = Point("year", own.year) if draft.point.unit in SPANS else own
    draft.points = [other, now] if draft.step < 0 else [now, other]
    draft.form = "range"
    draft.inferred, draft.reason, draft.counted_from = "date", "document-date", own


def settle_hours(drafts: Sequence[Draft]) -> None:
    """Give an hour the day that follows it: 8 p.m. on 14 September."""
    for hour, day in pairwise(drafts):
        if hour.day_follows and day.points and day.point.unit == "day":
            hour.points, hour.value = day.points[:1], ""
            hour.inferred, hour.reason, hour.counted_from = "date", "last-date", day.point


def day_of(draft: Draft, here: Context) -> Day | None:
    """Return the day of a time of day: that of the last date, or the day of writing.

    At night, in the morning have none, but in a text about its own time.
    """
    if draft.value or (draft.loose and not here.present):
        return None
    apart = draft.sentence != here.told and (draft.loose or draft.first - here.at > BESIDE)
    base = here.written if draft.today or (here.present and apart) else here.base()
    return base if base and base.day else None

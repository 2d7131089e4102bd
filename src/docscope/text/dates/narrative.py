"""How the narrative moves on from date to date, and which dates it only mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.compared import is_compared, note
from docscope.text.dates.stance import LONG_UNITS, tells_year
from docscope.text.dates.value import bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.dates.context import Context
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.value import Point

TOLD = "told"  # the reason of: next year, he said
STEPS = frozenset(("day", "month"))
MONTHS = 12


def landmarks(drafts: Sequence[Draft]) -> list[Draft | None]:
    """Return for every draft the next date behind it that is written with another year.

    Where only its own year follows, that is returned.
    """
    ahead: list[Draft | None] = []
    latest: Draft | None = None
    other: Draft | None = None  # the first landmark behind `latest` with another year than it
    for draft in reversed(drafts):
        year = draft.points[0].year if draft.points else None
        ahead.append(other if latest and other and latest.point.year == year else latest)
        if tells_year(draft):
            if latest is not None and latest.point.year != year:
                other = latest
            latest = draft
    return ahead[::-1]


def move(draft: Draft, here: Context, ahead: Draft | None) -> None:
    """Let the narrative go on to a date, unless it is only mentioned."""
    if not draft.points or draft.form in {"either", "clock"} or draft.rule in {"period", "span"}:
        return
    if (
        draft.reason == TOLD
        or is_compared(draft)
        or (draft.rule == "season" and draft.kind == "vague")
    ):
        return
    point = draft.points[0]
    if point.year is None or point.unit in LONG_UNITS or draft.title:
        return
    if here.written is not None and point.year > here.written.year:
        return
    here.at, here.named = draft.last, point.year
    note(point, here)
    if _is_aside(draft, here, ahead):
        here.aside, here.sentence = point.year, draft.sentence
        return
    here.fixed = here.fixed and bool(draft.inferred)
    here.sentence = -1 if draft.inferred else draft.sentence
    here.aside, here.heading = None, draft.heading
    if point.unit == "year" and point.year == here.year:
        return  # December 7 (December 8 in Asia), 1941: the day stays
    _stand_at(_told_to(draft), here)


def _told_to(draft: Draft) -> Point:
    """Return the end of some days or months that are told; of longer times the beginning."""
    first, last = draft.points[0], draft.points[-1]
    if draft.form != "range" or not {first.unit, last.unit} <= STEPS or last.year is None:
        return first
    assert first.year is not None
    months = MONTHS * (last.year - first.year) + last.month - first.month
    return last if months < MONTHS else first


def _stand_at(point: Point, here: Context) -> None:
    days = bounds(point)
    here.year, here.month, here.day = point.year, 0, 0
    if days and point.unit != "year":
        here.month = days[0].month
        here.day = days[0].day if point.unit == "day" else 0


def _is_aside(draft: Draft, here: Context, ahead: Draft | None) -> bool:
    """Say whether a year is no step of the narrative, but only mentioned.

    In the middle of a sentence forward steps are confirmed by the next year that is
    written, and backward ones need that; at the beginning of one a year counts, unless the
    text comes back at once to where it was. A heading begins anew.
    """
    year = draft.point.year
    if here.year is None or year is None or year == here.year or here.fixed or here.present:
        return False
    if draft.heading or draft.section:
        return False
    following = ahead.point.year if ahead else None
    if draft.leading:
        return year > here.year + 1 and following == here.year
    if draft.side:
        return True
    if year > here.year:
        return following is not None and following < year
    return following is None or following > year

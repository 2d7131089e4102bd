"""How the narrative moves on from date to date, and which dates it only mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.text.dates.anchoring.stance import LONG_UNITS, tells_year
from docscope.text.dates.relative.compared import is_compared, note
from docscope.text.dates.values.value import bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.dates.anchoring.context import Context
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.values.value import Point

TOLD = "told"  # the reason of: next year, he said
STEPS = frozenset(("day", "month"))
MONTHS = 12


class Ahead(NamedTuple):
    """The next date behind a draft that is written with its year, and the next of another year."""

    next: Draft | None
    other: Draft | None


def landmarks(drafts: Sequence[Draft]) -> list[Ahead]:
    """Return what lies ahead of every draft."""
    ahead = []
    latest = Ahead(None, None)
    for draft in reversed(drafts):
        ahead.append(latest)
        if tells_year(draft):
            near, other = latest
            if near is not None and near.point.year != draft.point.year:
                other = near
            latest = Ahead(draft, other)
    return ahead[::-1]


def move(draft: Draft, here: Context, ahead: Ahead) -> None:
    """Let the narrative go on to a date, unless it is only mentioned."""
    told = _told_to(draft) if draft.points else None
    year = told.year if told else None
    if told is None or year is None or not _is_told(draft):
        return
    if here.present and draft.side == "since" and draft.point.unit == "year":
        return  # the longest strike since 1979
    if draft.heading:
        here.leave()
    if here.written is not None and year > here.written.year:
        if draft.point.unit == "year":
            here.aside, here.sentence = year, draft.sentence  # next year, in August
        return
    here.at, here.named = draft.last, year
    note(draft.point, here)
    here.told = draft.sentence
    if _is_aside(draft, year, here, ahead):
        here.aside, here.sentence = year, draft.sentence
        return
    here.fixed = here.fixed and bool(draft.inferred)
    here.sentence = -1 if draft.inferred else draft.sentence
    here.aside, here.heading = None, draft.heading
    if draft.point.unit != "year" or year != here.year:
        _stand_at(told, here)  # but of December 7 (8 in Asia), 1941 the day stays


def _is_told(draft: Draft) -> bool:
    """Say whether a date can be a step: no name, no comparison, nothing said of the future."""
    return not (
        draft.form in {"either", "clock"}
        or draft.rule in {"period", "span"}
        or draft.reason == TOLD
        or draft.title
        or draft.point.unit in LONG_UNITS
        or is_compared(draft)
        or (draft.rule == "season" and draft.kind == "vague")
        or (draft.rule == "today" and not draft.step)
        or (draft.of_year and draft.step < 0)  # in June of the previous year he had come
    )


def _told_to(draft: Draft) -> Point:
    """Return the end of some days or months that are told; of longer times the beginning."""
    first, last = draft.points[0], draft.points[-1]
    if draft.form != "range" or not {first.unit, last.unit} <= STEPS:
        return first
    if first.year is None or last.year is None:
        return first
    months = MONTHS * (last.year - first.year) + last.month - first.month
    return last if months < MONTHS else first


def _stand_at(point: Point, here: Context) -> None:
    days = bounds(point)
    here.year, here.month, here.day = point.year, 0, 0
    if days and point.unit != "year":
        here.month = days[0].month
        here.day = days[0].day if point.unit == "day" else 0


def _is_aside(draft: Draft, year: int, here: Context, ahead: Ahead) -> bool:
    """Say whether a year is no step of the narrative, but only mentioned.

    In the middle of a sentence forward steps are confirmed by the next year that is
    written, and backward ones need that; at the beginning of one a year counts, unless the
    text comes back at once to where it was. A heading begins anew.
    """
    if here.year is None or year == here.year or here.fixed or here.present:
        return False
    if draft.heading or draft.section:
        return False
    following = _following_year(draft, ahead)
    if draft.leading:
        return year > here.year + 1 and following == here.year
    if draft.side:
        return True
    if year > here.year:
        return following is not None and following < year
    return following is None or following > year


def _following_year(draft: Draft, ahead: Ahead) -> int | None:
    """Return the next year that is written; behind a written year, the next other one."""
    near, other = ahead
    if near is None:
        return None
    same = near.point.year == draft.point.year and not draft.inferred
    return other.point.year if other and same else near.point.year

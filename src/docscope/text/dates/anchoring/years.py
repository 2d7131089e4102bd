"""The years and centuries that the words leave out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.dates.anchoring.context import point_of
from docscope.text.dates.anchoring.stance import DIARY, SURE
from docscope.text.dates.values.days import Day, exists, weekday
from docscope.text.dates.values.value import DIVISIONS, Point, timex

if TYPE_CHECKING:
    from docscope.text.dates.anchoring.context import Context
    from docscope.text.dates.anchoring.narrative import Ahead
    from docscope.text.dates.draft import Draft

    Found = tuple[int | None, str]  # a year, and the code of the reason for it

CENTURY = 100
PIVOT = 30  # without any context '30 to '99 are 1930 to 1999, '00 to '29 are 2000 to 2029
BACKWARD = 6  # months: January after November is the next year's, August is not
JUNE = 6
TURN = 9  # months: January after October is the next year's where no year follows at all
LEAP_DAY = (2, 29)
MONTHS = 12
NEXT_TO = 120  # characters between a year and what goes with it in the same sentence
NEARBY = 300  # characters from a date to what counts from it, in a text about its own time
AHEAD = 6  # months to come that need no word that looks ahead
MODERN = 1000
WINTER = 24  # EDTF
SPRING = 3
STEPS = frozenset(("day", "month"))
REFORMED = 1753  # the weekdays of older texts are often those of the Julian calendar


def with_century(point: Point, here: Context) -> Point:
    """Supply the century: the last such year or decade before the document.

    A narrative takes the one nearest to where it stands.
    """
    if point.year is None:
        return point
    short = point.year % CENTURY
    if here.year is not None and here.year >= MODERN and not here.present:
        base = here.year - here.year % CENTURY
        base += CENTURY * round((here.year - base - short) / CENTURY)
    elif here.written:
        base = here.written.year - here.written.year % CENTURY
    else:
        base = 1900 if short >= PIVOT else 2000
    late = here.written is not None and base + short > here.written.year
    return replace(point, year=base + short - CENTURY * late)


def supply_years(draft: Draft, here: Context, ahead: Ahead) -> None:
    """Give the points of a draft the years they lack, as far as they can be known."""
    first = draft.points[0]
    year, reason = first.year, "last-date"
    if year is None:
        year, reason = _year(draft, here, ahead)
        if draft.weekday and year is not None and not _fits(draft, year):
            year, reason = _year_of_weekday(draft, year) or (year, reason)
        first = replace(first, year=year)
    draft.points = [first, *(_following(first, point) for point in draft.points[1:])]
    draft.inferred = "year" if year is not None else ""
    draft.reason = reason
    if year is not None:
        draft.counted_from = _source(reason, here, ahead)
        if first.month == WINTER and first.unit == "season":
            _name_winter(draft, here)


def _name_winter(draft: Draft, here: Context) -> None:
    """Let a winter told in January be the one that began in December.

    TIMEX3 names a winter by its January.
    """
    if len(draft.points) == 1 and draft.point.year is not None:
        begun = draft.point.year - (1 <= here.month < SPRING)
        draft.points = [replace(draft.point, year=begun)]
        if here.month:
            draft.value = timex(replace(draft.point, year=begun + 1))


def _following(first: Point, point: Point) -> Point:
    """Return a later point of a range with its year."""
    if point.year is not None or first.year is None:
        return point
    later = point.month < first.month and point.unit != "season"
    return replace(point, year=first.year + later)


def _source(reason: str, here: Context, ahead: Ahead) -> Point | None:
    """Return the date that a year was taken from."""
    if reason == here.dated_by:
        return point_of(here.written)
    if reason == "year-ahead":
        return ahead.next.point if ahead.next else None
    if reason == "same-sentence":
        return Point("year", here.aside)
    return point_of(here.base())


def _year(draft: Draft, here: Context, ahead: Ahead) -> Found:
    if draft.of_year:
        return _counted_year(draft, here)
    if here.forced == "anchored":
        return (_nearest(draft, here.written), here.dated_by) if here.written else _unknown()
    if draft.habit and here.written is None:
        return None, "habit"
    if here.aside is not None and here.sentence == draft.sentence:
        return here.aside, "same-sentence"
    if here.written and (here.fixed or (here.present and not _goes_on(draft, here))):
        return _nearest(draft, here.written), here.dated_by
    return _narrated(draft, here, ahead)


def _unknown() -> Found:
    return None, "no-anchor"


def _narrated(draft: Draft, here: Context, ahead: Ahead) -> Found:
    """Return the year of the narrative, or the one beside it where there is evidence for that."""
    if here.year is None:
        return (ahead.next.point.year, "year-ahead") if ahead.next else _unknown()
    wrapped = _wrap(draft, here, _landmark(here, ahead))
    if wrapped:
        return here.year + wrapped, "wrapped"
    return here.year, "heading" if here.heading else "last-date"


def _landmark(here: Context, ahead: Ahead) -> Point | None:
    """Return the next date with a year, but not one of this year that only looks back."""
    near, other = ahead
    if near is None:
        return None
    month = near.point.month if near.point.unit in STEPS else MONTHS
    back = near.point.year == here.year and month < here.month and not near.leading
    return other.point if back and other else near.point


def _wrap(draft: Draft, here: Context, ahead: Point | None) -> int:
    """Return 1 where the months begin again, -1 where they go back over the new year, else 0.

    January after November is the next year's if the next date with a year is so too;
    November after April is the last year's if a date of this year's February follows.
    """
    first, last = draft.points[0], draft.points[-1]
    if first.unit not in STEPS or not here.month or here.year is None:
        return 0
    if last.month < first.month and last.year is None and here.month <= last.month:
        return -1  # from October to March, told in February
    back = here.month - first.month
    if _is_past_winter(draft, here.year, back):
        return 1
    if ahead is None or ahead.year is None:
        return int(draft.leading and back >= TURN)
    if back >= BACKWARD - draft.leading and ahead.year > here.year:
        return 1
    month = ahead.month if ahead.unit in STEPS else MONTHS
    earlier = ahead.year == here.year and first.month - month >= BACKWARD
    return -1 if earlier and -back >= BACKWARD else 0


def _is_past_winter(draft: Draft, year: int, back: int) -> bool:
    """Say whether a winter lies between: after wintering there, in March; on 29 February."""
    point = draft.points[0]
    if point.unit == "day" and (point.month, point.day) == LEAP_DAY:
        return not _is_leap(year) and _is_leap(year + 1)
    return draft.wintered and back > 0 and point.month <= JUNE


def _is_leap(year: int) -> bool:
    return exists(Day(year, *LEAP_DAY))


def _goes_on(draft: Draft, here: Context) -> bool:
    """Say whether a speech or letter goes on to tell of the year that it has just named."""
    if draft.outlook > 0:
        return False
    if here.sentence == draft.sentence and draft.first - here.at <= NEXT_TO:
        return True
    assert here.written is not None
    past = here.year is not None and here.year < here.written.year
    near = past and bool(here.month) and draft.first - here.at <= NEARBY
    return near and draft.point.unit != "season" and abs(draft.point.month - here.month) <= 1


def _counted_year(draft: Draft, here: Context) -> Found:
    """Return the year of: August of that year, 5 June next, this fourth day of May."""
    from_document = draft.today and here.forced != "narrative"
    base = here.written if from_document or here.forced == "anchored" else here.base()
    if base is None:
        return _unknown()
    reason = here.dated_by if base is here.written else "that-year"
    if not draft.loose and reason == "that-year" and here.named is not None:
        return here.named + draft.step, reason
    if not draft.loose or not draft.step or not base.month:
        return base.year + draft.step, reason
    day, today = (draft.point.month, draft.point.day), (base.month, base.day)
    if draft.step > 0:
        return base.year + (day <= today), reason
    return base.year - (day >= today), reason


def _nearest(draft: Draft, written: Day) -> int:
    """Return the year that a month has beside the date of the document.

    The past is nearer, unless the sentence looks ahead.
    """
    year, month, _ = written
    point = draft.point
    if not month or point.unit not in {"day", "month", "quarter", "half"}:
        return year
    step = DIVISIONS.get(point.month, (point.month,))[0] - month
    if draft.entry == DIARY:
        return year + (step < 0)
    if draft.side == "since" or step == 0:
        return year - (step > 0)
    if step > 0:
        return year - (draft.outlook < 0 or (draft.outlook == 0 and step > AHEAD))
    return year + (draft.outlook == SURE or (draft.outlook > 0 and step < -BACKWARD))


def _year_of_weekday(draft: Draft, year: int) -> Found | None:
    """Return the only year beside one in which the day falls on the weekday that is written."""
    fitting = [near for near in (year - 1, year + 1) if _fits(draft, near)]
    return (fitting[0], "weekday") if len(fitting) == 1 and year >= REFORMED else None


def _fits(draft: Draft, year: int) -> bool:
    day = Day(year, draft.point.month, draft.point.day)
    return exists(day) and weekday(day) == draft.weekday

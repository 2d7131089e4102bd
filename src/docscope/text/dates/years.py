"""The years and centuries that the words leave out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.dates.stance import DIARY

if TYPE_CHECKING:
    from docscope.text.dates.context import Context
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.value import Point

CENTURY = 100
PIVOT = 30  # without any context '30 to '99 are 1930 to 1999, '00 to '29 are 2000 to 2029
BACKWARD = 6  # months: January after November is the next year's, August is not
MONTHS = 12
NEXT_TO = 120  # characters between a year and what goes with it in the same sentence
NEARBY = 300  # characters from a date to what counts from it, in a text about its own time
AHEAD = 2  # months to come that need no word that looks ahead
MODERN = 1000


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


def with_years(draft: Draft, here: Context, ahead: int | None) -> list[Point]:
    """Return the points of a draft with the years they lack, as far as they can be known."""
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
        return _counted_year(draft, here)
    if here.year is None:
        return ahead
    if here.aside is not None and here.sentence == draft.sentence:
        return here.aside
    point = draft.point
    if here.fixed or (here.present and not _goes_on(draft, here)):
        return _nearest(draft, here)
    if point.unit in {"day", "month"} and here.month:
        back = here.month - point.month
        if back >= BACKWARD and ahead is not None and ahead > here.year:
            return here.year + 1
    return here.year


def _goes_on(draft: Draft, here: Context) -> bool:
    """Say whether a speech or letter goes on to tell of the year that it has just named."""
    if here.sentence == draft.sentence and draft.first - here.at <= NEXT_TO:
        return True
    assert here.written is not None
    past = here.year is not None and here.year < here.written.year
    near = past and bool(here.month) and draft.first - here.at <= NEARBY
    return near and draft.point.unit != "season" and abs(draft.point.month - here.month) <= 1


def _counted_year(draft: Draft, here: Context) -> int | None:
    """Return the year of: August of that year, 5 June next, this fourth day of May."""
    base = here.written if draft.today else here.base()
    if base is None:
        return None
    if not draft.loose or not draft.step or not base.month:
        return base.year + draft.step
    day, today = (draft.point.month, draft.point.day), (base.month, base.day)
    if draft.step > 0:
        return base.year + (day <= today)
    return base.year - (day >= today)


def _nearest(draft: Draft, here: Context) -> int | None:
    """Return the year that a month has beside the date of the document.

    The past is nearer, unless the sentence looks ahead.
    """
    assert here.written is not None
    year, month, _ = here.written
    point = draft.point
    if not month or point.unit not in {"day", "month"}:
        return year
    step = point.month - month
    if draft.entry == DIARY:
        return year + (step < 0)
    if draft.side == "since" or step == 0:
        return year - (step > 0)
    if step > 0:
        return year - (draft.outlook < 0 or (draft.outlook == 0 and step > AHEAD))
    return year + (draft.outlook > 0 and step < -BACKWARD)

"""Dates that are counted from a date beside them: three days after 4 November."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.anchoring.resolve import resolved
from docscope.text.dates.relative.counts import number
from docscope.text.dates.values.days import Day
from docscope.text.dates.values.value import Point, valid

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

LENGTH = re.compile(r"(?P<count>[AT]|(?:3-?1|[123dnkq]))(?P<unit>U)(?P<way>[bf])T?$")
WEEK_OF = re.compile(r"T?(?P<unit>U)OT?$")
BEFORE = frozenset("bfTO")
WINDOW = 7  # tokens before a date
WAYS = {"before": -1, "after": 1}
UNITS = {1: "day", 2: "week", 3: "month", 4: "year", 6: "week"}
ENOUGH = {  # the dates that a length can be counted from
    "day": frozenset(("day",)),
    "week": frozenset(("day",)),
    "month": frozenset(("day", "month")),
    "year": frozenset(("day", "month", "year")),
}


def shifted(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the lengths before them taken in."""
    floor = 0
    for draft in drafts:
        if (
            draft.form in {"point", "named"}
            and tokens.classes[draft.first - 1 : draft.first] in BEFORE
        ):
            _take_in(tokens, draft, floor)
        floor = draft.last
    return drafts


def _take_in(tokens: Tokens, draft: Draft, floor: int) -> None:
    match = LENGTH.search(tokens.classes, max(floor, draft.first - WINDOW), draft.first)
    if len(set(draft.points)) != 1:
        return
    if not match:
        _week_of(tokens, draft, floor)
        return
    unit = UNITS.get(tokens.number(match.start("unit")))
    way = WAYS.get(tokens.word(match.start("way")), 0)
    if not unit or not way or draft.point.unit not in ENOUGH[unit]:
        return
    one = match["count"] in {"A", "T"}
    if one and tokens.word(match.start("unit")).endswith("s"):
        return
    count = 1 if one else int(number(tokens, *match.span("count")))
    count *= 2 if tokens.word(match.start("unit")).startswith("fort") else 1
    draft.first, draft.rule, draft.side, draft.mod = match.start(), "shifted", "", ""
    draft.shift = Point(unit, way * count)
    draft.points, draft.form, draft.kind = draft.points[:1], "point", "date"


def _week_of(tokens: Tokens, draft: Draft, floor: int) -> None:
    """The week of 4 November."""
    match = WEEK_OF.search(tokens.classes, max(floor, draft.first - WINDOW), draft.first)
    if match and tokens.word(match.start("unit")) == "week" and draft.point.unit == "day":
        draft.first, draft.rule, draft.shift = match.start(), "shifted", Point("week", 0)


def shift(draft: Draft) -> None:
    """Move a date by the length before it, once its year is known."""
    if (
        draft.shift is None
        or draft.form != "point"
        or draft.point.year is None
        or not valid(draft.point)
    ):
        return
    point, length = draft.point, draft.shift
    draft.step, draft.outlook = length.year or 0, 0
    draft.points = [Point(length.unit)]
    day = Day(point.year or 0, point.month, point.day)
    draft.points = [_exact(draft, point, day) or point]
    draft.inferred, draft.reason, draft.counted_from = "date", "last-date", point


def _exact(draft: Draft, point: Point, day: Day) -> Point | None:
    """Return the day, month or year that lies so far away; years keep their month and day."""
    if draft.point.unit != "year":
        return resolved(draft, day)
    moved = Point(point.unit, day.year + draft.step, point.month, point.day)
    return moved if valid(moved) else Point("month", moved.year, point.month)

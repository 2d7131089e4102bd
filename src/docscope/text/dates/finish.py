"""From a finished draft to the mention that is reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.dates.mention import DateMention, Timex
from docscope.text.dates.settings import REJECTED
from docscope.text.dates.values.value import DIVISIONS, SPANS, Point, bounds, edtf, timex, valid

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.values.days import Day

PARTS = {"START": "early", "MID": "mid", "END": "late"}
OPEN = {"since": "{}/..", "after": "{}/..", "until": "../{}", "before": "../{}"}
SIDES = {"since": "", "after": "AFTER", "until": "", "before": "BEFORE"}


def finished(draft: Draft) -> DateMention:
    """Return the mention of a draft whose places are characters."""
    draft.points, invalid = _possible(draft.points)
    if draft.form == "range":
        draft.points = _in_order(*draft.points)
    elif draft.form == "either":
        draft.points = sorted(draft.points, key=lambda point: bounds(point) or ())
    first, last = _days(draft)
    return DateMention(
        start=draft.first,
        end=draft.last,
        date=_edtf(draft),
        first=first,
        last=last,
        kind=draft.kind,
        precision=_precision(draft),
        qualifier="; ".join(_qualifiers(draft, invalid=invalid)),
        inferred=draft.inferred,
        ambiguous=draft.form == "either",
        rule=draft.rule,
        timex=() if draft.kind == REJECTED else _timex(draft),
        anchor=edtf(draft.counted_from) if draft.counted_from else "",
        reason=draft.reason,
    )


def _possible(points: list[Point]) -> tuple[list[Point], bool]:
    """Put the month in place of a day it does not have."""
    kept = [p if valid(p) else Point("month", p.year, p.month) for p in points]
    return kept, kept != points


def _days(draft: Draft) -> tuple[str | None, str | None]:
    if not draft.points:
        return None, None
    if draft.period:
        return draft.period.days
    days = [bounds(point) for point in draft.points]
    if any(day is None for day in days):
        return None, None
    known: list[tuple[Day, Day]] = [day for day in days if day]
    start = min(day for day, _ in known)
    end = known[-1][1] if draft.form == "range" else max(day for _, day in known)
    first = start.iso() if draft.side not in {"until", "before"} else None
    last = end.iso() if draft.side not in {"since", "after"} else None
    return first, last


def _edtf(draft: Draft) -> str:
    if draft.period:
        return draft.period.date
    if not draft.points or _is_undated_division(draft.point):
        return ""
    if draft.form == "either":
        return f"[{','.join(_reading(point, draft) for point in draft.points)}]"
    if draft.form == "range":
        start, end = draft.points
        return f"{_marked(_end(start), draft)}/{_marked(_end(end, last=True), draft)}"
    value = _marked(draft.point, draft)
    if not draft.side or "XX-" in value:
        return value
    closes = draft.side in {"until", "before"}
    return OPEN[draft.side].format(_marked(_end(draft.point, last=closes), draft))


def _reading(point: Point, draft: Draft) -> str:
    """Return one of several readings; EDTF has a set of months there, but no season."""
    days = bounds(point)
    if days and point.month in DIVISIONS:
        months = (edtf(Point("month", day.year, day.month)) for day in days)
        return "..".join(months)
    return _marked(point, draft).replace("/", "..")


def _is_undated_division(point: Point) -> bool:
    """Say whether a point is one that EDTF cannot write: a season without its year."""
    return point.year is None and point.month in DIVISIONS


def _in_order(start: Point, end: Point) -> list[Point]:
    """Return the ends of a range; a winter that leads into the spring began the year before."""
    days = bounds(start), bounds(end)
    if not (days[0] and days[1] and start.year) or days[0][0] <= days[1][1]:
        return [start, end]
    if start.unit == "season":
        return [replace(start, year=start.year - 1), end]
    return [end, start]


def _end(point: Point, *, last: bool = False) -> Point:
    """Return a point that may stand at the end of an interval: no masked years, no quarters."""
    days = bounds(point)
    if days is None:
        return point
    day = days[last]
    if point.unit in SPANS:
        return Point("year", day.year)
    if point.unit in {"quarter", "half"}:
        return Point("month", day.year, day.month)
    return Point("day", *day) if point.unit in {"week", "weekend"} else point


def _marked(point: Point, draft: Draft) -> str:
    """Return a value with the mark of doubt that EDTF has for it."""
    mark = "%" if draft.about and draft.doubt else "~" * draft.about + "?" * draft.doubt
    return edtf(replace(point, mark=mark) if mark else point)


def _precision(draft: Draft) -> str:
    if not draft.points or draft.form == "vague":
        return ""
    if draft.form == "range" or (draft.period and "/" in draft.period.date):
        return "range"
    return draft.point.unit


def _qualifiers(draft: Draft, *, invalid: bool) -> list[str]:
    marks = [
        "about" if draft.about else "",
        "uncertain" if draft.doubt else "",
        PARTS.get(draft.part, ""),
        draft.side,
        draft.note,
        "invalid" if invalid else "",
    ]
    return [mark for mark in marks if mark]


def _timex(draft: Draft) -> tuple[Timex, ...]:
    mod = draft.mod or draft.part or ("APPROX" if draft.about else "")
    if draft.form == "range" and len(draft.cuts) == len(draft.points):
        return tuple(
            Timex(start, end, "DATE", timex(point), mod)
            for (start, end), point in zip(draft.cuts, draft.points, strict=True)
        )
    value = draft.value or "/".join(_timex_values(draft))
    kind = draft.kind.upper() if draft.kind in {"time", "duration", "set"} else "DATE"
    start, end = draft.cuts[0] if draft.cuts else (draft.first, draft.last)
    if draft.clock:
        kind, value = "TIME", draft.value or f"{value or 'XXXX-XX-XX'}T{draft.clock}"
    return (Timex(start, end, kind, value, mod),)


def _timex_values(draft: Draft) -> list[str]:
    """Return the values of the points; of a period its ends, or the one value it has."""
    if not draft.period:
        return [timex(point) for point in draft.points]
    return list(dict.fromkeys(timex(end) if end else ".." for end in draft.period.ends))

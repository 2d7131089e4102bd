"""Parts of a year, a decade or a century: the first half of, the last third of, early in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.dates.values.days import month_length
from docscope.text.dates.values.value import SPANS, Point

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

PART = re.compile(
    r"""
      T? p (?: [-t&/]{1,3} p )? [-I]? $    # early, mid-, late in, early to mid-
    | T? (?: p | R | o ) U O T? $          # the closing days of, the first years of the
    | T? p _? O T? $                       # the end of, the early part of the
    """,
    re.VERBOSE,
)
DIVISION = re.compile(r"(T?)(3-?o|o|dx|_|R|p)-?(?:h(?:OT?)?|oOT?)$")  # the first half of
DECADE = re.compile(r"T?(o|dx|R|p)([12d]?)UOT?$")  # the first decade of, the last two decades of
PARTS = {1: "START", 2: "MID", 3: "END", 4: "START"}
MIDDLE, END = 2, 3
LONG = frozenset(("month", "season", "quarter", "year", "decade", "century", "millennium"))
ORDINALS = {"latter": 2, "former": 1, "middle": 2}
ADJECTIVES = frozenset(("early", "mid", "late"))
HALVES = 2
MID_MONTH = 15
EDTF_HALF, EDTF_QUARTER = 39, 32
TEN = 10  # years of a decade, decades of a century
WINDOW = 8  # tokens looked at before a date


def note_part(tokens: Tokens, draft: Draft, floor: int) -> None:
    """Note that only a part of a date is meant: early 1956, the end of November."""
    match = PART.search(tokens.classes, max(floor, draft.first - WINDOW), draft.first)
    if not match or draft.form != "point" or draft.point.unit not in LONG:
        return
    part = _of_units(tokens, match) if "U" in match[0] else _of_date(tokens, match)
    if "T" in match[0][1:] and tokens.classes[draft.first : draft.first + 1] == "y":
        return  # the opening of the 1956 session
    if part:
        draft.part, draft.first = PARTS[part], match.start()


def _of_date(tokens: Tokens, match: re.Match[str]) -> int:
    """Early, late in, the end of, the early part of; early to mid is early."""
    parts = [i for i in range(*match.span()) if tokens.classes[i] == "p"]
    of, noun = "O" in match[0], "_" in match[0]
    hyphen = match[0].endswith("-")  # end-1956
    if (tokens.word(parts[0]) in ADJECTIVES) == (of and not noun) and not hyphen:
        return 0
    if noun and tokens.word(parts[0] + 1) not in {"part", "stages", "phase", "portion"}:
        return 0
    first, last = tokens.number(parts[0]), tokens.number(parts[-1])
    return last if first == MIDDLE else first


def _of_units(tokens: Tokens, match: re.Match[str]) -> int:
    """The closing days of, the first years of, the last months of."""
    unit = match.start() + match[0].index("U")
    if not tokens.word(unit).endswith("s"):
        return 0
    kind, value = tokens.classes[unit - 1], tokens.number(unit - 1)
    if kind == "p":
        return value
    if kind == "o":
        return int(value == 1)
    return END if tokens.word(unit - 1) == "last" else 0


def note_division(tokens: Tokens, draft: Draft, floor: int) -> None:
    """Cut a date down to a half, a quarter, a third, or to a decade of a century."""
    if draft.form != "point" or draft.point.year is None:
        return
    start = max(floor, draft.first - WINDOW)
    match = DIVISION.search(tokens.classes, start, draft.first)
    points = _divided(tokens, draft.point, match) if match else []
    if not points:
        match = DECADE.search(tokens.classes, start, draft.first)
        points = _decade(tokens, draft.point, match) if match else []
    if not match or not points:
        return
    draft.points, draft.first = points, match.start()
    if len(points) > 1:
        draft.form = draft.kind = "range"
        draft.cuts = [(draft.first, draft.last)]


def _divided(tokens: Tokens, point: Point, match: re.Match[str]) -> list[Point]:
    start, end = match.span(2)
    parts = tokens.number(end + (tokens.classes[end] == "-"))
    which = ORDINALS.get(tokens.word(start), tokens.number(start)) if end > start else 0
    which = parts if tokens.word(start) == "last" else which
    if "h" not in match[0] and parts != len("123"):
        return []  # a third is the only ordinal that divides
    return divided(point, parts, which)


def divided(point: Point, parts: int, which: int) -> list[Point]:
    """Return a half or a quarter of a year, a decade or a century, or half a month."""
    if not 1 <= which <= parts or point.year is None:
        return []
    if point.unit == "month" and parts == HALVES:
        first, last = (1, MID_MONTH) if which == 1 else (MID_MONTH + 1, _length(point))
        return [replace(point, unit="day", day=first), replace(point, unit="day", day=last)]
    if point.unit == "year":
        if parts == HALVES:
            return [Point("half", point.year, EDTF_HALF + which)]
        return [Point("quarter", point.year, EDTF_QUARTER + which)] if parts > END else []
    if point.unit in {"decade", "century", "millennium"}:
        length = SPANS[point.unit]
        first, after = (point.year + length * part // parts for part in (which - 1, which))
        return [Point("year", first), Point("year", after - 1)]
    return []


def _length(point: Point) -> int:
    return month_length(point.year or 0, point.month)


def _decade(tokens: Tokens, point: Point, match: re.Match[str]) -> list[Point]:
    """The first decade of the 20th century."""
    at, unit = match.start(1), match.end(2)
    if point.unit != "century" or not tokens.word(unit).startswith("decade") or point.year is None:
        return []
    which = tokens.number(at)
    if match[2]:
        return _decades(tokens, point, match)
    if tokens.word(at) in {"last", "closing", "late"}:
        which = TEN
    elif tokens.classes[at] in "pR":
        which = int(tokens.word(at) == "opening")
    if not 1 <= which <= TEN:
        return []
    return [Point("decade", point.year + TEN * (which - 1))]


def _decades(tokens: Tokens, point: Point, match: re.Match[str]) -> list[Point]:
    """The first two decades of the 20th century, its last three."""
    assert point.year is not None, "a century always has its years"
    years = TEN * tokens.number(match.start(2))
    if tokens.word(match.start(1)) == "last":
        last = point.year + TEN * TEN - 1
        return [Point("year", last + 1 - years), Point("year", last)]
    if tokens.word(match.start(1)) == "first":
        return [Point("year", point.year), Point("year", point.year + years - 1)]
    return []

"""The words around a date that change it: early, about, the night of, from ... to, since."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.expressions.divisions import PARTS, WINDOW, note_division, note_part
from docscope.text.dates.expressions.sides import note_side
from docscope.text.dates.values.value import Point, bounds

if TYPE_CHECKING:
    from docscope.text.dates.scanning.scan import Tokens

OF_YEAR = re.compile(r"O?T?R{1,2}U|R(?![UNs-])")  # of that same year, next
ABOUT = re.compile(r"K\.?T?$")
DOUBT = re.compile(r"D[IOKQ]?$")
BRACKETED = re.compile(r"\(y\)O$")  # resolution 186 (1964) of
DOUBTED = re.compile(r"\(\?\)")
SEASON_OF = re.compile("T?(?P<season>s)O?$")
CLOCK = re.compile(  # the night of, early in the morning of, the early hours of
    r"(?:T?pITN|T?p?N|(?P<hours>Tp?NU|TpU))(?:[OI]T?|)$"
)
LINK = re.compile(r"(?:,?t|-)[TI]?")
CLOCKS = {1: "NI", 2: "MO", 3: "AF", 4: "EV", 5: "MO", 6: "DT"}
MORNING = 2
AT_END = frozenset((".", ",", ";", ")", "|", ""))
LISTED = re.compile(r",?&[IT]{0,2}")


def qualified(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the words before them taken in, and pairs made ranges."""
    floor = 0
    for draft in drafts:
        _take_in(tokens, draft, floor)
        floor = draft.last
    joined = _ranges(tokens, drafts)
    _share_years(tokens, joined)
    return joined


def _share_years(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give the months of a list the year behind its last one: in July and August 1974."""
    listed = False
    for at in range(len(drafts) - 2, -1, -1):
        left, right = drafts[at], drafts[at + 1]
        gap = tokens.classes[left.last : right.first]
        listed = _shares(left, right) and bool(LISTED.fullmatch(gap) or (listed and gap == ","))
        if listed:
            left.points = [replace(left.point, year=right.point.year)]
            left.inferred, left.reason = "year", "list"


def _shares(left: Draft, right: Draft) -> bool:
    months = {left.point.unit, right.point.unit} <= {"day", "month"}
    plain = left.form == right.form == "point" and not (left.of_year or right.of_year)
    return (
        months
        and plain
        and left.point.year is None
        and right.point.year is not None
        and left.point.month <= right.point.month
    )


def _take_in(tokens: Tokens, draft: Draft, floor: int) -> None:
    """Take in the words before a date, from the nearest outwards."""
    _of_number(tokens, draft)
    _of_year(tokens, draft)
    _of_season(tokens, draft, floor)
    _fiscal(tokens, draft, floor)
    note_division(tokens, draft, floor)
    note_part(tokens, draft, floor)
    match = _before(tokens, draft, floor, ABOUT)
    if match and (draft.form != "range" or draft.rule == "year"):
        draft.about, draft.first = True, match.start()
    _doubt(tokens, draft, floor)
    _clock(tokens, draft, floor)


def _of_number(tokens: Tokens, draft: Draft) -> None:
    """Resolution 186 (1964) of 4 March: the number of the document bears the year."""
    match = BRACKETED.search(tokens.classes, max(draft.first - 4, 0), draft.first)
    if match and draft.form == "point" and draft.point.unit == "day" and draft.point.year is None:
        draft.points = [replace(draft.point, year=tokens.number(match.start() + 1))]
        draft.inferred, draft.reason = "year", "same-sentence"


def _of_year(tokens: Tokens, draft: Draft) -> None:
    """August of that year, 1 February next."""
    if draft.point.year is not None or draft.form != "point":
        return
    match = OF_YEAR.match(tokens.classes, draft.last)
    if not match:
        _of_this(tokens, draft)
        return
    relative = match.start() + match[0].rindex("R")
    unit = match[0].endswith("U")
    if unit != (tokens.word(match.end() - 1) == "year"):
        return
    if not unit and tokens.word(relative) not in {"last", "next"}:
        return
    follower = tokens.classes[relative + 1 : relative + 2]
    if not unit and tokens.word(relative) == "next" and follower not in AT_END:
        return  # in June next steps were taken
    draft.of_year, draft.last, draft.step = True, match.end(), tokens.number(relative)
    draft.today = "T" not in match[0] and tokens.word(relative) in {"this", "last", "next"}
    draft.loose = not unit


def _of_this(tokens: Tokens, draft: Draft) -> None:
    """On this twenty-ninth day of November: of the year of writing."""
    if draft.point.unit == "day" and tokens.word(draft.first - 1) == "this":
        draft.of_year = draft.today = True


def _of_season(tokens: Tokens, draft: Draft, floor: int) -> None:
    """The summer of 413, where that is a year before Christ."""
    match = _before(tokens, draft, floor, SEASON_OF) if draft.rule == "figures" else None
    if match:
        season = tokens.number(match.start("season"))
        draft.points, draft.first = (
            [replace(draft.point, unit="season", month=season)],
            match.start(),
        )


def _fiscal(tokens: Tokens, draft: Draft, floor: int) -> None:
    """Fiscal 1990, fiscal year 1990: which months it has depends on the firm or the state."""
    at = draft.first - 1
    year = draft.form == "point" and draft.point.unit == "year"
    if year and at >= floor and tokens.classes[at] == "u":
        draft.first, draft.value = at, f"FY{draft.point.year}"


def _before(
    tokens: Tokens, draft: Draft, floor: int, pattern: re.Pattern[str]
) -> re.Match[str] | None:
    return pattern.search(tokens.classes, max(floor, draft.first - WINDOW), draft.first)


def _doubt(tokens: Tokens, draft: Draft, floor: int) -> None:
    match = _before(tokens, draft, floor, DOUBT)
    after = tokens.classes[draft.last : draft.last + 2]
    if match:
        draft.doubt = True
    elif (
        after[:1] == "?"
        and tokens.glued(draft.last - 1)
        and after[1:] in {")", "]", ",", ";", "-", "&"}
    ):
        draft.doubt, draft.last = True, draft.last + 1
    elif DOUBTED.match(tokens.classes, draft.last):
        draft.doubt, draft.last = True, draft.last + 3


def _clock(tokens: Tokens, draft: Draft, floor: int) -> None:
    match = _before(tokens, draft, floor, CLOCK)
    if not match or draft.point.unit != "day":
        return
    if match["hours"] and tokens.word(match.end("hours") - 1) != "hours":
        return
    at = tokens.classes.find("N", *match.span())
    draft.clock, draft.first = CLOCKS[tokens.number(at) if at >= 0 else MORNING], match.start()
    if "p" in match[0]:
        draft.mod = PARTS[tokens.number(match.start() + match[0].index("p"))]


def _ranges(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    joined: list[Draft] = []
    for draft in drafts:
        if joined and _continues(tokens, joined[-1], draft):
            joined[-1] = _range(joined[-1], draft)
        else:
            joined.append(draft)
    for draft in joined:
        note_side(tokens, draft)
    return joined


def _continues(tokens: Tokens, left: Draft, right: Draft) -> bool:
    """Say whether two neighbouring dates are the ends of a range."""
    if left.form != "point" or right.form != "point" or right.first - left.last > 3:  # noqa: PLR2004 - a comma, to, the
        return False
    if left.feast or right.feast:
        return False
    gap = tokens.classes[left.last : right.first]
    between = tokens.classes[max(left.first - 2, 0) : left.first].rstrip("T").endswith("B")
    linked = (
        LINK.fullmatch(gap)
        or (between and gap.rstrip("T") == "&")
        or (gap == "/" and left.point.unit == right.point.unit and tokens.glued(left.last - 1))
    )
    return bool(linked) and _fit(left.point, right.point, dash="-" in gap)


def _fit(left: Point, right: Point, *, dash: bool) -> bool:
    if (
        left.unit != right.unit
        and (dash and {left.unit, right.unit} != {"day", "month"})
        and not ({left.unit, right.unit} <= {"day", "month", "year"})
    ):
        return False
    if left.year is not None and right.year is not None:
        ends = bounds(left), bounds(right)
        return not (ends[0] and ends[1]) or ends[0][0] < ends[1][1]
    return left.unit != "year" or right.year is not None or right.unit == "year"


def _range(left: Draft, right: Draft) -> Draft:
    start = left.point
    if start.year is None and right.point.year is not None:
        back = right.point.month < start.month and right.point.unit != "season"
        start = Point(start.unit, right.point.year - back, start.month, start.day)
    return Draft(
        "figures" if left.rule == right.rule == "figures" else "range",
        left.first,
        right.last,
        [start, right.point],
        form="range",
        kind="range",
        short=left.short and right.short,
        cuts=[(left.first, left.last), (right.first, right.last)],
        about=left.about or right.about,
        doubt=left.doubt or right.doubt,
        clock=left.clock,
        calendar=left.calendar or right.calendar,
    )

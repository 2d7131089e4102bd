"""The words around a date that change it: early, about, the night of, from ... to, since."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.value import SPANS, Point, bounds

if TYPE_CHECKING:
    from docscope.text.dates.scan import Tokens

WINDOW = 8  # tokens looked at before a date
PART = re.compile(r"T?p(?:-|I)?$|Tp_?OT?$")  # early, mid-, late in, the end of
DIVISION = re.compile(r"(T?)(3-?o|o|dx|_|R)-?h(?:OT?)?$")  # the first half of
OF_YEAR = re.compile(r"O?T?R{1,2}U|R(?![UNs-])")  # of that same year, next
ABOUT = re.compile(r"K\.?T?$")
DOUBT = re.compile(r"D[IOKQ]?$")
CLOCK = re.compile(r"(?:T?pITN|T?p?N)(?:[OI]T?|)$")  # the night of, early in the morning of
SIDE = re.compile(r"(?:b|f|bt|t|F)T?$")
LINK = re.compile(r"(?:,?t|-)[TI]?")
PARTS = {1: "START", 2: "MID", 3: "END", 4: "START"}
CLOCKS = {1: "NI", 2: "MO", 3: "AF", 4: "EV", 5: "MO"}
SIDES = {"before": "before", "prior": "before", "until": "until", "till": "until", "til": "until"}
AT_END = frozenset((".", ",", ";", ")", "|", ""))
AT_LATEST = ["later", "than"]
LISTED = re.compile(r",?&[IT]{0,2}")
NOW = frozenset(("present", "now", "today", "date"))
ONWARDS = frozenset(("onwards", "onward", "forward"))
LONG = frozenset(("month", "season", "quarter", "year", "decade", "century", "millennium"))
ORDINALS = {"latter": 2, "former": 1}
ADJECTIVES = frozenset(("early", "mid", "late"))
HALVES = (1, 2)
EDTF_HALF, EDTF_QUARTER = 39, 32


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
            left.inferred = "year"


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
    _of_year(tokens, draft)
    _fiscal(tokens, draft, floor)
    _division(tokens, draft, floor)
    _part(tokens, draft, floor)
    match = _before(tokens, draft, floor, ABOUT)
    if match and draft.form != "range":
        draft.about, draft.first = True, match.start()
    _doubt(tokens, draft, floor)
    _clock(tokens, draft, floor)


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


def _before(
    tokens: Tokens, draft: Draft, floor: int, pattern: re.Pattern[str]
) -> re.Match[str] | None:
    return pattern.search(tokens.classes, max(floor, draft.first - WINDOW), draft.first)


def _part(tokens: Tokens, draft: Draft, floor: int) -> None:
    match = _before(tokens, draft, floor, PART)
    if not match or draft.form != "point" or draft.point.unit not in LONG:
        return
    at = next(i for i in range(*match.span()) if tokens.classes[i] == "p")
    word = tokens.word(at)
    if (word in ADJECTIVES) == ("O" in match[0]):
        return
    if "T" in match[0][1:] and tokens.classes[draft.first : draft.first + 1] == "y":
        return  # the opening of the 1956 session
    draft.part, draft.first = PARTS[tokens.number(at)], match.start()


def _fiscal(tokens: Tokens, draft: Draft, floor: int) -> None:
    """Fiscal 1990, fiscal year 1990: which months it has depends on the firm or the state."""
    at = draft.first - 1
    if at >= floor and tokens.classes[at] == "u" and draft.form == "point" and draft.point.unit == "year":
        draft.first, draft.value = at, f"FY{draft.point.year}"


def _division(tokens: Tokens, draft: Draft, floor: int) -> None:
    match = _before(tokens, draft, floor, DIVISION)
    if not match or draft.form != "point" or draft.point.year is None:
        return
    start, end = match.span(2)
    which = ORDINALS.get(tokens.word(start), tokens.number(start)) if end > start else 0
    parts = tokens.number(match.start() + match[0].index("h"))
    which = parts if tokens.word(start) == "last" else which
    points = divided(draft.point, parts, which)
    if not points:
        return
    draft.points, draft.first = points, match.start()
    if len(points) > 1:
        draft.form = draft.kind = "range"
        draft.cuts = [(draft.first, draft.last)]


def divided(point: Point, parts: int, which: int) -> list[Point]:
    """Return a half or a quarter of a year, a decade or a century; nothing of other units."""
    if not 1 <= which <= parts or point.year is None:
        return []
    if point.unit == "year":
        if parts == len(HALVES):
            return [Point("half", point.year, EDTF_HALF + which)]
        return [Point("quarter", point.year, EDTF_QUARTER + which)]
    if point.unit in {"decade", "century", "millennium"}:
        length = SPANS[point.unit] // parts
        first = point.year + length * (which - 1)
        return [Point("year", first), Point("year", first + length - 1)]
    return []


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


def _clock(tokens: Tokens, draft: Draft, floor: int) -> None:
    match = _before(tokens, draft, floor, CLOCK)
    if not match or draft.point.unit != "day":
        return
    at = next(i for i in range(*match.span()) if tokens.classes[i] == "N")
    draft.clock, draft.first = CLOCKS[tokens.number(at)], match.start()
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
        _side(tokens, draft)
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
        "range",
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
    )


def _side(tokens: Tokens, draft: Draft) -> None:
    """Note that a date only opens or closes a span: since 1956, until 4 November."""
    if draft.form == "range":
        return
    match = SIDE.search(tokens.classes, max(0, draft.first - 3), draft.first)
    if not match:
        _open_end(tokens, draft)
        if [tokens.word(i) for i in (draft.first - 2, draft.first - 1)] == AT_LATEST:
            draft.side = "until" if tokens.word(draft.first - 3) in {"not", "no"} else ""
        return
    word = tokens.word(match.start())
    draft.side = SIDES.get(word) or _opening(tokens, match.start(), word)


def _opening(tokens: Tokens, at: int, word: str) -> str:
    if word in {"after", "since"}:
        return word
    return "since" if word == "from" and tokens.classes[at + 1 : at + 2] != "T" else ""


def _open_end(tokens: Tokens, draft: Draft) -> None:
    """1947 - present."""
    if tokens.word(draft.last) in ONWARDS:
        draft.side = "since"
        return
    link, end = tokens.classes[draft.last : draft.last + 1], draft.last + 1
    end += tokens.classes[end : end + 1] == "T"
    if link in {"-", "t"} and tokens.word(end) in NOW:
        draft.side, draft.form = "since", "point"
        draft.cuts = [(draft.first, draft.last)]
        draft.last = end + 1

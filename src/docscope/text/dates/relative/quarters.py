"""Quarters and halves of business years: the third quarter, last quarter, first-half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.scanning.lexicon import words
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

RULES = (
    (
        "year-earlier",
        """the? unit - (?: later | word ) (?: division | timeword | unit )
         | the relative timeword (?: the? relative unit | a unit later )""",
    ),
    ("half-of-year", "the? ordinal division of the? relative? unit"),
    ("quarter", "the? fiscal? ordinal -? fiscal? division"),
    ("relative-quarter", "the? relative? division"),
)
OPENING = "TUouRh"
YEAR, HALVES, QUARTERS = 4, 2, 4
CODES = {HALVES: ("half", 39), QUARTERS: ("quarter", 32)}
BACK = frozenset(("earlier", "ago"))


def year_earlier(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The year-earlier period, the year-ago quarter: the same one, a year before."""
    first, last = found.start() + (found[0][0] == "T"), found.end() - 1
    if found[0][1] == "R":  # the same period last year
        unit, way = (last - 1, last) if found[0][-1] == "L" else (last, last - 1)
        year = tokens.word(unit) == "year" and tokens.number(way) == -1
        return _relative("year-earlier", found, Point("year"), -1) if year else None
    if tokens.word(first) != "year" or tokens.word(first + 2) not in BACK:
        return None
    if tokens.classes[last] == "U" and tokens.word(last) not in {"month", "week"}:
        return None
    draft = _relative("year-earlier", found, Point("year"), -1)
    draft.loose = tokens.word(last) == "quarter"
    return draft


def half_of_year(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The second half of the year, the first quarter of next year."""
    last = found.end() - 1
    if tokens.number(last) != YEAR or tokens.word(last).endswith("s"):
        return None
    draft = _division(tokens, found, "half-of-year")
    if draft and "R" in found[0]:
        draft.of_year, draft.step = True, tokens.number(last - 1)
        draft.today = tokens.classes[last - 2] == "O"
    return draft


def quarter(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The third quarter, fourth-quarter, the fiscal first quarter, first-half profits."""
    last = found.end() - 1
    half = tokens.word(last) == "half" and tokens.classes[last - 1] == "-"
    if tokens.word(last) != "quarter" and not (half and tokens.word(last + 1) in words("business")):
        return None
    return (
        None if tokens.classes[last + 1 : last + 2] == "O" else _division(tokens, found, "quarter")
    )


def _division(tokens: Tokens, found: re.Match[str], rule: str) -> Draft | None:
    at = found.start() + found[0].index("h")
    parts = tokens.number(at)
    which = tokens.number(found.start() + found[0].index("o"))
    if parts not in CODES or which > parts or tokens.word(at).endswith("s"):
        return None
    unit, code = CODES[parts]
    return Draft(rule, *found.span(), [Point(unit, None, code + which)])


def relative_quarter(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Last quarter, the latest quarter, the quarter."""
    last = found.end() - 1
    if (
        tokens.word(last) != "quarter"
        or tokens.classes[last + 1 : last + 2] in {"O", "-"}
        or found[0] == "h"
    ):
        return None
    steps = [i for i in range(found.start(), last) if tokens.classes[i] == "R"]
    if any(tokens.word(i) in {"that", "these", "those"} for i in steps):
        return None  # a threat from that quarter
    draft = _relative(
        "relative-quarter", found, Point("quarter"), tokens.number(steps[0]) if steps else 0
    )
    draft.today = "T" not in found[0]
    draft.loose = bool(steps)
    return draft


def _relative(rule: str, found: re.Match[str], point: Point, step: int) -> Draft:
    return Draft(rule, *found.span(), [point], form="relative", step=step)


READERS = {
    "year_earlier": year_earlier,
    "half_of_year": half_of_year,
    "quarter": quarter,
    "relative_quarter": relative_quarter,
}

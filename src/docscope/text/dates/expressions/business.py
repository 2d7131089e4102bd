"""Parts of a year as firms write them: Q1 1956, 2H 2010, Q1-Q3 2011, year-end 2010."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft, joined, one
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

QUARTERS = 4
QUARTER_CODE, HALF_CODE = 32, 39  # EDTF: quarters are 33 to 36, halves 40 and 41


def quarter(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """Q1 1956, 1956 Q1, 2H 2010, and Q1-Q3 2011."""
    year = next(tokens.number(i) for i in range(*match.span()) if tokens.classes[i] == "y")
    letters = [i for i in range(*match.span()) if tokens.classes[i] == "G"]
    points = [_point(tokens, letter, year) for letter in letters]
    if None in points:
        return []
    drafts = [
        Draft("quarter", letter, letter + 2, [point])
        for letter, point in zip(letters, points, strict=True)
        if point
    ]
    if len(drafts) == 1:
        return [one("quarter", match, drafts[0].point)]
    drafts[-1].last = match.end()
    apart = "&" in tokens.classes[slice(*match.span())]
    return drafts if apart else [joined(match, *drafts)]


def _point(tokens: Tokens, letter: int, year: int) -> Point | None:
    """Return the quarter or half that a letter and its figure mean, written together."""
    number = letter + 1 if tokens.classes[letter + 1 : letter + 2] == "d" else letter - 1
    parts, which = tokens.number(letter), tokens.number(number)
    if not tokens.glued(min(letter, number)) or which > parts:
        return None
    if parts == QUARTERS:
        return Point("quarter", year, QUARTER_CODE + which)
    return Point("half", year, HALF_CODE + which)


def year_end(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """Year-end 2010."""
    words = tokens.word(match.start()), tokens.word(match.start("end"))
    if words != ("year", "end"):
        return []
    draft = one("year", match, Point("year", tokens.number(match.start("year"))))
    draft.rule, draft.part = "year-end", "END"
    return [draft]

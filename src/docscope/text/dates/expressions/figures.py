"""Numbers inside an expression: days, ordinals, years in figures and in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.scanning.lexicon import words

if TYPE_CHECKING:
    from docscope.text.dates.scanning.scan import Tokens

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
SUFFIX = re.compile("(?:th|st|nd|rd)$")
UNDER_HUNDRED = "123"  # classes of one, teen and ten
CENTURY = 100
FIRST_HALVES = range(15, 21)  # of a year that is broken in two: 19 56
SHORT, LONG = 2, 3  # figures
LAST_YEAR = 2199
ONE = frozenset("il")  # what the figure 1 may be read as


def ordinals(tokens: Tokens, start: int, end: int) -> list[tuple[int, int, int]]:
    """Return the days or ordinals of some tokens, each with its first and last token."""
    found = []
    at = start
    while at < end:
        kind = tokens.classes[at]
        stop = at + 1
        if kind in "do":
            value = tokens.number(at)
            stop += kind == "d" and tokens.classes[stop : stop + 1] == "x"
            found.append((value, at, stop))
        elif kind == "r":
            found.append((roman(tokens.word(at)), at, stop))
        elif kind == "3":  # twenty-first
            stop += tokens.classes[stop : stop + 1] == "-"
            found.append((tokens.number(at) + tokens.number(stop), at, stop + 1))
            stop += 1
        at = stop
    return found


def written_year(tokens: Tokens, match: re.Match[str]) -> tuple[int | None, bool]:
    """Return the year of a match, and whether two figures stand for it.

    There is none where figures beside a month make no year: 4 November 12 345.
    """
    start, end = match.span("year")
    if start < 0:
        return None, False
    stopped = start > 1 and tokens.classes[start - 1] == "." and tokens.classes[start - 2] in "ma"
    if stopped and not (tokens.glued(start - 2) and tokens.glued(start - 1)):
        return None, False  # in October. 1956 was
    if tokens.classes[start:end] in {"dd", "dn", "dk", "kd", "rk"}:
        return _broken(tokens, start), False
    year = year_of(tokens, start, end)
    if tokens.classes[start] in UNDER_HUNDRED and _counts(tokens, year, end):
        return None, False  # in June nine thousand men
    return year, tokens.classes[start] == "'"


def _counts(tokens: Tokens, year: int, end: int) -> bool:
    """Say whether a year in words is none, or a round number that counts what follows."""
    follower = tokens.word(end)
    plural = follower.endswith("s") and follower not in words("verbs")
    counted = plural or follower in words("counted")
    return year > LAST_YEAR or (counted and year % CENTURY == 0)


def _broken(tokens: Tokens, start: int) -> int | None:
    """Return the year that a slip of the press or of the scanner broke: 19 56, 195 6, l956."""
    left, right = tokens.word(start), tokens.word(start + 1)
    whole = ("1" if left in ONE and tokens.glued(start) else left) + right
    if len(whole) != LONG + 1 or not whole.isdecimal():
        return None
    return int(whole) if int(whole) // CENTURY in FIRST_HALVES else None


def year_of(tokens: Tokens, start: int, end: int) -> int:
    """Return the astronomical year written in some tokens (480 BC is -479)."""
    classes = tokens.classes[start:end]
    if classes[0] in "123":
        return spelt(tokens, start, end)
    figures = [figure(tokens, i) for i in range(start, end) if tokens.classes[i] in "dnkyYq9"]
    if "E" in classes and tokens.number(start + classes.index("E")) == -1:
        return 1 - figures[0]
    return figures[0] + follows(tokens, start, end)


def follows(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether the year after is written as well: 11 February 1731/32 began in March."""
    if end - start < LONG or tokens.classes[start + 1] not in "-/":
        return False
    last = tokens.word(end - 1)
    after = f"{tokens.number(start) + 1}"
    return after.endswith(last)


def figure(tokens: Tokens, at: int) -> int:
    """Return what figures mean, with or without commas: 12,000 BC."""
    return (
        int(tokens.word(at).replace(",", "").split(".")[0] or 0)
        if tokens.classes[at] == "q"
        else tokens.number(at)
    )


def spelt(tokens: Tokens, start: int, end: int) -> int:
    """Return a year in words: nineteen fifty-six, one thousand seven hundred and eighty-nine."""
    total = part = 0
    for at in range(start, end):
        value = tokens.number(at)
        if tokens.classes[at] in "56":
            total, part = total + part * value, 0
        elif tokens.classes[at] in UNDER_HUNDRED:
            if tokens.classes[at] != "1" and part >= 10:  # noqa: PLR2004 - nineteen | fifty
                part *= CENTURY
            part += value
    return total + part


def roman(word: str) -> int:
    """Return the value of a Roman numeral of folded letters; a suffix is left out."""
    values = [ROMAN[letter] for letter in SUFFIX.sub("", word) if letter in ROMAN]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))

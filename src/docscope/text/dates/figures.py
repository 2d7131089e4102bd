"""Numbers inside an expression: days, ordinals, years in figures and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.dates.scan import Tokens

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
UNDER_HUNDRED = "123"  # classes of one, teen and ten
CENTURY = 100


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


def year_of(tokens: Tokens, start: int, end: int) -> int:
    """Return the astronomical year written in some tokens (480 BC is -479)."""
    classes = tokens.classes[start:end]
    if classes[0] in "123":
        return spelt(tokens, start, end)
    figures = [tokens.number(i) for i in range(start, end) if tokens.classes[i] in "dnkyY"]
    if "E" in classes and tokens.number(start + classes.index("E")) == -1:
        return 1 - figures[0]
    if "/" in classes:  # 11 February 1731/32: the year began in March
        return figures[0] + ((figures[1] - figures[0]) % CENTURY == 1)
    return figures[0]


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
    values = [ROMAN[letter] for letter in word if letter in ROMAN]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))

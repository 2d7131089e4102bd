"""The marks that open paragraphs and points, and how far each list has come."""

from __future__ import annotations

import re
from typing import NamedTuple

CLOSING_SIGNS = frozenset(").,")
FIRST_SIGNS = "(—–-•[0123456789"
MARK = re.compile(
    r"""
    [(\[] \s? (?P<inside> \d{1,3} (?: \s? (?: bis | ter | quater ) | [a-zA-Z] )?   # (1) (2a)
        | [a-z]{1,5} | [A-Z]{1,4} ) \s? [)\]] \.? (?: \s* [—–] )?                  # (a) (iv)
    | (?P<decimal> \d{1,3} (?: \. \d{1,2} ){1,4} ) \.? (?= [\s—–] | \Z )           # 4.2
    | (?P<number> \d{1,3} (?: [a-zA-Z] | \s? (?: bis | ter | quater ) )? )
      (?: (?P<stop> \. \s? [—–]? | \) ) (?= \s | \Z | [(‘“\"A-Z] ) )               # 4.  4)  4.—
    | (?P<bare> [a-z] | [ivx]{2,5} | [A-Z] | [IVXL]{2,6} )
      (?P<shut> [.)] ) (?= \s | \Z )                                                # a)  iv.
    | (?P<misread> [lIOSZo] ) [.,] (?= \s | \Z )                                    # l. for 1.
    | (?P<dash> [—–•-] ) (?= \s )
    """,
    re.VERBOSE,
)
DASHES = ("—", "–", "-", "•")
MISREAD = {"l": "1", "I": "1", "O": "0", "o": "0", "S": "5", "Z": "2"}
DIGIT, LETTER, ROMAN, CAPITAL, ROMANS, DOUBLE, DASH, DECIMAL = (
    "digit letter roman capital romans double dash decimal".split()  # noqa: SIM905 - words
)
ALPHABET = [chr(code) for code in range(ord("a"), ord("z") + 1)]
TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
NUMERALS = [tens + units for tens in TENS for units in UNITS][1:]
LISTS: dict[str, list[str]] = {
    LETTER: ALPHABET + [letter * 2 for letter in ALPHABET],
    ROMAN: NUMERALS,
    CAPITAL: [letter.upper() for letter in ALPHABET],
    ROMANS: [numeral.upper() for numeral in NUMERALS],
    DOUBLE: [letter * 2 for letter in ALPHABET],
    DIGIT: [str(number) for number in range(1, 400)],
}
PLACES = {
    style: {sign: place for place, sign in enumerate(signs)} for style, signs in LISTS.items()
}
INSERTED = re.compile(r"(\d+|[a-z])\s?(bis|ter|quater|[a-zA-Z])\Z")


class Mark(NamedTuple):
    """A mark at the start of a text; `end` is where what it opens begins.

    `sign` is what is counted, `shape` how it is written (`({})`, `{}.`), `printed` both.
    """

    sign: str
    shape: str
    printed: str
    end: int


def opening_mark(text: str, start: int = 0) -> Mark | None:
    """Return the mark that a text opens with: `1.`, `(a)`, `iv)`, `4.2`, `—`."""
    first = text[start : start + 1]
    if first not in FIRST_SIGNS and not CLOSING_SIGNS.intersection(text[start + 1 : start + 7]):
        return None
    match = MARK.match(text, start)
    if not match:
        return None
    end = match.end()
    end += len(text[end:]) - len(text[end:].lstrip())
    kind = match.lastgroup
    if kind in {"stop", "shut"}:
        kind = "number" if match["number"] else "bare"
    return _named(match, kind or "", end)


def _named(match: re.Match[str], kind: str, end: int) -> Mark:
    printed = match[0].strip()
    if kind == "inside":
        return Mark(" ".join(match["inside"].split()), "({})", printed, end)
    if kind == "decimal":
        return Mark(match["decimal"], "decimal", printed, end)
    if kind == "number":
        shape = "{})" if match["stop"] == ")" else "{}."
        return Mark(match["number"], shape, printed, end)
    if kind == "bare":
        return Mark(match["bare"], "{}" + match["shut"], printed, end)
    if kind == "misread":
        return Mark(MISREAD[match["misread"]], "{}.", printed, end)
    return Mark("—", printed, printed, end)


def place_of(sign: str, style: str) -> int | None:
    """Return how far in its list a sign stands, from 0."""
    return PLACES[style].get(sign) if style != DASH else None


def first_styles(sign: str) -> list[str]:
    """Return the styles of list that a sign may be the first of."""
    if sign == "—":
        return [DASH]
    return [style for style in LISTS if LISTS[style][0] == sign]


def is_inserted(sign: str, after: str) -> bool:
    """Whether a sign was put in after another: `1a` after `1`, `1b` after `1a`, `5 bis`."""
    match = INSERTED.fullmatch(sign)
    if not match:
        return False
    if match[1] == after:
        return match[2].lower() in {"a", "bis"}
    before = INSERTED.fullmatch(after)
    if not before or before[1] != match[1]:
        return False
    steps = ["bis", "ter", "quater"]
    if match[2] in steps:
        return before[2] in steps and steps.index(match[2]) == steps.index(before[2]) + 1
    return len(before[2]) == 1 and ord(match[2].lower()) == ord(before[2].lower()) + 1

"""How two values compare: as numbers, as dates or as text."""

from __future__ import annotations

import operator
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from docscope.errors import UsageError
from docscope.text.folding import PUNCTUATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.model import Value
    from docscope.text.dates.values.days import Day

    Bounds = tuple[Day, Day]
    Pattern = Any  # a compiled pattern of the regex module, which ships no types

NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
DATE = re.compile(
    r"""
    (?P<year> -?[0-9]{4} | Y-?[0-9]{5,9} | -?[0-9]{1,3}X{1,3} )  # 1956, -0044, 195X
    (?: - (?: (?P<month> [0-9]{2} ) | XX )
        (?: - (?: (?P<day> [0-9]{2} ) | XX ) )?
    )?
    (?: T .* )?  # the time of day does not count
    [?~%]?       # doubtful, about, both
    """,
    re.VERBOSE | re.DOTALL,
)
ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
# Which ends of two periods are compared, 0 the first and 1 the last day: what is before a
# period ends before it begins, what is not before it begins no earlier.
ENDS = {"<": (1, 0), "<=": (1, 1), ">": (0, 1), ">=": (0, 0)}
LONGEST = 40  # characters of a number or a date
SECONDS = 2  # that a pattern may take for one value


class Operand(NamedTuple):
    """A value as it compares: its folded text, and the number and the days it stands for."""

    folded: str
    number: float | None = None
    days: Bounds | None = None

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the operand of a text."""
        stripped = text.strip()
        if len(stripped) > LONGEST or not any(map(str.isdigit, stripped)):
            return cls(_folded(stripped))
        number = float(stripped) if NUMBER.fullmatch(stripped) else None
        return cls(_folded(stripped), number, date_bounds(stripped))


def compared(
    value: Value, sign: str, operands: Sequence[Operand], pattern: Pattern | None = None
) -> bool:
    """Return whether a value compares so to the operands, or contains the pattern.

    Numbers compare as numbers, dates as dates, everything else as text without regard to
    case. A date equals a longer period that it lies in: 1956-11-04 equals 1956. What has
    no value equals the empty text and nothing else; of several values any will do.
    """
    if sign == "!=":
        return not compared(value, "=", operands)
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    if sign == "~":
        return any(_contains(pattern, _text(one)) for one in values)
    if not values:
        return sign in {"=", "in"} and any(not operand.folded for operand in operands)
    lefts = [_operand(one) for one in values]
    test = _equal if sign in {"=", "in"} else _ordered
    return any(test(left, right, sign) for left in lefts for right in operands)


def date_bounds(text: str) -> Bounds | None:
    """Return the first and the last day of a date or an interval in EDTF; None if it is none."""
    first, slash, last = text.upper().partition("/")
    starts = _period(first)
    ends = _period(last) if slash else starts
    return (starts[0], ends[1]) if starts and ends else None


def pattern_of(written: str) -> Pattern:
    """Return a regular expression that is found anywhere in a value, whatever its case.

    Raises:
        ValueError: It is none.
    """
    import regex

    try:
        return regex.compile(written, regex.IGNORECASE | regex.VERSION0)
    except regex.error as problem:
        raise ValueError(problem) from None


def _equal(left: Operand, right: Operand, _: str) -> bool:
    if left.number is not None and right.number is not None:
        return left.number == right.number
    if left.days and right.days:
        return right.days[0] <= left.days[0] and left.days[1] <= right.days[1]
    return left.folded == right.folded


def _ordered(left: Operand, right: Operand, sign: str) -> bool:
    order = ORDER[sign]
    if left.number is not None and right.number is not None:
        return bool(order(left.number, right.number))
    if left.days and right.days:
        left_end, right_end = ENDS[sign]
        return bool(order(left.days[left_end], right.days[right_end]))
    if right.number is not None or right.days:
        return False
    return bool(left.folded and order(left.folded, right.folded))


def _contains(pattern: Pattern, text: str) -> bool:
    try:
        return pattern.search(text, timeout=SECONDS) is not None
    except TimeoutError:
        problem = f'"{pattern.pattern}" took more than {SECONDS} seconds on one value'
        raise UsageError(f"--where: {problem}; write a simpler pattern") from None


def _text(value: str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _folded(text: str) -> str:
    """Return text without differences of case, apostrophe and hyphen, and keep no copy."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text.translate(PUNCTUATION).casefold())


def _operand(value: str | float) -> Operand:
    text = _text(value)
    return Operand(_folded(text)) if len(text) > LONGEST else _short(text)


@lru_cache(maxsize=10_000)
def _short(text: str) -> Operand:
    return Operand.of(text)


def _period(text: str) -> Bounds | None:
    from docscope.text.dates.values.days import month_length
    from docscope.text.dates.values.value import DIVISIONS, Point, bounds

    match = DATE.fullmatch(text)
    if not match:
        return None
    year = match["year"].removeprefix("Y")
    if "X" in year:
        return _masked(year)
    month, day = int(match["month"] or 0), int(match["day"] or 0)
    known = not month or month in range(1, 13) or month in DIVISIONS
    if not known or (day and (month not in range(1, 13) or day > month_length(int(year), month))):
        return None
    unit = "day" if match["day"] else "month" if match["month"] else "year"
    return bounds(Point(unit, int(year), month, day)) if month or not match["month"] else None


def _masked(year: str) -> Bounds | None:
    """Return the bounds of years of which only the first figures are known: 195X."""
    from docscope.text.dates.values.days import Day

    if len(year.lstrip("-")) != len("195X"):
        return None
    ends = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    return Day(ends[0], 1, 1), Day(ends[1], 12, 31)

"""Expressions that need another date: three days later, the following year, the 20th."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.expressions import grammar
from docscope.text.dates.relative import counting, quarters, seasons, units, weekdays
from docscope.text.dates.relative.units import UNITS, relative
from docscope.text.dates.relative.weekdays import VAGUE
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from docscope.text.dates.scanning.scan import Tokens

PARTS = (counting, quarters, units, seasons, weekdays)
OWN = (
    (
        "day-of-month",
        """the? (?: day suffix? (?: instant | (?: of | in ) the? relative unit )
                | ordinal of the? relative unit )""",
    ),
    ("the-day", "the day suffix"),
    ("vague", "the? vague few? unit | the? vague"),
)
RULES = (*(rule for part in PARTS for rule in part.RULES), *OWN)
OPENING = "".join(sorted(set("TdV").union(*(part.OPENING for part in PARTS))))
DISTANCE = frozenset(("near", "distant", "foreseeable", "immediate"))
CLAUSE = frozenset(("it", "he", "she", "they", "we", "i", "was", "were", "a", "his", "their"))


def relatives(tokens: Tokens) -> Iterator[Draft]:
    """Yield the relative expressions of a text, from left to right, without overlaps."""
    return grammar.read(tokens, grammar.lexer_of(RULES, OPENING), READERS)


def _day_of_month(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The 14th inst., the 3rd of this month: of the month of writing, or the last or next one."""
    last, at = found.end() - 1, found.start() + (found[0][0] == "T")
    by_unit = tokens.classes[last] == "U"
    if tokens.word(last) == "instant" and at + 1 == last:
        return None  # 5 instant meals, but the 5th instant
    if by_unit and UNITS.get(tokens.number(last)) != "month":
        return None
    step = tokens.number(last - by_unit)
    draft = relative("day-of-month", found, Point("day", None, 0, tokens.number(at)), step)
    draft.today = tokens.word(last - by_unit) not in {"that", "same", "following", "previous"}
    draft.last += not by_unit and _is_stopped(tokens, last)
    return draft


def _is_stopped(tokens: Tokens, last: int) -> bool:
    """Say whether a full stop belongs to an abbreviation: your letter of the 22nd ult. reached."""
    stop = tokens.classes[last + 1 : last + 2] == "." and tokens.glued(last)
    short = tokens.word(last) in {"inst", "ult", "prox"}
    return stop and short and last + 2 < len(tokens.words) and not tokens.capital(last + 2)


def _the_day(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The 20th, where no noun follows."""
    before = tokens.classes[found.start() - 1 : found.start()]
    follower = tokens.classes[found.end() : found.end() + 1]
    if (
        tokens.word(found.end()) not in CLAUSE
        and follower not in {".", ",", ";", ")", "T", "&", "|", "", "t", "I"}
    ) or before not in {
        "I",
        "f",
        "b",
        "t",
        "Q",
        "F",
    }:
        return None
    if tokens.word(found.start() - 1) in {"in", "at", "to", "within", "into", "throughout"}:
        return None
    point = Point("day", None, 0, tokens.number(found.start() + 1))
    return relative("the-day", found, point, 0)


def _vague(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Now, recently, recent years, the future."""
    first, last = found.start(), found.end() - 1
    at = first + (found[0][0] == "T")
    draft = Draft("vague", first, last + 1, [], form="vague", kind="vague")
    draft.value = VAGUE[tokens.number(at)]
    if tokens.classes[last] == "U" and not tokens.word(last).endswith("s"):
        draft.last = at + 1
    if at > first and tokens.classes[draft.last - 1] != "U" and tokens.word(at) != "future":
        draft.first = at
    if tokens.word(at) == "future" and tokens.word(at - 1) in DISTANCE:
        draft.first = at - 1 - (tokens.classes[at - 2 : at - 1] == "T")
    draft.first -= tokens.word(at) == "now" and tokens.word(at - 1) in {"right", "just"}
    return draft


READERS = {name: reader for part in PARTS for name, reader in part.READERS.items()} | {
    "day_of_month": _day_of_month,
    "the_day": _the_day,
    "vague": _vague,
}

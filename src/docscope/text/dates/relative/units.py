"""Units beside the last date, or the day of writing: last week, the year after, year-end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.relative.weekdays import DEICTIC, PARTS, outlook
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

RULES = (
    (
        "part-of-unit",
        """the entire? part of the unit | (?: later | part ) in the unit
         | the? unit (?: ' plural )? -? part | (?<= unit of ) the unit""",
    ),
    (
        "day-before",
        """the unit (?: before | after ) (?: today | relative )
         | the unit (?: before | after | later )""",
    ),
    (
        "relative-unit",
        "(?: later | part | the entire? part of )? the? relative relative? (?: unit | century )",
    ),
    ("weekend", "the? unit"),
)
OPENING = "LpTRU"
AT_STOP = frozenset((".", ",", ";", ")", "|", "", "&"))
SUBJECTS = frozenset(("he", "she", "it", "they", "we", "i", "you", "there"))
WAYS = {"before": -1, "after": 1}
ENDS = {"first": "START", "last": "END"}  # days of the month
UNITS = {
    1: "day", 2: "week", 3: "month", 4: "year", 5: "decade", 6: "week", 8: "weekend",
    100: "century", 1000: "millennium",
}  # fmt: skip


def part_of_unit(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The end of the year, year-end, later in the month, the first half of the year."""
    last = found.start() + found[0].rindex("U")
    unit, word = UNITS.get(tokens.number(last)), tokens.word(last)
    if unit not in {"week", "month", "year", "decade"} or word.endswith("s"):
        return None
    if unit == "decade" and "p" not in found[0]:
        return None  # the remaining years of the decade
    if last < found.end() - 1 and tokens.word(found.end() - 1) not in {"end", "close"}:
        return None
    if tokens.classes[found.end() : found.end() + 1] in {"O", "-"}:
        return None
    draft = relative("part-of-unit", found, Point(unit), 0)
    part = tokens.classes.find("p", found.start(), found.end())
    draft.part = PARTS.get(tokens.number(part), "") if part >= 0 else ""
    if tokens.classes[max(draft.first - 4, 0) : draft.first] in {"TRUO", "ToUO"}:
        _first_days(tokens, draft)
    draft.outlook = outlook(tokens, *found.span())
    draft.outlook = 1 if tokens.word(found.start() - 1) == "by" else draft.outlook
    return draft


def _first_days(tokens: Tokens, draft: Draft) -> None:
    """Take in the last days of the month, but not its first day."""
    part = ENDS.get(tokens.word(draft.first - 3), "")
    if part and tokens.word(draft.first - 2).endswith("s"):
        draft.part, draft.first = part, draft.first - 4


def day_before(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The day before, the year after, where no event follows; the day before yesterday."""
    last = found.end() - 1
    if tokens.classes[last] in "ZR" and not ends_in_that(tokens, last - 1):
        return _twice(tokens, found)
    last -= tokens.word(last) == "that"
    unit = UNITS.get(tokens.number(last - 1))
    after_that = tokens.word(found.end() - 1) == "that"
    if not unit or (
        tokens.classes[found.end() : found.end() + 1] not in AT_STOP and not after_that
    ):
        return None  # the day after the battle
    step = -1 if tokens.word(last) in {"before", "earlier", "previously"} else 1
    rule = "after-that" if after_that else "later"
    return relative(rule, found, Point(unit), step)


def ends_in_that(tokens: Tokens, last: int) -> bool:
    """Say whether a way ends in `that`: a day after that, the week before that."""
    follower = tokens.classes[last + 2 : last + 3]
    alone = follower in AT_STOP or follower == "T" or tokens.word(last + 2) in SUBJECTS
    return tokens.word(last) in WAYS and tokens.word(last + 1) == "that" and alone


def _twice(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The day before yesterday, the year before last, the week after next."""
    last = found.end() - 1
    unit, step = UNITS.get(tokens.number(last - 2)), tokens.number(last)
    alike = WAYS.get(tokens.word(last - 1)) == step
    follower = tokens.classes[last + 1 : last + 2]
    if not unit or not alike or follower == "U" or (tokens.classes[last] == "Z" and unit != "day"):
        return None
    draft = relative("relative-unit", found, Point(unit), 2 * step)
    draft.today = True
    return draft


def relative_unit(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The next day, that same year, later that month, last week."""
    last = found.end() - 1
    whole = found[0].find("O") + 1  # the end of that year
    start, kinds = found.start() + whole, found[0][whole:]
    unit, word = UNITS.get(tokens.number(last)), tokens.word(last)
    steps = [i for i in range(start, last) if tokens.classes[i] == "R"]
    if (
        not unit
        or word.endswith("s")
        or tokens.word(steps[-1]) in {"past", "coming", "these", "those"}
    ):
        return None
    if tokens.classes[last + 1 : last + 2] in {"-", "O"}:
        return None
    long = unit in {"decade", "century"} or (unit == "millennium" and whole)
    if long and tokens.word(steps[-1]) in DEICTIC:
        return None  # over the next decade: a length of time
    draft = relative("relative-unit", found, Point(unit), tokens.number(steps[-1]))
    if tokens.word(start) == "that" and tokens.word(steps[-1]) in DEICTIC:
        draft.first = start + 1  # we hope that next year
        steps = steps[-1:]
    draft.today = "T" not in kinds and tokens.word(steps[0]) in DEICTIC
    draft.today = draft.today or tokens.word(steps[0]) == "latest"
    draft.loose = "T" in kinds and tokens.word(steps[0]) in DEICTIC
    part = found[0].find("p")
    if part >= 0:
        draft.part = PARTS.get(tokens.number(found.start() + part), "")
    return draft


def weekend(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The weekend: the last one, or where its sentence looks ahead the one to come."""
    last = found.end() - 1
    known = UNITS.get(tokens.number(last)) == "weekend" and not tokens.word(last).endswith("s")
    if not known or tokens.classes[found.start() - 1 : found.start()] in {"A", "e"}:
        return None
    if tokens.classes[found.start() - 2 : found.start() - 1] == "e":
        return None  # every other weekend
    if found[0] == "U" and tokens.classes[last + 1 : last + 2] in {"_", "-"}:
        return None
    draft = relative("weekend", found, Point("weekend"), -1)
    draft.first -= found[0] == "U" and tokens.classes[found.start() - 1 : found.start()] == "T"
    draft.today, draft.outlook = True, outlook(tokens, *found.span())
    return draft


def relative(rule: str, found: re.Match[str], point: Point, step: int) -> Draft:
    """Return a draft that counts so many steps of the unit of a point."""
    return Draft(rule, *found.span(), [point], form="relative", step=step)


READERS = {
    "part_of_unit": part_of_unit,
    "day_before": day_before,
    "relative_unit": relative_unit,
    "weekend": weekend,
}

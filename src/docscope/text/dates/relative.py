"""Expressions that need another date: three days later, the following year, the 20th."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates import grammar, quarters, seasons, weekdays
from docscope.text.dates.counts import COUNT, number
from docscope.text.dates.draft import Draft
from docscope.text.dates.durations import LETTERS
from docscope.text.dates.narrowing import take_before
from docscope.text.dates.value import SPANS, Point
from docscope.text.dates.weekdays import DEICTIC, PARTS, VAGUE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from docscope.text.dates.scan import Tokens

RULES = (
    ("span", f"the? relative{{1,2}} (?: {COUNT} )? (?: unit | century )"),
    ("later", f"about? (?: {COUNT} | a ) (?: unit | century ) (?: later | before | after )"),
    ("from-now", f"about? (?: {COUNT} | a ) unit from (?: vague | today )"),
    ("some-later", "(?: a? few of? )? unit later"),
    *quarters.RULES,
    (
        "part-of-unit",
        """the entire? part of the unit | (?: later | part ) in the (?: unit | season )
         | the? unit (?: ' plural )? -? part | (?<= unit of ) the unit""",
    ),
    ("day-before", "the unit (?: before | after | later )"),
    ("relative-unit", "(?: later | part )? the? relative relative? (?: unit | century )"),
    ("weekend", "the? unit"),
    ("day-of-month", "the? day suffix? (?: instant | (?: of | in ) relative unit )"),
    ("the-day", "the day suffix"),
    *seasons.RULES,
    *weekdays.RULES,
    ("vague", "the? vague few? unit | the? vague"),
)
OPENING = "".join(
    sorted(set("K12356dnkqYAgUTLpRV" + quarters.OPENING + seasons.OPENING + weekdays.OPENING))
)
AT_STOP = frozenset((".", ",", ";", ")", "|", "", "&"))
WAYS = {"before": -1, "after": 1}
DISTANCE = frozenset(("near", "distant", "foreseeable", "immediate"))
SPANNING = {"past": -1, "last": -1, "next": 1, "coming": 1}
CLAUSE = frozenset(("it", "he", "she", "they", "we", "i", "was", "were", "a", "his", "their"))
UNITS = {
    1: "day", 2: "week", 3: "month", 4: "year", 5: "decade", 6: "week", 8: "weekend",
    100: "century", 1000: "millennium",
}  # fmt: skip


def relatives(tokens: Tokens) -> Iterator[Draft]:
    """Yield the relative expressions of a text, from left to right, without overlaps."""
    return grammar.read(tokens, grammar.lexer_of(RULES, OPENING), READERS)


def _later(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Three days later, more than two years ago, a week before."""
    start, last = found.start(), found.end() - 1
    unit = UNITS.get(tokens.number(last - 1))
    if not unit or tokens.classes[start - 1 : start] == "e" or _continues(tokens, last):
        return None
    draft = _counted(tokens, found, "later", unit)
    draft.step *= (
        tokens.number(last) if tokens.classes[last] == "L" else WAYS.get(tokens.word(last), 0)
    )
    draft.today = tokens.word(last) in {"ago", "hence"}
    return draft if draft.step else None


def _span(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The past three years, the next 30 days: a length, with two ends where today is known."""
    last = found.end() - 1
    at = found.start() + found[0].rindex("R")
    way = SPANNING.get(tokens.word(at), 0)
    unit = UNITS.get(tokens.number(last), "")
    if at + 1 == last and not (way and _is_length(tokens.word(at), tokens.word(last), unit)):
        return _relative_unit(tokens, found)
    count = 1 if at + 1 == last else number(tokens, at + 1, last)
    no_end = not way or tokens.classes[last + 1 : last + 2] in {"O", "-"}
    if not unit or no_end or not isinstance(count, int) or tokens.word(last).startswith("fort"):
        return None
    years = SPANS.get(unit, 0)
    point = Point("year") if years else Point(unit)
    draft = _relative("span", found, point, way * count * (years or 1))
    draft.value = f"P{count}{LETTERS[tokens.number(last)]}"
    return draft


def _is_length(relative: str, word: str, unit: str) -> bool:
    """Say whether the past year, the last decade is a length, as last year is none."""
    long = unit in {"decade", "century", "millennium"}
    return not word.endswith("s") and (relative in {"past", "coming"} or long)


def _from_now(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Two weeks from now, three days from tomorrow."""
    last = found.end() - 3
    unit = UNITS.get(tokens.number(last))
    if not unit or tokens.word(found.end() - 1) not in {"now", "today"}:
        return None
    draft = _counted(tokens, found, "later", unit)
    draft.today = True
    return draft


def _counted(tokens: Tokens, found: re.Match[str], rule: str, unit: str) -> Draft:
    """Return the draft of so many units, with `more than` before them taken in."""
    at = found.start() + (tokens.classes[found.start()] == "K")
    at += found[0][at - found.start() :][:2] in {"A5", "A6"}
    end = found.start() + max(found[0].rfind(letter) for letter in "UC")
    count = 1 if tokens.classes[at] == "A" else int(number(tokens, at, end))
    count *= 2 if tokens.word(end).startswith("fort") else 1
    draft = _relative(rule, found, Point(unit), count)
    draft.about = tokens.classes[found.start()] == "K"
    if not draft.about:
        take_before(tokens, draft)
        draft.about = draft.mod == "APPROX"
    return draft


def _continues(tokens: Tokens, last: int) -> bool:
    """Say whether an event follows (two days after the battle), which has no date here."""
    return tokens.classes[last] != "L" and tokens.classes[last + 1 : last + 2] not in AT_STOP


def _some_later(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """A few days later: no value."""
    last = found.end() - 1
    if _continues(tokens, last) or tokens.classes[last - 1] != "U":
        return None
    if tokens.classes[found.start() - 1 : found.start()] in {"1", "2", "3", "d", "n", "k", "e"}:
        return None  # every three months thereafter
    value = VAGUE[tokens.number(last)]
    return Draft("some-later", *found.span(), [], form="vague", kind="vague", value=value)


def _part_of_unit(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The end of the year, year-end, later in the month, the first half of the year."""
    last = found.start() + max(found[0].rfind(letter) for letter in "Us")
    unit, word = UNITS.get(tokens.number(last)), tokens.word(last)
    if tokens.classes[last] == "s":
        return Draft("season", *found.span(), [Point("season", None, tokens.number(last))])
    if unit not in {"week", "month", "year", "decade"} or word.endswith("s"):
        return None
    if unit == "decade" and "p" not in found[0]:
        return None  # the remaining years of the decade
    if last < found.end() - 1 and tokens.word(found.end() - 1) not in {"end", "close"}:
        return None
    if tokens.classes[found.end() : found.end() + 1] in {"O", "-"}:
        return None
    draft = _relative("part-of-unit", found, Point(unit), 0)
    part = tokens.classes.find("p", found.start(), found.end())
    draft.part = PARTS.get(tokens.number(part), "") if part >= 0 else ""
    draft.outlook = weekdays.outlook(tokens, *found.span())
    draft.outlook = 1 if tokens.word(found.start() - 1) == "by" else draft.outlook
    return draft


def _weekend(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The weekend: the last one, or where its sentence looks ahead the one to come."""
    last = found.end() - 1
    known = UNITS.get(tokens.number(last)) == "weekend" and not tokens.word(last).endswith("s")
    if not known or tokens.classes[found.start() - 1 : found.start()] in {"A", "e"}:
        return None
    if found[0] == "U" and tokens.classes[last + 1 : last + 2] in {"_", "-"}:
        return None
    draft = _relative("weekend", found, Point("weekend"), -1)
    draft.today, draft.outlook = True, weekdays.outlook(tokens, *found.span())
    return draft


def _day_before(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The day before, the year after, where no event follows."""
    last = found.end() - 1
    unit = UNITS.get(tokens.number(last - 1))
    if not unit or tokens.classes[found.end() : found.end() + 1] not in AT_STOP:
        return None
    step = -1 if tokens.word(last) in {"before", "earlier", "previously"} else 1
    return _relative("later", found, Point(unit), step)


def _relative_unit(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The next day, that same year, later that month, last week."""
    last, start = found.end() - 1, found.start()
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
    if unit in {"decade", "century"} and tokens.word(steps[-1]) in DEICTIC:
        return None  # over the next decade: a length of time
    draft = _relative("relative-unit", found, Point(unit), tokens.number(steps[-1]))
    if tokens.word(start) == "that" and tokens.word(steps[-1]) in DEICTIC:
        draft.first = start + 1  # we hope that next year
        steps = steps[-1:]
    draft.today = "T" not in found[0] and tokens.word(steps[0]) in DEICTIC
    draft.loose = "T" in found[0] and tokens.word(steps[0]) in DEICTIC
    if found[0][0] == "p":
        draft.part = PARTS.get(tokens.number(start), "")
    return draft


def _day_of_month(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The 14th inst., the 3rd of this month: of the month of writing, or the last or next one."""
    last, at = found.end() - 1, found.start() + (found[0][0] == "T")
    by_unit = tokens.classes[last] == "U"
    if by_unit and UNITS.get(tokens.number(last)) != "month":
        return None
    step = tokens.number(last - by_unit)
    draft = _relative("day-of-month", found, Point("day", None, 0, tokens.number(at)), step)
    draft.today = tokens.word(last - by_unit) not in {"that", "same", "following", "previous"}
    return draft


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
    return _relative("the-day", found, point, 0)


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


def _relative(rule: str, found: re.Match[str], point: Point, step: int) -> Draft:
    return Draft(rule, *found.span(), [point], form="relative", step=step)


READERS = {
    "span": _span,
    "later": _later,
    "from_now": _from_now,
    "some_later": _some_later,
    "part_of_unit": _part_of_unit,
    "day_before": _day_before,
    "relative_unit": _relative_unit,
    "weekend": _weekend,
    "day_of_month": _day_of_month,
    "the_day": _the_day,
    "vague": _vague,
    **quarters.READERS,
    **seasons.READERS,
    **weekdays.READERS,
}

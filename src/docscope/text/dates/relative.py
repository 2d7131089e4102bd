"""Expressions that need another date: three days later, the following year, the 20th."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates import grammar
from docscope.text.dates.draft import Draft
from docscope.text.dates.lexicon import LETTERS
from docscope.text.dates.value import Point

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from docscope.text.dates.scan import Tokens

NUMBER = "(?: (?: ten -? one | one | teen | ten | day | short | three ) )"
RULES = (
    ("later", f"about? (?: {NUMBER} | a ) unit later"),
    ("some-later", "(?: a? few of? )? unit later"),
    ("part-of-unit", "the part of the unit | (?: later | part ) in the (?: unit | season )"),
    ("day-before", "the unit (?: before | after | later )"),
    ("relative-unit", "(?: later | part )? the? relative relative? unit"),
    ("relative-name", "the? relative (?: month | maymonth | season | weekday )"),
    ("day-of-month", "the? day suffix? (?: instant | (?: of | in ) relative unit )"),
    ("the-day", "the day suffix"),
    ("season", "(?: part -? | the )? season"),
    ("weekday", "weekday"),
    ("today", "today"),
    ("vague", "vague"),
)
OPENING = "K123dnkAgUTLpRswZV"
AT_TIME = frozenset(("I", "b", "f", "Q", "F", "t", "p", "B"))
AT_END = frozenset((".", ";", "|", "", ")", "?"))
LINKING = frozenset(("is", "was", "will", "would", "has", "had", "may", "can", "comes", "came"))
CLAUSE = frozenset(("it", "he", "she", "they", "we", "i", "was", "were", "a", "his", "their"))
UNITS = {1: "day", 2: "week", 3: "month", 4: "year", 5: "decade", 6: "week", 100: "century"}
DEICTIC = frozenset(("last", "next", "this", "past"))  # without "the" they count from today
VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def relatives(tokens: Tokens) -> Iterator[Draft]:
    """Yield the relative expressions of a text, from left to right, without overlaps."""
    return grammar.read(tokens, grammar.lexer_of(RULES, OPENING), READERS)


def _later(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Three days later, two years ago."""
    start, last = found.start(), found.end() - 1
    unit = UNITS.get(tokens.number(last - 1))
    count = sum(tokens.number(i) for i in range(start, last - 1) if tokens.classes[i] in "123dnk")
    if not unit or _continues(tokens, last) or tokens.classes[start - 1 : start] == "e":
        return None
    if tokens.classes[last - 2] == "A":
        count = 1
    step = tokens.number(last) * count * (2 if tokens.word(last - 1).startswith("fort") else 1)
    draft = _relative("later", found, Point(unit), step)
    draft.today = tokens.word(last) in {"ago", "hence"}
    draft.about = tokens.classes[start] == "K"
    return draft


def _continues(tokens: Tokens, last: int) -> bool:
    """Say whether an event follows (two days after the battle), which is no date for us."""
    return tokens.word(last) in {"after", "before"} and tokens.classes[last + 1 : last + 2] in {
        "T",
        "_",
        "R",
        "A",
    }


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
    """The end of the year."""
    last = found.end() - 1
    unit = UNITS.get(tokens.number(last))
    if tokens.classes[last] == "s":
        return Draft("season", *found.span(), [Point("season", None, tokens.number(last))])
    if unit not in {"month", "year", "decade"} or tokens.classes[last + 1 : last + 2] == "O":
        return None
    if tokens.word(last).endswith("s"):
        return None
    draft = _relative("part-of-unit", found, Point(unit), 0)
    part = tokens.classes.find("p", found.start(), found.end())
    draft.part = {1: "START", 2: "MID", 3: "END"}.get(tokens.number(part), "") if part >= 0 else ""
    return draft


def _day_before(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The day before, the year after, where no event follows."""
    last = found.end() - 1
    unit = UNITS.get(tokens.number(last - 1))
    follower = tokens.classes[found.end() : found.end() + 1]
    if not unit or follower not in {".", ",", ";", ")", "|", "", "&"}:
        return None
    step = -1 if tokens.word(last) in {"before", "earlier", "previously"} else 1
    return _relative("later", found, Point(unit), step)


def _relative_unit(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The next day, that same year, later that month, last week."""
    last, start = found.end() - 1, found.start()
    unit, word = UNITS.get(tokens.number(last)), tokens.word(last)
    steps = [i for i in range(start, last) if tokens.classes[i] == "R"]
    if not unit or word.endswith("s") or tokens.word(steps[-1]) in {"past", "current", "coming"}:
        return None
    follower = tokens.classes[last + 1 : last + 2]
    if follower in {"-", "O"} or tokens.word(last + 1).startswith("'"):
        return None
    draft = _relative("relative-unit", found, Point(unit), tokens.number(steps[-1]))
    if tokens.word(start) == "that" and tokens.word(steps[-1]) in DEICTIC:
        draft.first = start + 1  # we hope that next year
        steps = steps[-1:]
    draft.today = "T" not in found[0] and tokens.word(steps[0]) in DEICTIC
    draft.loose = "T" in found[0] and tokens.word(steps[0]) in DEICTIC
    if found[0][0] == "p":
        draft.part = {1: "START", 2: "MID", 3: "END"}.get(tokens.number(start), "")
    return draft


def _no_season(tokens: Tokens, found: re.Match[str]) -> bool:
    """Say whether `that` joins a clause: issues that fall outside, mindful that winter is near."""
    first, last = found.start(), found.end() - 1
    if tokens.word(first) != "that":
        return False
    before, after = tokens.classes[first - 1 : first], tokens.classes[last + 1 : last + 2]
    if before in AT_TIME or after in AT_END:
        return False
    if tokens.word(last) in {"fall", "spring"}:
        return before not in {"|", "."} and first > 0
    return before == "_" and tokens.word(last + 1) in LINKING


def _relative_name(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The following spring, last January, next Friday."""
    last = found.end() - 1
    kind, value = tokens.classes[last], tokens.number(last)
    if (kind != "s" and not tokens.capital(last)) or (kind == "s" and _no_season(tokens, found)):
        return None
    step = tokens.number(last - 1)
    if kind == "w":
        point = Point("weekday", None, 0, value)
    else:
        point = Point("season" if kind == "s" else "month", None, value)
    draft = _relative("relative-name", found, point, step)
    draft.today = "T" not in found[0] and tokens.word(last - 1) in DEICTIC
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


def _season(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The summer, its year to be found in the context."""
    last, first = found.end() - 1, found.start()
    word, follower = tokens.word(last), tokens.classes[last + 1 : last + 2]
    before = tokens.classes[first - 1 : first] if first else ""
    if (
        before not in {"I", "Q", "t", "f", "b", "F", "B"}
        and found[0][0] != "p"
        and (found[0][0] != "T" or word in {"fall", "spring"} or follower == "_")
    ):
        return None
    if word == "fall" and follower == "I":
        return None  # the fall in export earnings
    if follower in {"O", "-"} or (
        word in {"fall", "spring"} and follower == "_" and found[0][0] != "T"
    ):
        return None
    if tokens.word(first - 1) in {"to", "at", "into"} or (word == "fall" and found[0] == "s"):
        return None
    draft = Draft("season", *found.span(), [Point("season", None, tokens.number(last))])
    if found[0][0] == "p":
        draft.part = {1: "START", 2: "MID", 3: "END"}.get(tokens.number(first), "")
    return draft


def _weekday(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Friday, which needs a day nearby."""
    at = found.start()
    if not tokens.capital(at) or tokens.classes[at - 1 : at] == LETTERS["each"]:
        return None
    draft = _relative("weekday", found, Point("weekday", None, 0, tokens.number(at)), 0)
    if tokens.word(at + 1) in {"next", "last"} and tokens.classes[at + 2 : at + 3] in AT_END:
        draft.step, draft.last = tokens.number(at + 1), at + 2  # Friday next
    draft.today = True
    return draft


def _today(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Yesterday, today, tomorrow: dates only where the day of writing is known."""
    step = tokens.number(found.start())
    draft = _relative("today", found, Point("day"), step)
    draft.today, draft.value = True, VAGUE[step]
    return draft


def _vague(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Now, recently."""
    value = VAGUE[tokens.number(found.start())]
    return Draft("vague", *found.span(), [], form="vague", kind="vague", value=value)


def _relative(rule: str, found: re.Match[str], point: Point, step: int) -> Draft:
    return Draft(rule, *found.span(), [point], form="relative", step=step)


READERS = {
    "later": _later,
    "some_later": _some_later,
    "part_of_unit": _part_of_unit,
    "day_before": _day_before,
    "relative_unit": _relative_unit,
    "relative_name": _relative_name,
    "day_of_month": _day_of_month,
    "the_day": _the_day,
    "season": _season,
    "weekday": _weekday,
    "today": _today,
    "vague": _vague,
}

"""So many units from another date: three days later, two years ago, the past three years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.relative.counts import COUNT, number
from docscope.text.dates.relative.durations import LETTERS
from docscope.text.dates.relative.narrowing import is_verb, take_before
from docscope.text.dates.relative.units import (
    AT_STOP,
    UNITS,
    WAYS,
    ends_in_that,
    relative,
    relative_unit,
)
from docscope.text.dates.relative.weekdays import VAGUE
from docscope.text.dates.values.value import SPANS, Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

RULES = (
    ("span", f"the? relative{{1,2}} (?: {COUNT} )? (?: unit | century )"),
    (
        "later",
        f"""about? (?: {COUNT} (?: and a? division )? | a ) (?: unit | century )
            (?: and a division )? (?: later | before | after )""",
    ),
    ("from-now", f"about? (?: {COUNT} | a ) unit from (?: vague | today )"),
    ("some-later", "(?: a? few of? )? unit later"),
)
OPENING = "K12356dnkqYAgUTR"
SPANNING = {"past": -1, "last": -1, "next": 1, "coming": 1}
HOURS_OF_DAY = 24
HALVED = {  # what half of it is counted in
    "week": ("day", 7), "month": ("month", 1), "year": ("month", 12), "decade": ("year", 10),
    "century": ("year", 100),
}  # fmt: skip
HOURS = 7  # hours, minutes and seconds in the lexicon


def span(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The past three years, the next 30 days: a length, with two ends where today is known."""
    last = found.end() - 1
    at = found.start() + found[0].rindex("R")
    way = SPANNING.get(tokens.word(at), 0)
    unit = UNITS.get(tokens.number(last), "")
    if is_verb(tokens, at):
        return None
    if at + 1 == last and not (way and _is_length(tokens.word(at), tokens.word(last), unit)):
        return relative_unit(tokens, found)
    count = 1 if at + 1 == last else number(tokens, at + 1, last)
    no_end = not way or tokens.classes[last + 1 : last + 2] in {"O", "-"}
    if not unit or no_end or not isinstance(count, int) or tokens.word(last).startswith("fort"):
        return None
    years = SPANS.get(unit, 0)
    point = Point("year") if years else Point(unit)
    draft = relative("span", found, point, way * count * (years or 1))
    draft.value = f"P{count}{LETTERS[tokens.number(last)]}"
    return draft


def _is_length(relative: str, word: str, unit: str) -> bool:
    """Say whether the past year, the last decade is a length, as last year is none."""
    long = unit in {"decade", "century", "millennium"}
    return not word.endswith("s") and (relative in {"past", "coming"} or long)


def later(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Three days later, more than two years ago, a week before."""
    start, last = found.start(), found.end() - 1
    half = found[0].find("h")
    unit_at = last - 1 if found[0][-2] in "UC" else start + half - 3
    unit = UNITS.get(tokens.number(unit_at))
    if tokens.number(unit_at) == HOURS and tokens.classes[last] == "L":
        return _hours_later(tokens, found)
    after_that = ends_in_that(tokens, last)
    if tokens.classes[start - 1 : start] == "e" or not (
        unit and (after_that or not _continues(tokens, last))
    ):
        return None
    draft = _counted(tokens, found, "later", unit)
    if after_that:
        draft.last, draft.rule = draft.last + 1, "after-that"
    if half >= 0 and not _halve(tokens, draft, start + half):
        return None
    draft.step *= (
        tokens.number(last) if tokens.classes[last] == "L" else WAYS.get(tokens.word(last), 0)
    )
    draft.today = tokens.word(last) in {"ago", "hence"}
    return draft if draft.step else None


def _halve(tokens: Tokens, draft: Draft, at: int) -> bool:
    """Add half a unit: two and a half years later."""
    unit, many = HALVED.get(draft.point.unit, ("", 0))
    if tokens.word(at) != "half" or not unit:
        return False
    draft.points, draft.step = [Point(unit)], draft.step * many + many // 2
    return True


def from_now(tokens: Tokens, found: re.Match[str]) -> Draft | None:
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
    draft = relative(rule, found, Point(unit), count)
    draft.about = tokens.classes[found.start()] == "K"
    if not draft.about:
        take_before(tokens, draft)
        draft.about = draft.mod == "APPROX"
    return draft


def _continues(tokens: Tokens, last: int) -> bool:
    """Say whether an event follows (two days after the battle), which has no date here."""
    return tokens.classes[last] != "L" and tokens.classes[last + 1 : last + 2] not in AT_STOP


def some_later(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """A few days later: no value."""
    last = found.end() - 1
    if _continues(tokens, last) or tokens.classes[last - 1] != "U":
        return None
    if tokens.classes[found.start() - 1 : found.start()] in {"1", "2", "3", "d", "n", "k", "e"}:
        return None  # every three months thereafter
    if tokens.number(last - 1) == HOURS:
        return _hours_later(tokens, found)
    value = VAGUE[tokens.number(last)]
    return Draft("some-later", *found.span(), [], form="vague", kind="vague", value=value)


def _hours_later(tokens: Tokens, found: re.Match[str]) -> Draft:
    """Three hours later, minutes ago: some hour of the last date, or of the day of writing."""
    days = _days(tokens, found)
    if days:
        draft = _counted(tokens, found, "later", "day")
        draft.step = days * tokens.number(found.end() - 1)
    else:
        draft = Draft("later", *found.span(), [], form="clock", kind="time", clock="XX")
    draft.today = tokens.word(found.end() - 1) == "ago"
    if days:
        return draft
    take_before(tokens, draft)
    return draft


def _days(tokens: Tokens, found: re.Match[str]) -> int:
    """Return the days that some hours make: 48 hours later."""
    at = next((i for i in range(*found.span()) if tokens.classes[i] in "123dnk"), -1)
    hours = number(tokens, at, found.end()) if at >= 0 else 0
    whole = isinstance(hours, int) and tokens.word(found.end() - 2) in {"hours", "hrs"}
    return int(hours) // HOURS_OF_DAY if whole and not hours % HOURS_OF_DAY else 0


READERS = {"span": span, "later": later, "from_now": from_now, "some_later": some_later}

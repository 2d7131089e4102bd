"""Days, months and seasons named beside the day of writing: Friday night, last June, yesterday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.relative.clocks import CLOCKS, DAY_PARTS, hour_and_minute
from docscope.text.dates.relative.seasons import joins_clause
from docscope.text.dates.scanning.lexicon import LETTERS, words
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

HOUR = "(?: day (?: : (?: day | short ) )? meridiem | noon | night ) in?"
HOURS_OF = "(?: the? part night? unit of | the? part? night of )"
RULES = (
    ("relative-night", "(?: later | part )? the? relative{1,2} night"),
    ("relative-name", "(?: part )? the? relative (?: month | maymonth | season | weekday ) night?"),
    ("weekday", f"(?: {HOUR} | {HOURS_OF} )? (?: later | part )? weekday night?"),
    ("today", f"(?: {HOUR} )? (?: later | part )? today night?"),
)
OPENING = "LpTRwZdMN"
PARTS = {1: "START", 2: "MID", 3: "END"}
AT_END = frozenset((".", ";", "|", "", ")", "?"))
DEICTIC = frozenset(("last", "next", "this", "past"))  # without "the" they count from today
VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
VERB_WINDOW = 9  # tokens on either side of a weekday
PASSIVE = len("need")


def relative_night(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Last night, early the next morning, the previous evening; `that night` is a mere time."""
    last, first = found.end() - 1, found.start()
    steps = [i for i in range(first, last) if tokens.classes[i] == "R"]
    step = tokens.number(steps[-1])
    if not step or tokens.word(last).endswith("s") or tokens.word(last + 1) in {"of", "-"}:
        return None
    draft = _relative("relative-night", found, Point("day"), step)
    draft.today = "T" not in found[0] and tokens.word(steps[0]) in DEICTIC
    return _at(tokens, draft, last)


def relative_name(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The following spring, last January, next Friday."""
    last = found.end() - 1
    last -= tokens.classes[last] == "N"
    kind, value = tokens.classes[last], tokens.number(last)
    if (kind != "s" and not tokens.capital(last)) or (kind == "s" and joins_clause(tokens, found)):
        return None
    if "T" in found[0] and tokens.classes[last + 1 : last + 2] == "O":
        return None  # the last winter of the war
    step = tokens.number(last - 1)
    if kind == "w":
        point = Point("weekday", None, 0, value)
    else:
        point = Point("season" if kind == "s" else "month", None, value)
    draft = _relative("relative-name", found, point, step)
    draft.today = "T" not in found[0] and tokens.word(last - 1) in DEICTIC
    draft.outlook = int(kind == "w" and tokens.word(last - 1) == "this")
    if kind != "w":
        draft.last = last + 1
    return _at(tokens, draft, found.end() - 1)


def weekday(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Friday, late Friday, Friday night, 9 a.m. Friday: they need a day nearby."""
    last = found.end() - 1
    at = last - (tokens.classes[last] == "N")
    if (
        not tokens.capital(at)
        or tokens.classes[found.start() - 1 : found.start()] == LETTERS["each"]
    ):
        return None
    if tokens.word(found.start() - 1) in words("nameddays") and tokens.capital(found.start() - 1):
        return None  # Bloody Sunday
    if tokens.word(at + 1) in words("papers") and tokens.capital(at + 1):
        return None  # the Sunday Express
    if tokens.classes[found.start() - 2 : found.start() - 1] == LETTERS["each"]:
        return None  # every other Tuesday
    draft = _relative("weekday", found, Point("weekday", None, 0, tokens.number(at)), 0)
    if tokens.word(at + 1) in {"next", "last"} and tokens.classes[at + 2 : at + 3] in AT_END:
        draft.step, draft.last = tokens.number(at + 1), at + 2  # Friday next
    if at < last and tokens.word(last).endswith("s"):
        return _each_week(tokens, draft, last)
    draft.today = True
    draft.outlook = outlook(tokens, draft.first, draft.last)
    return _at(tokens, draft, last)


def _each_week(tokens: Tokens, draft: Draft, last: int) -> Draft:
    """Sunday mornings: those of every week."""
    draft.form = draft.kind = "set"
    draft.value = f"XXXX-WXX-{draft.point.day}T{CLOCKS[tokens.number(last)]}"
    draft.points = []
    return draft


def outlook(tokens: Tokens, first: int, last: int) -> int:
    """Return 1 where the clause of a weekday looks ahead, -1 where it looks back.

    The verb before it counts more than the one behind it: he said Friday that he will go.
    """
    for around in (range(first - 1, first - VERB_WINDOW, -1), range(last, last + VERB_WINDOW)):
        for at in around:
            if at < 0 or tokens.classes[at : at + 1] in {".", "|", ";", ""}:
                break
            found = _tense(tokens, at)
            if found:
                return found
    return 0


def _tense(tokens: Tokens, at: int) -> int:
    word = tokens.word(at)
    if word == "set":
        return 1 if tokens.word(at + 1) in {"for", "to"} else -1
    if word == "for":
        return int(tokens.classes[at + 1 : at + 2] == "w")
    if word in {"made", "held", "left"} and tokens.word(at - 1) == "be":
        return 1
    if word in words("coming") and not tokens.capital(at):
        return 1
    if word == "to":
        return int(tokens.classes[at + 1 : at + 2] == "_" and not tokens.capital(at + 1))
    return -int(word in words("back") or (word.endswith("ed") and len(word) > PASSIVE))


def today(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Yesterday, late yesterday, tomorrow morning, tonight: they need the day of writing."""
    at = found.start() + found[0].index("Z")
    step = tokens.number(at)
    draft = _relative("today", found, Point("day"), step)
    draft.today, draft.value = True, VAGUE[step]
    if not step and _is_nowadays(tokens, at):
        draft.form = draft.kind = "vague"
        draft.points = []
        return draft
    if tokens.word(at) == "tonight":
        draft.clock = "NI"
    return _at(tokens, draft, found.end() - 1)


def _is_nowadays(tokens: Tokens, at: int) -> bool:
    """Say whether today means our time: the world of today, even today, today's problems."""
    follower = tokens.word(at + 2) if tokens.word(at + 1) == "'" else ""
    noun = follower == "s" and tokens.word(at + 3) not in words("sittings")
    return noun or tokens.word(at - 1) in words("nowadays") or tokens.word(at) == "todays"


def _at(tokens: Tokens, draft: Draft, last: int) -> Draft:
    """Give a day the part of the day, or the hour, that stands beside it."""
    first = draft.first
    if tokens.classes[last] == "N" and draft.last > last:
        draft.clock = CLOCKS[tokens.number(last)]
    elif tokens.classes[first] in "dM":
        end = next(i for i in range(first, last) if tokens.classes[i] in "PM")
        time = hour_and_minute(tokens, first, end)
        draft.clock = f"{time[0]:02}:{time[1]:02}" if time else ""
    if draft.clock and draft.rule != "weekday":
        draft.value = f"XXXX-XX-XXT{draft.clock}"
    elif "O" in tokens.classes[first:last]:
        night = tokens.classes.find("N", first, last)
        draft.clock = CLOCKS[tokens.number(night)] if night >= 0 else "MO"  # the early hours of
    elif tokens.classes[first] == "N":
        draft.clock = CLOCKS[tokens.number(first)]
        draft.first += not tokens.number(first)
    first += tokens.classes[first] == "T"
    if tokens.classes[first] == "p":
        draft.part = DAY_PARTS.get(tokens.number(first), "")
    return draft


def _relative(rule: str, found: re.Match[str], point: Point, step: int) -> Draft:
    return Draft(rule, *found.span(), [point], form="relative", step=step)


READERS = {
    "relative_night": relative_night,
    "relative_name": relative_name,
    "weekday": weekday,
    "today": today,
}

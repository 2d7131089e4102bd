"""Days, months and seasons named beside the day of writing: Friday night, last June, yesterday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.clocks import CLOCKS, DAY_PARTS, hour_and_minute
from docscope.text.dates.draft import Draft
from docscope.text.dates.lexicon import LETTERS, words
from docscope.text.dates.value import DIVISIONS, Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scan import Tokens

HOUR = "(?: day (?: : (?: day | short ) )? meridiem | noon | night ) in?"
RULES = (
    ("relative-night", "(?: later | part )? the? relative{1,2} night"),
    ("relative-name", "(?: part )? the? relative (?: month | maymonth | season | weekday ) night?"),
    ("season", "(?: part -? | the )? season (?: of the? relative{1,2} unit )?"),
    ("weekday", f"(?: {HOUR} )? (?: part )? weekday night?"),
    ("today", f"(?: {HOUR} )? (?: later | part )? today night?"),
)
OPENING = "LpTRswZdMN"
PARTS = {1: "START", 2: "MID", 3: "END"}
AT_TIME = frozenset(("I", "b", "f", "Q", "F", "t", "p", "B"))
AT_END = frozenset((".", ";", "|", "", ")", "?"))
LINKING = frozenset(("is", "was", "will", "would", "has", "had", "may", "can", "comes", "came"))
DEICTIC = frozenset(("last", "next", "this", "past"))  # without "the" they count from today
VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
VERB_WINDOW = 9  # tokens on either side of a weekday
AHEAD = frozenset(
    """will shall ll would must can could should may might due scheduled expected planned slated
    upcoming forthcoming next tomorrow deadline""".split()  # noqa: SIM905
)
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
    if (kind != "s" and not tokens.capital(last)) or (kind == "s" and _no_season(tokens, found)):
        return None
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


def season(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The summer, its year to be found in the context; without a preposition it is any summer."""
    last, first = found.end() - 1, found.start()
    if found[0][-1] == "U":
        return _season_of(tokens, found)
    word, follower = tokens.word(last), tokens.classes[last + 1 : last + 2]
    before = tokens.classes[first - 1 : first] if first else ""
    if follower == "O":
        return None
    if (
        before not in {"I", "Q", "t", "f", "b", "F", "B"}
        and found[0][0] != "p"
        and (found[0][0] != "T" or word in {"fall", "spring"} or follower == "_")
    ):
        return _any_season(tokens, found)
    if word == "fall" and (follower == "I" or found[0] == "s"):
        return None  # the fall in export earnings
    if follower == "-" or (word in {"fall", "spring"} and follower == "_" and found[0][0] != "T"):
        return _any_season(tokens, found)
    if tokens.word(first - 1) in {"to", "at", "into"}:
        return _any_season(tokens, found)
    draft = Draft("season", *found.span(), [Point("season", None, tokens.number(last))])
    if found[0][0] == "p":
        draft.part = PARTS.get(tokens.number(first), "")
    return draft


def _season_of(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The spring of next year, the winter of that same year."""
    at, last = found.start() + found[0].index("s"), found.end() - 1
    if tokens.word(last) != "year":
        return None
    draft = Draft("season", *found.span(), [Point("season", None, tokens.number(at))])
    draft.of_year, draft.step = True, tokens.number(last - 1)
    draft.today = "T" not in found[0][found[0].index("s") :] and tokens.word(last - 1) in DEICTIC
    draft.part = PARTS.get(tokens.number(found.start()), "") if found[0][0] == "p" else ""
    return draft


def _any_season(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Winter, of no year that the words tell; but not to spring, to fall, the Prague Spring."""
    at, first = found.end() - 1, found.start()
    if tokens.word(at) in {"spring", "fall"} and not tokens.capital(at):
        return None
    if first and tokens.capital(at) and tokens.classes[first - 1] == "_" and tokens.capital(first - 1):
        return None
    draft = Draft("season", *found.span(), [Point("season", None, tokens.number(at))], kind="vague")
    if tokens.classes[at + 1 : at + 2] == "_" and not tokens.capital(at):
        draft.points, draft.form = [], "vague"
        draft.value = f"XXXX-{DIVISIONS[tokens.number(at)][2]}"
    draft.first += found[0][0] == "T" and tokens.classes[at + 1 : at + 2] == "_"
    return draft


def weekday(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Friday, late Friday, Friday night, 9 a.m. Friday: they need a day nearby."""
    last = found.end() - 1
    at = last - (tokens.classes[last] == "N")
    if not tokens.capital(at) or tokens.classes[found.start() - 1 : found.start()] == LETTERS["each"]:
        return None
    draft = _relative("weekday", found, Point("weekday", None, 0, tokens.number(at)), 0)
    if tokens.word(at + 1) in {"next", "last"} and tokens.classes[at + 2 : at + 3] in AT_END:
        draft.step, draft.last = tokens.number(at + 1), at + 2  # Friday next
    draft.today = True
    draft.outlook = outlook(tokens, draft.first, draft.last)
    return _at(tokens, draft, last)


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
    if word in AHEAD and not tokens.capital(at):
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
    if tokens.word(at) == "tonight":
        draft.clock = "NI"
    return _at(tokens, draft, found.end() - 1)


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
    elif tokens.classes[first] == "N":
        draft.clock = CLOCKS[tokens.number(first)]
        draft.first += not tokens.number(first)
    if tokens.classes[first] == "p":
        draft.part = DAY_PARTS.get(tokens.number(first), "")
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


def _relative(rule: str, found: re.Match[str], point: Point, step: int) -> Draft:
    return Draft(rule, *found.span(), [point], form="relative", step=step)


READERS = {
    "relative_night": relative_night,
    "relative_name": relative_name,
    "season": season,
    "weekday": weekday,
    "today": today,
}

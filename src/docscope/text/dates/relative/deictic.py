"""Times without a date of their own: these days, at that time, in the past, recent years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

RULES = (
    ("that_time", "(?: the? relative{1,2} | the | a entire | few ) timeword"),
    ("the_past", "(?: the | in the? ) (?: word )? (?: vague | relative | timeword ) | to timeword"),
    ("day_of_event", "the unit (?: before | after )"),
    ("current", "relative"),
    ("present_day", "(?: timeword | entire ) -? unit"),
)
OPENING = "TVRItclAg"
OPENING_WORD = frozenset(("modern", "present"))
PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"
TIME = frozenset(("time", "period", "date", "moment"))
BEFORE = frozenset(
    (
        "at",
        "by",
        "until",
        "till",
        "since",
        "from",
        "during",
        "in",
        "to",
        "before",
        "after",
        "of",
        "on",
    )
)
SPANNING = frozenset(("period",))
SUPPORTS = {"time": ("at", "by"), "period": ("in", "for", "during")}
LONG = frozenset(("time", "period"))
DISTANCE = frozenset(("near", "distant", "foreseeable", "immediate", "recent", "very"))
NOUNS = {"past": PAST, "present": PRESENT, "moment": PRESENT, "future": FUTURE}
AT_END = frozenset(
    (".", ",", ";", ")", "|", "", "&", "'", "?", ":", "I", "V", "t", "T", "R", "Q", "F")
)


def that_time(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """At this time, that same period, a long time; but not: this time he fled."""
    last, first = found.end() - 1, found.start()
    word, before = tokens.word(last), tokens.word(first - 1)
    if found[0] == "Tc":
        return _the_time(tokens, found)
    if word not in TIME:
        return None
    if tokens.classes[first] in "Ag":
        return vague(found, "") if word in LONG else None  # for a long time
    if before not in BEFORE and word not in SPANNING:
        return None
    return vague(found, PRESENT if tokens.word(first) == "this" and word != "period" else "")


def _the_time(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """At the time, for the time being, in the period."""
    word, before = tokens.word(found.end() - 1), tokens.word(found.start() - 1)
    follower = tokens.word(found.end())
    if word == "time" and follower == "being":
        return vague(found, PRESENT, more=1)
    known = before in SUPPORTS.get(word, ()) and follower not in {"-", "of"}
    return vague(found, "") if known else None


def the_past(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """In the past, at the moment, the near future, to date."""
    last, first = found.end() - 1, found.start()
    word, follower = tokens.word(last), tokens.classes[found.end() : found.end() + 1]
    if found[0][0] == "t":
        to_date = word == "date" and follower in AT_END and tokens.word(first) == "to"
        return vague(found, PRESENT, skip=1) if to_date else None
    if word not in NOUNS or (word != "future" and follower not in AT_END):
        return None
    inside = [tokens.word(i) for i in range(first + 1, last) if tokens.classes[i] == "_"]
    preposition = tokens.classes[first] == "I"
    if (inside and inside[0] not in DISTANCE) or (
        preposition and word == "moment" and "T" not in found[0]
    ):
        return None
    return vague(found, NOUNS[word], skip=preposition)


def day_of_event(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The day after the signing: without a value, as the event has no date here."""
    follower = tokens.classes[found.end() : found.end() + 1]
    if follower not in {"T", "_", "A", "R"} or tokens.word(found.end() - 2).endswith("s"):
        return None
    draft = vague(found, "")
    draft.last -= 1
    return draft


def current(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """The current government."""
    plain = tokens.classes[found.end() : found.end() + 1] == "_"
    return vague(found, PRESENT) if plain and tokens.word(found.start()) == "current" else None


def present_day(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Modern-day, present day."""
    known = tokens.word(found.start()) in OPENING_WORD and tokens.word(found.end() - 1) == "day"
    return vague(found, PRESENT) if known else None


def vague(found: re.Match[str], value: str, *, skip: int = 0, more: int = 0) -> Draft:
    """Return the draft of a time that has no date of its own."""
    draft = Draft("deictic", *found.span(), [], form="vague", kind="vague", value=value)
    draft.first, draft.last = draft.first + skip, draft.last + more
    return draft


READERS = {
    "that_time": that_time,
    "the_past": the_past,
    "day_of_event": day_of_event,
    "current": current,
    "present_day": present_day,
}

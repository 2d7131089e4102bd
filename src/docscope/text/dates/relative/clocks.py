"""Times of day: 10:58, 5 p.m., 0430 hours, noon, that night, the following morning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.scanning.lexicon import words

if TYPE_CHECKING:
    from docscope.text.dates.scanning.scan import Tokens

FIGURES = "(?: day | short )"
RULES = (
    (
        "clock",
        f"""about? (?: {FIGURES} : {FIGURES} (?: : {FIGURES} )? meridiem?
              | (?: day | one | teen | quantity ) meridiem
              | (?: day | one | teen ) word ' timeword
              | (?: four | year ) (?: unit | word ) )""",
    ),
    (
        "past_hour",
        "about? a? division (?: relative | to ) (?: day | one | teen ) (?: word ' timeword )?",
    ),
    (
        "part_of_day",
        """part? the? (?: relative | before ){1,2} night
         | part? (?: in the part? | the ordinal? | one ) night | part night | (?: in | by ) night
         | night -? timeword | night | noon""",
    ),
)
OPENING = "dn123qYyKpTR1bIQMNAh"
CLOCKS = {1: "NI", 2: "MO", 3: "AF", 4: "EV", 5: "MO", 6: "DT"}
DAY_PARTS = {1: "START", 2: "MID", 3: "END"}
ALONE = frozenset(("overnight", "nightfall", "daybreak", "sunrise", "sunset", "dawn", "dusk"))
GENERIC = frozenset(("daytime", "nighttime"))
LIGHTS = ALONE - {"overnight"}
HOURS = frozenset(("hours", "hrs", "hour", "h"))
DOTTED = re.compile(r"(\d{1,2})\.([0-5]\d)")
TIME_WORDS = frozenset("bfIQFt")
PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
LAST_NIGHT = 4  # two at night is no afternoon
MINUTES = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
HALF_DAY = 12
LAST_HOUR, LAST_MINUTE = 24, 59


def clock(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """10:58, 5:30 p.m., 11 a.m., six o'clock, 0430 hours."""
    start, last = found.start() + (found[0][0] == "K"), found.end() - 1
    time = hour_and_minute(tokens, start, last)
    if time is None or time[0] > LAST_HOUR or time[1] > LAST_MINUTE:
        return None
    draft = _time(found, f"{time[0]:02}:{time[1]:02}")
    draft.last += tokens.word(draft.last) == "hrs"
    draft.last += tokens.word(draft.last) in words("zones")
    draft.about = start > found.start()
    _that_night(tokens, draft, time)
    return draft


def _that_night(tokens: Tokens, draft: Draft, time: tuple[int, int]) -> None:
    """Take in the part of the day behind an hour: 7:15 this morning, six in the evening."""
    at = draft.last
    night = at + 2 if tokens.classes[at : at + 3] == "ITN" else at + 1
    plain = tokens.classes[night : night + 1] == "N" and tokens.word(night) in PARTS_OF_DAY
    if not plain or (night == at + 1 and tokens.word(at) not in {"this", "that", "at"}):
        return
    late = CLOCKS[tokens.number(night)] in {"AF", "EV", "NI"}
    hour = time[0] + HALF_DAY * (late and LAST_NIGHT < time[0] < HALF_DAY)
    draft.clock, draft.last = f"{hour:02}:{time[1]:02}", night + 1
    draft.today = tokens.word(at) == "this"


def past_hour(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Half past seven, a quarter to six."""
    at = found.start() + found[0].index("h")
    way, hour = tokens.word(at + 1), tokens.number(at + 2)
    minutes = MINUTES.get((tokens.word(at), way))
    clear = way == "past" or tokens.classes[found.start() - 1 : found.start()] in {"I", "Q", "K"}
    follower = tokens.classes[found.end() : found.end() + 1]
    if minutes is None or not (clear and hour <= HALF_DAY) or follower in {"o", "U", "~", "-", "5"}:
        return None
    hour -= minutes < 0
    draft = _time(found, f"{hour or HALF_DAY:02}:{minutes % 60:02}")
    draft.about = found[0][0] == "K"
    return draft


def hour_and_minute(tokens: Tokens, start: int, last: int) -> tuple[int, int] | None:
    """Return the hour and the minute that some tokens name."""
    if tokens.classes[start] == "M":
        return tokens.number(start), 0
    if tokens.classes[last] in "U_c":
        return _in_words(tokens, start, last)
    if tokens.classes[last] == "P":
        return _of_half_day(tokens, start, last)
    glued = tokens.glued(start) and tokens.glued(start + 1) and tokens.classes[start] in "dn"
    more = ":" in {tokens.word(start - 1), tokens.word(last + 1)}
    if not glued or more or len(tokens.word(start + 2)) == 1:
        return None
    return tokens.number(start), tokens.number(start + 2)


def _in_words(tokens: Tokens, start: int, last: int) -> tuple[int, int] | None:
    """Six o'clock, 0430 hours."""
    word = tokens.word(start)
    if tokens.classes[last] == "c":
        return (tokens.number(start), 0) if tokens.word(start + 1) == "o" else None
    unit = tokens.word(last)
    military = len(word) == len("0430") and (unit in HOURS or unit in words("zones"))
    return (int(word[:2]), int(word[2:])) if military else None


def _of_half_day(tokens: Tokens, start: int, last: int) -> tuple[int, int] | None:
    """5 p.m., 5:30 p.m., 5.30 pm."""
    hour = tokens.number(start)
    minute = tokens.number(start + 2) if tokens.classes[start + 1] == ":" else 0
    if tokens.classes[start] == "q":
        dotted = DOTTED.fullmatch(tokens.word(start))
        if not dotted:
            return None
        hour, minute = int(dotted[1]), int(dotted[2])
    return (hour % HALF_DAY + tokens.number(last), minute) if hour <= HALF_DAY else None


def part_of_day(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """That night, in the morning, at noon."""
    last, first = found.end() - 1, found.start()
    if tokens.classes[last] == "M":
        return _time(found, f"{tokens.number(last):02}:00")
    last = first + max(found[0].rfind("N"), 0)
    word = tokens.word(last)
    if word.endswith("s") or tokens.word(last + 1) in {"of", "before", "after", "'", "-"}:
        return None
    if tokens.classes[last] == found[0] and word not in ALONE | GENERIC:
        return None  # good night
    before = tokens.classes[first - 1 : first]
    if word in LIGHTS and before not in TIME_WORDS | {"K"}:
        return None  # a new dawn
    draft = _time(found, CLOCKS[tokens.number(last)])
    at = first + (tokens.classes[first] == "p")
    if tokens.classes[at] in "IQ":
        draft.first, at = at + 1, at + 1
    if at > first and tokens.word(first) in {"early", "late"}:
        draft.first, draft.mod = first, DAY_PARTS.get(tokens.number(first), "")
    draft.today = _from_writing(tokens, found)
    draft.loose = "R" not in found[0] and word not in ALONE
    draft.loose = draft.loose and not (found[0] == "pN" and before in TIME_WORDS)
    if draft.loose and "T" not in found[0] and "1" not in found[0] and word not in ALONE:
        draft.value = f"XXXX-XX-XXT{draft.clock}"  # at night
    return draft


def _from_writing(tokens: Tokens, found: re.Match[str]) -> bool:
    """Say whether a part of the day is one of the day of writing: this morning."""
    return "T" not in found[0] and "this" in {tokens.word(i) for i in range(*found.span())}


def _time(found: re.Match[str], value: str) -> Draft:
    return Draft("clock", *found.span(), [], form="clock", kind="time", clock=value)


READERS = {"clock": clock, "past_hour": past_hour, "part_of_day": part_of_day}

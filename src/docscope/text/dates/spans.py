"""Times of day, durations and what recurs: looked for only where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates import grammar
from docscope.text.dates.draft import Draft

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from docscope.text.dates.scan import Tokens

KINDS = frozenset(("time", "duration", "set"))
COUNT = "(?: ten -? one | one | teen | ten | day | short | three | quantity )"
MONTH = "(?: month | maymonth )"
RULES = (
    ("clock", "day : (?: day | short ) meridiem? | day meridiem"),
    (
        "recurring",
        f"""each (?: {COUNT} )? unit later? | each (?: night | weekday )
          | each {MONTH} (?: day suffix? )? | each the? day suffix? of? {MONTH} | often""",
    ),
    ("duration", f"about? the? relative? (?: {COUNT} | few of? ) -? word? unit | a unit"),
    ("part_of_day", "(?: the | relative relative? ) night | in night | noon"),
)
OPENING = "dePHKTR123nkqgAIM"
LETTERS = {1: "D", 2: "W", 3: "M", 4: "Y", 5: "0Y", 6: "W", 8: "WE", 100: "00Y"}
HOURS = {"h": "H", "m": "M", "s": "S"}
CLOCKS = {1: "NI", 2: "MO", 3: "AF", 4: "EV", 5: "MO"}
RECURRING = {1: "XXXX-XX-XX", 2: "XXXX-WXX", 3: "XXXX-XX", 4: "XXXX", 8: "XXXX-WXX-WE"}
MODS = {
    "over": "MORE_THAN",
    "than": "MORE_THAN",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "about": "APPROX",
    "around": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "just": "",
    "only": "",
}
EACH_UNIT = 2  # tokens
HALF_DAY = 12
LAST_HOUR, LAST_MINUTE = 24, 59


def spans(tokens: Tokens) -> Iterator[Draft]:
    """Yield times of day, durations and recurring times, from left to right."""
    return grammar.read(tokens, grammar.lexer_of(RULES, OPENING), READERS)


def _clock(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """10:58, 5:30 p.m., 11 a.m."""
    start, last = found.start(), found.end() - 1
    hour = tokens.number(start)
    minute = tokens.number(start + 2) if ":" in found[0] else 0
    if tokens.classes[last] == "P":
        hour = hour % HALF_DAY + tokens.number(last)
    elif not tokens.glued(start) or ":" in {tokens.word(start - 1), tokens.word(found.end())}:
        return None
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    return _time(found, f"{hour:02}:{minute:02}")


def _part_of_day(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """That night, in the morning, at noon."""
    last = found.end() - 1
    if tokens.classes[last] == "M":
        return _time(found, f"{tokens.number(last):02}:00")
    if tokens.word(last).endswith("s") or tokens.word(last + 1) in {"of", "before", "after"}:
        return None
    draft = _time(found, CLOCKS[tokens.number(last)])
    draft.first += tokens.classes[draft.first] == "I"
    draft.today = "R" not in found[0]
    return draft


def _time(found: re.Match[str], clock: str) -> Draft:
    return Draft("clock", *found.span(), [], form="clock", kind="time", clock=clock)


def _recurring(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Every day, weekly, per month."""
    last = found.end() - 1
    last -= tokens.classes[last] == "L"  # every month thereafter
    number, kind = tokens.number(last), tokens.classes[last]
    months = [i for i in range(*found.span()) if tokens.classes[i] in "ma"]
    if months:
        value = _each_year(tokens, found, months[0])
    elif number in LETTERS and last + 1 - found.start() > EACH_UNIT:
        value = f"P{_count(tokens, found)}{LETTERS[number]}"  # every three months
    elif kind == "N":
        value = f"XXXX-XX-XXT{CLOCKS[number]}"
    elif kind == "w":
        value = f"XXXX-WXX-{number}"
    elif tokens.word(found.start()) == "per" and number in LETTERS:
        value = f"P1{LETTERS[number]}"
    else:
        value = RECURRING.get(number, "")
    if not value:
        return None
    return Draft("recurring", *found.span(), [], form="set", kind="set", value=value)


def _each_year(tokens: Tokens, found: re.Match[str], month: int) -> str:
    """Each September, every 4 November."""
    if not tokens.capital(month):
        return ""
    days = [tokens.number(i) for i in range(*found.span()) if tokens.classes[i] in "do"]
    return f"XXXX-{tokens.number(month):02}" + "".join(f"-{day:02}" for day in days)


def _duration(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Three days, several weeks, a year."""
    last = found.end() - 1
    word = tokens.word(last)
    count = _count(tokens, found)
    hours = word.startswith(("hour", "minute", "second"))
    letter = HOURS[word[0]] if hours else LETTERS.get(tokens.number(last), "")
    if not letter or (tokens.classes[last - 1] == "_" and tokens.capital(last - 1)):
        return None
    if tokens.classes[last - 1] == "_" and not word.endswith("s"):
        return None
    if word.startswith("fortnight") and count != "X":
        count = str(2 * int(count))
    draft = Draft("duration", *found.span(), [], form="duration", kind="duration")
    draft.value = f"P{'T' * hours}{count}{letter}"
    _extend(tokens, draft)
    return draft


def _count(tokens: Tokens, found: re.Match[str]) -> str:
    if "g" in found[0]:
        return "X"
    figures = [tokens.word(i).replace(",", "") for i in range(*found.span())]
    numbers = [
        int(word) if word.isdecimal() else tokens.number(i)
        for i, word in zip(range(*found.span()), figures, strict=True)
        if tokens.classes[i] in "123dnkq" and "." not in word
    ]
    return str(sum(numbers) or 1)


def _extend(tokens: Tokens, draft: Draft) -> None:
    """Take in `more than` before a duration and `old` behind it."""
    word = tokens.word(draft.first)
    if word in MODS:
        draft.mod = MODS[word]
    before = tokens.word(draft.first - 1)
    if before == "than" and tokens.word(draft.first - 2) in {"more", "less", "fewer"}:
        draft.mod = "MORE_THAN" if tokens.word(draft.first - 2) == "more" else "LESS_THAN"
        draft.first -= 2
    elif before in MODS and before != "than":
        draft.mod, draft.first = MODS[before], draft.first - 1
    draft.last += tokens.word(draft.last) in {"old", "long"}


READERS = {
    "clock": _clock,
    "recurring": _recurring,
    "duration": _duration,
    "part_of_day": _part_of_day,
}

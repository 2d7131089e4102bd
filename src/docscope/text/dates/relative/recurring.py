"""What comes again and again: every year, twice a week, each Tuesday, quarterly, on Sundays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft
from docscope.text.dates.relative.clocks import CLOCKS
from docscope.text.dates.relative.counts import COUNT, number
from docscope.text.dates.relative.durations import LETTERS

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

MONTH = "(?: month | maymonth )"
RULES = (
    (
        "recurring",
        f"""each (?: {COUNT} | word | few )? (?: unit | century ) later?
          | each (?: weekday | word | ordinal )? (?: night | weekday ) | each season
          | each division (?! of )
          | each {MONTH} (?: day suffix? )? | each the? day suffix? of? {MONTH}
          | often""",
    ),
)
OPENING = "eH"
RECURRING = {
    1: "XXXX-XX-XX", 2: "XXXX-WXX", 3: "XXXX-XX", 4: "XXXX", 7: "XXXX-XX-XXTXX",
    8: "XXXX-WXX-WE", 9: "XXXX-QX", 10: "XXXX-XX-XXTNI", 11: "P2Y", 12: "P6M",
    **{20 + day: f"XXXX-WXX-{day}" for day in range(1, 8)},
}  # fmt: skip
SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
EACH_UNIT = 2  # tokens
HOUR_UNIT = 7  # hours, minutes and seconds in the lexicon


def recurring(tokens: Tokens, found: re.Match[str]) -> Draft | None:
    """Every day, weekly, per month."""
    last = found.end() - 1
    last -= tokens.classes[last] == "L"  # every month thereafter
    value = _value(tokens, found, last)
    return (
        Draft("recurring", *found.span(), [], form="set", kind="set", value=value)
        if value
        else None
    )


def _value(tokens: Tokens, found: re.Match[str], last: int) -> str:
    code, kind, start = tokens.number(last), tokens.classes[last], found.start()
    months = [i for i in range(*found.span()) if tokens.classes[i] in "ma"]
    if months:
        return _each_year(tokens, found, months[0])
    if kind == "h":
        return RECURRING[9] if tokens.word(last) == "quarter" else ""
    if kind in "UC":
        return _each_unit(tokens, found, last)
    if kind == "N":
        day = [tokens.number(i) for i in range(start, last) if tokens.classes[i] == "w"]
        return (f"XXXX-WXX-{day[0]}" if day else "XXXX-XX-XX") + f"T{CLOCKS[code]}"
    if kind == "w":
        return f"XXXX-WXX-{code}"
    return f"XXXX-{SEASONS[code]}" if kind == "s" else RECURRING.get(code, "")


def _each_unit(tokens: Tokens, found: re.Match[str], last: int) -> str:
    """Each day, per month, every three weeks."""
    code, start = tokens.number(last), found.start()
    clock = code == HOUR_UNIT
    letter = f"T{tokens.word(last)[0].upper()}" if clock else LETTERS.get(code, "")
    if last + 1 - start > EACH_UNIT:
        return _every_so_many(tokens, found, letter)
    if tokens.word(start) == "per":
        return f"P1{letter}".replace("P1T", "PT1")
    return RECURRING.get(code, "")


def _every_so_many(tokens: Tokens, found: re.Match[str], letter: str) -> str:
    """Every three months, every other week, every few days."""
    at = found.start() + 1
    word = tokens.word(at)
    if tokens.classes[at] == "_":
        count = {"other": "2", "second": "2", "single": "1"}.get(word, "")
    elif tokens.classes[at] == "g":
        count = "X"
    else:
        count = str(number(tokens, at, found.end()))
    if not count:
        return ""
    return f"PT{count}{letter[1:]}" if letter[0] == "T" else f"P{count}{letter}"


def _each_year(tokens: Tokens, found: re.Match[str], month: int) -> str:
    """Each September, every 4 November."""
    if not tokens.capital(month):
        return ""
    days = [tokens.number(i) for i in range(*found.span()) if tokens.classes[i] in "do"]
    return f"XXXX-{tokens.number(month):02}" + "".join(f"-{day:02}" for day in days)


READERS = {"recurring": recurring}

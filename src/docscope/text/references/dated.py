"""Documents by their day: the declaration of 30 October 1956, a letter dated 7 August 1992."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.instruments import noun_before
from docscope.text.references.reference import Citation, Reference, compiled, lazily, printed

if TYPE_CHECKING:
    from docscope.text.references.reference import Bounds

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# What stands before the date of a document; a longer look is taken only then.
LINKS = ("of", "dated", "on", "from", ",", "(", "the")
LONGEST_LINK = 12
REACH = 240  # characters before a date in which the name of its document stands
DAY_BEFORE = lazily(r"(?<![\d/.-])(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?\Z")
YEAR_BEHIND = lazily(r",?\s+(\d{4})\b")
DAY_BEHIND = lazily(r"\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b")
# Whose symbol follows in brackets is known by that.
SYMBOL_BEHIND = (
    r"[^.;()]{0,250}? \( (?: (?: document | see | also ) \s+ )* (?= [A-Z]{1,6} / [A-Z\d] )"
)
OFFICE = lazily(r"\s+(?:of|from|by)\s+(?:the|its|his|her)\s")
QUALIFIED = lazily(r"(?:(?<![\w-])[a-z]+\s+)?\Z")
NO_QUALIFIERS = frozenset(
    [
        *("the", "a", "an", "its", "his", "her", "their", "this", "that", "of", "in", "by", "to"),
        *("and", "or", "s"),
    ]
)


def dated_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the document whose date has its month at a character."""
    found = _day(text, at, bounds)
    if not found:
        return None
    start, end, day = found
    if not text[max(bounds.first, start - LONGEST_LINK) : start].rstrip(" \n").endswith(LINKS):
        return None
    first = max(bounds.first, start - REACH)
    noun = noun_before(text[first:start])
    if noun is None or noun.noun == "act":  # what someone did
        return None
    begin, name_end = first + noun.start, first + noun.end
    bracket = text.find("(", end, min(end + REACH, bounds.last)) >= 0
    if not text[begin].islower() or (
        bracket and compiled(SYMBOL_BEHIND).match(text, end, bounds.last)
    ):
        return None
    symbol = f"{noun.noun} {day}"
    begin, stop = _named(text, begin, name_end, (start, end), bounds)
    reference = Reference(begin, end, symbol, "dated")
    return Citation(begin, end, (reference,), (printed(text, begin, stop),))


def _day(text: str, at: int, bounds: Bounds) -> tuple[int, int, str] | None:
    """Return where a date stands that names a month, and its day: --09-16 without a year."""
    name = next((month for month in MONTHS if text.startswith(month, at)), "")
    month, end = MONTHS.index(name) + 1, at + len(name)
    before = DAY_BEFORE.search(text[max(at - 10, bounds.first) : at])
    if before:
        year = YEAR_BEHIND.match(text, end, bounds.last)
        start = at - len(before[0])
        return start, year.end() if year else end, _iso(year and year[1], month, before[1])
    behind = DAY_BEHIND.match(text, end, bounds.last)
    return (at, behind.end(), _iso(behind[2], month, behind[1])) if behind else None


def _iso(year: str | None, month: int, day: str) -> str:
    return f"{year or '-'}-{month:02}-{int(day):02}"


def _named(
    text: str, begin: int, name_end: int, date: tuple[int, int], bounds: Bounds
) -> tuple[int, int]:
    """Return the words a document is called by: of a person's appeal only `radio appeal`."""
    between = text[name_end : date[0]]
    if len(between.split()) <= 1 or OFFICE.match(between):
        return begin, date[1]
    qualified = QUALIFIED.search(text[max(begin - 20, bounds.first) : begin])
    word = qualified[0] if qualified else ""
    return begin - (len(word) if word.strip() not in NO_QUALIFIERS else 0), name_end

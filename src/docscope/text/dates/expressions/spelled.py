"""Years in words and in Roman figures, where nothing but the words before makes them years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.dates.draft import Draft, one
from docscope.text.dates.expressions.figures import year_of
from docscope.text.dates.scanning.lexicon import words
from docscope.text.dates.values.value import Point

if TYPE_CHECKING:
    import re

    from docscope.text.dates.scanning.scan import Tokens

EARLIEST, LATEST = 1000, 2100
LONG_NUMERAL = 5  # letters; MIX and MDCL are other words as well
NUMBERS = frozenset("123456o%")
YEAR_WORDS = frozenset(("anno", "year", "a"))


def spelt_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """In eighteen hundred and twelve, by nineteen fifty-six; not of nineteen fifty men."""
    start, end = match.span("year")
    year = year_of(tokens, start, end)
    if not EARLIEST <= year <= LATEST or tokens.word(start - 1) == "at":
        return []
    named = (i for i in range(start, end) if tokens.word(i).isalpha() and tokens.word(i) != "and")
    if all(tokens.capital(i) for i in named):
        return []  # Nineteen Eighty-Four
    if tokens.classes[end : end + 1] in NUMBERS or _counts(tokens, end):
        return []
    return [one("spelt-year", match, Point("year", year))]


def _counts(tokens: Tokens, at: int) -> bool:
    """Say whether a number in words counts what follows: twelve hundred armed men."""
    nouns = (tokens.word(at), tokens.word(at + 1) if tokens.classes[at : at + 1] == "_" else "")
    if any(noun in words("counted") for noun in nouns):
        return True
    plural = any(len(noun) > len("was") and noun.endswith("s") for noun in nouns)
    return plural and nouns[0] not in words("verbs")


def roman_year(tokens: Tokens, match: re.Match[str]) -> list[Draft]:
    """MDCCLXXXIX."""
    at = match.start()
    start = tokens.starts[at]
    letters = tokens.text[start : tokens.end(at)]
    named = tokens.classes[at - 1 : at] in {"I", "E"} or tokens.word(at - 1) in YEAR_WORDS
    if not letters.isupper() or (len(letters) < LONG_NUMERAL and not named):
        return []
    return [one("roman-year", match, Point("year", tokens.number(at)))]

"""The words before a number that make it a year: in, since, early, c., A.D."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.dates.scanning.scan import Tokens

FIGURES = frozenset("dnkyYq")
SUPPORT = frozenset("IObftFBQKpDRE([e")  # in, of, before, after, until, from, by, about, early (
WEAK_YEARS = range(1400, 2101)  # a bare number outside needs a word that makes it a year
OPENERS = frozenset(
    ("pre", "post", "mid", "early", "late", "end", "ante", "inter", "fl", "b", "d", "r", "ob")
)
FURTHER = frozenset(("grace", "lord", "anno", "beyond", "toward", "towards", "past", "throughout"))
EARLY = frozenset(("early", "late", "back"))


def is_supported(tokens: Tokens, at: int, before: str) -> bool:
    """Say whether a word before a number makes it a year: in, of, since, c."""
    if before in SUPPORT - {"["} or tokens.word(at - 1) in FURTHER:
        return True
    if before == "T" or tokens.word(at - 1) == "as":  # the 1236 Charter, as early as 1277
        return tokens.word(at - 2) in EARLY or (before == "T" and _before_name(tokens, at))
    if before in {"-", "."} and tokens.word(at - 2) in OPENERS:
        return True
    return before == "." and tokens.classes[at - 2 : at - 1] == "K"  # c. 1066


def _before_name(tokens: Tokens, at: int) -> bool:
    return tokens.classes[at + 1 : at + 2] == "_" and tokens.capital(at + 1)

"""Numbers that count or measure: 1500 armed men, 1956 km, between 1500 and 2000 people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.rejection.labels import label
from docscope.text.dates.rejection.support import FURTHER, SUPPORT, WEAK_YEARS, is_supported
from docscope.text.dates.scanning.lexicon import words

if TYPE_CHECKING:
    from docscope.text.dates.scanning.scan import Tokens

ROUND = 50
RISE_WINDOW = 6
MANY = frozenset(("were", "are", "have"))
SOME = frozenset(("them", "whom", "which", "these", "those", "us"))
MORE = frozenset(("more", "less", "fewer", "other"))
AMOUNT = frozenset(("nearly", "almost", "over", "least", "most", "exactly", "only"))
LINKS = frozenset("-t&")
SINCE = frozenset("fb")
CLOCK = frozenset(("hours", "hrs", "gmt", "utc"))
PRICES = frozenset(("constant", "current"))
RATES = frozenset(("cent", "capita", "day", "month", "hour"))
PEOPLE = ("children", "people", "women", "policemen", "servicemen", "townsmen", "workmen")
DESCRIBED = re.compile(r"_{1,2}(?=[_U])")  # 1500 armed men
FIRM = SUPPORT | frozenset('Tt-z|.)"R')


def is_quantity(tokens: Tokens, at: int, before: str) -> bool:
    """Say whether a number that looks like a year says how many there are."""
    if _counted(tokens, at, before) or _pair(tokens, at):
        return True
    return not is_supported(tokens, at, before) and _amount(tokens, at, before)


def _counted(tokens: Tokens, at: int, before: str) -> bool:
    """Say whether a number counts what follows it, or is the end of a span of figures."""
    year = tokens.number(at)
    if _has_unit(tokens, at) or _span_of_figures(tokens, at):
        return True
    if before == "O" and tokens.word(at - 2) in words("totals"):
        return True
    if year % ROUND == 0 and tokens.classes[at + 1 : at + 2] == "U" and before != "I":
        return True
    return is_plural(tokens, at + 1) and not _year_with_plural(tokens, at, before)


def _has_unit(tokens: Tokens, at: int) -> bool:
    """Say whether a measure or a word for people follows: 1956 km, 1120 US dollars."""
    follower = at + 1 + (tokens.classes[at + 1 : at + 2] == "-" and tokens.glued(at))
    follower += tokens.word(follower) == "us"
    word, before = tokens.word(follower), tokens.word(at - 1)
    if before in PRICES or (before == "in" and tokens.capital(at - 1) and word not in CLOCK):
        return False  # in constant 1995 dollars; In 1956 people left
    after = tokens.classes[follower + 1 : follower + 2]
    if word == "marks" and after in {"T", "A", ","}:
        return False  # 2024 marks the end
    if word == "k" and tokens.capital(follower):
        return tokens.word(follower + 1) != "."  # 1900 K
    if word in {"m", "per"}:
        return not tokens.capital(follower) and (word == "m" or tokens.word(follower + 1) in RATES)
    return word.endswith(PEOPLE) or word in words("counted") or word in {"%", "°", "+"}


def _amount(tokens: Tokens, at: int, before: str) -> bool:
    """Say whether a number with no word of time beside it is one of how many there were."""
    previous, follower = tokens.word(at - 1), tokens.word(at + 1)
    if before == "-" and tokens.classes[at - 2 : at - 1] == "y":
        return False
    if previous == "some" or (follower == "of" and tokens.word(at + 2) in SOME):
        return True  # some 1956 came, 1956 of them
    return tokens.number(at) % ROUND == 0 and _round_amount(tokens, at, before)


def _round_amount(tokens: Tokens, at: int, before: str) -> bool:
    """Nearly 2000, more than 2000, 2000 were killed, with 1500 armed men."""
    previous = tokens.word(at - 1)
    if previous in AMOUNT and tokens.classes[at + 1 : at + 2] not in LINKS:
        return True
    if previous == "than" and tokens.word(at - 2) in MORE:
        return True
    if tokens.word(at + 1) in MANY and before not in {"&", ","}:
        return True
    described = DESCRIBED.match(tokens.classes, at + 1)
    noun = described.end() if described and before == "_" else at
    return noun > at and (tokens.word(noun) in words("counted") or is_plural(tokens, noun))


def _pair(tokens: Tokens, at: int) -> bool:
    """Say whether a second number counts, so that the first does: 1500 or 1600 men."""
    if tokens.classes[at + 1 : at + 2] not in LINKS or tokens.classes[at + 2 : at + 3] != "y":
        return False
    round_figures = not (tokens.number(at) % ROUND or tokens.number(at + 2) % ROUND)
    return _has_unit(tokens, at + 2) or (round_figures and is_plural(tokens, at + 3))


def _span_of_figures(tokens: Tokens, at: int) -> bool:
    """Say whether figures that are no year lead up to this one: pages 1087-1101."""
    before = tokens.classes[at - 2 : at] if at > 1 else ""
    if before[1:] != "-" or before[:1] not in {"y", "q", "Y"}:
        return False
    if before[0] != "y" or label(tokens, at - 2):
        return True
    supported = at > 2 and is_supported(tokens, at - 2, tokens.classes[at - 3])  # noqa: PLR2004 - a token before
    return tokens.number(at - 2) not in WEAK_YEARS and not supported


def is_plural(tokens: Tokens, at: int) -> bool:
    """Say whether a word is a plural that a number may count; 2024 marks the end: a verb."""
    word = tokens.word(at)
    if tokens.classes[at + 1 : at + 2] in {"T", "A", "R"} or tokens.word(at + 1) in words("owners"):
        return False
    if word in {"more", "fewer", "other"}:
        return tokens.word(at + 1) != "than"  # since 2000 more than half
    return (
        word.endswith("s")
        and len(word) > len("was")
        and word.isalpha()
        and not word.endswith(("ss", "us", "is"))
        and not tokens.capital(at)
        and word not in words("verbs")
        and word not in words("events")
        and tokens.classes[at] in "_U"
    )


def _year_with_plural(tokens: Tokens, at: int, before: str) -> bool:
    """The 1967 borders, its 2006 highs, Bandung 1955 shows; but in 1500 villages."""
    year, opening = tokens.number(at), tokens.word(at - 1) == "in" and tokens.capital(at - 1)
    if year not in WEAK_YEARS or (year % ROUND == 0 and not (before in SINCE or opening)):
        return False
    if before == "&" and tokens.classes[at - 2 : at - 1] == "y":
        return True  # the 1960 and 1961 sessions
    if before in FIRM or tokens.word(at - 1) in words("owners") | FURTHER | PRICES | {"for"}:
        return True
    return before == "_" and tokens.capital(at - 1)


def rises(tokens: Tokens, at: int) -> bool:
    """Say whether a verb of growth stands before: rose from 389 to 528."""
    return any(tokens.word(i) in words("rises") for i in range(max(at - RISE_WINDOW, 0), at))

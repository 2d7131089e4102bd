"""Numbers that look like years and are none: quantities, and parts of names and figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.lexicon import words

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scan import Tokens

SUPPORT = frozenset("IObftFBQKpDR([e")  # in, of, before, after, until, from, by, about, early (
WEAK_YEARS = range(1400, 2101)  # a bare number outside needs a word that makes it a year
ROUND = 50
NUMBERED = re.compile(r"[dnkyYq][_rA]?\($")
CHAIN = 6  # tokens looked at on either side: figures and hyphens
FIGURES = frozenset("dnkyYq")
LAW_WINDOW = 40  # tokens
RISE_WINDOW = 6
OPENERS = frozenset(
    ("pre", "post", "mid", "early", "late", "ante", "inter", "fl", "b", "d", "r", "ob")
)
SYMBOL = re.compile(r"\((?:y\)|r\)|_?-?[_r]\)|_-r\))")  # 1373 (2001), 3212 (XXIX), 1004 (ES-II)


def no_year(tokens: Tokens, draft: Draft) -> str:
    """Return why a number is no year; empty if it is one."""
    at = draft.first
    year, before = tokens.number(at), tokens.classes[at - 1 : at] if at else ""
    if _numbered(tokens, at, before) or _of_resolution(tokens, at):
        return "a number behind its label"
    if _in_figures(tokens, at):
        return "part of a longer figure"
    if _counted(tokens, at, before):
        return "a quantity"
    supported = before in SUPPORT - {"["} or (
        before in {"-", "."} and tokens.word(at - 2) in OPENERS
    )
    supported = supported or (before == "." and tokens.classes[at - 2 : at - 1] == "K")  # c. 1066
    in_list = before in {"-", "t", "&", "/", ","} and tokens.classes[at - 2 : at - 1] == "y"
    return "" if supported or in_list or year in WEAK_YEARS else "a number"


def _numbered(tokens: Tokens, at: int, before: str) -> bool:
    """Say whether a label stands before a number, or its session behind it."""
    if is_labelled(tokens, at) or (before in {"/", "-"} and is_labelled(tokens, at - 2)):
        return True
    letter = len(tokens.word(at + 1)) == 1 and tokens.word(at + 1).isalpha()  # 2153 B (XXI)
    return SYMBOL.match(tokens.classes, at + 1 + letter) is not None


def _of_resolution(tokens: Tokens, at: int) -> bool:
    """Say whether a year is part of the number of a resolution: 242 (1967), 338 (1973)."""
    if tokens.classes[at - 1 : at] != "(" or tokens.classes[at + 1 : at + 2] not in {")", "]"}:
        return False
    number = NUMBERED.search(tokens.classes, max(at - 3, 0), at)
    if not number:
        return False
    back = number.start() - 1
    while back >= max(at - LAW_WINDOW, 0) and tokens.classes[back] not in {"|", ";", "~", "?"}:
        if tokens.word(back) in words("laws"):
            return True
        back -= 1
    return False


def _in_figures(tokens: Tokens, at: int) -> bool:
    """Say whether a year is one of several figures with hyphens between: 978-1-1990-2000."""
    first = last = at
    while at - first < CHAIN and _hyphen(tokens, first - 1):
        first -= 2
    while last - at < CHAIN and _hyphen(tokens, last + 1):
        last += 2
    figures = tokens.classes[first : last + 1 : 2]
    return len(figures) > 2 and figures.strip("y") != ""  # noqa: PLR2004 - 1914-1918 has two


def _hyphen(tokens: Tokens, at: int) -> bool:
    """Say whether a token is a hyphen between two figures, without spaces."""
    return (
        at > 0
        and tokens.classes[at : at + 1] == "-"
        and tokens.classes[at - 1] in FIGURES
        and tokens.classes[at + 1 : at + 2] in FIGURES
        and tokens.glued(at - 1)
        and tokens.glued(at)
    )


def _counted(tokens: Tokens, at: int, before: str) -> bool:
    """Say whether a number counts what follows it, or is the end of a span of figures."""
    year, follower = tokens.number(at), tokens.word(at + 1)
    if follower == "us":  # 1120 US dollars
        follower = tokens.word(at + 2)
    if follower in words("counted") or follower in {"%", "°"} or _span_of_figures(tokens, at):
        return True
    if before == "O" and tokens.word(at - 2) in words("totals"):
        return True
    if year % ROUND == 0 and tokens.classes[at + 1 : at + 2] == "U" and before != "I":
        return True
    return is_plural(tokens, at + 1) and not _year_with_plural(year, before)


def _span_of_figures(tokens: Tokens, at: int) -> bool:
    """Say whether figures that are no year lead up to this one: pages 1087-1101."""
    before = tokens.classes[at - 2 : at] if at > 1 else ""
    if before[1:] != "-" or before[:1] not in {"y", "q", "Y"}:
        return False
    if before[0] != "y" or is_labelled(tokens, at - 2) or tokens.word(at - 3) == ":":
        return True
    supported = at > 2 and tokens.classes[at - 3] in SUPPORT  # noqa: PLR2004 - a token before
    return tokens.number(at - 2) not in WEAK_YEARS and not supported


def is_labelled(tokens: Tokens, at: int) -> bool:
    """Say whether a word such as No. or page stands before a number."""
    back = at - 1
    while back >= 0 and at - back <= 4 and tokens.classes[back] in ".(~":  # noqa: PLR2004 - No. (
        if tokens.classes[back] == "." and tokens.word(back - 1) not in words("labels"):
            return False
        back -= 1
    if back < 0 or (tokens.classes[back + 1 : at] or "-")[0] == "(":
        return False
    return tokens.word(back) in words("labels") and not tokens.word(back).isdigit()


def is_plural(tokens: Tokens, at: int) -> bool:
    """Say whether a word is a plural that a number may count."""
    word = tokens.word(at)
    if word in {"more", "fewer", "other"}:
        return True
    return (
        word.endswith("s")
        and len(word) > len("was")
        and word.isalpha()
        and not word.endswith(("ss", "us", "is"))
        and not tokens.capital(at)
        and word not in words("verbs")
        and tokens.classes[at] in "_U"
    )


def _year_with_plural(year: int, before: str) -> bool:
    """The 1967 borders, in 1956 forces entered; but in 1500 villages."""
    firm = before in SUPPORT | {"T", "t", "-"}
    return firm and year % ROUND != 0 and year in WEAK_YEARS


def no_ancient_year(tokens: Tokens, draft: Draft) -> str:
    """Return why a number below 1000 cannot be a year; empty where it can."""
    at = draft.first
    before = tokens.classes[at - 1 : at] if at else ""
    if before in {"F", "t", "Q"} and _rises(tokens, at):
        return "a quantity"
    if before not in {"I", "b", "f", "t", "F", "Q", "B", "O"} or is_labelled(tokens, at):
        return "a number"
    follower = tokens.classes[at + 1 : at + 2]
    plain = follower in {"", ".", ",", ")", ";", "&", "T", "|", ":"} or not is_plural(
        tokens, at + 1
    )
    if (
        not plain
        or tokens.word(at + 1) in words("counted")
        or follower in {"h", "U", "~", "%", "x"}
    ):
        return "a quantity"
    return ""


def _rises(tokens: Tokens, at: int) -> bool:
    """Say whether a verb of growth stands before: rose from 389 to 528."""
    return any(tokens.word(i) in words("rises") for i in range(max(at - RISE_WINDOW, 0), at))

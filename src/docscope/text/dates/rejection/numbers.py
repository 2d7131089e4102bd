"""Numbers that look like years and are none: quantities, and parts of names and figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.rejection.labels import label, labels
from docscope.text.dates.rejection.quantities import is_plural, is_quantity, rises
from docscope.text.dates.rejection.support import FIGURES, WEAK_YEARS, is_supported
from docscope.text.dates.scanning.lexicon import words

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

NUMBERED = re.compile(r"[dnkyYq][_rA]?\($")
CHAIN = 6  # tokens looked at on either side: figures and hyphens
LAW_WINDOW = 40  # tokens
SYMBOL = re.compile(r"\((?:y\)|r\)|_-?r\))")  # 1373 (2001), 3212 (XXIX), 1004 (ES-II)
QUOTE = '"'
DATED = frozenset(("dated", "inscribed", "marked", "signed", "reads", "reading", "stamped", "year"))
ADDRESS = re.compile(r"y[_o]_{0,2}")
TITLE = re.compile(r"y:A__")  # 2001: A Space Odyssey


def no_year(tokens: Tokens, draft: Draft) -> str:
    """Return the code for why a number is no year; empty if it is one."""
    at = draft.first
    year, before = tokens.number(at), tokens.classes[at - 1 : at] if at else ""
    refused = _of_name(tokens, at, before)
    if refused:
        return refused
    supported = is_supported(tokens, at, before)
    if is_quantity(tokens, at, before):
        return "quantity"
    named = "" if supported and tokens.word(at - 1) != "at" else _named(tokens, at, before)
    if named:
        return named
    in_list = before in {"-", "t", "&", "/", ","} and tokens.classes[at - 2 : at - 1] == "y"
    return "" if supported or in_list or year in WEAK_YEARS else "number"


def _of_name(tokens: Tokens, at: int, before: str) -> str:
    """Return the code of a number that a word or a figure beside it makes no year."""
    code = label(tokens, at)
    if code:
        return code
    letter = len(tokens.word(at + 1)) == 1 and tokens.word(at + 1).isalpha()  # 2153 B (XXI)
    if SYMBOL.match(tokens.classes, at + 1 + letter) or _of_resolution(tokens, at):
        return "symbol"
    sign = at - 1 - (before == ".")  # Rs. 1956
    if tokens.word(sign) in words("money"):
        return "money"
    if _in_figures(tokens, at):
        return "figure"
    return "phone" if before in FIGURES and _dialled(tokens, at) else ""


def _of_resolution(tokens: Tokens, at: int) -> bool:
    """Say whether a year is part of the number of a resolution: 242 (1967), 338 (1973)."""
    if tokens.classes[at - 1 : at] != "(" or tokens.classes[at + 1 : at + 2] not in {")", "]"}:
        return False
    number = NUMBERED.search(tokens.classes, max(at - 3, 0), at)
    if not number:
        return False
    back = number.start() - 1
    while back >= max(at - LAW_WINDOW, 0) and not _ends_clause(tokens, back):
        if tokens.word(back) in words("laws"):
            return True
        back -= 1
    return False


def _ends_clause(tokens: Tokens, at: int) -> bool:
    """Say whether a mark ends what belongs to a number: the full stop of No. does not."""
    if tokens.classes[at] != ".":
        return tokens.classes[at] in {"|", ";", "~", "?"}
    word = tokens.word(at - 1)
    whole = (len(word) > len("U.") and word not in labels()) or tokens.classes[at - 1] in FIGURES
    return whole and at + 1 < len(tokens.words) and tokens.capital(at + 1)


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


def _dialled(tokens: Tokens, at: int) -> bool:
    """Say whether figures before a number begin with +, with 0 or a word for telephones."""
    back = at - 1
    while back >= 0 and at - back < CHAIN and tokens.classes[back] in FIGURES | {"-", "(", ")"}:
        if tokens.classes[back] == "k" and tokens.word(back)[0] == "0":
            return True
        back -= 1
    return tokens.word(back) == "+" or label(tokens, back + 1) == "phone"


def _named(tokens: Tokens, at: int, before: str) -> str:
    """Return the code of a number in an address, in quotation marks or in a title."""
    if before == QUOTE and tokens.classes[at + 1 : at + 2] == QUOTE:
        return "" if tokens.word(at - 2) in DATED else "quoted"
    if TITLE.match(tokens.classes, at) and all(tokens.capital(at + i) for i in (3, 4)):
        return "title" if before not in {"", "|"} else ""
    address = ADDRESS.match(tokens.classes, at)
    if not address:
        return ""
    for end in range(at + 1, address.end() + 1):
        if end > at + 1 and tokens.word(end) in words("streets") and tokens.capital(end):
            return "address"
        if not tokens.capital(at + 1):
            return ""
    return ""


def no_ancient_year(tokens: Tokens, draft: Draft) -> str:
    """Return the code for why a number below 1000 cannot be a year; empty where it can."""
    at = draft.first
    before = tokens.classes[at - 1 : at] if at else ""
    if before in {"F", "t", "Q"} and rises(tokens, at):
        return "quantity"
    if before not in {"I", "b", "f", "t", "F", "Q", "B", "O", "s"} or label(tokens, at):
        return "number"
    follower = tokens.classes[at + 1 : at + 2]
    plain = follower in {"", ".", ",", ")", ";", "&", "T", "|", ":"} or not is_plural(
        tokens, at + 1
    )
    if (
        not plain
        or tokens.word(at + 1) in words("counted")
        or follower in {"h", "U", "~", "%", "x"}
    ):
        return "quantity"
    return ""

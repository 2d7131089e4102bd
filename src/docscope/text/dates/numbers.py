"""Numbers that look like years and are none: quantities, and parts of names and figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.labels import label
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
    ("pre", "post", "mid", "early", "late", "end", "ante", "inter", "fl", "b", "d", "r", "ob")
)
SYMBOL = re.compile(r"\((?:y\)|r\)|_?-?[_r]\)|_-r\))")  # 1373 (2001), 3212 (XXIX), 1004 (ES-II)
MANY = frozenset(("were", "are", "have"))
SOME = frozenset(("them", "whom", "which", "these", "those", "us"))
MORE = frozenset(("more", "less", "fewer", "other"))
AMOUNT = frozenset(("nearly", "almost", "over", "least", "most", "exactly", "only"))
LINKS = frozenset("-t&")
FIRM = SUPPORT | frozenset('Tt-z|.,;)"R')
FURTHER = frozenset(("grace", "lord", "anno", "beyond", "toward", "towards", "past", "throughout"))
EARLY = frozenset(("early", "late", "back"))
DESCRIBED = re.compile(r"_{1,2}(?=[_U])")  # 1500 armed men
UNITS_OF_TIME = frozenset(("hours", "hrs", "gmt", "utc"))
PEOPLE = ("children", "people", "women", "policemen", "servicemen", "townsmen", "workmen")
QUOTE = '"'
DATED = frozenset(("dated", "inscribed", "marked", "signed", "reads", "reading", "stamped", "year"))
ADDRESS = re.compile(r"y_{1,3}")
TITLE = re.compile(r"y:A__")  # 2001: A Space Odyssey


def no_year(tokens: Tokens, draft: Draft) -> str:
    """Return the code for why a number is no year; empty if it is one."""
    at = draft.first
    year, before = tokens.number(at), tokens.classes[at - 1 : at] if at else ""
    refused = _of_name(tokens, at, before)
    if refused:
        return refused
    supported = is_supported(tokens, at, before)
    if _counted(tokens, at, before) or _pair(tokens, at):
        return "quantity"
    if not supported and _amount(tokens, at, before):
        return "quantity"
    if not supported and _named(tokens, at, before):
        return _named(tokens, at, before)
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
    behind_name = len(tokens.word(at - 1)) > len("abc") or tokens.classes[at - 1] in FIGURES
    return behind_name and at + 1 < len(tokens.words) and tokens.capital(at + 1)


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
    while back > 0 and at - back < CHAIN and tokens.classes[back] in FIGURES | {"-", "(", ")"}:
        if tokens.classes[back] == "k" and tokens.word(back)[0] == "0":
            return True
        back -= 1
    return tokens.word(back) == "+" or label(tokens, back + 1) == "phone"


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
    if tokens.word(at - 1) in {"constant", "current"}:
        return False  # in constant 1995 dollars
    if tokens.word(follower) == "us":
        follower += 1
    word = tokens.word(follower)
    if tokens.word(at - 1) == "in" and tokens.capital(at - 1) and word not in UNITS_OF_TIME:
        return False  # In 1956 people left
    if word == "m" and not tokens.capital(follower):
        return True
    if word == "marks" and tokens.classes[follower + 1 : follower + 2] in {"T", "A", ","}:
        return False  # 2024 marks the end
    if word == "per":
        return tokens.word(follower + 1) in {"cent", "capita", "day", "month", "hour"}
    if word.endswith(PEOPLE):
        return True
    return word in words("counted") or word in {"%", "°", "+"}


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


def _span_of_figures(tokens: Tokens, at: int) -> bool:
    """Say whether figures that are no year lead up to this one: pages 1087-1101."""
    before = tokens.classes[at - 2 : at] if at > 1 else ""
    if before[1:] != "-" or before[:1] not in {"y", "q", "Y"}:
        return False
    if before[0] != "y" or label(tokens, at - 2):
        return True
    if tokens.word(at - 3) == ":" and tokens.classes[at - 4 : at - 3] in FIGURES | {")"}:
        return True  # 92 (6): 1087-1101
    supported = at > 2 and is_supported(tokens, at - 2, tokens.classes[at - 3])  # noqa: PLR2004 - a token before
    return tokens.number(at - 2) not in WEAK_YEARS and not supported


def is_plural(tokens: Tokens, at: int) -> bool:
    """Say whether a word is a plural that a number may count; 2024 marks the end: a verb."""
    word = tokens.word(at)
    if tokens.classes[at + 1 : at + 2] in {"T", "A"} or tokens.word(at + 1) in words("owners"):
        return False
    if word in {"more", "fewer", "other"}:
        return True
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
    year = tokens.number(at)
    if year % ROUND == 0 or year not in WEAK_YEARS:
        return False
    if before in FIRM or tokens.word(at - 1) in words("owners") | FURTHER:
        return True
    return before == "_" and tokens.capital(at - 1)


def no_ancient_year(tokens: Tokens, draft: Draft) -> str:
    """Return the code for why a number below 1000 cannot be a year; empty where it can."""
    at = draft.first
    before = tokens.classes[at - 1 : at] if at else ""
    if before in {"F", "t", "Q"} and _rises(tokens, at):
        return "quantity"
    if before not in {"I", "b", "f", "t", "F", "Q", "B", "O"} or label(tokens, at):
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


def _rises(tokens: Tokens, at: int) -> bool:
    """Say whether a verb of growth stands before: rose from 389 to 528."""
    return any(tokens.word(i) in words("rises") for i in range(max(at - RISE_WINDOW, 0), at))

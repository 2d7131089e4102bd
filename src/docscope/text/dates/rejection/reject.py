"""What looks like a date and is none. Every rule gives the code of its reason, see `reasons`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.dates.rejection.eras import behind_hijri, counts_otherwise
from docscope.text.dates.rejection.labels import label
from docscope.text.dates.rejection.numbers import no_ancient_year, no_year
from docscope.text.dates.rejection.support import OPENERS, SUPPORT
from docscope.text.dates.scanning.lexicon import words

if TYPE_CHECKING:
    from docscope.text.dates.draft import Draft
    from docscope.text.dates.scanning.scan import Tokens

SEASONS = 10  # years that 1956/1957 may span; 1998/1234 is a number
NAMES = frozenset(("april", "june", "august", "jan", "may", "march", "jun"))
MONEY = frozenset("$£€¥₤")
BEFORE_MONTH = (SUPPORT - {"t"}) | frozenset("TwWs")
TIME_WORDS = frozenset("IFtbfOQB")
DASHES = frozenset("—―–")
JOINED_LEFT = frozenset("/.-_#'&=+~,:")


def reason(tokens: Tokens, draft: Draft) -> str:
    """Return the code for why an expression is no date; empty if it is one."""
    if _joined(tokens, draft):
        return _how_joined(tokens, draft)
    if draft.point.year is None and tokens.classes[draft.first - 1 : draft.first] == "e":
        return "recurring"  # each September
    if counts_otherwise(tokens, draft):
        return "calendar"
    check = CHECKS.get(draft.rule)
    why = check(tokens, draft) if check else ""
    return "" if why == "number" and behind_hijri(tokens, draft.first) else why


def _how_joined(tokens: Tokens, draft: Draft) -> str:
    if tokens.word(draft.first - 1) in MONEY:
        return "money"
    return "ordinal" if tokens.classes[draft.last : draft.last + 1] == "x" else "figure"


def _joined(tokens: Tokens, draft: Draft) -> bool:
    """Say whether figures go on to the left or to the right without a space."""
    return _joined_left(tokens, draft.first) or _joined_right(tokens, draft.last - 1)


def _joined_left(tokens: Tokens, first: int) -> bool:
    if first == 0 or not tokens.glued(first - 1) or not tokens.word(first)[0].isdigit():
        return False
    mark, before = tokens.word(first - 1), tokens.word(first - 2)
    about = first - 1 if mark.isalpha() else first - 2
    if tokens.word(about) in {"c", "ca"} and mark in {"c", "ca", "."}:
        return tokens.capital(about)  # c1650 and c.1650 are years, C1650 is a mark
    if mark in MONEY or mark[0].isalnum():
        return tokens.classes[first - 1] not in TIME_WORDS  # from7 to 9 August
    if mark not in JOINED_LEFT or not before or not tokens.glued(first - 2):
        return False
    return not _may_follow(tokens, first, mark, before) and (before[:1].isalnum() or mark == "-")


def _may_follow(tokens: Tokens, first: int, mark: str, before: str) -> bool:
    """Say whether a date may stand right behind a word and a mark: pre-1956, 30,1956."""
    kind, own = tokens.classes[first - 2], tokens.classes[first]
    if mark == "-":
        if before in OPENERS or before in {")", "]", "?"}:
            return True
        return kind in "ymadzj" and (kind, own) != ("d", "y")
    if mark == "/" and (kind, own) == ("d", "y"):
        return tokens.classes[first - 6 : first - 2] == "y-d-" and tokens.glued(first)
    if mark == "/" and own == "y" and behind_hijri(tokens, first):
        return True  # 1375/1956
    if mark == "/":
        return kind == "y" and (own != "y" or _seasons(tokens, first - 2))
    return mark == "," and kind in "ymdx_"


def _seasons(tokens: Tokens, first: int) -> bool:
    """Say whether two years with a stroke between them are close: 1956/1957."""
    return 0 < tokens.number(first + 2) - tokens.number(first) <= SEASONS


def _joined_right(tokens: Tokens, last: int) -> bool:
    if not tokens.glued(last) or not tokens.word(last)[0].isdigit():
        return False
    after, own = tokens.word(last + 1), tokens.classes[last]
    if after[0].isalnum():
        return not (len(after) == 1 and after < "h" and own == "y")  # Smith 1956a
    beyond = tokens.classes[last + 2 : last + 4] if tokens.glued(last + 1) else ""
    if after == "-" and tokens.text[tokens.starts[last + 1]] in DASHES:
        return False  # in 2020 - which
    if after == "-":
        return beyond[:1] in {"_", "U"} and tokens.word(last + 2) not in {"era", "style", "to"}
    if after == "/" and beyond:
        return _stroke(tokens, last, beyond)
    return after in {"%", "°", "€", "$", "£", "_", "="}


def _stroke(tokens: Tokens, last: int, beyond: str) -> bool:
    """Say whether a stroke behind figures goes on to more of the same number: 2016/679."""
    if beyond[0] == "y" and tokens.classes[last] == "y":
        return not _seasons(tokens, last)
    if beyond[0] == "d":  # 31 December 1999/1 January 2000
        return beyond[1:] not in {"m", "a", "j", "x"}
    return beyond[0] in {"n", "k", "q", "Y"}


def _month(tokens: Tokens, draft: Draft) -> str:
    at = draft.first
    word, before = tokens.word(at), tokens.classes[at - 1 : at] if at else ""
    supported = before in BEFORE_MONTH or _ends_span(tokens, at)
    if word in NAMES and _is_person(tokens, at):
        return "person"
    if tokens.classes[at] == "a":
        return _may(tokens, at, before)
    if not tokens.capital(at) and (word in NAMES or not supported):
        return "lower-case"
    if re.match(r"\.?[-/&t][mj]", tokens.classes[at + 1 : at + 4]) or _in_list(tokens, at):
        return ""
    if tokens.classes[at] == "j":
        return _abbreviated(tokens, at, before)
    return "person" if word in NAMES and not supported and _beside_name(tokens, at) else ""


def _ends_span(tokens: Tokens, at: int) -> bool:
    """Until April, from March to April; but he gave it to April."""
    to = tokens.classes[at - 1 : at] == "t"
    return to and (tokens.word(at - 1) != "to" or tokens.classes[at - 2 : at - 1] != "_")


def _abbreviated(tokens: Tokens, at: int, before: str) -> str:
    """Nov. behind a preposition is a month, with its full stop or without."""
    if tokens.word(at + 1) == "." and (before in SUPPORT or before in {"t", "T", "w", "W"}):
        return ""
    if tokens.word(at) in NAMES and _beside_name(tokens, at):
        return "person"
    return "" if before in TIME_WORDS - {"O"} and tokens.capital(at) else "abbreviation"


def _in_list(tokens: Tokens, at: int) -> bool:
    """Say whether a month goes before: Nov. and Dec., May-Sept, March, April."""
    before = tokens.classes[at - 1 : at]
    back = at - 2 - (tokens.classes[at - 2 : at - 1] == ".")
    months = {"m", "y", "j"} | ({"a", "p"} if before == "-" else set())
    return before in {"-", "&", ","} and back >= 0 and tokens.classes[back] in months


def _is_person(tokens: Tokens, at: int) -> bool:
    """Say whether a word for a person, or an initial, goes before: cousin June, J. August."""
    before = tokens.word(at - 1)
    if before == ".":
        initial = tokens.word(at - 2)
        if initial in words("persons"):
            return True  # Mr. April
        return len(initial) == 1 and initial.isalpha() and tokens.capital(at - 2)
    return before in words("persons")


def _may(tokens: Tokens, at: int, before: str) -> str:
    if tokens.capital(at) and _is_month(tokens, at, before):
        return ""
    named = before == "_" and tokens.capital(at) and tokens.capital(at - 1)
    return "person" if named and tokens.word(at) == "may" else "verb"


def _is_month(tokens: Tokens, at: int, before: str) -> bool:
    """Tell May and March from the verbs, which stand without a preposition."""
    if before in SUPPORT - {"("} or _in_list(tokens, at):
        return True
    verb = before in {"T", "R"} or tokens.word(at + 1) in {"on", "of", "to", "through"}
    if tokens.word(at) == "march" and verb:
        return False  # the March on Rome
    pair = re.match(r"[-t&][mj]", tokens.classes[at + 1 : at + 3]) and before != "_"
    return bool(pair) or (before in {"T", "A"} and tokens.classes[at + 1 : at + 2] == "_")


def _beside_name(tokens: Tokens, at: int) -> bool:
    """Say whether a capitalised word stands beside: April Smith, Lady June, June and Mary."""
    behind = at + 1 + (tokens.classes[at + 1 : at + 2] == "&")
    neighbours = (behind,) if at == 0 else (at - 1, behind)
    return any(tokens.classes[i : i + 1] == "_" and tokens.capital(i) for i in neighbours)


def _day(tokens: Tokens, draft: Draft) -> str:
    span = range(draft.first, draft.last)
    months = [i for i in span if tokens.classes[i] in "maj"]
    if draft.point.year is not None or not months:
        return ""
    if tokens.classes[months[0]] in "aj" and not tokens.capital(months[0]):
        return "verb" if tokens.classes[months[0]] == "a" else "lower-case"
    if tokens.classes[draft.last - 1] == "d" and _counts(tokens, draft.last - 1):
        return "quantity"
    return ""


def _counts(tokens: Tokens, at: int) -> bool:
    if tokens.word(at + 1) in words("counted") - {"gmt", "est", "local"}:
        return True
    if not tokens.glued(at):
        return False
    clock = tokens.word(at + 1) == ":" and tokens.classes[at + 2 : at + 3] in {"d", "n"}
    return clock or tokens.word(at + 1) in {"%", "°"}


def _short_year(tokens: Tokens, draft: Draft) -> str:
    before = tokens.classes[draft.first - 1 : draft.first] if draft.first else ""
    dated = before in SUPPORT | {"t", "T"} or tokens.word(draft.first - 1) == "year"
    ended = tokens.classes[draft.last : draft.last + 1] in {",", ".", ";", ")", "&"}
    return "" if dated or ended else "quoted"


def _decade(tokens: Tokens, draft: Draft) -> str:
    before = tokens.classes[draft.first - 1 : draft.first] if draft.first else ""
    if draft.short and tokens.classes[draft.first] == "'" and before not in SUPPORT | {"T", "&"}:
        return "quoted"
    return ""


def _numeric(tokens: Tokens, draft: Draft) -> str:
    if tokens.word(draft.first - 1) == "=":
        return "model"  # certifi==2023.5.7
    return label(tokens, draft.first)


CHECKS = {
    "numeric": _numeric,
    "iso": _numeric,
    "year": no_year,
    "month": _month,
    "day-month": _day,
    "figures": no_ancient_year,
    "short-year": _short_year,
    "decade": _decade,
}

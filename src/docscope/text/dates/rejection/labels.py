"""The words before a number that say what it numbers: page, resolution, flight."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.dates.scanning.lexicon import rows

if TYPE_CHECKING:
    from docscope.text.dates.scanning.scan import Tokens

BETWEEN = 4  # tokens between a label and its number
LISTED = 12  # tokens that a list of numbers may take
BILL = ["h", ".", "r", "."]
LINKS = frozenset("-&,t")
FIGURES = frozenset("yY")
VOLUME = re.compile("[dnk]:$")
RANGE = re.compile("y-[ydn]")
COMMAS = re.compile("y,[dnk],")


@cache
def labels() -> dict[str, str]:
    """Return the code of every word that labels a number."""
    return {word: code for code, words in rows("labels.csv") for word in words.split()}


def label(tokens: Tokens, at: int) -> str:
    """Return the code of the label that stands before a number; empty where there is none."""
    return _beside(tokens, at) or _of_list(tokens, at) or _of_journal(tokens, at)


def _beside(tokens: Tokens, at: int) -> str:
    """Return the code of the label right before a number: No. (1956."""
    if [tokens.word(i) for i in range(at - 4, at)] == BILL:
        return "case"
    back = at - 1
    while back >= 0 and at - back <= BETWEEN and tokens.classes[back] in ".(~":
        if tokens.word(back) in labels():
            break
        if tokens.classes[back] == "." and tokens.word(back - 1) not in labels():
            return ""
        back -= 1
    if back < 0 or (tokens.classes[back + 1 : at] or "-")[0] == "(":
        return ""
    return "" if _is_initial(tokens, back, at) else labels().get(tokens.word(back), "")


def _is_initial(tokens: Tokens, at: int, number: int) -> bool:
    """Say whether a letter is that of a name before a year: Smith, P. (1998), A. N. 2001."""
    if len(tokens.word(at)) != 1 or not tokens.capital(at) or tokens.word(at + 1) != ".":
        return False
    before, mark = tokens.word(at - 2), tokens.word(at - 1)
    surname = mark == "," and before.isalpha() and tokens.capital(at - 2)
    listed = surname or (mark == "." and len(before) == 1)
    return listed or "(" in tokens.classes[at:number]


def _of_list(tokens: Tokens, at: int) -> str:
    """Return the code of a plural before a list of numbers: resolutions 1956, 1957 and 1960."""
    back = at - 1
    if tokens.classes[back:at] in {"-", "/"}:  # page 1956-57
        return _beside(tokens, at - 2) if tokens.word(at - 2)[:1].isdigit() else ""
    while at - back < LISTED and tokens.classes[back : back + 1] in LINKS:
        while tokens.classes[back : back + 1] in LINKS:
            back -= 1
        if tokens.classes[back : back + 1] not in FIGURES:
            return ""
        word = tokens.word(back - 1)
        if word in labels():
            return labels()[word] if word.endswith("s") or word == "pp" else ""
        back -= 1
    return ""


def _of_journal(tokens: Tokens, at: int) -> str:
    """Return `page` behind the volume of a journal: 24(3):1943-9, or 2013, 12, 1567-1572."""
    ranged = tokens.classes[at - 1 : at] == "-" and tokens.classes[at - 2 : at - 1] in FIGURES
    at -= 2 * ranged
    ranged = ranged or RANGE.match(tokens.classes, at) is not None
    before = tokens.classes[max(at - 4, 0) : at]
    if before[-2:] == "):" or COMMAS.fullmatch(before):
        return "page"
    volume = VOLUME.search(before) and (ranged or tokens.glued(at - 1))
    return "page" if volume and not _beside(tokens, at - 2) else ""  # not Table 3: 2010-2014

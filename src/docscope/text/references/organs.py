"""The organs that adopt resolutions, and the one form of a resolution's symbol."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from docscope.text.references.reference import lazily

# What the name of an organ has in it, and what its symbols begin with; the longer name first.
ORGANS = {
    "security council": "S",
    "general assembly": "A",
    "economic and social council": "E",
    "human rights council": "A/HRC",
    "commission on human rights": "E/CN.4",
    "trusteeship council": "T",
    "world health assembly": "WHA",
    "health assembly": "WHA",
    "conference on disarmament": "CD",
    "general conference": "GC",
}
NAMED = r"""
    (?: General\s+Assembly | (?: Economic\s+and\s+Social | Human\s+Rights | Trusteeship )\s+Council
      | Security\s+Council | Commission\s+on\s+Human\s+Rights | (?: World\s+)? Health\s+Assembly
      | General\s+Conference | Conference\s+on\s+Disarmament )
"""
# Which organ a short name means, by the form of the number.
SHORT_NAMES = {
    "Council": (r"\d{1,2}/\d{1,3}", "A/HRC"),
    "Commission": (r"(?:19|20)\d\d/\d{1,3}", "E/CN.4"),
    "Assembly": (r".*", "A"),
}
FIRST_YEAR = 1946
# The last resolution of the Security Council of each year; its numbers run on from year to year.
LAST_OF_YEAR = (
    *(15, 37, 66, 78, 89, 96, 98, 103, 106, 110, 121, 126, 131, 132, 160, 170, 177, 185, 199),
    *(219, 232, 245, 262, 275, 291, 307, 324, 344, 366, 384, 402, 421, 443, 461, 484, 499, 529),
    *(545, 559, 580, 593, 606, 626, 646, 683, 725, 799, 892, 969, 1035, 1092, 1146, 1219, 1284),
    *(1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794, 1859, 1907, 1966, 2032, 2085, 2132, 2195),
    *(2259, 2335, 2397, 2451, 2505, 2560, 2615, 2671, 2721, 2767),
)
FORM = lazily(
    r"""(?x)
    (?P<number> (?: ES- | S- )? \d{1,4} ) (?: \s? / \s? (?P<second> \d{1,4} ) )?
    \s? (?P<before> [A-Z]{1,2} (?! [A-Za-z-] ) )?
    \s? (?: \( \s? (?P<session> [\w-]+ (?: \s [\w-]+ )? ) \s? \) )?
    \s? (?P<after> [A-Z]{1,2} )?
    """
)
YEAR = lazily(r"(?:19|20)\d\d")


class Number(NamedTuple):
    """The parts of a resolution's number: `377 A (V)` has session V and letter A."""

    number: str
    second: str
    session: str
    letter: str


def organ(name: str | None) -> str:
    """Return what the symbols of a named organ begin with; empty if it is not known."""
    bare = " ".join((name or "").lower().split())
    return next((prefix for known, prefix in ORGANS.items() if known in bare), "")


def organ_of(name: str, number: str) -> str:
    """Return the organ of a resolution by a name that may be short: Council resolution 5/1."""
    known = organ(name)
    if known:
        return known
    short = SHORT_NAMES.get(name.rsplit(maxsplit=1)[-1] if name else "")
    return short[1] if short and re.fullmatch(short[0], number) else ""


def number(written: str) -> Number | None:
    """Return the parts of a number such as `242 (1967)`, `377 A (V)`, `47/19 B`, `ES-10/2`."""
    match = FORM.fullmatch(" ".join(written.split()))
    if not match:
        return None
    letter = match["before"] or match["after"] or ""
    session = (match["session"] or "").replace(" ", "")
    return Number(match["number"], match["second"] or "", session, letter)


@lru_cache(maxsize=4096)
def symbol(written: str, *, named: str = "", acting: str = "", noun: str = "RES") -> str:
    """Return the symbol of a resolution (RES) or decision (DEC).

    `named` is the organ that the text names, `acting` the one whose own text this is.
    Without either the form tells: a year stands behind numbers of the Security Council, a
    session behind those of the General Assembly. A bare number without an organ has no
    symbol but `resolution 242`.

    >>> symbol("242 (1967)"), symbol("377 A (V)"), symbol("1996/31"), symbol("16/18", named="A/HRC")
    ('S/RES/242 (1967)', 'A/RES/377 (V) A', 'E/RES/1996/31', 'A/HRC/RES/16/18')
    """
    parts = number(written)
    if parts is None:
        return " ".join(written.split())
    by = named or _by_form(parts, acting)
    if not by:
        return f"{'resolution' if noun == 'RES' else 'decision'} {_tail(parts)}"
    if by == "S" and noun == "RES" and not parts.session and not parts.second:
        parts = parts._replace(session=year_of(int(parts.number)) if _plain(parts) else "")
    return f"{by}/{noun}/{_tail(parts)}"


def year_of(number: int) -> str:
    """Return the year of a resolution of the Security Council by its number; else nothing."""
    known = 0 < number <= LAST_OF_YEAR[-1]
    return str(FIRST_YEAR + bisect_left(LAST_OF_YEAR, number)) if known else ""


def _by_form(parts: Number, acting: str) -> str:
    if parts.second:
        if YEAR.fullmatch(parts.number):
            return acting if acting.startswith("E") else "E"
        return acting if acting == "A/HRC" else "A"
    if not parts.session:
        return "A" if not _plain(parts) else acting
    if YEAR.fullmatch(parts.session):
        return "S"
    return acting if acting in {"E", "T"} else "A"


def _plain(parts: Number) -> bool:
    return parts.number.isdigit()


def _tail(parts: Number) -> str:
    whole = f"{parts.number}/{parts.second}" if parts.second else parts.number
    session = f" ({parts.session})" if parts.session else ""
    return f"{whole}{session}{' ' if parts.letter else ''}{parts.letter}"

"""The date that the name of a file gives."""

from __future__ import annotations

import re
from datetime import date

DAY = re.compile(
    r"""
    (?<!\d) (?P<year> 1\d{3} | 20\d\d )
    (?P<mark> [-_. ]? ) (?P<month> 0[1-9] | 1[0-2] )      # 1956-11, 1956_11
    (?: (?P=mark) (?P<day> 0[1-9] | [12]\d | 3[01] ) )?   # 1956-11-04, 19561104
    (?!\d)
    """,
    re.VERBOSE,
)
FOUR_DIGITS = re.compile(r"[0-9]{4}")
PIECE = re.compile(r"[0-9]+|[^\W\d_]+")
YEARS = range(1400, 2100)
# What stands before a number that is no year: resolution-1514, A_1956, IMG_1999.
NUMBERING_WORDS = """
    a act art article bd box case ch chapter decision doc document dsc e exhibit file folder
    folio ga id img image item law no nr num number p page part pg record res resolution s sc
    scan section series session v vol volume
"""
NUMBERED = frozenset(NUMBERING_WORDS.split())


def date_in_name(name: str) -> str | None:
    """Return the date in the name of a file, in EDTF; None if there is none, or several.

    >>> date_in_name("1956-11-04-letter.txt"), date_in_name("HUN_11_1956.txt")
    ('1956-11-04', '1956')
    >>> date_in_name("war-1914-1918.md"), date_in_name("resolution-1514.md")
    ('1914/1918', None)
    """
    if not FOUR_DIGITS.search(name):
        return None
    return _day(name) or _year(PIECE.findall(name.lower()))


def _day(name: str) -> str | None:
    for found in DAY.finditer(name):
        year, mark, month, day = found["year"], found["mark"], found["month"], found["day"]
        if day and _exists(int(year), int(month), int(day)):
            return f"{year}-{month}-{day}"
        if mark and not day:  # 195611 may be any number
            return f"{year}-{month}"
    return None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _year(pieces: list[str]) -> str | None:
    places = [
        place
        for place, piece in enumerate(pieces)
        if len(piece) == len("1956") and piece.isdigit() and int(piece) in YEARS
        if not place or pieces[place - 1] not in NUMBERED
    ]
    if not places:
        return None
    years = [pieces[place] for place in places]
    if places == [places[0], places[0] + 1] and years[0] < years[1]:
        return "/".join(years)
    return years[0] if len(set(years)) == 1 else None

"""Lines that have a date: at their end, behind a place, behind a label.

One pattern finds the date; what stands beside it is looked at only where there is one.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = rf"""
    (?: (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? \s+ )?  # Monday,
    (?: (?:the\s+)? (?:\d{{1,2}}\s?/\s?)? {DAY} \s* (?:day\s+)? (?:of\s+)? {MONTH} ,? \s* \d{{4}}
      | {MONTH} \s* {DAY} (?:\s? [(/] \s?\d{{1,2}} \)?)? ,? \s* \d{{4}}        # March 4, 1815
      | \d{{4}}-\d\d-\d\d                                                      # 1815-03-04
      | \d{{1,2}} (?: \.\d{{1,2}}\. | /\d{{1,2}}/ ) \d{{4}} )                  # 4.3.1815
"""
HOUR = r"\d{1,2} (?:[.:]\d\d)? \s* [ap]\.?m\.? | noon | midnight"
LINE_END = rf"(?: ,? \s* (?:[-–—,]\s*)? (?: {HOUR} ) )? [.,:)\]]* (?: \s\d{{1,2}} )? \Z"
LABEL = r"(?: dated? | sent | issued | published | released ) \s* : \s*"
WEEKDAY = r"(?: mon|tues|wednes|thurs|fri|satur|sun ) day ,? \s+"
PLACES = r"[A-Z][A-Z.'’ -]+ (?: , [\w.'’ ]+ ){0,2}"  # in any case
MONTH_LINE = rf"(?: [^\W\d_][\w.'’ -]{{1,40}} , \s+ )? (?P<month> {MONTH} ,? \s+ \d{{4}} ) \.? \Z"
CAPITAL = re.compile(r"\s+[A-Z]")
DASH = re.compile(r"\s*[-–—(]")
WORD_OF_PLACE = re.compile(r"[A-Z][\w.'’-]*,?\s")
COMMA = re.compile(",")
SPACE = re.compile(r"\s+")
ARTICLE = "the "
MOST_COMMAS = 3  # before the date of a report
MOST_WORDS = 6  # of the places before a date


def is_dateline(line: str) -> bool:
    """Say whether a line is a place and a date, or a date alone, as above a letter."""
    return ending_date(line) is not None and begins_with_date(line)


def date_in(text: str) -> re.Match[str] | None:
    """Return the first date in figures, or with the name of its month."""
    return _compiled(DATE).search(text)


def opens_with_date(line: str) -> bool:
    """Say whether a line opens with a date."""
    return _compiled(DATE).match(line) is not None


def begins_with_date(line: str) -> bool:
    """Say whether a line opens with a date, or with places and then a date."""
    date = _compiled(DATE)
    for at in _behind_places(line):
        if date.match(line, at):
            return True
        article = line[at : at + len(ARTICLE)]
        if SPACE.sub(" ", article).lower() == ARTICLE and date.match(line, at + len(ARTICLE)):
            return True
    return False


def labelled_date(line: str) -> str | None:
    """Return the date of a line such as: Issued: 4 March 1815."""
    label = _compiled(LABEL).match(line) if ":" in line else None
    date = _compiled(DATE).match(line, label.end()) if label else None
    return date[0] if date else None


def opening_date(line: str) -> str | None:
    """Return the date that a report opens with.

    LONDON, March 3, 1998 (Reuters) - ...; Tuesday, March 3, 1998 A team of ...
    """
    return _behind_place(line) or _behind_weekday(line)


def ending_date(line: str) -> tuple[str, str] | None:
    """Return what stands before the date that a line ends in, and the date.

    Vienna, 4 March 1815; Resolution of 4 June 1947.
    """
    date = _compiled(DATE).search(line)
    while date:
        start = date.start()
        glued = start > 0 and (line[start - 1].isalnum() or line[start - 1] in "_/-")
        if not glued and _compiled(LINE_END).match(line, date.end()):
            return line[:start], date[0]
        date = _compiled(DATE).search(line, start + 1)
    return None


def month_of_line(line: str) -> str | None:
    """Return the month and year of a line that has nothing else but a place."""
    if not line.rstrip(".")[-1:].isdecimal():
        return None
    match = _compiled(MONTH_LINE).match(line)
    return match["month"] if match else None


def _behind_places(line: str) -> Iterator[int]:
    """Yield the beginning of a line, and where each place ends that it opens with."""
    at = 0
    yield at
    for _ in range(MOST_WORDS):
        word = WORD_OF_PLACE.match(line, at)
        if not word:
            return
        at = word.end()
        if line[at - 2] == ",":
            yield at


def _behind_place(line: str) -> str | None:
    """Return the date between places, at most three, and a dash or bracket."""
    commas = [mark.start() for mark in islice(COMMA.finditer(line), MOST_COMMAS)]
    for comma in reversed(commas):
        space = SPACE.match(line, comma + 1)
        date = _compiled(DATE).match(line, space.end()) if space else None
        if date and DASH.match(line, date.end()) and _compiled(PLACES).fullmatch(line, 0, comma):
            return date[0]
    return None


def _behind_weekday(line: str) -> str | None:
    """Return the date with its day of the week that a sentence follows on."""
    weekday = _compiled(WEEKDAY).match(line)
    date = _compiled(DATE).match(line, weekday.end()) if weekday else None
    return line[: date.end()] if date and CAPITAL.match(line, date.end()) else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)

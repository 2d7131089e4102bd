"""The date that a document gives itself: at its head, or in the formula that closes it."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from docscope.text.dates.dateline import first_date

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 1_500  # characters from the beginning
TAIL = 600  # characters before the end
MOST_BLOCKS = 12
LONGEST_LINE = 110
LONGEST_TITLE = 300  # characters of a block that is no paragraph yet
MOST_GLUED = 2  # lines of a title that stand on the first paragraph without a blank line
LONGEST_START = 250  # characters of a line that opens with its date
REST = 40  # characters beside the date: a place, a name
FORMULA = 260  # characters
CHRONICLE = 3  # days at the head of a text that is a list of days
OPENERS = tuple(
    f"{word} {place}"
    for title in ("Done", "Given", "Signed", "Adopted", "Executed", "Concluded", "Proclaimed")
    for word in (title, title.upper())
    for link in ("at", "in", "on", "by", "this", "under")
    for place in (f"{link} ", f"{link.upper()} ")
)
YEAR = re.compile(r"\d{4}|\b(?:hundred|thousand)\b", re.IGNORECASE)
PARAGRAPH_END = re.compile(r"\n\s*\n")
BLANK = re.compile(r"(?<![,\n])\s*\n\s*\n")
SPACE = re.compile(r"\s+")
MARKUP = re.compile(r"[*_#>|]+")
# What is no part of the text: when it was fetched, printed or last changed.
LATER = re.compile(
    r"\b(?:accessed|retrieved|updated|modified|printed|downloaded|copyright|posted|expires?)\b|©",
    re.IGNORECASE,
)
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = rf"""
    (?: (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? \s+ )?  # Monday,
    (?: (?:the\s+)? {DAY} \s* (?:day\s+)? (?:of\s+)? {MONTH} ,? \s* \d{{4}}    # 4 March 1815
      | {MONTH} \s* {DAY} ,? \s* \d{{4}}                                       # March 4, 1815
      | \d{{4}}-\d\d-\d\d )                                                    # 1815-03-04
"""
HOUR = r"\d{1,2} (?:[.:]\d\d)? \s* [ap]\.?m\.? | noon | midnight"
CLOCK = rf"(?: ,? \s* (?:[-–—,]\s*)? (?: {HOUR} ) )?"
# A line that ends in its date: Vienna, 4 March 1815; Resolution of 4 June 1947.
LINE = rf"(?P<before> .*? ) (?<![\w/-]) (?P<date> {DATE} ) {CLOCK} [.,:)\]]* (?: \s\d{{1,2}} )? \Z"
# LONDON, March 3, 1998 (Reuters) - ...; Tuesday, March 3, 1998 A team of ...
START = rf"""
    (?: [A-Z][A-Z.'’ -]+ (?: , [\w.'’ ]+ ){{0,2}} , \s+ (?P<date> {DATE} ) \s* [-–—(]
      | (?P<weekday> (?: mon|tues|wednes|thurs|fri|satur|sun)day ,? \s+ {DATE} ) \s+ (?-i: [A-Z] )
    )
"""
LABEL = rf"(?: date | dated | sent ) \s* : \s* (?P<date> {DATE} )"
# The first words of a line that tells of something, or of another document.
PROSE = re.compile(
    r"""
      (?:and|or|but|in|by|from|to|until|since|after|before|between|with|see|during|as|was|were)\b
    | .*\b(?:born|died|was|were|is|are|had|has)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def own_date(text: str) -> str | None:
    r"""Return the day that a text says it was written, signed or adopted on, as an ISO date.

    The surest comes first: a labelled date or the formula of an adoption at its head, the
    formula that closes it, a line at its head that ends in a date, such a line at its end.
    Where the closing formula comes more than once, with several dates, the text is a
    collection and has no date of its own.

    >>> own_date("Vienna, 4 March 1815\n\nMy dear Sir,\n\nYesterday it rained.")
    '1815-03-04'
    """
    if not YEAR.search(text, 0, HEAD) and not YEAR.search(text, max(0, len(text) - FORMULA * 10)):
        return None
    return _at_head(text) or _closing(text) or _line_at_head(text) or _line_at_end(text)


def _at_head(text: str) -> str | None:
    """Return the date of a label or formula at the head: Adopted by ..., on 6 August 1993."""
    for line in _lines(text[:HEAD]):
        labelled = _compiled(LABEL).match(line)
        if labelled:
            return first_date(labelled["date"])
    return _formula(text, 0, HEAD)


def _formula(text: str, start: int, stop: int) -> str | None:
    """Return the date of the first formula that opens a sentence between two places."""
    places = sorted(at for opener in OPENERS if (at := text.find(opener, start, stop)) >= 0)
    for at in places:
        if _opens(text, at) and (date := _date_after(text, at)):
            return date
    return None


def _closing(text: str) -> str | None:
    """Return the date of the formula that closes a text: Done at Paris this 10th day of ..."""
    first = {date for opener in OPENERS if (date := _date_at(text, text.find(opener)))}
    last = {date for opener in OPENERS if (date := _date_at(text, text.rfind(opener)))}
    dates = first | last | set(_meetings(text))
    return dates.pop() if len(dates) == 1 else None


def _meetings(text: str) -> Iterator[str]:
    """Yield the dates behind the meetings that resolutions are signed off with."""
    for at in {text.find("plenary meeting"), text.rfind("plenary meeting")} - {-1}:
        line = text.rfind("\n", 0, at) + 1
        behind = at + len("plenary meeting")
        if at - line < len("[on the report] 2,588th ") and text[behind : behind + 1] in {",", "\n"}:
            date = first_date(_joined(text[behind : behind + REST]))
            if date:
                yield date


def _date_at(text: str, at: int) -> str | None:
    return _date_after(text, at) if at >= 0 and _opens(text, at) else None


def _opens(text: str, at: int) -> bool:
    """Say whether a word opens a line or a sentence."""
    before = text[max(0, at - 3) : at].rstrip(" *_(\"'“")
    return not before or before[-1] in ".;:\n"


def _date_after(text: str, at: int) -> str | None:
    """Return the first date of a formula; it ends with its paragraph."""
    formula = text[at : at + FORMULA]
    end = BLANK.search(formula)
    formula = _joined(formula[: end.start()] if end else formula)
    if not YEAR.search(formula):
        return None
    return first_date(formula) or _spelt_date(formula)


def _spelt_date(formula: str) -> str | None:
    """Return a day written in words: the tenth day of February, one thousand nine hundred ..."""
    from docscope.text.dates import find_dates

    mentions = find_dates(formula, anchor="none")
    return next((mention.date for mention in mentions if mention.precision == "day"), None)


def _line_at_head(text: str) -> str | None:
    """Return the date of the first line at the head that ends in one, or opens a report."""
    found = [date for line in _head_lines(text) if (date := _dated_line(line))]
    return found[0] if 0 < len(set(found)) < CHRONICLE else None


def _head_lines(text: str) -> Iterator[str]:
    """Yield the lines above the first paragraph, and those that this one begins with."""
    for number, paragraph in enumerate(PARAGRAPH_END.split(text[:HEAD])):
        prose = _is_prose(paragraph)
        yield from islice(_lines(paragraph), MOST_GLUED if prose else None)
        if prose or number > MOST_BLOCKS:
            return


def _is_prose(paragraph: str) -> bool:
    """Say whether a block is no title, name or address: it is long, or a sentence goes on."""
    words = paragraph.count(" ") + paragraph.count("\n")
    end = paragraph.rstrip()[-1:]
    return len(paragraph) > LONGEST_TITLE or words >= {".": 12, ",": 6, ";": 6}.get(end, words + 1)


def _line_at_end(text: str) -> str | None:
    """Return the date of the last line that is a place and a date, as letters may end."""
    end = text[-TAIL:] if len(text) > HEAD + TAIL else text[HEAD:]
    cut = len(end) < len(text) - HEAD
    found = [date for line in list(_lines(end))[cut:] if (date := _dated_line(line))]
    return found[0] if len(set(found)) == 1 else None


def _lines(text: str) -> Iterator[str]:
    """Yield the lines that say something, without markup."""
    for line in text.splitlines():
        bare = SPACE.sub(" ", MARKUP.sub("", line)).strip()
        if bare:
            yield bare


def _dated_line(line: str) -> str | None:
    if not YEAR.search(line, 0, LONGEST_START) or LATER.search(line):
        return None
    start = _compiled(START).match(line)
    if start:
        return first_date(start["date"] or start["weekday"])
    match = _compiled(LINE).match(line) if len(line) <= LONGEST_LINE else None
    if not match or len(match["before"]) > REST or PROSE.match(match["before"]):
        return None
    return first_date(match["date"])


def _joined(text: str) -> str:
    return SPACE.sub(" ", text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)

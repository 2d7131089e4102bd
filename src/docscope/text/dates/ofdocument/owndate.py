"""The date that a document gives itself: at its head, or in the formula that closes it."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from docscope.text.dates.ofdocument.dateline import first_date

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 1_500  # characters from the beginning
TAIL = 600  # characters before the end
FORMULA = 260  # characters
MOST_BLOCKS = 12  # above the first paragraph
LONGEST_TITLE = 300  # characters of a block that is no paragraph yet
MOST_GLUED = 2  # lines of a title that stand on the first paragraph without a blank line
LONGEST_LINE = 110
LONGEST_START = 250  # characters of a line that opens with its date
REST = 40  # characters beside the date: a place, a name
CHRONICLE = 3  # days at the head of a text that is a list of days
WORDS_OF_PROSE = {".": 12, ",": 6, ";": 6}  # by the mark at the end of a block
PLENARY = "plenary meeting"
PLENARY_START = 25  # characters: [on the report] 2,588th
OPENERS = tuple(
    form
    for word in ("Done", "Given", "Signed", "Adopted", "Executed", "Concluded", "Dated")
    for form in (f"{word} ", f"{word.upper()} ")
)
SOLEMN = ("Done ", "DONE ", "Given ", "GIVEN ")
LINKS = frozenset(("at", "in", "on", "by", "this", "the", "under"))
YEAR = re.compile(r"\d{4}|\b(?:hundred|thousand)\b", re.IGNORECASE)
FORMULA_END = re.compile(r"(?<![,\n])\s*\n\s*\n")
PARAGRAPH_END = re.compile(r"\n\s*\n")
LINE_END = re.compile(r"[.,;:)\]*_]*(?:\s*\Z|[^\S\n]*\n|\s+by\b)")
DIGITS = re.compile(r"\d")
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
    (?: (?:the\s+)? (?:\d{{1,2}}\s?/\s?)? {DAY} \s* (?:day\s+)? (?:of\s+)? {MONTH} ,? \s* \d{{4}}
      | {MONTH} \s* {DAY} (?:\s? [(/] \s?\d{{1,2}} \)?)? ,? \s* \d{{4}}        # March 4, 1815
      | \d{{4}}-\d\d-\d\d                                                      # 1815-03-04
      | \d{{1,2}} (?: \.\d{{1,2}}\. | /\d{{1,2}}/ ) \d{{4}} )                  # 4.3.1815
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
DATELINE = rf"""
    (?: (?: (?-i:[A-Z])[\w.'’-]* ,? \s ){{1,6}} (?<=,\s) )? (?: the \s )? {DATE}  # places, a date
"""
LABEL = rf"(?: date | dated | sent | issued | published | released ) \s* : \s* (?P<date> {DATE} )"
MONTH_LINE = rf"(?: [^\W\d_][\w.'’ -]{{1,40}} , \s+ )? (?P<month> {MONTH} ,? \s+ \d{{4}} ) \.? \Z"
ACTS = re.compile(r"\b(?:adopted|signed|delivered|done|held|given|made|dated)\b", re.IGNORECASE)
# A line that tells of something, or names what happened on that day, or another document.
PROSE = re.compile(
    r"""
      (?: and|or|but|in|on|by|from|to|until|since|after|before|between|with|see|during|as ) \b
    | (?: recalling|noting|having|considering|reaffirming|pursuant|following ) \b
    | .* \b (?: born|died|was|were|is|are|had|has|began|ended|killed ) \b
    | .* \b (?: events?|battle|night|morning|siege|uprising|revolution|anniversary|incident
              | attacks?|crisis|elections?|massacre|debut ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def own_date(text: str) -> str | None:
    r"""Return the date that a text says it was written, signed or adopted on, in EDTF.

    The surest comes first: a labelled date or the formula of an adoption at its head, the
    formula that closes it, a line at its head that ends in a date, such a line at its end.
    Where the closing formula comes more than once, with several dates, the text is a
    collection and has no date of its own.

    >>> own_date("Vienna, 4 March 1815\n\nMy dear Sir,\n\nYesterday it rained.")
    '1815-03-04'
    """
    if not YEAR.search(text):
        return None
    lines, end = _head(text)
    return (
        _labelled(lines)
        or _formula(text, 0, end)
        or _closing(text)
        or _line_at_head(lines)
        or _line_at_end(text)
        or _month_at_head(lines)
    )


def is_dateline(line: str) -> bool:
    """Say whether a line is a place and a date, or a date alone, as above a letter."""
    match = _compiled(LINE).match(line)
    return match is not None and _compiled(DATELINE).match(line) is not None


def tells(line: str) -> bool:
    """Say whether a title or line tells of an event, or of another document.

    >>> tells("The battle of 4 March 1815"), tells("Speech of 4 March 1815")
    (True, False)
    """
    return PROSE.match(line) is not None


def _labelled(lines: list[str]) -> str | None:
    for line in lines:
        match = _compiled(LABEL).match(line)
        if match:
            return _day(match["date"])
    return None


def _formula(text: str, start: int, stop: int) -> str | None:
    """Return the date of the first formula between two places."""
    places = sorted(_formulas(text, start, stop))
    return next((date for at in places if (date := _date_at(text, at))), None)


def _closing(text: str) -> str | None:
    """Return the date of the formula that closes a text: Done at Paris this 10th day of ..."""
    places = [*_formulas(text, 0, len(text))]
    dates = {date for at in places if (date := _date_at(text, at))} | set(_meetings(text))
    return dates.pop() if len(dates) == 1 else None


def _formulas(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where a line or a sentence opens with Done at, Adopted by and the like."""
    for opener in OPENERS:
        at = text.find(opener, start, stop)
        while at >= 0:
            before = text[max(0, at - 3) : at].rstrip(" *_(\"'“")
            link = text[at + len(opener) : at + len(opener) + 6].lower().split(" ")[0]
            known = link in LINKS and not (link == "the" and opener in SOLEMN)
            if known and (not before or before[-1] in ".;:\n"):
                yield at
            at = text.find(opener, at + 1, stop)


def _date_at(text: str, at: int) -> str | None:
    """Return the first date of the formula at a place; it ends with its paragraph.

    Other sentences may open with Signed, Adopted or Dated too: there the date ends the line.
    """
    formula = text[at : at + FORMULA]
    end = FORMULA_END.search(formula)
    formula = formula[: end.start()] if end else formula
    if formula.startswith(SOLEMN):
        return _day(SPACE.sub(" ", formula))
    date = _compiled(DATE).search(formula)
    if date is None or not LINE_END.match(formula, date.end()):
        return _spelt(formula)
    return _day(SPACE.sub(" ", date[0]))


def _spelt(formula: str) -> str | None:
    """Return a day written in words to the end of a short formula."""
    return None if DIGITS.search(formula) else _day(SPACE.sub(" ", formula))


def _meetings(text: str) -> Iterator[str]:
    """Yield the dates behind the meetings that resolutions are signed off with."""
    for at in {text.find(PLENARY), text.rfind(PLENARY)} - {-1}:
        start, end = text.rfind("\n", 0, at) + 1, at + len(PLENARY)
        if at - start < PLENARY_START and text[end : end + 1] in {",", "\n"}:
            date = _day(SPACE.sub(" ", text[end : end + REST]))
            if date:
                yield date


def _head(text: str) -> tuple[list[str], int]:
    """Return the lines above the first paragraph, and where this begins.

    An empty one parts blocks; the last are those that the paragraph itself begins with.
    """
    lines: list[str] = []
    start = 0
    for paragraph in PARAGRAPH_END.split(text[:HEAD])[:MOST_BLOCKS]:
        prose = _is_prose(paragraph)
        lines += ["", *islice(_lines(paragraph), MOST_GLUED if prose else None)]
        start = text.find(paragraph, start)
        if prose:
            break
        start += len(paragraph)
    return lines, start


def head_lines(text: str) -> list[str]:
    """Return the lines above the first paragraph, and those that this one begins with."""
    return [line for line in _head(text)[0] if line]


def _is_prose(paragraph: str) -> bool:
    """Say whether a block is no title, name or address: it is long, or a sentence goes on."""
    words = paragraph.count(" ") + paragraph.count("\n")
    fewest = WORDS_OF_PROSE.get(paragraph.rstrip()[-1:], words + 1)
    return len(paragraph) > LONGEST_TITLE or words >= fewest


def _lines(text: str) -> Iterator[str]:
    """Yield the lines that say something, without markup."""
    for line in text.splitlines():
        bare = SPACE.sub(" ", MARKUP.sub("", line)).strip()
        if bare:
            yield bare


def _line_at_head(lines: list[str]) -> str | None:
    """Return the date of the first line at the head that ends in one, or opens a report.

    A place and a date are surer than a title with a date.
    """
    if sum(bool(_compiled(DATE).match(line)) for line in lines) >= CHRONICLE:
        return None
    dated = [
        (line, date)
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False)
        if not (_goes_on(before) or after[:1].islower()) and (date := _dated_line(line))
    ]
    datelines = [date for line, date in dated if _compiled(DATELINE).match(line)]
    return next(iter(datelines), dated[0][1] if dated else None)


def _goes_on(line: str) -> bool:
    """Say whether a line of a paragraph is so long that a sentence goes on to the next one."""
    return len(line) > REST and line[-1] not in ".:;"


def _line_at_end(text: str) -> str | None:
    """Return the date of the last line that is a place and a date, as letters may end."""
    start = max(len(text) // 2, len(text) - TAIL)
    lines = ["", *_lines(text[start:])]
    ends = [line for before, line in pairwise(lines) if not before.endswith((",", " of"))]
    found = {date for line in ends if (date := _dated_line(line))}
    return found.pop() if len(found) == 1 else None


def _month_at_head(lines: list[str]) -> str | None:
    found = [match for line in lines if (match := _compiled(MONTH_LINE).match(line))]
    return _parsed(found[0]["month"], "month") if len(found) == 1 else None


def _dated_line(line: str) -> str | None:
    if not YEAR.search(line, 0, LONGEST_START) or LATER.search(line):
        return None
    start = _compiled(START).match(line)
    if start:
        return _day(start["date"] or start["weekday"])
    match = _compiled(LINE).match(line) if len(line) <= LONGEST_LINE else None
    if not match or tells(match["before"]):
        return None
    if len(match["before"]) > REST and not ACTS.search(match["before"]):
        return None
    return _day(match["date"])


def _day(text: str) -> str | None:
    """Return the first day that some words name, also the tenth day of February."""
    if not YEAR.search(text):
        return None
    two = "/" in text or "(" in text  # 12/24 June 1812 has two calendars
    return (None if two else first_date(text)) or _parsed(text, "day")


def _parsed(text: str, precision: str) -> str | None:
    from docscope.text.dates import find_dates

    for mention in find_dates(text, anchor="none"):
        if mention.precision == precision and not mention.ambiguous:
            return mention.date
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)

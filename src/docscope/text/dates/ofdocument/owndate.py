"""The date that a document gives itself: at its head, or in the formula that closes it."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from docscope.text.dates.ofdocument.dated import (
    begins_with_date,
    date_in,
    ending_date,
    labelled_date,
    month_of_line,
    opening_date,
    opens_with_date,
)
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
OPENERS = (
    "Done ",
    "DONE ",
    "Given ",
    "GIVEN ",
    "Signed ",
    "Adopted ",
    "Executed ",
    "Concluded ",
    "Dated ",
)
PAST = "ED "  # as capitals of these end
CAPITALS = ("SIGNED ", "ADOPTED ", "EXECUTED ", "CONCLUDED ", "DATED ")
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
ACTS = re.compile(r"\b(?:adopted|signed|delivered|done|held|given|made|dated)\b", re.IGNORECASE)
# A line that tells of something, or names what happened on that day, or another document.
PROSE = r"""
      (?: and|or|but|in|on|by|from|to|until|since|after|before|between|with|see|during|as ) \b
    | (?: recalling|noting|having|considering|reaffirming|pursuant|following ) \b
    | .* \b (?: born|died|was|were|is|are|had|has|began|ended|killed ) \b
    | .* \b (?: events?|battle|night|morning|siege|uprising|revolution|anniversary|incident
              | attacks?|crisis|elections?|massacre|debut ) \b
"""


def own_date(text: str) -> str | None:
    r"""Return the date that a text says it was written, signed or adopted on, in EDTF.

    The surest comes first: a labelled date or the formula of an adoption at its head, the
    formula that closes it, a line at its head that ends in a date, such a line at its end.
    Where the closing formula comes more than once, with several dates, the text is a
    collection and has no date of its own.

    >>> own_date("Vienna, 4 March 1815\n\nMy dear Sir,\n\nYesterday it rained.")
    '1815-03-04'
    """
    lines, end = _head(text)
    return (
        _labelled(lines)
        or _formula(text, 0, end)
        or _closing(text)
        or _line_at_head(lines)
        or _line_at_end(text)
        or _month_at_head(lines)
    )


def tells(line: str) -> bool:
    """Say whether a title or line tells of an event, or of another document.

    >>> tells("The battle of 4 March 1815"), tells("Speech of 4 March 1815")
    (True, False)
    """
    return _prose().match(line) is not None


@cache
def _prose() -> re.Pattern[str]:
    return re.compile(PROSE, re.VERBOSE | re.IGNORECASE)


def _labelled(lines: list[str]) -> str | None:
    label = next(filter(None, map(labelled_date, lines)), None)
    return _day(label) if label else None


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
    for opener in (*OPENERS, *(CAPITALS if PAST in text else ())):
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
    date = date_in(formula)
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
        bare = " ".join(MARKUP.sub("", line).split())
        if bare:
            yield bare


def _line_at_head(lines: list[str]) -> str | None:
    """Return the date of the first line at the head that ends in one, or opens a report.

    A place and a date are surer than a title with a date.
    """
    if sum(map(opens_with_date, lines)) >= CHRONICLE:
        return None
    dated = [
        (line, date)
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False)
        if not (_goes_on(before) or after[:1].islower()) and (date := _dated_line(line))
    ]
    datelines = [date for line, date in dated if begins_with_date(line)]
    return next(iter(datelines), dated[0][1] if dated else None)


def _goes_on(line: str) -> bool:
    """Say whether a line of a paragraph is so long that a sentence goes on to the next one."""
    return len(line) > REST and line[-1] not in ".:;"


def _line_at_end(text: str) -> str | None:
    """Return the date of the last line that is a place and a date, as letters may end."""
    start = text.rfind("\n", 0, max(len(text) // 2, len(text) - TAIL)) + 1
    lines = ["", *_lines(text[start:])]
    ends = [line for before, line in pairwise(lines) if not before.endswith((",", " of"))]
    found = {date for line in ends if (date := _dated_line(line))}
    return found.pop() if len(found) == 1 else None


def _month_at_head(lines: list[str]) -> str | None:
    found = [month for line in lines if (month := month_of_line(line))]
    return _parsed(found[0], "month") if len(found) == 1 else None


def _dated_line(line: str) -> str | None:
    if not YEAR.search(line, 0, LONGEST_START) or LATER.search(line):
        return None
    opening = opening_date(line)
    if opening:
        return _day(opening)
    ending = ending_date(line) if len(line) <= LONGEST_LINE else None
    if not ending or tells(ending[0]):
        return None
    if len(ending[0]) > REST and not ACTS.search(ending[0]):
        return None
    return _day(ending[1])


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

"""The named parts of prose: headings, dateline, salutation, signature, page furniture.

What is left, the paragraphs that hold no stance, is no named part: a listing of what no
clause claims shows them, and so tells what in a speech was read and yielded nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.layout.roles import is_footnote, is_furniture
from docscope.text.clauses.reading import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docscope.model import Block, Document
    from docscope.text.clauses.clause import Clause

PRINTED = re.compile(
    r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*\S[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*"
)
LONGEST_LINE = 120  # characters of a salutation, a date, a name
MOST_SIGNED = 6  # lines of a signature after `Yours sincerely`
OF_FOOTNOTES = "0123456789*†‡[I"  # what a footnote begins with
OTHER_PARTS = {"heading": "heading", "dateline": "dateline"}


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?: (?: My \s )? Dear \b .* | Sir s? | (?: Your \s )? Excellenc (?: y | ies ) .*
          | (?: Mr\.? | Mrs\.? | Ms\.? | Madame? | Mister ) \s .* | Madam .*
          | Ladies \s and \s [Gg]entlemen .* | (?: Distinguished | Honou?rable | Dear ) \s .*
          | To \s the \s .* | Your \s (?: Majesty | Holiness | Royal | Eminence ) .*
          | (?: Brothers | Friends | Comrades | Fellow ) \b .*
        ) [,:!]
        """,
        re.VERBOSE,
    )


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?: (?: Yours | Very \s truly | Sincerely | Respectfully | Faithfully | Cordially
              | With \s (?: best | kind | warm | high ) | Accept , | Best \s (?: regards | wishes )
              | Your \s (?: obedient | humble ) | I \s (?: have \s the \s honou?r \s to \s be | am )
                ,? \s (?: Sir | Your | Gentlemen | with \s ) ) .{0,80}
          | \(? (?: Signed | SIGNED ) \b .*
          | (?: Done | DONE ) \s (?: at | in ) \b .*
          | For \s the \s (?: Government | Delegation | People ) .*
          | (?: Please \s )? [Aa]ccept ,? \s .{0,60} assurances? \s of \b .*
        )
        """,
        re.VERBOSE,
    )


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Z][\w .-]{2,40},\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
        r"(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2}(?:st|nd|rd|th)?),?\s\d{4}\.?"
    )


def named_parts(document: Document, clauses: Iterable[Clause]) -> Iterator[Claim]:
    """Yield the lines of named parts that hold no clause, in order."""
    taken = [(clause.start, clause.end) for clause in clauses]
    spans = iter(sorted(taken))
    start, end = next(spans, (0, 0))
    signed = 0
    for block in document.searched:
        for match in PRINTED.finditer(document.text, block.start, block.end):
            while end and end <= match.start():
                start, end = next(spans, (0, 0))
            if end and start < match.end():
                signed = 0
                continue
            part = _part(match[0].strip(), block, signed=signed)
            signed = signed + 1 if part == "signature" else 0
            if part:
                yield Claim(*_stripped(match), part)


def _stripped(match: re.Match[str]) -> tuple[int, int]:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return start, start + len(match[0].strip())


def _part(line: str, block: Block, *, signed: int) -> str | None:
    if block.part in OTHER_PARTS:
        return OTHER_PARTS[block.part]
    short = len(line) <= LONGEST_LINE
    if line[0].islower() or not (short or line[0] in OF_FOOTNOTES):
        return None
    if short and (_signature().fullmatch(line) or (0 < signed < MOST_SIGNED and _may_sign(line))):
        return "signature"
    known = (part for part, holds in LINES if (short or part == "footnote") and holds(line))
    return next(known, None)


# What a line of prose may be, the surest first.
LINES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("furniture", is_furniture),
    ("dateline", lambda line: _dateline().fullmatch(line)),
    ("salutation", lambda line: _salutation().fullmatch(line)),
    ("footnote", is_footnote),
)


def _may_sign(line: str) -> bool:
    """Whether a line after a signature goes on with it: a name, an office."""
    return not line.endswith(".") or line.istitle() or line.isupper()

"""Where a mark can open a paragraph or a point, and where it is part of a reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.articles.lineends import connects, finished
from docscope.text.clauses.articles.marks import DASHES, LISTS, Mark, first_styles, opening_mark

if TYPE_CHECKING:
    from docscope.text.clauses.articles.page import Page

# The rest of a reference whose number stands at the start of a line: `(b) of paragraph 1`.
REFERENCE_REST = re.compile(
    r"""
    , | ;? \s? (?: and | or | to ) \s
    | of \s (?: the \s (?: first | second | third | fourth | present )
      | this | Article | paragraph | point ) \b
    | (?: shall | may | and | or ) \b
    """,
    re.VERBOSE,
)
REFERENCE_START = re.compile(
    r"\([a-z0-9]{1,3}\),?\Z | \b (?: points? | paragraphs? ) \s \S{1,8},\Z | \d,\Z", re.VERBOSE
)
# Where a list in running text may go on: `: (a) ...; (b) ...; and (c)`.
INSIDE = re.compile(
    r"(?P<before>[:;]) (?: \s (?: and | or ) )? \s+ (?= \( (?: [a-z]{1,4} | \d{1,2} ) \) \s )",
    re.VERBOSE,
)
JOINED_ITEM = re.compile(r"[;,](?:\s(?:and|or))?\s\Z|\A\Z")
FIRST_SIGNS = frozenset("ai1AI")
LONGEST_REST = 40  # characters that tell a reference
LOOKED_AHEAD = 80  # rows


def stands(page: Page, index: int, mark: Mark) -> bool:
    """Whether a mark that opens a row stands where a paragraph or point can begin."""
    before = page.before(index)
    rest = page.rows[index].text[mark.end : mark.end + LONGEST_REST]
    if _is_callout(page, index, mark):
        return False
    if connects(before) and not finished(before) and not page.parted(index):
        return False
    if REFERENCE_REST.match(rest) and REFERENCE_START.search(before):
        return False
    return page.apart(index) or (mark.shape not in DASHES and not page.wraps(index))


def _is_callout(page: Page, index: int, mark: Mark) -> bool:
    """Whether a number alone on its line is that of a footnote: `,` or `and` follows."""
    rows = page.rows
    if mark.end < len(rows[index].text) or mark.shape != "({})" or index + 1 == len(rows):
        return False
    return rows[index + 1].text[0] in ",.;:)" or not finished(page.before(index))


def marks_inside(page: Page, index: int, offset: int) -> list[tuple[int, str, Mark]]:
    """Return the marks in the middle of a row that may open points.

    Each comes with where it stands and the sign before it: a colon or a semicolon.
    """
    text = page.rows[index].text
    if " (" not in text or index in page.quoted:
        return []
    found = []
    for match in INSIDE.finditer(text, offset):
        mark = opening_mark(text, match.end())
        if mark is not None and mark.shape == "({})":
            found.append((match.end(), match["before"], mark))
    return found


def begins_list(page: Page, index: int, end: int, mark: Mark) -> bool:
    """Whether a mark in running text is the first of a list: a second one comes soon."""
    if mark.sign not in FIRST_SIGNS:
        return False
    second = f"({LISTS[first_styles(mark.sign)[0]][1]})"
    rest = page.rows[index].text[mark.end :]
    following = index + 1
    while second not in rest and following < end and page.joins(following):
        rest = page.rows[following].text
        following += 1
    place = rest.find(second)
    return place >= 0 and JOINED_ITEM.search(rest[max(0, place - 6) : place]) is not None


def next_sign(page: Page, index: int, end: int, mark: Mark) -> str | None:
    """Return the next sign of the same shape in the rows that follow."""
    for row in page.rows[index + 1 : min(end, index + LOOKED_AHEAD)]:
        if row.text[0] in "([" or row.text[1:2] in {")", "."} or ")" in row.text[:5]:
            found = opening_mark(row.text)
            if found is not None and found.shape == mark.shape and found.sign != "1":
                return found.sign
    return None

"""The table of contents: headings that come again, with their text, further down."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from docscope.text.clauses.articles.heads import LONGEST_TITLE
from docscope.text.clauses.articles.lineends import finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.clauses.articles.heads import Head
    from docscope.text.clauses.articles.page import Page

NAMED = re.compile(
    r"(?:TABLE \s OF \s )?CONTENTS | (?:Table \s of \s )?[Cc]ontents | Arrangement \s of \s .{3,30}"
    r" | ARRANGEMENT \s OF \s .{3,30} | INDEX | Index",
    re.VERBOSE,
)
MOST_ROWS = 4  # of an entry: number, title, page, the chapter after it
FEWEST = 3  # entries


def contents(page: Page, found: Sequence[Head]) -> range:
    """Return the rows of the table of contents; an empty range if there is none."""
    again = _repeated(found)
    if again is None:
        return range(0)
    first, second = again
    entries = [head for head in found[first:second] if head.row < found[second].row]
    if len(entries) < FEWEST or not _bare(page, entries):
        return range(0)
    start = _start(page, entries[0].row)
    return range(start, _end(page, entries[-1].row, found[second].row))


def _repeated(found: Sequence[Head]) -> tuple[int, int] | None:
    """Return which heading comes twice first, and where the second time."""
    seen: dict[tuple[str, str], int] = {}
    for place, head in enumerate(found):
        key = (head.word, head.number.upper())
        if key in seen and head.word in {"section", "subsection", "annex"}:
            continue  # sections are counted anew in each chapter
        if key in seen:
            return min(seen[key], _first_of_kind(found)), place
        seen[key] = place
    return None


def _first_of_kind(found: Sequence[Head]) -> int:
    return next(place for place, head in enumerate(found) if head.word != "annex")


def _bare(page: Page, entries: Sequence[Head]) -> bool:
    """Whether headings have no text between them, only titles."""
    pairs = list(pairwise(entries))
    long = sum(after.row - head.row > MOST_ROWS for head, after in pairs)
    ends = sum(
        finished(page.rows[after.row - 1].text) and page.rows[after.row - 1].text[-1] in ".;"
        for head, after in pairs
        if after.row - head.row > 1
    )
    return long * 10 <= len(pairs) and ends * 4 <= len(pairs)


def _start(page: Page, row: int) -> int:
    for above in range(row, max(row - 4, -1), -1):
        if NAMED.fullmatch(page.rows[above].text):
            return above
    return row


def _end(page: Page, last: int, limit: int) -> int:
    """Return the row after the last entry's title."""
    row = last + 1
    while row < limit and row <= last + 2:
        text = page.rows[row].text
        if len(text) > LONGEST_TITLE or text[-1] in ".;:," or text.isupper():
            break
        if page.rows[row].gap and not page.rows[last].gap:
            break
        row += 1
    return row

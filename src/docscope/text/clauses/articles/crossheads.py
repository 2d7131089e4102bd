"""Headings without a word for them: a bare `I.` above a title, a title between articles."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from docscope.text.clauses.articles.heads import Head, value_of
from docscope.text.clauses.articles.lineends import finished
from docscope.text.clauses.articles.marks import opening_mark
from docscope.text.clauses.articles.outline import MODAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.clauses.articles.page import Page

ROMAN_PART = re.compile(r"(?P<number>[IVX]{1,6})\.?(?:\s+(?P<title>[A-Z][^.;:,]{2,100}))?")
LONGEST = 90
MOST_TITLE_ROWS = 2


def roman_parts(page: Page, articles: Sequence[Head]) -> list[Head]:
    """Return the parts of a text that are counted I, II and stand right above an article."""
    found: list[Head] = []
    for before, head in pairwise([None, *articles]):
        if head is None:
            continue
        first = before.row + 1 if before else 0
        for row in range(head.row - 1, max(first, head.row - 2 - MOST_TITLE_ROWS) - 1, -1):
            part = _roman_part(page, row)
            if part and part.value[0] == len(found) + 1:
                found.append(part)
                break
    return found if len(found) > 1 else []


def _roman_part(page: Page, row: int) -> Head | None:
    match = ROMAN_PART.fullmatch(page.rows[row].text)
    value = value_of(match["number"]) if match else None
    if match is None or value is None or not (page.apart(row) or page.rows[row].heading):
        return None
    body = match.start("title") if match["title"] else len(page.rows[row].text)
    number = match["number"]
    form = "separated" if match["title"] else "alone"
    return Head(row, "part", number, number, (value, ""), form, body)  # type: ignore[arg-type]  # one of the two


def cross_head(page: Page, first: int, end: int) -> int:
    """Return the row of a title that stands apart above the next article, else `end`."""
    row = end - 1
    if row < first or end >= len(page.rows) or row in page.quoted:
        return end
    text = page.rows[row].text
    apart = page.rows[row].gap and page.rows[end].gap and not page.rows[row].page
    if not apart or len(text) > LONGEST or text[-1] in ".;:," or not text[0].isupper():
        return end
    if opening_mark(text) or MODAL.search(text):
        return end
    return row if row == first or finished(page.rows[row - 1].text) else end

"""The titles of articles and chapters, and where the text below them begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.articles.heads import DOT_LEADER, LONGEST_TITLE
from docscope.text.clauses.articles.lineends import connects
from docscope.text.clauses.articles.marks import opening_mark
from docscope.text.clauses.articles.outline import MODAL
from docscope.text.clauses.articles.page import SHORT_LINE, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.clauses.articles.outline import Placed
    from docscope.text.clauses.articles.row import Row

MOST_TITLE_ROWS = 4
LONGEST_LEAD = 90  # characters of a title that a full stop parts from the text
LEAD = re.compile(
    r"(?P<title> [^.]{2,90}? (?<!\bNo) ) \. \s* (?: [—–-]+ \s* | \s+ )(?=[\"“‘(\[A-Z0-9])",
    re.VERBOSE,
)
LEAD_END = re.compile(r"(?P<title>[^.]{2,90})\.(?:[—–-]+)?\Z")


FORMER = re.compile(r"\(ex[ -](?:Articles?|Title|Chapter|paragraph)\b.{0,60}\)")


class Headed(NamedTuple):
    """A heading with its title: `row` and `offset` are where the text below it begins.

    `start` and `end` are the characters of heading and title.
    """

    placed: Placed
    title: str | None
    start: int
    end: int
    row: int
    offset: int


def headed(page: Page, placed: Sequence[Placed]) -> list[Headed]:
    """Return the headings of a text with their titles."""
    if not placed:
        return []
    if not placed:
        return []
    bounds = [*(place.head.row for place in placed[1:]), len(page.rows)]
    pairs = list(zip(placed, bounds, strict=True))
    articles = [
        (place, end)
        for place, end in pairs
        if place.role == "article" and place.head.form == "alone"
    ]
    titled = sum(_strong_title(page, place.head.row + 1, end) for place, end in articles)
    habit = titled * 2 >= len(articles) > 0
    return [_headed(page, place, end, habit=habit) for place, end in pairs]


def _headed(page: Page, place: Placed, end: int, *, habit: bool) -> Headed:
    row = page.rows[place.head.row]
    if place.head.form != "alone":
        return _on_the_line(page, place, row, end)
    first = place.head.row + 1
    if first < end and FORMER.fullmatch(page.rows[first].text):
        first += 1
    if place.role == "article":
        wanted = _strong_title(page, first, end) or (habit and _titular(page, first, end))
    else:
        wanted = _titular(page, first, end) and place.role != "part"
    last = (
        _title_end(page, first, end, held=place.role in {"container", "annex"}) if wanted else first
    )
    title = _joined(page.rows[first:last]) if last > first else None
    return Headed(place, title, row.start, page.rows[last - 1].end, last, 0)


def _on_the_line(page: Page, place: Placed, row: Row, end: int) -> Headed:
    """Read what follows the number on its own line: a title, the text, or one and the other."""
    head = place.head
    said = DOT_LEADER.sub("", row.text[head.body :])
    if place.role in {"container", "annex"} or head.form == "bracketed":
        last = (
            _title_end(page, head.row + 1, end, held=False)
            if _runs_on(page, head.row, end)
            else head.row + 1
        )
        title = _joined([row._replace(text=said), *page.rows[head.row + 1 : last]])
        return Headed(place, title.strip("() "), row.start, page.rows[last - 1].end, last, 0)
    lead = LEAD.match(said) or LEAD_END.match(said)
    if lead and not _is_sentence(lead["title"]):
        offset = head.body + lead.end()
        ends = row.start + head.body + lead.end("title") + 1
        if lead.end() == len(said):
            return Headed(place, lead["title"], row.start, row.end, head.row + 1, 0)
        return Headed(place, lead["title"], row.start, ends, head.row, offset)
    untitled = Headed(place, None, row.start, row.start + head.body, head.row, head.body)
    if said[-1] in ".;:," or MODAL.search(said) or len(said) > LONGEST_TITLE or opening_mark(said):
        return untitled
    last = head.row + 1
    if _runs_on(page, head.row, end):
        last = _title_end(page, last, end, held=False)
        if last == head.row + 1 or page.rows[last - 1].text[-1] in ".;:,":
            return untitled
    title = _joined([row._replace(text=said), *page.rows[head.row + 1 : last]])
    return Headed(place, title, row.start, page.rows[last - 1].end, last, 0)


def _is_sentence(title: str) -> bool:
    """Whether words have a verb of the law before their end: `by other means` has none."""
    verb = MODAL.search(title)
    return verb is not None and verb.end() < len(title)


def _runs_on(page: Page, row: int, end: int) -> bool:
    """Whether a title that begins on the line of its number goes on in the next row."""
    if row + 1 >= end or page.rows[row + 1].gap or opening_mark(page.rows[row + 1].text):
        return False
    after, text = page.rows[row + 1].text, page.rows[row].text
    return (
        after[0].islower()
        or connects(text)
        or (page.wrapped and len(text) >= SHORT_LINE * page.width)
    )


def _titular(page: Page, row: int, end: int) -> bool:
    """Whether a row looks like a title: it opens with a capital and ends without a stop."""
    if row >= end or row in page.quoted:
        return False
    text = page.rows[row].text
    if text[-1] in ".;:," or text[0].islower() or len(text) > LONGEST_TITLE:
        return False
    return opening_mark(text) is None


def _ends_title(page: Page, row: int) -> bool:
    """Whether a row may be the rest of a title that the row before it begins."""
    text = page.rows[row].text
    return text[0].islower() and text[-1] not in ".;:," and row not in page.quoted


def _strong_title(page: Page, row: int, end: int) -> bool:
    """Whether a row is set as a title: the text begins anew after it."""
    if not _titular(page, row, end) or row + 1 >= end:
        return row + 1 >= end and _titular(page, row, end)
    after = page.rows[row + 1]
    if page.rows[row].heading:
        return True
    short = not page.wrapped or len(page.rows[row].text) < SHORT_LINE * page.width
    if not short and MODAL.search(page.rows[row].text):
        return False
    if after.gap and not after.page:
        return True
    opens = opening_mark(after.text) is not None or not after.text[0].islower()
    return (
        opens
        and (short or opening_mark(after.text) is not None)
        and not connects(page.rows[row].text)
    )


def _title_end(page: Page, first: int, end: int, *, held: bool) -> int:
    """Return the row after the last one of a title that begins in a row."""
    row = first
    while row < min(end, first + MOST_TITLE_ROWS) and (
        _titular(page, row, end) or (row > first and _ends_title(page, row))
    ):
        row += 1
        if row >= end or row - first == MOST_TITLE_ROWS:
            break
        before, after = page.rows[row - 1].text, page.rows[row]
        if after.gap and not after.page:
            break
        both = before.isupper() and after.text.isupper()
        full = (
            page.wrapped and len(before) >= SHORT_LINE * page.width and not MODAL.search(after.text)
        )
        if not (after.text[0].islower() or both or full or (held and connects(before))):
            break
        if after.text[0].islower() and after.text[-1] in ".;:,":
            return row - 1 if row - 1 > first else row
    return row


def _joined(rows: Sequence[Row]) -> str:
    return " ".join(row.text for row in rows)

"""The rows of a treaty or statute as printed, without what the page sets between them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.articles.furniture import without_footnotes, without_furniture
from docscope.text.clauses.articles.lineends import connects, finished
from docscope.text.clauses.articles.quotations import quoted
from docscope.text.clauses.articles.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.model import Document
    from docscope.text.clauses.reading import Claim

WIDEST = 140  # characters; a text whose lines are longer was not wrapped by hand
SHORT_LINE = 0.72  # of the width; a line that is shorter ends a paragraph
SHORTEST_TEXT = 30  # characters of a line that says something about the width
WRAPPED_SHARE = 0.2  # of the lines that others follow at once end in the middle of a sentence
LONGEST_CALLOUT = 6  # characters
SHORTEST_FRAMED = 4  # characters


class Page(NamedTuple):
    """A text, its rows, what the page sets between them, and how wide its lines are.

    A text is `wrapped` if lines end where the paper ends; `quoted` holds the numbers of
    rows within a quotation of several rows.
    """

    text: str
    rows: list[Row]
    claims: list[Claim]
    width: int
    full: int
    wrapped: bool
    quoted: frozenset[int]

    def before(self, index: int) -> str:
        """Return how the text before a row ends."""
        text = self.rows[index - 1].text if index else ""
        if len(text) < SHORTEST_TEXT and index > 1:
            return f"{self.rows[index - 2].text[-SHORTEST_TEXT:]} {text}"
        return text

    def parted(self, index: int) -> bool:
        """Whether a blank line of the text itself stands before a row."""
        row = self.rows[index]
        return row.heading or (row.gap and not row.page)

    def broken(self, index: int) -> bool:
        """Whether the line before a row ended early: the next word would have found room."""
        before, text = self.rows[index - 1], self.rows[index].text
        word = text.find(" ")
        return before.indent + len(before.text) + (word if word > 0 else len(text)) < self.full

    def joins(self, index: int) -> bool:
        """Whether a row goes on with the paragraph of the row before it."""
        before, row = self.rows[index - 1], self.rows[index]
        if row.heading or before.heading or row.item:
            return False
        first = row.text[0]
        comma = not row.gap and first.islower() and before.text[-1] == ","
        unfinished = not finished(self.before(index))
        if comma or first in ",.;:)" or (unfinished and self.is_callout(index)):
            return True
        if row.gap and not row.page:
            return unfinished and first.islower()
        if not self.wrapped:
            return unfinished and (first.islower() or row.page or connects(before.text))
        return unfinished or not self.broken(index)

    def is_callout(self, index: int) -> bool:
        """Whether a row is the number of a footnote, and the sentence goes on after it."""
        text = self.rows[index].text
        if len(text) > LONGEST_CALLOUT or not text.strip("()[]* ").isdigit():
            return False
        after = self.rows[index + 1].text[0] if index + 1 < len(self.rows) else "A"
        return after in ",.;:)" or after.islower()

    def apart(self, index: int) -> bool:
        """Whether a row may open something: it follows a gap or what is complete."""
        row = self.rows[index]
        if index == 0 or row.heading or row.item:
            return True
        return (row.gap and not row.page) or finished(self.before(index))

    def wraps(self, index: int) -> bool:
        """Whether a row seems to go on with the line before it, which is full."""
        return index > 0 and self.wrapped and not self.rows[index].gap and not self.broken(index)


def read_page(document: Document, start: int, end: int) -> Page:
    """Return the rows of the searched blocks between two characters of the text."""
    found = list(_rows(document, start, end))
    rows, claims = without_furniture(found)
    rows, footnotes = without_footnotes(rows)
    width, full, wrapped = _width(rows)
    return Page(
        document.text,
        rows,
        sorted(claims + footnotes),
        width,
        full,
        wrapped,
        frozenset(quoted(rows)),
    )


def _rows(document: Document, start: int, end: int) -> Iterator[Row]:
    marked = {mark.start for mark in document.marks if mark.kind == "heading"}
    items = {mark.start for mark in document.marks if mark.kind == "item"}
    position, gap = start, True
    for line in document.text[start:end].split("\n"):
        bare = line.strip()
        if bare:
            indent = len(line) - len(line.lstrip())
            first = position + indent
            item = first in items or position in items
            dash, closed = _dash(bare), len(bare)
            if bare[0] == "*" == bare[-1] and len(bare) > SHORTEST_FRAMED:  # a box drawn in stars
                dash = len(bare) - len(bare.lstrip("* "))
                closed = len(bare.rstrip("* "))
            heading = first in marked or position in marked
            text = bare[dash:closed] or bare
            if text == bare:
                dash, closed = 0, len(bare)
            yield Row(first + dash, first + closed, text, gap, "\f" in line, heading, item, indent)
        gap = not bare
        position += len(line) + 1


def _dash(bare: str) -> int:
    """Return how long the list dash before another mark is: `- (a)`, `* 1.`."""
    if bare[0] not in "-*•" or len(bare) < 4:  # noqa: PLR2004 - `- 1.` at least
        return 0
    rest = bare[1:].lstrip()
    if rest[:1] == "(" or (rest[:1].isdigit() and "." in rest[:6]):
        return len(bare) - len(rest)
    return 0


def _width(rows: Sequence[Row]) -> tuple[int, int, bool]:
    """Return the usual length of a line, that of a full one, and whether lines were wrapped.

    A full line is one that had no room for the next word.
    """
    lengths = sorted(len(row.text) for row in rows if len(row.text) > SHORTEST_TEXT)
    if not lengths:
        return 80, 80, False
    width = lengths[len(lengths) * 9 // 10]
    cut = sorted(
        row.indent + len(row.text) + len(after.text.split(" ", 1)[0])
        for row, after in pairwise(rows)
        if not after.gap
        and len(row.text) > SHORTEST_TEXT
        and after.text[0].islower()
        and not finished(row.text)
    )
    run_on = sum(
        1 for row, after in pairwise(rows) if not after.gap and len(row.text) > SHORTEST_TEXT
    )
    wrapped = width <= WIDEST and len(cut) > WRAPPED_SHARE * run_on
    return width, cut[len(cut) // 25] if wrapped else width, wrapped

"""The logical lines of a document, with what the layout says about each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.layout.inside import inside_starts, opens_clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Block, Document

# A printed line, with those below it that plainly go on: after a letter, opening small.
LOGICAL_LINE = re.compile(
    r"""
    \S [^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*
    (?: (?<= [a-zA-Z-] ) \r? \n [ \t]* (?= [a-z] (?! [a-z]{0,4} [.)] \s ) )
        [^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]* )*
    """,
    re.VERBOSE,
)
LIST_DASH = re.compile(r"[-–—•·*] +(?=\S)")
ITEM = re.compile(r"\(?(?:[a-z]{1,4}|\d{1,2})\)\s|[a-z]\.\s")
DASHES = frozenset("-–—•·*")
END_MARKS = frozenset(",;.:!?")
MAY_END = frozenset("\"'”’»)]0123456789¹²³⁰⁴⁵⁶⁷⁸⁹/rd")  # what else TERMINATED may end in
LONGEST_END = 40
# A line after this one may open a clause: `,` `;` and the like, with a footnote number.
TERMINATED = re.compile(
    r"[,;.:!?][\"'”’»)\]]*(?:\s?[\d¹²³⁰⁴-⁹]{1,3}\s?/?)?\s*\Z|[,;]\s+(?:and|or)\s*\Z"
)


class Line(NamedTuple):
    """Characters `start` to `end` of the text, white space and list dash off.

    Printed lines that plainly go on are one with the line above them.

    `gap`: it opens a block or follows a blank line. `fresh`: it may open a clause, because
    it follows a gap or a line that ended one. `item`: it opens a marked-up list item.
    `page`: a page ended before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    fresh: bool
    item: bool
    page: bool
    heading: bool


def printed_lines(document: Document) -> list[Line]:
    """Return the lines of all searched blocks, blank ones left out."""
    items = {mark.start for mark in document.marks if mark.kind == "item"}
    found: list[Line] = []
    position = 0
    for block in document.searched:
        found.extend(_block_lines(document.text, block, position, item=block.start in items))
        position = found[-1].end if found else 0
    return found


def _block_lines(text: str, block: Block, position: int, *, item: bool) -> Iterator[Line]:
    heading = block.part in {"heading", "dateline"}
    first, fresh = True, True
    for start, end in _spans(text, block):
        gap = first or text.count("\n", position, start) > 1
        page = text.find("\f", position, start) >= 0
        begin = _after_dash(text, start, end) if text[start] in DASHES else start
        said = text[begin:end].rstrip()
        yield Line(begin, begin + len(said), said, gap, gap or fresh, first and item, page, heading)
        first, position = False, end
        if not said.isdigit():  # of a footnote
            fresh = said[-1] in END_MARKS or (
                said[-1] in MAY_END and bool(TERMINATED.search(said[-LONGEST_END:]))
            )


def _after_dash(text: str, start: int, end: int) -> int:
    """Return where a line begins behind its dash; a star may mark a footnote instead."""
    dash = LIST_DASH.match(text, start, end)
    if not dash or (text[start] == "*" and not opens_clause(text, dash.end())):
        return start
    return dash.end()


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the lines of a block, rejoined where they plainly go on, cut where a clause begins."""
    listed = False
    for match in LOGICAL_LINE.finditer(text, block.start, block.end):
        start, end = match.span()
        listed = listed or bool(ITEM.match(text, start, end))
        for inside in inside_starts(text, start, end, listed=listed):
            yield start, inside
            listed = listed or text[inside] == "("
            start = inside
        yield start, end

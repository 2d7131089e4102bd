"""The lines of a document as printed, with what the layout says about each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.layout.inside import inside_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Block, Document

PRINTED_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
LIST_DASH = re.compile(r"[-–—•·*] +(?=\S)")
# A line after this one may open a clause: `,` `;` and the like, with a footnote number.
TERMINATED = re.compile(r"[,;.:!?][\"'”’»)\]]*(?:\s?\d{1,3}\s?/?)?\s*\Z|[,;]\s+(?:and|or)\s*\Z")


class Line(NamedTuple):
    """Characters `start` to `end` of the text, white space and list dash off.

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
    for block in document.searched:
        found.extend(_block_lines(document, block, items=items, before=found[-1:]))
    return found


def _block_lines(
    document: Document, block: Block, *, items: set[int], before: list[Line]
) -> Iterator[Line]:
    position = before[-1].end if before else 0
    previous = ""
    for start, end in _spans(document.text, block):
        gap = document.text[position:start]
        first = start == block.start or not previous
        dash = LIST_DASH.match(document.text, start, end)
        begin = dash.end() if dash else start
        text = document.text[begin:end].rstrip()
        apart = first or gap.count("\n") > 1
        fresh = apart or bool(TERMINATED.search(previous[-40:]))
        item = first and block.start in items
        heading = block.part in {"heading", "dateline"}
        yield Line(begin, begin + len(text), text, apart, fresh, item, "\f" in gap, heading)
        previous, position = text, end


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    listed = False
    for match in PRINTED_LINE.finditer(text, block.start, block.end):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if start == match.end():
            continue
        listed = listed or text.startswith(("(a)", "(1)"), start)
        for inside in inside_starts(text, start, match.end(), listed=listed):
            yield start, inside
            listed = listed or text[inside] == "("
            start = inside
        yield start, match.end()

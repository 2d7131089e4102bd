"""The rows of a treaty or statute as printed, without what the page sets between them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.reading import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.model import Document

WIDEST = 140  # characters; a text whose lines are longer was not wrapped by hand
SHORT_LINE = 0.72  # of the width; a line that is shorter ends a paragraph
SHORTEST_TEXT = 30  # characters of a line that says something about the width
WRAPPED_SHARE = 0.2  # of the lines of a wrapped text end in the middle of a sentence
LONGEST_FURNITURE = 110
SHORTEST_FRAMED = 4  # characters
LONGEST_FOOTNOTE = 6  # rows
FOOTNOTE_SIGNS = "(0123456789[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰"
FINISHED = re.compile(
    r"""
    (?: [.;:!?…] | [,—–] )                     # an end mark
    [\"'”’»)\]]* (?: \s? \( \*?\d{1,3} \) )?     # closing marks, the number of a footnote
    (?: \s+ (?: and | or | and/or ) )? \Z      # ; and
    """,
    re.VERBOSE,
)
OPENING_QUOTES = "‘“«\"'"
CLOSING_QUOTES = {"‘": "’", "“": "”", "«": "»"}
LONGEST_QUOTATION = 400  # rows
LONGEST_ENDING = 6  # characters: closing mark, full stop, `and`
CLOSED_QUOTE = re.compile(
    r"(?: [.;:!?)] [’”»\"'] | [’”»\"'] [.,;:] ) (?: \s (?: and | or ) )? \Z", re.VERBOSE
)
FURNITURE = r"""
    (?: (?: (?: [LC] \s? \d{1,4} [A-Z]? / \d{1,4}                # L 119/33
        | EN | \d{1,2} \. \d{1,2} \. (?: \d{4} | \d{2} )          # 4.5.2016
        | Official \s Journal \s of \s the \s European \s (?: Union | Communities )
        | ELI : \s \S+ | OJ \s [LC] , \s [\d.]+                        # of the journal since 2023
        | \d{1,4} / \d{1,4} | No \s [LC] \s? \d+ / \d+
        ) \s* )+
    | (?: [Pp]age \s+ )? [-–—]? \s? \d{1,4} \s? (?: of \s \d{1,4} )? \s? [-–—]?
    | \[? [Pp]age \s \d{1,4} (?: \s of \s \d{1,4} )? \]? | \d{1,4} \s? \| \s? [Pp]age
    | [_=~*•.·\s-]{3,} | \* | [-–—_]{3,}
    | [A-Z]{1,5} (?: / [A-Z0-9.()-]+ )+ (?: \s \d{1,3} )?      # A/RES/73/8
    | (?: Vol \. | VOL \. ) \s \d+ .{0,40}
    | [▼►◄◆] .{0,12}
    ) \Z
"""
FOOTNOTE = r"""
    (?: \( (?: \*{1,3} | \d{1,3} ) \) | \[ \d{1,3} \] | [*†‡]{1,3} | \d{1,3} (?= \s ) | [¹²³⁴-⁹⁰]+ ) \s*
    (?: OJ \s+ (?: No \s+ )? [LC] \b | \bOJ \s* : | Ibid | See \s (?: also\s )? (?: page | OJ | Article \s \d+ \s of )
      | (?: Opinions? | Positions? ) \s (?: of | adopted ) \b .{0,250}
            (?: OJ \s | Official \s Journal | delivered | not \s yet \s published )
      | (?: Council \s | Commission \s | Joint \s | Delegated \s | Implementing \s | Framework \s )*
        (?: Directive | Regulation | Decision | Recommendation | Communication | Agreement
          | Convention | Charter | Treaty | Judgment ) \b
        .{0,700}? (?: \( OJ \s | ECLI: | COM\( ) [^()]* (?: \( [^()]* \) [^()]* )* \)? \s* \. \s* \Z
      | (?: United \s Nations, \s )? Treaty \s Series | UNTS \b | https?:// \S+ \s* \Z
      | (?: Entered | Entry ) \s into \s force | Came \s into \s force
    )
"""


class Row(NamedTuple):
    """Characters `start` to `end` of the text: a printed line, white space and dash off.

    `gap`: a blank line stands before it; `page`: what stands before it was set by the
    page; `heading` and `item`: markup says so; `indent` is the white space before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    page: bool
    heading: bool
    item: bool
    indent: int


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
        if first in ",.;:)":
            return True
        if not row.gap and first.islower() and before.text[-1] == ",":
            return True
        unfinished = not finished(self.before(index))
        if row.gap and not row.page:
            return unfinished and first.islower()
        if not self.wrapped:
            return unfinished and (first.islower() or row.page)
        return unfinished or not self.broken(index)

    def apart(self, index: int) -> bool:
        """Whether a row may open something: it follows a gap or what is complete."""
        row = self.rows[index]
        if index == 0 or row.heading or row.item:
            return True
        return (row.gap and not row.page) or finished(self.before(index))

    def wraps(self, index: int) -> bool:
        """Whether a row seems to go on with the line before it, which is full."""
        return index > 0 and self.wrapped and not self.rows[index].gap and not self.broken(index)


def finished(text: str) -> bool:
    """Whether a line ends where a sentence or a part of a list does."""
    return bool(FINISHED.search(text, max(0, len(text) - 16)))


def read_page(document: Document, start: int, end: int) -> Page:
    """Return the rows of the searched blocks between two characters of the text."""
    found = list(_rows(document, start, end))
    rows, claims = _without_furniture(found)
    rows, footnotes = _without_footnotes(rows)
    width, full, wrapped = _width(rows)
    return Page(
        document.text,
        rows,
        sorted(claims + footnotes),
        width,
        full,
        wrapped,
        frozenset(_quoted(rows)),
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


def _without_furniture(found: list[Row]) -> tuple[list[Row], list[Claim]]:
    rows: list[Row] = []
    claims: list[Claim] = []
    running = _running_titles(found)
    page = gap = False
    for row in found:
        if _is_furniture(row) or row.text in running:
            claims.append(Claim(row.start, row.end, "furniture"))
            page, gap = True, gap or row.gap
            continue
        if page or row.page:
            row = row._replace(page=True, gap=row.gap or gap)  # noqa: PLW2901
        rows.append(row)
        page = gap = False
    return rows, claims


def _is_furniture(row: Row) -> bool:
    return len(row.text) < LONGEST_FURNITURE and bool(_compiled(FURNITURE).match(row.text))


def _running_titles(found: list[Row]) -> set[str]:
    """Return the lines that come again and again beside the number of a page."""
    counts: dict[str, int] = {}
    numbers = [index for index, row in enumerate(found) if row.text.isdigit() or _is_folio(row)]
    for index in numbers:
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(found) and len(found[beside].text) < LONGEST_FURNITURE:
                text = found[beside].text
                if text[-1] not in ".;:," and not text[0].islower():
                    counts[text] = counts.get(text, 0) + 1
    return {text for text, count in counts.items() if count > 2}  # noqa: PLR2004 - thrice


def _is_folio(row: Row) -> bool:
    return row.text[:1] in "LC-–Pp[" and _is_furniture(row)


def _without_footnotes(rows: list[Row]) -> tuple[list[Row], list[Claim]]:
    kept: list[Row] = []
    claims: list[Claim] = []
    index, page = 0, False
    while index < len(rows):
        row = rows[index]
        last = _footnote_end(rows, index) if row.text[0] in FOOTNOTE_SIGNS else None
        if last is None:
            kept.append(row._replace(page=True) if page else row)
            page = False
            index += 1
            continue
        claims.append(Claim(row.start, rows[last].end, "footnote"))
        index, page = last + 1, True
    return kept, claims


def _footnote_end(rows: Sequence[Row], index: int) -> int | None:
    """Return the last row of the footnote that a row opens; None if it opens none."""
    text = rows[index].text
    last = index
    limit = min(index + LONGEST_FOOTNOTE, len(rows))
    while not text.endswith((".", ")")) and last + 1 < limit and not rows[last + 1].gap:
        if rows[last + 1].text.startswith(("(", "Article ")):
            break
        last += 1
        text += " " + rows[last].text
    return last if _compiled(FOOTNOTE).match(text) else None


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
        for row, after in zip(rows, rows[1:], strict=False)
        if not after.gap
        and len(row.text) > SHORTEST_TEXT
        and after.text[0].islower()
        and not finished(row.text)
    )
    wrapped = width <= WIDEST and len(cut) > WRAPPED_SHARE * len(lengths)
    return width, cut[len(cut) // 25] if wrapped else width, wrapped


def _quoted(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the rows of quotations that run over several rows."""
    index = 0
    while index < len(rows):
        last = _quotation_end(rows, index) if rows[index].text[0] in OPENING_QUOTES else None
        if last is None:
            index += 1
            continue
        yield from range(index, last + 1)
        index = last + 1


def _quotation_end(rows: Sequence[Row], index: int) -> int | None:
    """Return where a quotation of whole provisions ends that a row opens; None if it opens none.

    A row that quotes a mere word closes the quotation behind it: `‘keeper’ means`.
    """
    text = rows[index].text
    closing = CLOSING_QUOTES.get(text[0], text[0])
    closed = _closing_at(text, closing)
    if closed < 0:
        for number in range(index + 1, min(index + LONGEST_QUOTATION, len(rows))):
            ending = rows[number].text[-8:]
            if closing in ending and CLOSED_QUOTE.search(ending):
                return number
        return None
    whole = closed >= len(text) - LONGEST_ENDING and CLOSED_QUOTE.search(text)
    return index if whole and index and rows[index - 1].text[-1] == ":" else None


def _closing_at(text: str, closing: str) -> int:
    """Return where the quotation that opens a text closes; -1 if it does not close there."""
    depth, opening = 0, text[0]
    for place, sign in enumerate(text):
        if sign == opening and (sign != closing or place == 0):
            depth += 1
        elif sign == closing and not _is_apostrophe(text, place):
            depth -= 1
            if depth == 0:
                return place
    return -1


def _is_apostrophe(text: str, place: int) -> bool:
    """Whether a mark stands within a word, or after the s of one with more words to come."""
    before, after = text[place - 1], text[place + 1 : place + 2]
    return before.isalpha() and after.isalpha()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)

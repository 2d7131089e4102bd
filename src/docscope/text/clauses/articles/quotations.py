"""Quotations of whole provisions: what they quote is no article of the act that quotes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.clauses.articles.row import Row

OPENING_QUOTES = "‘“«\"'"
CLOSING_QUOTES = {"‘": "’", "“": "”", "«": "»"}
LONGEST_QUOTATION = 400  # rows
LONGEST_ENDING = 6  # characters: closing mark, full stop, `and`
CLOSED_QUOTE = re.compile(
    r"(?: [.;:!?)] [’”»\"'] | [’”»\"'] [.,;:] ) (?: \s (?: and | or ) )? \Z", re.VERBOSE
)


def quoted(rows: Sequence[Row]) -> Iterator[int]:
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

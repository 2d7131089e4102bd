"""What a reading left over: the lines that are in no clause and in no named part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.model import Document
    from docscope.text.clauses.reading import Reading

PRINTED = re.compile(
    r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*\S[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*"
)


def residue(document: Document, reading: Reading) -> list[Span]:
    """Return the lines of the searched blocks that nothing claims, in characters, in order.

    A line is claimed by the clause or the named part that any of it belongs to: the number
    and the dash before a clause are outside its span, but not left over.
    """
    held = iter(_held(reading))
    start, end = next(held, (0, 0))
    found = []
    for line in body_lines(document):
        while end and end <= line.start:
            start, end = next(held, (0, 0))
        if not end or start >= line.end:
            found.append(line)
    return found


def body_lines(document: Document) -> Iterator[Span]:
    """Yield the lines of the searched blocks that are not blank, in order."""
    for block in document.searched:
        for match in PRINTED.finditer(document.text, block.start, block.end):
            yield Span(*match.span())


def _held(reading: Reading) -> list[tuple[int, int]]:
    """Return the stretches that clauses and claims hold, those that touch joined."""
    spans: Iterable[tuple[int, int]] = sorted(
        [(clause.start, clause.end) for clause in reading.clauses]
        + [(claim.start, claim.end) for claim in reading.claims]
    )
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found

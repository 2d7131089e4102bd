"""Passages of a document by reference, each with a citation for a footnote."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docscope.analyses.clauses.lookup import (
    clause_reference,
    long_name,
    spoken,
    what_there_is,
)
from docscope.analyses.gathered import Gathered
from docscope.analyses.place import PLACE, place, slice_text
from docscope.errors import InputError, UsageError
from docscope.model import Column, Span, Totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.corpus.base import Corpus
    from docscope.model import Block, Document, Row
    from docscope.text.clauses.clause import Clause

COLUMNS = (Column("doc"), Column("reference"), Column("text"), Column("citation"), *PLACE)
PARAGRAPHS = re.compile(r"¶*\s*(?P<first>\d{1,9})\s*(?:[-–]\s*¶*(?P<last>\d{1,9}))?")
NAMED_PARTS = {"head": ("heading", "dateline"), "front": ("front",)}
ISO_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
MONTHS = "January February March April May June July August September October November December"
ALONE = re.compile(r"\s*\(?[a-zA-Z\d]{1,4}[.)]\s*")  # (a)
LABEL = re.compile(r"\W*(?:(?:\w{1,4}|\d+(?:\.\d+)+)\W+|Article\s+\w+\W*)?")  # 4. (b) 3.2


@dataclass(frozen=True, slots=True)
class Reference:
    """Paragraphs `first` to `last`, the clause of an id, or a named part of the document."""

    first: int = 0
    last: int = 0
    clause: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages that a reference names in each document, with `around` paragraphs more."""

    reference: Reference
    around: int = 0

    @property
    def name(self) -> str:
        """The name of the command."""
        return "show"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: document, reference, text, citation, place."""
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: yes."""
        return True

    def collect(self, part: Corpus) -> Gathered[Row]:
        """Return the passages of every document of a part.

        Raises:
            InputError: A document has no such passage.
        """
        rows: list[Row] = []
        read = 0
        for document in part.documents():
            read += 1
            rows += _passages(document, self.reference, self.around)
        return Gathered(tuple(rows), Totals(read, 0, len(rows), read))

    def merge(self, left: Gathered[Row], right: Gathered[Row]) -> Gathered[Row]:
        """Join the passages of two neighbouring parts."""
        return left + right

    def rows(self, total: Gathered[Row], corpus: Corpus) -> Iterator[Row]:  # noqa: ARG002 - nothing is read again
        """Yield one row a paragraph."""
        return iter(total.found)


def parse_reference(written: str) -> Reference:
    """Return what a reference names: `¶14`, `13-15`, `o4`, `Article 2(4)`, `head`, `front`.

    Raises:
        UsageError: It is none of these.

    >>> parse_reference("13-15")
    Reference(first=13, last=15, clause='', part='')
    """
    bare = written.strip().lower()
    match = PARAGRAPHS.fullmatch(bare)
    if match:
        first, last = int(match["first"]), int(match["last"] or match["first"])
        return Reference(first=min(first, last), last=max(first, last))
    if bare in NAMED_PARTS:
        return Reference(part=bare)
    clause = clause_reference(written)
    if clause:
        return Reference(clause=clause)
    problem = "no reference; write a paragraph (¶14, 13-15) or a clause (o4, Article 2(4))"
    raise UsageError(f'"{written}": {problem}')


def long_date(date: str | None) -> str:
    """Return a date as a citation has it, `30 October 1956`; others stay as they are."""
    match = ISO_DAY.fullmatch(date or "")
    if not match or not 1 <= int(match[2]) <= len(MONTHS.split()):
        return date or ""
    day = f"{int(match[3])} " if match[3] else ""
    return f"{day}{MONTHS.split()[int(match[2]) - 1]} {int(match[1])}"


def _passages(document: Document, wanted: Reference, around: int) -> Iterator[Row]:
    clauses = _clauses(document) if wanted.clause else []
    clause = _found(document, clauses, wanted.clause)
    inside = wanted.part or clause
    blocks = [block for block in document.blocks if inside or block.part == "body"]
    indexes = _indexes(blocks, wanted, clause)
    if not indexes:
        raise InputError(f"{document.doc}: {_missing(document, wanted, clauses)}")
    citation = _citation(document, [blocks[index] for index in indexes], clause)
    for index, block in enumerate(blocks):
        nearest = bisect_left(indexes, index - around)
        if nearest < len(indexes) and indexes[nearest] <= index + around:
            asked = index in indexes
            mark = (f" ({clause.id})" if clause else "") if asked else " (context)"
            shown = _part_of(document, block, clause, clauses) if clause and asked else None
            if clause and (_is_label(document, block) or not (asked or block.part == "body")):
                continue
            label = _label(document, blocks, index) if clause else ""
            yield _row(document, block, (mark, label, citation), shown=shown)


def _is_label(document: Document, block: Block) -> bool:
    """Whether a block is no more than the number of the next one, on a line of its own."""
    return ALONE.fullmatch(document.text, block.start, block.end) is not None


def _label(document: Document, blocks: Sequence[Block], index: int) -> str:
    before = blocks[index - 1] if index else None
    if before is None or not _is_label(document, before):
        return ""
    return f"{slice_text(document, before.start, before.end)} "


def _clauses(document: Document) -> Sequence[Clause]:
    from docscope.analyses.clauses.divisions import clauses_and_annexes
    from docscope.text.clauses import read_clauses

    return clauses_and_annexes(document, read_clauses(document, secondary=True))


def _found(document: Document, clauses: Sequence[Clause], name: str) -> Clause | None:
    if not name:
        return None
    from docscope.analyses.clauses.divisions import find_place

    return find_place(document, clauses, name)


def _indexes(blocks: Sequence[Block], wanted: Reference, clause: Clause | None) -> list[int]:
    if wanted.part:
        parts = NAMED_PARTS[wanted.part]
        return [n for n, block in enumerate(blocks) if block.part in parts]
    if clause:
        return [n for n, b in enumerate(blocks) if b.start < clause.end and clause.start < b.end]
    return [n for n, b in enumerate(blocks) if wanted.first <= (b.paragraph or 0) <= wanted.last]


def _part_of(
    document: Document, block: Block, clause: Clause, clauses: Sequence[Clause]
) -> Span | None:
    """Return the characters of a block that are a clause; None if it is all of the block.

    A number before the clause belongs to it, and so does what no other clause claims.
    """
    start, end = block.start, block.end
    if clause.start > block.start and not LABEL.fullmatch(document.text, start, clause.start):
        start = clause.start
    if any(clause.end <= other.start < block.end for other in clauses):
        end = min(block.end, clause.end)
    return Span(start, end) if (start, end) != (block.start, block.end) else None


def _row(
    document: Document, block: Block, words: tuple[str, str, str], *, shown: Span | None
) -> Row:
    mark, label, citation = words
    reference = "front" if block.part == "front" else "head"
    if block.paragraph:
        reference = f"¶{block.paragraph}{mark}"
    start, end = shown or (block.start, block.end)
    return (
        document.doc,
        reference,
        label + slice_text(document, start, end),
        citation,
        *place(document, start, end, block=block),
    )


def _citation(document: Document, asked: list[Block], clause: Clause | None) -> str:
    fields = document.metadata
    title, date = fields.get("title") or document.doc, long_date(fields.get("date"))
    dated = "" if date in title else date  # Resolution 724 (1991) of 15 December 1991
    sentence = ", ".join(part for part in (title, dated, _cited(asked, clause)) if part) + "."
    source = fields.get("source") or (document.doc if fields.get("title") else "")
    return f"{sentence} Source: {source.rstrip('.')}." if source else sentence


def _cited(asked: list[Block], clause: Clause | None) -> str:
    if clause and long_name(clause):
        return long_name(clause)
    numbers = [block.paragraph for block in asked if block.paragraph]
    if not numbers:
        return ""
    if numbers[0] == numbers[-1]:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {numbers[0]}-{numbers[-1]}"


def _missing(document: Document, wanted: Reference, clauses: Sequence[Clause]) -> str:
    """Return what there is in place of what is not."""
    if wanted.clause and clauses:
        there = what_there_is(clauses, wanted.clause)
        if there:
            return there
    return f"no {_described(wanted)}; it has {_extent(document)}"


def _described(wanted: Reference) -> str:
    if wanted.clause:
        return spoken(wanted.clause)
    if wanted.part:
        return {"head": "heading", "front": "front matter"}[wanted.part]
    return f"¶{wanted.first}" if wanted.first == wanted.last else f"¶{wanted.first}-{wanted.last}"


def _extent(document: Document) -> str:
    last = max((block.paragraph or 0 for block in document.blocks), default=0)
    return f"¶1 to ¶{last}" if last else "no paragraph"

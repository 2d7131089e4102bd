"""The residue: lines that no clause, heading or known part of a document claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.clauses.settings import reading_for
from docscope.analyses.gathered import Gathered
from docscope.analyses.place import line_number, slice_text
from docscope.model import Column, Span, Totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Document, Row
    from docscope.text.clauses import DocumentKind
    from docscope.text.clauses.verbs.lexicon import Lexicon

COLUMNS = (
    Column("doc"),
    Column("line", "integer"),
    Column("text"),
    Column("char_start", "integer"),
    Column("char_end", "integer"),
)
LINES = "lines"  # in the totals: those that are not blank


class Left(NamedTuple):
    """The lines of one document that nothing claims."""

    doc: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Residue:
    """The lines of each document that no clause, heading or known part of it claims.

    The fields are those of `Clauses` that decide how a document is read.
    """

    secondary: bool = False
    read_as: DocumentKind | None = None
    lexicon: Lexicon | None = None

    @property
    def name(self) -> str:
        """What is asked for."""
        return "residue"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the line, its text, its place."""
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: yes."""
        return True

    def collect(self, part: Corpus) -> Gathered[Left]:
        """Return the lines left over in every document of a part."""
        found: list[Left] = []
        totals = Totals()
        for document in part.documents():
            spans, lines = self._left_over(document)
            totals += Totals(1, 0, len(spans), int(bool(spans)), {LINES: lines})
            if spans:
                found.append(Left(document.doc, spans))
        return Gathered(tuple(found), totals)

    def merge(self, left: Gathered[Left], right: Gathered[Left]) -> Gathered[Left]:
        """Join what was found in two neighbouring parts."""
        return left + right

    def rows(self, total: Gathered[Left], corpus: Corpus) -> Iterator[Row]:
        """Yield one row a line, document by document."""
        for doc, spans in total.found:
            document = corpus.document(doc)
            for start, end in spans:
                first, last = document.offsets.source_span(start, end)
                line = line_number(document, first)
                yield (doc, line, slice_text(document, start, end), first, last)

    def _left_over(self, document: Document) -> tuple[tuple[Span, ...], int]:
        """Return the lines left over, and how many lines there are."""
        from docscope.text.clauses.residue import body_lines, residue

        left = residue(document, reading_for(self, document))
        spans = tuple(Span(each[0], each[1]) for each in left)
        return spans, sum(1 for _ in body_lines(document))

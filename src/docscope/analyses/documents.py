"""What was read: one row a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docscope.model import Column, Totals
from docscope.text.folding import fold_case
from docscope.text.sentences import sentences
from docscope.text.tokens import document_tokens, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Document, Row

COLUMNS = (
    Column("doc"),
    Column("date"),
    Column("words", "integer"),
    Column("paragraphs", "integer"),
    Column("title"),
)
MORE_COLUMNS = (
    Column("kind"),
    Column("issuer"),
    Column("language"),
    Column("sentences", "integer"),
    Column("tokens", "integer"),
    Column("types", "integer"),
    Column("file"),
    Column("encoding"),
)


@dataclass(frozen=True, slots=True)
class Described:
    """The rows of some documents, and their totals."""

    found: tuple[Row, ...]
    totals: Totals

    def spent(self) -> Described:
        """Return the totals without the rows that were already written."""
        return Described((), self.totals)


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a corpus: date, title, and how much there is of each.

    With `every` the rows have further columns, from kind to encoding.
    """

    every: bool = False

    @property
    def name(self) -> str:
        """The name of the command."""
        return "docs"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows."""
        return COLUMNS + MORE_COLUMNS if self.every else COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: yes."""
        return True

    def collect(self, part: Corpus) -> Described:
        """Return a row for every document of a part."""
        rows = tuple(_row(document) for document in part.documents())
        words = sum(row[2] for row in rows if isinstance(row[2], int))
        dates = sorted(str(row[1]) for row in rows if row[1])
        read = len(rows)
        return Described(rows, Totals(read, words, read, read, dates=tuple(dates[:1] + dates[-1:])))

    def merge(self, left: Described, right: Described) -> Described:
        """Join the rows of two neighbouring parts."""
        return Described(left.found + right.found, left.totals + right.totals)

    def rows(self, total: Described, corpus: Corpus) -> Iterator[Row]:  # noqa: ARG002 - nothing is read again
        """Yield one row a document."""
        return (row[: len(self.columns)] for row in total.found)


def _row(document: Document) -> Row:
    tokens = document_tokens(document)
    words = [token for token in tokens if is_word(token)]
    fields = document.metadata
    return (
        document.doc,
        fields.get("date"),
        len(words),
        sum(block.part == "body" for block in document.blocks),
        fields.get("title"),
        fields.get("kind"),
        fields.get("issuer"),
        fields.get("language"),
        _sentences(document),
        len(tokens),
        len(set(map(fold_case, words))),
        document.path,
        document.encoding,
    )


def _sentences(document: Document) -> int:
    return sum(
        len(sentences(document.text, block.start, block.end))
        for block in document.blocks
        if block.part == "body"
    )

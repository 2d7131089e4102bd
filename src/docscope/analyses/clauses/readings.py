"""How each document was read: as what kind, with which scores, and what spoke for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from docscope.analyses.clauses.settings import reading_for
from docscope.analyses.gathered import Gathered
from docscope.model import Column, Totals
from docscope.text.clauses import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Document, Row
    from docscope.text.clauses import Reading
    from docscope.text.clauses.verbs.lexicon import Lexicon

KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)
COLUMNS = (
    Column("doc"),
    Column("kind_of_document"),
    Column("other_kinds", "list"),
    Column("clauses", "integer"),
    *(Column(f"score_{kind}", "number") for kind in KINDS),
    *(Column(f"grounds_{kind}") for kind in KINDS),
    Column("doc_title"),
    Column("doc_date"),
)


@dataclass(frozen=True, slots=True)
class Readings:
    """How the clauses of each document were found: a row a document.

    The fields are those of `Clauses` that decide how a document is read.
    """

    secondary: bool = False
    read_as: DocumentKind | None = None
    lexicon: Lexicon | None = None

    @property
    def name(self) -> str:
        """What is asked for."""
        return "readings"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the kind, its scores and what spoke for each."""
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: yes."""
        return True

    def collect(self, part: Corpus) -> Gathered[Row]:
        """Return how every document of a part was read."""
        rows = tuple(_row(each, reading_for(self, each)) for each in part.documents())
        return Gathered(rows, Totals(len(rows), 0, len(rows), len(rows)))

    def merge(self, left: Gathered[Row], right: Gathered[Row]) -> Gathered[Row]:
        """Join what was found in two neighbouring parts."""
        return left + right

    def rows(self, total: Gathered[Row], corpus: Corpus) -> Iterator[Row]:  # noqa: ARG002 - nothing is read again
        """Yield one row a document."""
        return iter(total.found)


def _row(document: Document, reading: Reading) -> Row:
    kinds = dict.fromkeys(clause.kind_of_document for clause in reading.clauses)
    return (
        document.doc,
        reading.kind,
        tuple(kind for kind in kinds if kind != reading.kind),
        len(reading.clauses),
        *(reading.scores.get(kind) for kind in KINDS),
        *(reading.grounds.get(kind) for kind in KINDS),
        document.metadata.get("title"),
        document.metadata.get("date"),
    )

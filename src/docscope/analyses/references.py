"""References: which documents the documents of a corpus name, and which places in themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from docscope.analyses.citing import Cited, Library, Named, cited_in, named
from docscope.analyses.place import PLACE, place, slice_text
from docscope.errors import UsageError
from docscope.model import Column, Totals
from docscope.text.references import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Document, Row

KINDS: tuple[Kind, ...] = get_args(Kind)
INTERNAL = "internal"
EXTERNAL = tuple(kind for kind in KINDS if kind != INTERNAL)
LEFT_OUT = "left out"  # internal references that were not asked for, among the totals
COLUMNS = (
    Column("doc"),
    Column("clause"),
    Column("text"),
    Column("symbol"),
    Column("provision"),
    Column("kind"),
    Column("target_doc"),
    Column("target_clause", "list"),
    *PLACE,
)


@dataclass(frozen=True, slots=True)
class References:
    """The references of several documents, what these are called, and the totals."""

    found: tuple[tuple[str, tuple[Cited, ...]], ...]
    documents: tuple[Named, ...]
    totals: Totals

    def spent(self) -> References:
        """Return the totals without the references that were already turned into rows."""
        return References((), (), self.totals)


@dataclass(frozen=True, slots=True)
class Refs:
    """Every reference of the documents, in reading order.

    `kinds` chooses among `KINDS`; without it all are there but those to places in the
    document itself. A reference leads to the document of the corpus that has its symbol,
    title, name or day, and within a document to the clauses that it names.
    """

    kinds: tuple[str, ...] = EXTERNAL

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in KINDS:
                raise UsageError(f"--kind {kind}: no such kind; use {', '.join(KINDS)} or all")

    @property
    def name(self) -> str:
        """The name of the command."""
        return "refs"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the reference, what it names, where it leads, its place."""
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order at once: no, all documents must be known first."""
        return False

    def collect(self, part: Corpus) -> References:
        """Return the references in every document of a part."""
        found: list[tuple[str, tuple[Cited, ...]]] = []
        documents: list[Named] = []
        totals = Totals()
        for document in part.documents():
            own = named(document)
            every = tuple(cited_in(document, own))
            cited = tuple(one for one in every if one.reference.kind in self.kinds)
            counts: Counter[str] = Counter(one.reference.kind for one in cited)
            left = sum(one.reference.kind == INTERNAL for one in every) - counts[INTERNAL]
            totals += Totals(1, 0, len(cited), int(bool(cited)), {**counts, LEFT_OUT: left})
            documents.append(own)
            if cited:
                found.append((document.doc, cited))
        return References(tuple(found), tuple(documents), totals)

    def merge(self, left: References, right: References) -> References:
        """Join the references of two neighbouring parts."""
        totals = left.totals + right.totals
        return References(left.found + right.found, left.documents + right.documents, totals)

    def rows(self, total: References, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a reference."""
        library = Library(total.documents, corpus)
        for doc, cited in total.found:
            document = corpus.document(doc)
            for one in cited:
                yield _row(document, one, library)


def _row(document: Document, one: Cited, library: Library) -> Row:
    reference = one.reference
    target, clauses = document.doc, one.targets
    if reference.kind != INTERNAL:
        target = library.document(reference.symbol, one.called, citing=document.doc) or ""
        clauses = library.clauses(target, reference.provision) if target else ()
    return (
        document.doc,
        one.clause,
        slice_text(document, reference.start, reference.end),
        reference.symbol or None,
        reference.provision or None,
        reference.kind,
        target or None,
        clauses,
        *place(document, reference.start, reference.end),
    )

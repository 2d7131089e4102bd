"""The clauses of documents: what was recalled, decided and asked, and of whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.clauses.choice import chooser, ensure_known
from docscope.analyses.clauses.dates import UNREAD, ClauseDates, clause_dates
from docscope.analyses.clauses.examples import examples
from docscope.analyses.clauses.rows import COLUMNS, FURTHER, row_of
from docscope.analyses.clauses.settings import reading_for
from docscope.analyses.gathered import Gathered
from docscope.model import Span, Totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docscope.analyses.clauses.choice import Force
    from docscope.corpus.base import Corpus
    from docscope.corpus.query import Query
    from docscope.corpus.search import Hit
    from docscope.model import Column, Document, Row
    from docscope.text.clauses import Clause, DocumentKind
    from docscope.text.clauses.verbs.lexicon import Lexicon

    Test = Callable[[Clause], bool]
    Hits = Sequence[Hit] | None

# Parts that a page sets into the middle of clauses.
SET_INSIDE = frozenset({"furniture", "footnote"})


class Found(NamedTuple):
    """The clauses of one document in order, and the dates of each if they were read.

    `inside` is what a page sets into the middle of clauses: its head, its foot, footnotes.
    """

    doc: str
    clauses: tuple[Clause, ...]
    inside: tuple[Span, ...] = ()
    dates: tuple[ClauseDates, ...] = ()


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of every document, or those of some kinds, verbs, addressees, actors.

    `verb` is found by its lemma (`request` finds `Requests`) or as printed, as the first
    or the second verb; `addressee` and `actor` by a part of their text in any case. `force`
    is the weakest and the strongest, `refs` a document that the clause cites, `match` a
    query that has a hit within it. With `secondary` the stances that only describe or
    predict are there too. Ids do not depend on what is left out.

    `read_as` has every document read as one kind, `lexicon` with further verbs. `dates`
    says whether dates are read, `every` adds the columns that are there by name only.
    """

    kinds: tuple[str, ...] = ()
    verb: str | None = None
    addressee: str | None = None
    actor: str | None = None
    secondary: bool = False
    classes: tuple[str, ...] = ()
    force: Force | None = None
    refs: str | None = None
    match: Query | None = None
    read_as: DocumentKind | None = None
    lexicon: Lexicon | None = None
    dates: bool = True
    every: bool = False

    def __post_init__(self) -> None:
        ensure_known(self)

    @property
    def name(self) -> str:
        """The name of the command."""
        return "clauses"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the clause, its verb, whom it asks what, its place."""
        return (*COLUMNS, *FURTHER) if self.every else COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: always."""
        return True

    def collect(self, part: Corpus) -> Gathered[Found]:
        """Return the clauses in every document of a part."""
        documents, totals = self._documents(part)
        wanted = chooser(self)
        found: list[Found] = []
        for document, hits in documents:
            clauses, inside = self._clauses(document, wanted, hits)
            totals += self._totals(clauses)
            if clauses:
                dates = clause_dates(document, clauses) if self.dates else ()
                found.append(Found(document.doc, clauses, inside, dates))
        return Gathered(tuple(found), totals)

    def merge(self, left: Gathered[Found], right: Gathered[Found]) -> Gathered[Found]:
        """Join the clauses of two neighbouring parts."""
        return left + right

    def rows(self, total: Gathered[Found], corpus: Corpus) -> Iterator[Row]:
        """Yield one row a clause, document by document."""
        for found in total.found:
            document = corpus.document(found.doc)
            dates = found.dates or (UNREAD,) * len(found.clauses)
            for clause, when in zip(found.clauses, dates, strict=True):
                yield row_of(document, clause, when, found.inside, every=self.every)

    def _documents(self, part: Corpus) -> tuple[Iterator[tuple[Document, Hits]], Totals]:
        """Return the documents to read, and how many others there are.

        With a query these are those in which it has hits.
        """
        if self.match is None:
            return ((document, None) for document in part.documents()), Totals()
        searched = part.search(self.match)
        others = Totals(documents=searched.documents - len(searched.found))
        return ((part.document(doc), hits) for doc, hits in searched.found), others

    def _clauses(
        self, document: Document, wanted: Test, hits: Hits
    ) -> tuple[tuple[Clause, ...], tuple[Span, ...]]:
        """Return the clauses asked for, and what a page sets into the middle of clauses."""
        reading = reading_for(self, document)
        chosen: Iterator[Clause] = filter(wanted, reading.clauses)
        if hits is not None:
            chosen = (clause for clause in chosen if _has_one(clause, hits))
        return tuple(chosen), tuple(
            Span(claim.start, claim.end) for claim in reading.claims if claim.part in SET_INSIDE
        )

    def _totals(self, clauses: Sequence[Clause]) -> Totals:
        chosen = examples(clauses, addressee=not self.addressee, verb=not self.verb)
        return Totals(
            documents=1,
            found=len(clauses),
            documents_found=bool(clauses),
            named=Counter([*(clause.kind for clause in clauses), *chosen]),
        )


def _has_one(clause: Clause, hits: Sequence[Hit]) -> bool:
    """Return whether a hit lies within a clause."""
    return any(clause.start <= hit.start and hit.end <= clause.end for hit in hits)

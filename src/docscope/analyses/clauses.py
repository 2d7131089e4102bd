"""The clauses of documents: what was recalled, decided and asked, and of whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docscope.analyses.place import PLACE, place, slice_text
from docscope.model import Column, Totals
from docscope.text.clauses import find_clauses, says
from docscope.text.tokens import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Document, Row
    from docscope.text.clauses import Clause


@dataclass(frozen=True, slots=True)
class Found:
    """The clauses of one document, in order."""

    doc: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class ClausesFound:
    """The clauses of several documents, and the totals of all that was read."""

    found: tuple[Found, ...]
    totals: Totals

    def spent(self) -> ClausesFound:
        """Return the totals without the clauses that were already turned into rows."""
        return ClausesFound((), self.totals)


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of every document, or those of some kinds, verbs, addressees, actors.

    `verb` is found by its lemma (`request` finds `Requests`) or as printed, `addressee`
    and `actor` by a part of their text in any case. With `secondary` the stances that
    only describe or predict are there too. Ids do not depend on what is left out.
    """

    kinds: tuple[str, ...] = ()
    verb: str | None = None
    addressee: str | None = None
    actor: str | None = None
    secondary: bool = False

    @property
    def name(self) -> str:
        """The name of the command."""
        return "clauses"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the clause, its verb, whom it asks what, its place."""
        return COLUMNS

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """All columns there are."""
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: always."""
        return True

    def collect(self, part: Corpus) -> ClausesFound:
        """Return the clauses in every document of a part."""
        found: list[Found] = []
        totals = Totals()
        for document in part.documents():
            clauses = tuple(
                clause
                for clause in find_clauses(document, secondary=self.secondary)
                if self._wants(clause)
            )
            totals += _totals(document, clauses)
            if clauses:
                found.append(Found(document.doc, clauses))
        return ClausesFound(tuple(found), totals)

    def merge(self, left: ClausesFound, right: ClausesFound) -> ClausesFound:
        """Join the clauses of two neighbouring parts."""
        return ClausesFound(left.found + right.found, left.totals + right.totals)

    def rows(self, total: ClausesFound, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a clause, document by document."""
        for found in total.found:
            document = corpus.document(found.doc)
            for clause in found.clauses:
                yield _row(document, clause)

    def _wants(self, clause: Clause) -> bool:
        return (
            (not self.kinds or clause.kind in self.kinds)
            and (self.verb is None or says(clause, self.verb))
            and _contains(clause.addressee, self.addressee)
            and _contains(clause.actor, self.actor)
        )


def _contains(text: str | None, wanted: str | None) -> bool:
    return wanted is None or wanted.casefold() in (text or "").casefold()


def _totals(document: Document, clauses: tuple[Clause, ...]) -> Totals:
    return Totals(
        documents=1,
        words=count_words(document),
        found=len(clauses),
        documents_found=bool(clauses),
        named=Counter(clause.kind for clause in clauses),
    )


def _row(document: Document, clause: Clause) -> Row:
    return (
        document.doc,
        clause.id,
        clause.kind,
        clause.number,
        clause.actor,
        clause.verb,
        clause.addressee,
        clause.object,
        slice_text(document, clause.start, clause.end),
        clause.second_verb,
        clause.verb_class,
        clause.refs,
        _dates(document, clause),
        *place(document, clause.start, clause.end),
    )


def _dates(document: Document, clause: Clause) -> tuple[str, ...]:
    """Return the dates in a clause as EDTF values, each once."""
    from docscope.text.dates import find_dates

    mentions = find_dates(document.text[clause.start : clause.end])
    return tuple(dict.fromkeys(mention.date for mention in mentions if mention.date))


COLUMNS = (
    Column("doc"),
    Column("id"),
    Column("kind"),
    Column("number"),
    Column("actor"),
    Column("verb"),
    Column("addressee"),
    Column("object"),
    Column("text"),
    Column("second_verb"),
    Column("class"),
    Column("refs", "list"),
    Column("dates", "list"),
    *PLACE,
)

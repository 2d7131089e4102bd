"""Two drafts side by side: what is the same, changed, moved, added and dropped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docscope.analyses.clauses.choice import chooser
from docscope.analyses.clauses.settings import reading_for
from docscope.analyses.clauses.table import Clauses
from docscope.analyses.drafts.provisions import provisions
from docscope.analyses.drafts.rows import COLUMNS, Compared, fates, row_of
from docscope.model import Totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docscope.analyses.drafts.provisions import Provision
    from docscope.analyses.drafts.rows import Fate
    from docscope.corpus.base import Corpus
    from docscope.model import Column, Document, Row

EVERY_CLAUSE = Clauses(dates=False)
UNCOMPARED = "uncompared"  # a total: pairs of which one document was not read


@dataclass(frozen=True, slots=True, eq=False)
class DraftsRead:
    """The clauses of documents that are compared, by document in reading order."""

    drafts: Drafts
    found: tuple[tuple[str, tuple[Provision, ...]], ...]

    @property
    def totals(self) -> Totals:
        """How many clauses there are of each fate, known once both documents are read."""
        counts = Counter(
            " and ".join(fate.changes) for _, found in _compared(self) for fate in found
        )
        read = {doc for doc, _ in self.found}
        named = {**counts, UNCOMPARED: len(_uncompared(self.drafts, read))}
        return Totals(
            documents=len(read),
            found=counts.total(),
            documents_found=len(read),
            named={name: number for name, number in named.items() if number},
        )

    def spent(self) -> DraftsRead:
        """Return the same: no row can be made before both documents are read."""
        return self


@dataclass(frozen=True, slots=True)
class Drafts:
    """What became of each clause from the old document of each pair to the new one.

    Clauses are matched by number and content. `clauses` chooses among them as it does
    without a second draft, by what either draft says; its query cannot. A document
    without its like on the other side has only added, or only dropped clauses.
    """

    pairs: tuple[Compared, ...]
    clauses: Clauses = EVERY_CLAUSE

    @property
    def name(self) -> str:
        """The name of the question, which chooses the screen."""
        return "drafts"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: what changed, the clause in both drafts, its place."""
        return COLUMNS

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """All columns there are."""
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: never, both documents are read first."""
        return False

    def collect(self, part: Corpus) -> DraftsRead:
        """Return the clauses of the documents of a part that are compared."""
        compared = {doc for pair in self.pairs for doc in pair}
        return DraftsRead(
            self,
            tuple(
                (document.doc, self._provisions(document))
                for document in part.documents()
                if document.doc in compared
            ),
        )

    def merge(self, left: DraftsRead, right: DraftsRead) -> DraftsRead:
        """Join the clauses of two neighbouring parts."""
        return DraftsRead(self, left.found + right.found)

    def rows(self, total: DraftsRead, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a clause in the order of the new document, pair by pair."""
        for pair, found in _compared(total):
            new, old = (corpus.document(doc) if doc else None for doc in pair)
            yield from (row_of(fate, pair, new, old) for fate in found)

    def _provisions(self, document: Document) -> tuple[Provision, ...]:
        return provisions(document, reading_for(self.clauses, document))


@lru_cache(maxsize=2)
def _compared(total: DraftsRead) -> list[tuple[Compared, list[Fate]]]:
    """Return what became of the clauses of each pair that was read."""
    wanted = chooser(total.drafts.clauses)
    found: Mapping[str | None, tuple[Provision, ...]] = dict(total.found)
    return [
        (
            pair,
            [
                fate
                for fate in fates(found.get(pair.new, ()), found.get(pair.old, ()))
                if any(side and wanted(side.clause) for side in (fate.new, fate.old))
            ],
        )
        for pair in total.drafts.pairs
        if pair not in _uncompared(total.drafts, set(found))
    ]


def _uncompared(drafts: Drafts, read: set[Any]) -> list[Compared]:
    """Return the pairs of which a document is not among those that were read."""
    return [pair for pair in drafts.pairs if not {doc for doc in pair if doc} <= read]

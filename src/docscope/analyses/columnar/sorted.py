"""A sorted concordance from the columns: hits are put in order by the ranks of their types."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from docscope.analyses.kwic import UNDATED, batches
from docscope.corpus.index.making.bulk import folded, hits_of, in_order, neighbours
from docscope.corpus.search import Hit
from docscope.model import Totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.analyses.kwic import Kwic
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.corpus.index.making.bulk import Hits, Numbers
    from docscope.model import Document, Row, Value

OF_DOCUMENTS = frozenset({"doc", "date"})  # keys that all hits of a document share


class Sorted:
    """A concordance whose hits were put in order before any row is made."""

    def __init__(self, asked: Kwic, corpus: IndexCorpus) -> None:
        self.asked = asked
        self.corpus = corpus
        self.hits = hits_of(corpus, asked.query)
        self.length = len(asked.query.terms)

    @cached_property
    def totals(self) -> Totals:
        """What was read and found."""
        return Totals(
            documents=len(self.corpus.names),
            words=self.corpus.words() if self.asked.words else 0,
            found=sum(len(hits.tokens) for hits in self.hits),
            documents_found=sum(len(np.unique(hits.documents)) for hits in self.hits),
            named={"inside": sum(int(hits.inside.sum()) for hits in self.hits)},
        )

    def columns(self) -> Iterator[list[Sequence[Value]]]:
        """Yield the columns of the rows, for many rows at a time."""
        from docscope.analyses.columnar.lines import in_order as lines
        from docscope.analyses.columnar.lines import in_reading_order

        return in_reading_order(self) if self.asked.streams else lines(self, self._order())

    def rows(self) -> Iterator[Row]:
        """Yield one row a hit."""
        order = self._order().tolist()
        for batch in batches(order):
            made = {position: self._row(position) for position in sorted(batch)}
            yield from map(made.__getitem__, batch)

    def _order(self) -> Numbers:
        keys = self.asked.sort
        ranks = self._token_ranks([key for key in keys if key not in OF_DOCUMENTS])
        columns = [self._of_documents(key) if key in OF_DOCUMENTS else next(ranks) for key in keys]
        order = in_order(columns) if columns else np.arange(self.totals.found)
        return order[::-1] if self.asked.reverse else order

    def _token_ranks(self, keys: Sequence[str]) -> Iterator[Numbers]:
        """Yield for each key the ranks of the tokens that it looks at."""
        places = [(hits.segment, self.tokens(hits, key)) for key in keys for hits in self.hits]
        _, ranks = folded(self.corpus, places)
        each = len(self.hits)
        return (np.concatenate(ranks[at : at + each]) for at in range(0, len(ranks), each))

    def tokens(self, hits: Hits, key: str) -> Numbers:
        """Return the tokens that a key such as 1R or node looks at, -1 for none."""
        if key == "node":
            return hits.tokens
        distance = int(key[:-1]) if key[-1] == "R" else -int(key[:-1])
        return neighbours(self.corpus.opened.catalogues[hits.segment], hits, self.length, distance)

    def _of_documents(self, key: str) -> Numbers:
        """Return the ranks of the documents of the hits, by name or by date."""
        return np.concatenate(self._places() if key == "doc" else self._dates())

    def _places(self) -> list[Numbers]:
        """Return the places of the documents of the hits in reading order."""
        found: list[Numbers] = []
        before = 0
        for (_, first, last), hits in zip(self.corpus.names.stretches, self.hits, strict=True):
            found.append(hits.documents - first + before)
            before += last - first
        return found

    def _dates(self) -> list[Numbers]:
        """Return the places of the documents of the hits in the order of their dates."""
        found: list[tuple[list[str], Numbers]] = []
        for hits in self.hits:
            documents, at = np.unique(hits.documents, return_inverse=True)
            metadata = map(self.corpus.opened.catalogues[hits.segment].metadata, documents.tolist())
            found.append(([fields.get("date") or UNDATED for fields in metadata], at))
        dates = sorted({date for listed, _ in found for date in listed})
        rank = dict(zip(dates, range(len(dates)), strict=True))
        return [np.array([rank[date] for date in listed], np.int64)[at] for listed, at in found]

    def hit(self, position: int) -> tuple[Hit, Document]:
        """Return a hit by its place in reading order, and its document."""
        at = bisect_right(self._ends, position)
        hits = self.hits[at]
        number = position - self._ends[at] + len(hits.tokens)
        catalogue = self.corpus.opened.catalogues[hits.segment]
        token, document = int(hits.tokens[number]), int(hits.documents[number])
        first, last = catalogue.tokens(document).start, token + self.length - 1
        length = catalogue.lookup.length(catalogue.column("ids")[last])
        end = catalogue.starts.of(last, first) + length
        hit = Hit(catalogue.starts.of(token, first), end, bool(hits.inside[number]))
        return hit, self.corpus.document(catalogue.texts("doc")[document])

    def _row(self, position: int) -> Row:
        hit, document = self.hit(position)
        return self.asked.row(position + 1, document, hit)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(hits.tokens) for hits in self.hits))

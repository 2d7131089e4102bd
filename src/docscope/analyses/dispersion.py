"""Where words stand in the documents, and how evenly they are spread."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.analyses.contexts import token_numbers, token_table
from docscope.analyses.gathered import Gathered
from docscope.analyses.place import PLACE, place, slice_text
from docscope.corpus.search import Hit, find
from docscope.model import Column, Totals
from docscope.statistics.dispersion import MEASURES, Spread, dispersions, parts_of
from docscope.text.tokens import count_words, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.corpus.base import Corpus
    from docscope.corpus.query import Query
    from docscope.model import Document, Row

PER = 10_000  # the one rate unit: occurrences per so many words
ALONE = 10  # slices that a document which stands alone is measured over
Detail = Literal["hits", "parts", "measures"]


class Placed(NamedTuple):
    """A hit, and which word of its document it begins at, from 0."""

    hit: Hit
    word: int


class Placing(NamedTuple):
    """The words of a document, and the hits of each query in it."""

    doc: str
    words: int
    hits: tuple[tuple[Placed, ...], ...]


class Part(NamedTuple):
    """A document or a slice of one: its words, and the words of it that hits begin at, from 0."""

    doc: str
    slice: int | None
    size: int
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dispersion:
    """Where each query is found.

    Rows are of one `detail`: the hits in reading order, the parts of the corpus that each
    query stands in, or the measures of each query. Parts are the documents, or so many
    `slices` of each. One document without slices is measured over ten of them.
    """

    queries: tuple[Query, ...]
    detail: Detail = "hits"
    slices: int | None = None

    @property
    def name(self) -> str:
        """The name of the command."""
        return "dispersion"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows, which depend on the detail."""
        return {"hits": HITS, "parts": PARTS, "measures": MEASURED}[self.detail]

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: the hits do."""
        return self.detail == "hits"

    def collect(self, part: Corpus) -> Gathered[Placing]:
        """Return the hits of every query in every document of a part."""
        found = tuple(self._placing(document) for document in part.documents())
        totals = Totals()
        for placing in found:
            hits = sum(map(len, placing.hits))
            totals += Totals(1, placing.words, hits, bool(hits))
        return Gathered(found, totals)

    def merge(self, left: Gathered[Placing], right: Gathered[Placing]) -> Gathered[Placing]:
        """Join the hits of two neighbouring parts."""
        return left + right

    def rows(self, total: Gathered[Placing], corpus: Corpus) -> Iterator[Row]:
        """Yield one row a hit, a part or a query."""
        if self.detail == "hits":
            return (row for placing in total.found for row in self._hits(placing, corpus))
        return self._measured(total)

    def _placing(self, document: Document) -> Placing:
        hits = [find(document, query) for query in self.queries]
        if not any(hits):
            return Placing(document.doc, count_words(document), ((),) * len(hits))
        starts = _word_starts(document)
        placed = tuple(
            tuple(Placed(hit, bisect_left(starts, hit.start)) for hit in found) for found in hits
        )
        return Placing(document.doc, len(starts), placed)

    def _hits(self, placing: Placing, corpus: Corpus) -> Iterator[Row]:
        placed = [(each, at) for at, found in enumerate(placing.hits) for each in found]
        if not placed:
            return
        document = corpus.document(placing.doc)
        for (hit, word), at in sorted(placed):
            yield (
                self.queries[at].written,
                placing.doc,
                slice_text(document, hit.start, hit.end),
                word + 1,
                placing.words,
                word / max(placing.words, 1),
                *place(document, hit.start, hit.end),
                *token_numbers(document, hit),
            )

    def _measured(self, total: Gathered[Placing]) -> Iterator[Row]:
        filled = sum(placing.words > 0 for placing in total.found)
        slices = self.slices or (ALONE if filled == 1 else 1)
        for at, query in enumerate(self.queries):
            spread = _spread(total.found, at, slices)
            count = sum(len(placing.hits[at]) for placing in total.found)
            measures = (
                count,
                PER * count / spread.parts.words if spread.parts.words else None,
                sum(bool(placing.hits[at]) for placing in total.found),
                spread.parts.number,
                *dispersions(spread).values(),
            )
            if self.detail == "measures":
                yield (query.written, *measures)
            else:
                yield from self._of_parts(total, at, measures)

    def _of_parts(self, total: Gathered[Placing], at: int, measures: Row) -> Iterator[Row]:
        """Yield the documents with hits or all slices of these; if there are none, one row."""
        written = self.queries[at].written
        found = [placing for placing in total.found if placing.hits[at]]
        for placing in found:
            for part in _parts(placing, at, self.slices or 1):
                number = part.slice if self.slices else None
                words = tuple(str(word + 1) for word in part.words)
                yield (written, part.doc, number, part.size, len(words), words, *measures)
        if not found:
            yield (written, None, None, None, 0, (), *measures)


def _word_starts(document: Document) -> array[int]:
    """Return where the words of the searched blocks of a document start."""
    table, text = token_table(document), document.text
    return array(
        "q",
        (
            table.starts[n]
            for block in document.searched
            for n in table.between(block.start, block.end)
            if is_word(text[table.starts[n] : table.ends[n]])
        ),
    )


def _slices(words: int, number: int) -> list[tuple[int, int]]:
    """Return the first word, from 0, and the size of each of so many slices."""
    bounds = [-(-words * at // number) for at in range(number + 1)]
    return [(start, end - start) for start, end in pairwise(bounds)]


def _spread(found: Sequence[Placing], at: int, slices: int) -> Spread:
    """Return how often one query is found in the parts, a part being a slice of a document."""
    parts = [part for placing in found for part in _parts(placing, at, slices)]
    filled = [part for part in parts if part.words and part.size]
    return Spread(
        [len(part.words) for part in filled],
        [part.size for part in filled],
        parts_of([part.size for part in parts]),
    )


def _parts(placing: Placing, at: int, slices: int) -> Iterator[Part]:
    """Yield the slices of a document with the hits of one query; what ends it is in the last."""
    words = [placed.word for placed in placing.hits[at]]
    cut = _slices(placing.words, slices)
    for number, (start, size) in enumerate(cut, 1):
        last = number == len(cut)
        end = len(words) if last else bisect_left(words, start + size)
        here = words[bisect_left(words, start) : end]
        yield Part(placing.doc, number, size, tuple(word - start for word in here))


HITS = (
    Column("query"),
    Column("doc"),
    Column("node"),
    Column("word_number", "integer"),
    Column("words", "integer"),
    Column("share", "number", 3),
    *PLACE,
    Column("token_start", "integer"),
    Column("token_end", "integer"),
)
SPREAD = (
    Column("count", "integer"),
    Column("per_10k", "number", 1),
    Column("documents", "integer"),
    Column("parts", "integer"),
    *(Column(name, "number") for name in MEASURES),
)
MEASURED = (Column("query"), *SPREAD)
PARTS = (
    Column("query"),
    Column("doc"),
    Column("slice", "integer"),
    Column("part_words", "integer"),
    Column("part_count", "integer"),
    Column("word_numbers", "list"),
    *SPREAD,
)

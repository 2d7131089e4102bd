"""The concordance: every hit of a query with the words around it (key word in context)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.contexts import neighbour, numbered_contexts
from docscope.analyses.place import PLACE, place, slice_text
from docscope.errors import UsageError
from docscope.model import Column, Totals
from docscope.text.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.analyses.contexts import Unit
    from docscope.analyses.repeats import Line
    from docscope.corpus.base import Corpus, Searched
    from docscope.corpus.query import Query
    from docscope.corpus.search import Hit
    from docscope.model import Document, Row

NEIGHBOUR = re.compile(r"[1-9]\d{0,3}[LR]")
NAMED_KEYS = ("node", "doc", "date", "random")
FIRST_BATCH, LARGE_BATCH = 100, 50_000  # rows
REPEATED = "repeated"  # in the totals: hits left out, their line has occurred before
UNDATED = "\U0010ffff"  # sorts after every date


class Found(NamedTuple):
    """The hits of one document in reading order, and what each is sorted and drawn by.

    `lines` holds the keys of their lines where those that repeat another are left out;
    the key of such a line is empty.
    """

    doc: str
    hits: Sequence[Hit]
    keys: tuple[tuple[str, ...], ...] = ()
    lots: tuple[str, ...] = ()
    lines: tuple[bytes, ...] = ()


class Hits(NamedTuple):
    """The hits of several documents, and the totals of all that was read."""

    found: tuple[Found, ...]
    totals: Totals

    @property
    def docs(self) -> list[str]:
        """The names of the documents that have hits which are not left out."""
        return [each.doc for each in self.found if any(each.lines) or not each.lines]

    def spent(self) -> Hits:
        """Return the totals without the hits that were already turned into rows."""
        return Hits((), self.totals)


@dataclass(frozen=True, slots=True)
class Kwic:
    """Concordance of a query: every hit with the words around it.

    `left` and `right` count the `unit`s of context, which never leaves the paragraph.
    `sort` holds keys such as `1R`, `node`, `doc`, `date` or `random`; `sample` keeps so
    many hits, for one `seed` the same ones on every machine. `spaced` keeps the blanks
    between the node and its contexts; `words` counts the words read, for a rate.
    `dedupe` says how long a line is that must not read like an earlier one.

    Hits are numbered first, then those that repeat a line are left out, then the sample
    is drawn from the rest, and then they are sorted.
    """

    query: Query
    left: int = 10
    right: int = 10
    unit: Unit = "token"
    sort: tuple[str, ...] = ()
    reverse: bool = False
    sample: int | None = None
    seed: int = 0
    spaced: bool = False
    words: bool = False
    dedupe: Line | None = None

    @property
    def name(self) -> str:
        """The name of the command."""
        return "kwic"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows: the hit in its context, its place, its tokens."""
        return COLUMNS

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: unless they are compared, sorted or drawn."""
        return not (self.dedupe or self.sort or self.reverse or self.sample is not None)

    def collect(self, part: Corpus) -> Hits:
        """Return the hits in every document of a part."""
        searched = part.search(self.query, words=self.words)
        found = tuple(self._found(part, doc, hits) for doc, hits in searched.found)
        return self._each_once(Hits(found, _totals(searched)))

    def merge(self, left: Hits, right: Hits) -> Hits:
        """Join the hits of two neighbouring parts."""
        return self._each_once(Hits(left.found + right.found, left.totals + right.totals))

    def rows(self, total: Hits, corpus: Corpus) -> Iterator[Row]:
        """Yield one row a hit, numbered in reading order before they are drawn or sorted."""
        if self.streams:
            yield from self._rows_in_order(total, corpus)
            return
        places = [(found, index) for found in total.found for index in range(len(found.hits))]
        left_out = total.totals.named.get(REPEATED, 0)
        first = total.totals.found + left_out - len(places) + 1

        def row(position: int) -> Row:
            found, index = places[position]
            return self.row(first + position, corpus.document(found.doc), found.hits[index])

        for batch in batches(self._order(places)):
            # in reading order, so that each document is read once a batch
            made = {position: row(position) for position in sorted(batch)}
            yield from map(made.__getitem__, batch)

    def _rows_in_order(self, total: Hits, corpus: Corpus) -> Iterator[Row]:
        number = total.totals.found - sum(len(found.hits) for found in total.found)
        for found in total.found:
            document = corpus.document(found.doc)
            for hit in found.hits:
                number += 1
                yield self.row(number, document, hit)

    def _found(self, part: Corpus, doc: str, hits: Sequence[Hit]) -> Found:
        if not (self.sort or self._draws or self.dedupe):
            return Found(doc, hits)
        document = part.document(doc)
        keys = tuple(self._keys(document, hit) for hit in hits) if self.sort else ()
        lots = tuple(self._lot(document, hit) for hit in hits) if self._draws else ()
        lines = self._lines(document, hits)
        return Found(doc, hits, keys, lots, lines)

    def _lines(self, document: Document, hits: Sequence[Hit]) -> tuple[bytes, ...]:
        if self.dedupe is None:
            return ()
        from docscope.analyses.repeats import line_keys

        return line_keys(document, hits, self.dedupe)

    def _each_once(self, hits: Hits) -> Hits:
        """Leave out the hits whose line has occurred before, if that was asked for."""
        if self.dedupe is None:
            return hits
        from docscope.analyses.repeats import first_occurrences

        seen: set[bytes] = set()
        found = tuple(
            each._replace(lines=first_occurrences(each.lines, seen)) for each in hits.found
        )
        return Hits(found, _recounted(hits.totals, found))

    def _order(self, places: list[tuple[Found, int]]) -> list[int]:
        order = list(range(len(places)))
        if self.dedupe:
            order = [n for n in order if places[n][0].lines[places[n][1]]]
        if self.sample is not None:
            order.sort(key=lambda n: places[n][0].lots[places[n][1]])
            order = sorted(order[: self.sample])
        if self.sort:
            order.sort(key=lambda n: places[n][0].keys[places[n][1]])
        return order[::-1] if self.reverse else order

    def row(self, number: int, document: Document, hit: Hit) -> Row:
        """Return the row of a hit: what stands around it, where it stands, its tokens."""
        (before, node, after), numbers = numbered_contexts(
            document, hit, left=self.left, right=self.right, unit=self.unit
        )
        if not self.spaced:
            before, after = before.strip(), after.strip()
        where = place(document, hit.start, hit.end)
        return (number, document.doc, before, node, after, *where, *numbers)

    @property
    def _draws(self) -> bool:
        return self.sample is not None or "random" in self.sort

    def _lot(self, document: Document, hit: Hit) -> str:
        """Return a number drawn for a hit, the same on every machine."""
        from hashlib import blake2b

        start = document.offsets.source_span(hit.start, hit.end).start
        drawn = f"{self.seed}\0{document.doc}\0{start}".encode(errors="surrogatepass")
        return blake2b(drawn, digest_size=8).hexdigest()

    def _keys(self, document: Document, hit: Hit) -> tuple[str, ...]:
        return tuple(self._key(document, hit, key) for key in self.sort)

    def _key(self, document: Document, hit: Hit, key: str) -> str:
        if key == "node":
            return fold_case(slice_text(document, hit.start, hit.end))
        if key == "doc":
            return document.doc
        if key == "date":
            return document.metadata.get("date") or UNDATED
        if key == "random":
            return self._lot(document, hit)
        return neighbour(document, hit, key)


def parse_sort(written: str) -> tuple[str, ...]:
    """Return the keys of a list such as `1R,2R,doc`.

    Raises:
        UsageError: A key is neither a position such as 1L nor one of the named keys.
    """
    keys = tuple(key.strip() for key in written.split(",") if key.strip())
    for key in keys:
        if key not in NAMED_KEYS and not NEIGHBOUR.fullmatch(key):
            named = ", ".join(NAMED_KEYS)
            raise UsageError(f"--sort {key}: no such key; use 1L, 1R, 2R ..., {named}")
    return keys


def batches(order: list[int]) -> Iterator[list[int]]:
    """Cut an order in two: enough to fill a screen at once, and large batches after that."""
    yield order[:FIRST_BATCH]
    for start in range(FIRST_BATCH, len(order), LARGE_BATCH):
        yield order[start : start + LARGE_BATCH]


def _totals(searched: Searched) -> Totals:
    found = [hits for _, hits in searched.found]
    return Totals(
        documents=searched.documents,
        words=searched.words,
        found=sum(map(len, found)),
        documents_found=len(found),
        named={"inside": sum(map(_parts_of_words, found))},
    )


def _parts_of_words(hits: Sequence[Hit]) -> int:
    known: int | None = getattr(hits, "inside", None)  # of hits that are all alike
    return sum(hit.inside for hit in hits) if known is None else known


def _recounted(totals: Totals, found: Sequence[Found]) -> Totals:
    """Return totals that count only the hits that are not left out."""
    kept = [
        [hit for hit, line in zip(each.hits, each.lines, strict=True) if line] for each in found
    ]
    number = sum(map(len, kept))
    left_out = sum(len(each.hits) for each in found) - number
    inside = sum(hit.inside for hits in kept for hit in hits)
    return replace(
        totals,
        found=number,
        documents_found=sum(map(bool, kept)),
        named={"inside": inside, REPEATED: left_out},
    )


COLUMNS = (
    Column("hit", "integer"),
    Column("doc"),
    Column("left_context"),
    Column("node"),
    Column("right_context"),
    *PLACE,
    Column("token_start", "integer"),
    Column("token_end", "integer"),
)

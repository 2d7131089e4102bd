"""Finding a query in a segment of an index: postings first, the text only where it decides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docscope.corpus.index.answering.catalogue import stored_document
from docscope.corpus.index.answering.postings import Postings
from docscope.corpus.query import Query, fold_gap
from docscope.corpus.search import Hit, Searchable, first_of_each, found_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.corpus.index.answering.catalogue import Catalogue
    from docscope.corpus.index.answering.order import Stretch
    from docscope.corpus.index.answering.postings import Places
    from docscope.corpus.query import Term

FRONT = 0  # the kind of a block of front matter, without its level
LEVEL = 4
RARE = 64  # times rarer: its neighbours are looked at, not the postings of the other term


def is_plain(query: Query) -> bool:
    """Return whether the hits of a query are those of one phrase without gaps."""
    bare = not (query.others or query.near or query.shortest or query.within == "sentence")
    return bare and bool(query.terms) and not any(term.skip for term in query.terms)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The documents that are searched, and whether their front matter is."""

    stretch: Stretch
    front_matter: bool


class Searcher:
    """What finds queries in one segment; it remembers the postings of their terms."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.starts = catalogue.starts
        self._lookup = catalogue.lookup
        self._postings: dict[Term, Postings] = {}

    def search(
        self, query: Query, stretch: Stretch, *, front_matter: bool
    ) -> Iterator[tuple[str, Sequence[Hit]]]:
        """Yield the documents of a stretch that have hits, with these, in reading order."""
        docs = self.catalogue.texts("doc")
        asked = _Asked(stretch, front_matter=front_matter)
        return ((docs[number], hits) for number, hits in self._found(query, asked) if hits)

    def _found(self, query: Query, asked: _Asked) -> Iterable[tuple[int, Sequence[Hit]]]:
        found = self._phrases(query.terms, asked)
        if query.others:
            found = self._united([found, *(self._found(other, asked) for other in query.others)])
        if query.shortest:
            found = ((number, first_of_each(hits, 1)) for number, hits in found)
        if query.near or query.within == "sentence":
            return self._kept(query, found, asked)
        return found

    def _united(
        self, phrases: Iterable[Iterable[tuple[int, Sequence[Hit]]]]
    ) -> Iterator[tuple[int, Sequence[Hit]]]:
        """Yield the hits of several phrases, those of one place once."""
        found: dict[int, list[Hit]] = {}
        for phrase in phrases:
            for number, hits in phrase:
                found.setdefault(number, []).extend(hits)
        return ((number, first_of_each(sorted(found[number]), 2)) for number in sorted(found))

    def _kept(
        self, query: Query, found: Iterable[tuple[int, Sequence[Hit]]], asked: _Asked
    ) -> Iterator[tuple[int, Sequence[Hit]]]:
        """Yield the hits that have near them what they must, by the method for any text."""
        from docscope.corpus.query.near import kept

        for number, hits in found:
            if hits:
                yield number, kept(self._searchable(number, asked), query, list(hits))

    def _gapped(self, terms: Sequence[Term], asked: _Asked) -> Iterator[tuple[int, Sequence[Hit]]]:
        """Yield the hits of a phrase with gaps, by the method for any text."""
        phrase = Query("", tuple(terms))
        for number in self._with_every(terms, asked.stretch):
            yield number, found_in(self._searchable(number, asked), phrase)

    def _searchable(self, number: int, asked: _Asked) -> Searchable:
        front_matter = asked.front_matter
        return Searchable(
            stored_document(self.catalogue, number, doc="", front_matter=front_matter)
        )

    def _with_every(self, terms: Sequence[Term], stretch: Stretch) -> list[int]:
        """Return the documents of a stretch in which every term of a phrase stands."""
        start, stop = self.bounds(stretch)
        found = set(range(stretch.first, stretch.last))
        for postings in sorted(
            map(self.postings_of, dict.fromkeys(terms)), key=lambda one: one.count
        ):
            tokens = postings.between(start, stop).tokens
            found &= {number for number, _ in self._documents(tokens)}
        return sorted(found)

    def _phrases(self, terms: Sequence[Term], asked: _Asked) -> Iterable[tuple[int, Sequence[Hit]]]:
        if not terms:
            return ()
        if any(term.skip for term in terms):
            return self._gapped(terms, asked)
        return self._ungapped(terms, asked)

    def _ungapped(
        self, terms: Sequence[Term], asked: _Asked
    ) -> Iterator[tuple[int, Sequence[Hit]]]:
        """Yield the hits of a phrase whose terms stand side by side."""
        firsts, places = self._side_by_side(terms, *self.bounds(asked.stretch))
        for number, tokens in self._documents(firsts):
            searched = self._searched(number, tokens, len(terms), asked)
            if len(terms) == 1:
                yield number, self._words(number, searched, places[0])
            elif searched:
                yield number, [hit for _, hit in self._joined(number, searched, terms, places)]

    def _side_by_side(
        self, terms: Sequence[Term], start: int, stop: int
    ) -> tuple[list[int], Sequence[Places]]:
        """Return where tokens of all terms follow each other, and the places of each term.

        The rarest term is looked up first.
        """
        postings = [self.postings_of(term) for term in terms]
        places: dict[int, Places] = {}
        firsts: set[int] | None = None
        for at in sorted(range(len(terms)), key=lambda at: postings[at].count):
            if firsts is not None and len(firsts) * RARE < postings[at].count:
                here = postings[at].among([first + at for first in firsts if first + at < stop])
            else:
                here = postings[at].between(start, stop)
            places[at] = here
            if len(terms) == 1:
                return here.tokens, [here]
            found = {token - at for token in here.tokens}
            firsts = found if firsts is None else firsts & found
        return sorted(firsts or ()), [places[at] for at in range(len(terms))]

    def _words(self, number: int, tokens: Sequence[int], places: Places) -> list[Hit]:
        starts = self.starts.some(tokens, self.catalogue.tokens(number))
        if not places.others:
            length, inside = places.kind
            return [Hit(start, start + length, inside) for start in starts]
        kinds = map(places.kind_of, tokens)
        return [
            Hit(start, start + length, inside)
            for start, (length, inside) in zip(starts, kinds, strict=True)
        ]

    def _joined(
        self, number: int, firsts: Sequence[int], terms: Sequence[Term], places: Sequence[Places]
    ) -> Iterator[tuple[int, Hit]]:
        """Yield the hits of a phrase that have between their tokens what its gaps say."""
        if not firsts:
            return
        text = self.catalogue.plain(number)
        tokens = sorted({first + at for first in firsts for at in range(len(terms))})
        starts = self.starts.some(tokens, self.catalogue.tokens(number))
        start_of = dict(zip(tokens, starts, strict=True))
        for first in firsts:
            end, inside = start_of[first], False
            for at in range(len(terms)):
                start = start_of[first + at]
                if at and not _fits(text[end:start], terms[at - 1].gap):
                    break
                kind = places[at].kind_of(first + at)
                end, inside = start + kind.length, inside or kind.inside
            else:
                yield first, Hit(start_of[first], end, inside)

    def _searched(
        self, number: int, tokens: Sequence[int], length: int, asked: _Asked
    ) -> Sequence[int]:
        """Return the tokens from which so many stand in one block that is searched."""
        blocks = self.catalogue.blocks(number)
        kinds = self.catalogue.kinds(blocks)
        every = asked.front_matter or self.catalogue.searches_front(number)
        every = every or all(kind % LEVEL != FRONT for kind in kinds)
        if every and length == 1:
            return tokens
        firsts = self.catalogue.column("block_token").slice(blocks.start, blocks.stop).tolist()
        firsts.append(self.catalogue.tokens(number).stop)
        found: list[int] = []
        for token in tokens:
            block = bisect_right(firsts, token) - 1
            whole = token + length <= firsts[block + 1]
            if whole and (every or kinds[block] % LEVEL != FRONT):
                found.append(token)
        return found

    def _documents(self, tokens: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
        """Yield the documents that tokens stand in, with their tokens; all come in order."""
        at = 0
        while at < len(tokens):
            number = self.catalogue.document_at(tokens[at])
            stop = bisect_left(tokens, self.catalogue.tokens(number).stop, at)
            yield number, tokens[at:stop]
            at = stop

    def bounds(self, stretch: Stretch) -> tuple[int, int]:
        """Return the tokens of a stretch of documents."""
        first = self.catalogue.tokens(stretch.first)
        return first.start, self.catalogue.tokens(stretch.last - 1).stop

    def expected(self, query: Query) -> int:
        """Return how many hits there can be of a phrase: as many as its rarest term has."""
        return min(self.postings_of(term).count for term in query.terms)

    def phrase_tokens(
        self, terms: Sequence[Term], stretch: Stretch, *, front_matter: bool
    ) -> Iterator[tuple[int, bool]]:
        """Yield the first tokens of a phrase without gaps, and whether a part is all that fits."""
        asked = _Asked(stretch, front_matter)
        firsts, places = self._side_by_side(terms, *self.bounds(stretch))
        for number, tokens in self._documents(firsts):
            searched = self._searched(number, tokens, len(terms), asked)
            for first, hit in self._joined(number, searched, terms, places):
                yield first, hit.inside

    def postings_of(self, term: Term) -> Postings:
        """Return where a term stands."""
        if term not in self._postings:
            types = self._lookup.types(term)
            self._postings[term] = Postings(self.catalogue.segment, self._lookup, types)
        return self._postings[term]


def _fits(between: str, gap: str) -> bool:
    return between == gap or fold_gap(between) == gap

"""Finding a query in a document: a scan for candidates, confirmed by the token rule."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.query import fold_gap
from docscope.text.folding import fold
from docscope.text.tokens import latin_pattern, pattern_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.corpus.query import Query, Term, Test
    from docscope.model import Block, Document

# Stands in the folded copy for a character that does not fold to exactly one.
UNEQUAL = "\ue000"
CHUNK = re.compile(r"\S+")
ASCII = bytes(range(128))
FEW = 100  # letters beyond ASCII that are replaced one after the other
MOST_LITERALS = 50  # strings that are scanned for at once; for more, tokens are looked up
LEAST_LITERAL = 2  # characters of a string worth scanning for; one is in most tokens
MOST_KNOWN = 1_000_000  # forms of tokens that a test remembers


class Hit(NamedTuple):
    """A match, in plain characters; `inside` if a part of a hyphenated word matched."""

    start: int
    end: int
    inside: bool


def find(document: Document, query: Query) -> list[Hit]:
    """Return every match in the searched blocks of a document, overlapping ones too, in order.

    No two of them have the same start and end.
    """
    return found_in(Searchable(document), query)


class Searchable:
    """A document that queries are put to: what they need of it is made once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.blocks = document.searched
        self._spans: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def folded(self) -> str | None:
        """The text with every character folded, if that is equally long."""
        return folded_copy(self.text)

    def blocks_with(self, pattern: re.Pattern[str]) -> Iterator[Block]:
        """Yield the blocks whose folded text has a match of a pattern, in order."""
        assert self.folded is not None  # the caller has looked
        ends = [block.end for block in self.blocks]
        position = 0
        while candidate := pattern.search(self.folded, position):
            number = bisect_right(ends, candidate.start())
            if number == len(ends):
                return
            block = self.blocks[number]
            if pattern.search(self.folded, block.start, block.end):
                yield block
            position = block.end

    def spans(self, block: Block) -> list[tuple[int, int]]:
        """Return where the tokens of a block start and end."""
        spans = self._spans.get(block.start)
        if spans is None:
            found = pattern_for(self.text).finditer(self.text, block.start, block.end)
            spans = self._spans[block.start] = [match.span() for match in found]
        return spans


def found_in(searched: Searchable, query: Query) -> list[Hit]:
    """Return what a query finds in a document."""
    hits = _phrase_hits(searched, query)
    for other in query.others:
        hits += found_in(searched, other)
    if query.others:
        hits.sort()  # of two hits with one span, that of a whole word comes first
        hits = first_of_each(hits, 2)
    if query.shortest:
        hits = first_of_each(hits, 1)
    if hits and (query.near or query.within == "sentence"):
        from docscope.corpus.query.near import kept

        return kept(searched, query, hits)
    return hits


def folded_copy(text: str) -> str | None:
    """Return an equally long copy with every character folded; None if there is no such copy."""
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFC", text):
        return None
    raw = text.encode(errors="surrogatepass")
    beyond = set(raw.translate(None, ASCII).decode(errors="surrogatepass"))
    folds = {letter: _FOLDS[ord(letter)] for letter in beyond}
    if UNEQUAL in folds.values():
        return None
    if len(folds) > FEW or any(_FOLDS[ord(folded)] != folded for folded in folds.values()):
        return text.translate(_FOLDS)
    copy = raw.lower().decode(errors="surrogatepass")
    for letter, folded in folds.items():
        copy = copy.replace(letter, folded)  # several times as fast as to translate
    return copy


class _Folds(dict[int, str]):
    """Folds of single characters, found once each."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        self[code] = folded if len(folded) == 1 else UNEQUAL
        return self[code]


_FOLDS = _Folds()


class Known(dict[str, "bool | None"]):
    """What a term says of each form of a token, found out once."""

    def __init__(self, tests: tuple[Test, ...]) -> None:
        super().__init__()
        self.tests = tests

    def __missing__(self, form: str) -> bool | None:
        if len(self) >= MOST_KNOWN:
            self.clear()
        said = [test.inside(form) for test in self.tests]
        self[form] = found = False if False in said else True if True in said else None
        return found


@lru_cache(maxsize=256)
def known(tests: tuple[Test, ...]) -> Known:
    """Return what is known of the tokens that pass one of some tests."""
    return Known(tests)


def first_of_each(hits: Iterable[Hit], fields: int) -> list[Hit]:
    """Return the first of the hits that have the same start (1 field), or start and end (2)."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or kept[-1][:fields] != hit[:fields]:
            kept.append(hit)
    return kept


def _phrase_hits(searched: Searchable, query: Query) -> list[Hit]:
    if not query.terms:
        return []
    anchor = _anchor(query.terms)
    folded = searched.folded if anchor else None
    if anchor and folded and not any(map(folded.__contains__, anchor[1])):
        return []
    if any(term.skip for term in query.terms):
        from docscope.corpus.gaps import gapped_hits

        return list(gapped_hits(searched, query.terms))
    matcher = _Matcher(searched.text, query)
    found: list[Hit] = []
    if anchor is None or folded is None:
        for block in searched.blocks:
            found += matcher.phrases(searched.spans(block))
        return found
    number, pattern = anchor[0], either(anchor[1])
    for block in searched.blocks_with(pattern):
        found += matcher.near(number, pattern, folded, block.start, block.end)
    return found


def literals(term: Term) -> list[str]:
    """Return strings of which every match of a term contains one; none if that is not known."""
    found = [alternative.literal for alternative in term.alternatives]
    return found if all(found) and len(found) <= MOST_LITERALS else []


def either(strings: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of some strings."""
    return re.compile("|".join(map(re.escape, strings)))


def _anchor(terms: Sequence[Term]) -> tuple[int, list[str]] | None:
    """Return the term to scan for, the one with the longest literals, and these."""
    found = [literals(term) for term in terms]
    shortest = [min(map(len, strings), default=0) for strings in found]
    number = shortest.index(max(shortest))
    return (number, found[number]) if shortest[number] >= LEAST_LITERAL else None


class _Matcher:
    """Matches the terms of one phrase without gaps against the tokens of one text."""

    def __init__(self, text: str, query: Query) -> None:
        self.text = text
        self.terms = query.terms
        self.known = [known(term.alternatives) for term in query.terms]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The token rule for the text."""
        return pattern_for(self.text)

    def every(self, start: int, end: int) -> Iterator[Hit]:
        """Yield the hits among all tokens between two characters: the reference method."""
        return self.phrases(
            [match.span() for match in self.pattern.finditer(self.text, start, end)]
        )

    def phrases(self, tokens: Sequence[tuple[int, int]]) -> Iterator[Hit]:
        """Yield the hits among some tokens."""
        return self._phrases(tokens, range(len(tokens)))

    def near(
        self, number: int, literals: re.Pattern[str], folded: str, start: int, end: int
    ) -> Iterator[Hit]:
        """Yield the hits between two characters whose term `number` has one of the literals.

        No token crosses white space, so around each literal the run of characters without
        any is cut into tokens, with as many such runs beside it as the phrase can take.
        """
        before, after = self._reach(number)
        position = start
        while candidate := literals.search(folded, position, end):
            first, position = self._chunk(candidate.start(), start, end)
            left, right = first, position
            for _ in range(min(before, left - start)):
                left = self._chunk_before(left, start)
            for _ in range(min(after, end - right)):
                right = self._chunk_after(right, end)
            # what is asked of the stretch alone spares the large pattern, slow to compile
            stretch = self.text[left:right]
            pattern = latin_pattern() if stretch.isascii() else pattern_for(stretch)
            tokens = [match.span() for match in pattern.finditer(self.text, left, right)]
            at = [n - number for n, token in enumerate(tokens) if first <= token[0] < position]
            yield from self._phrases(tokens, at)

    def _reach(self, number: int) -> tuple[int, int]:
        """Return how many times white space can stand before and after a term in a hit."""
        gaps = [term.gap.count(" ") for term in self.terms[:-1]]
        return sum(gaps[:number]), sum(gaps[number:])

    def _chunk(self, position: int, start: int, end: int) -> tuple[int, int]:
        """Return the run of characters without white space around a position."""
        first = position
        while first > start and not self.text[first - 1].isspace():
            first -= 1
        chunk = CHUNK.match(self.text, position, end)
        return first, chunk.end() if chunk else position + 1

    def _chunk_before(self, position: int, start: int) -> int:
        while position > start and self.text[position - 1].isspace():
            position -= 1
        return self._chunk(position, start, position)[0]

    def _chunk_after(self, position: int, end: int) -> int:
        chunk = CHUNK.search(self.text, position, end)
        return chunk.end() if chunk else end

    def _phrases(self, tokens: Sequence[tuple[int, int]], at: Iterable[int]) -> Iterator[Hit]:
        """Yield the hits that begin with one of the numbered tokens."""
        last = len(tokens) - len(self.terms)
        for first in at:
            if 0 <= first <= last:
                hit = self._phrase(tokens[first : first + len(self.terms)])
                if hit:
                    yield hit

    def _phrase(self, tokens: Sequence[tuple[int, int]]) -> Hit | None:
        inside = False
        end = tokens[0][0]
        for number, (first, last) in enumerate(tokens):
            if number and not self._joined(end, first, self.terms[number - 1].gap):
                return None
            matched = self.known[number][self.text[first:last]]
            if matched is None:
                return None
            inside = inside or matched
            end = last
        return Hit(tokens[0][0], end, inside)

    def _joined(self, end: int, start: int, gap: str) -> bool:
        between = self.text[end:start]
        return between == gap or fold_gap(between) == gap

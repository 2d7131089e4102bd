"""Finding a query in a document: a scan for candidates, confirmed by the token rule."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.query import fold_gap
from docscope.text.folding import fold
from docscope.text.tokens import pattern_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.corpus.query import Query
    from docscope.model import Document

# Stands in the folded copy for a character that does not fold to exactly one.
UNEQUAL = "\ue000"
CHUNK = re.compile(r"\S+")


class Hit(NamedTuple):
    """A match, in plain characters; `inside` if a part of a hyphenated word matched."""

    start: int
    end: int
    inside: bool


def find(document: Document, query: Query) -> list[Hit]:
    """Return every match in the searched blocks of a document, overlapping ones too, in order."""
    if query.others:
        phrases = (replace(query, others=()), *query.others)
        return sorted({hit for phrase in phrases for hit in find(document, phrase)})
    matcher = _Matcher(document.text, query)
    anchor = _anchor(query)
    folded = folded_copy(document.text) if anchor else None
    found: list[Hit] = []
    for block in document.searched:
        if anchor is None or folded is None:
            found += matcher.every(block.start, block.end)
        else:
            found += matcher.near(*anchor, folded, block.start, block.end)
    return found


def folded_copy(text: str) -> str | None:
    """Return an equally long copy with every character folded; None if there is no such copy."""
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFC", text):
        return None
    copy = text.translate(_FOLDS)
    return None if UNEQUAL in copy else copy


class _Folds(dict[int, str]):
    """Folds of single characters, found once each."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        self[code] = folded if len(folded) == 1 else UNEQUAL
        return self[code]


_FOLDS = _Folds()


def _anchor(query: Query) -> tuple[int, re.Pattern[str]] | None:
    """Return the term to scan for, the one with the longest literals, and their pattern."""
    found = [[alternative.literal for alternative in term.alternatives] for term in query.terms]
    shortest = [min(map(len, literals)) for literals in found]
    number = shortest.index(max(shortest))
    if not shortest[number]:
        return None
    return number, re.compile("|".join(map(re.escape, found[number])))


class _Matcher:
    """Matches the terms of one query against the tokens of one text."""

    def __init__(self, text: str, query: Query) -> None:
        self.text = text
        self.terms = query.terms
        self.pattern = pattern_for(text)
        self.known: list[dict[str, bool | None]] = [{} for _ in query.terms]

    def every(self, start: int, end: int) -> Iterator[Hit]:
        """Yield the hits among all tokens between two characters: the reference method."""
        tokens = [match.span() for match in self.pattern.finditer(self.text, start, end)]
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
            for _ in range(before):
                left = self._chunk_before(left, start)
            for _ in range(after):
                right = self._chunk_after(right, end)
            tokens = [match.span() for match in self.pattern.finditer(self.text, left, right)]
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

    def _phrases(self, tokens: list[tuple[int, int]], at: Iterable[int]) -> Iterator[Hit]:
        """Yield the hits that begin with one of the numbered tokens."""
        last = len(tokens) - len(self.terms)
        for first in at:
            if 0 <= first <= last:
                hit = self._phrase(tokens[first : first + len(self.terms)])
                if hit:
                    yield hit

    def _phrase(self, tokens: list[tuple[int, int]]) -> Hit | None:
        inside = False
        end = tokens[0][0]
        for number, (first, last) in enumerate(tokens):
            if number and not self._joined(end, first, self.terms[number - 1].gap):
                return None
            matched = self._matches(number, self.text[first:last])
            if matched is None:
                return None
            inside = inside or matched
            end = last
        return Hit(tokens[0][0], end, inside)

    def _matches(self, number: int, token: str) -> bool | None:
        known = self.known[number]
        if token not in known:
            known[token] = self.terms[number].inside(token)
        return known[token]

    def _joined(self, end: int, start: int, gap: str) -> bool:
        between = self.text[end:start]
        return between == gap or fold_gap(between) == gap

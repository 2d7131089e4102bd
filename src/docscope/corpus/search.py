"""Finding a query in a document: a scan for candidates, confirmed by the token rule."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.folding import fold
from docscope.text.tokens import pattern_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.corpus.query import Query, Term
    from docscope.model import Document

# Stands in the folded copy for a character that does not fold to exactly one.
UNEQUAL = "\ue000"
LONGEST_STRETCH = 20_000  # characters
CHUNK = re.compile(r"\S+")


class Hit(NamedTuple):
    """A match in a document, in plain characters; `inside` if a part of a hyphenated word matched."""

    start: int
    end: int
    inside: bool


def find(document: Document, query: Query) -> list[Hit]:
    """Return every match in the searched blocks of a document, overlapping ones too, in order."""
    folded = folded_copy(document.text)
    literals = None if folded is None else _anchor(query)
    matcher = _Matcher(document.text, query)
    if folded is None or literals is None:
        return [hit for block in document.searched for hit in matcher.every(block.start, block.end)]
    number, pattern = literals
    return [
        hit
        for block in document.searched
        for hit in matcher.near(pattern.finditer(folded, block.start, block.end), number, block.start, block.end)
    ]


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
    best: tuple[int, int, list[str]] | None = None
    for number, term in enumerate(query.terms):
        literals = [alternative.literal for alternative in term.alternatives]
        shortest = min(map(len, literals))
        if shortest and (best is None or shortest > best[0]):
            best = shortest, number, literals
    if best is None:
        return None
    return best[1], re.compile("|".join(map(re.escape, sorted(best[2], key=len, reverse=True))))


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
        for first in range(len(tokens) - len(self.terms) + 1):
            hit = self._phrase(tokens, first)
            if hit:
                yield hit

    def near(
        self, candidates: Iterable[re.Match[str]], number: int, start: int, end: int
    ) -> list[Hit]:
        """Return the hits whose term `number` touches one of the candidates."""
        found: list[Hit] = []
        seen = start
        for candidate in candidates:
            if candidate.start() < seen:
                continue
            first, last = self._surroundings(candidate, number, start, end)
            if last - first > LONGEST_STRETCH:
                # Text without white space: looking around each candidate would cost too much.
                return list(self.every(start, end))
            tokens = [match.span() for match in self.pattern.finditer(self.text, first, last)]
            at = _covering(tokens, candidate.start())
            if at is None:
                continue
            seen = tokens[at][1]
            hit = self._phrase(tokens, at - number) if at >= number else None
            if hit:
                found.append(hit)
        return found

    def _surroundings(self, candidate: re.Match[str], number: int, start: int, end: int) -> tuple[int, int]:
        """Return a stretch between white space that holds the whole phrase."""
        first, last = candidate.span()
        for _ in range(number + 1):
            first = self._chunk_start(first, start)
        for _ in range(len(self.terms) - number):
            last = self._chunk_end(last, end)
        return first, last

    def _chunk_start(self, position: int, start: int) -> int:
        text = self.text
        while position > start and text[position - 1].isspace():
            position -= 1
        while position > start and not text[position - 1].isspace():
            position -= 1
        return position

    def _chunk_end(self, position: int, end: int) -> int:
        chunk = CHUNK.search(self.text, position, end)
        return chunk.end() if chunk else end

    def _phrase(self, tokens: list[tuple[int, int]], first: int) -> Hit | None:
        inside = False
        for offset, term in enumerate(self.terms):
            if first + offset >= len(tokens):
                return None
            span = tokens[first + offset]
            if offset and not self._joined(tokens[first + offset - 1][1], span[0], self.terms[offset - 1]):
                return None
            matched = self._matches(offset, self.text[span[0] : span[1]])
            if matched is None:
                return None
            inside = inside or matched
        return Hit(tokens[first][0], tokens[first + len(self.terms) - 1][1], inside)

    def _matches(self, offset: int, token: str) -> bool | None:
        known = self.known[offset]
        if token not in known:
            known[token] = self.terms[offset].inside(token)
        return known[token]

    def _joined(self, end: int, start: int, term: Term) -> bool:
        between = self.text[end:start]
        return between.isspace() if term.gap is None else between == term.gap


def _covering(tokens: list[tuple[int, int]], position: int) -> int | None:
    return next((n for n, (first, last) in enumerate(tokens) if first <= position < last), None)

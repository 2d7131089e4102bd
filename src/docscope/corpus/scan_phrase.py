"""One phrase of a query, looked for in a text whose letters are folded."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from docscope.corpus.scan_chunks import Chunks
from docscope.corpus.scan_words import PhrasePattern, WordPattern, plain_words

if TYPE_CHECKING:
    from docscope.corpus.query import Query
    from docscope.corpus.scan_text import PlainText
    from docscope.corpus.search import Hit


class Phrase:
    """A phrase and the ways to find it.

    `rarest` are the literals of the term that is best looked for; each hit has one of
    them. `letters` are those of all literals of the phrase.
    """

    def __init__(self, query: Query) -> None:
        literals = [[one.literal for one in term.alternatives] for term in query.terms]
        shortest = [min(map(len, found)) for found in literals]
        self.rarest = literals[shortest.index(max(shortest))] if max(shortest) else []
        self.letters = frozenset("".join(map("".join, literals)))
        self._query = query
        self._chunks = Chunks(query)

    def may_be_in(self, folded: str) -> bool:
        """Return whether a folded text has a literal that every hit contains."""
        return any(literal in folded for literal in self.rarest)

    def hits(self, text: PlainText, folded: str) -> list[Hit] | None:
        """Return the hits in a text, in order; None if only its blocks can tell."""
        if len(self._query.terms) > 1:
            pattern = self._pattern
            return pattern.hits(text, folded, self._chunks) if pattern else None
        if not self._words:
            places = [match.span() for match in self._literals.finditer(folded)]
            return list(self._chunks.hits(text.text, places))
        found = [word.hits(text, folded, self._chunks) for word in self._words]
        return found[0] if len(found) == 1 else sorted({hit for hits in found for hit in hits})

    @cached_property
    def _words(self) -> list[WordPattern]:
        return [WordPattern(word) for word in plain_words(self._query.terms[0])]

    @cached_property
    def _literals(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.rarest)))

    @cached_property
    def _pattern(self) -> PhrasePattern | None:
        """The pattern of a phrase of plain words with white space between them."""
        terms = self._query.terms
        words = [plain_words(term) for term in terms]
        spaced = all(term.gap == " " and term.skip is None for term in terms[:-1])
        return PhrasePattern(words) if spaced and all(words) else None

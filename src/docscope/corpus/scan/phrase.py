"""One phrase of a query, looked for in a text whose letters are folded."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from docscope.corpus.scan.chunks import Chunks
from docscope.corpus.scan.text import letters_alone
from docscope.corpus.scan.words import OpenWord, PhrasePattern, WholeWord, plain_words, search_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.corpus.query import Query
    from docscope.corpus.scan.text import FileText
    from docscope.corpus.search import Hit


class Phrase:
    """A phrase and the ways to find it.

    `needed` holds for each term the literals one of which its tokens contain, the longest
    first; terms of which nothing is known are left out.
    """

    def __init__(self, query: Query) -> None:
        literals = ([one.literal for one in term.alternatives] for term in query.terms)
        known = [found for found in literals if all(found)]
        self.needed = sorted(known, key=lambda found: min(map(len, found)), reverse=True)
        self._letters_needed = [list(map(letters_alone, literals)) for literals in self.needed]
        self._query = query
        self._chunks = Chunks(query)

    def may_be_in(self, folded: str) -> bool:
        """Return whether a folded text has what every hit contains."""
        return _has_each(folded, self.needed)

    def may_be_among(self, letters: str) -> bool:
        """Return whether the letters alone of a folded text have those of every hit."""
        return _has_each(letters, self._letters_needed)

    def hits(self, text: FileText, folded: str, odd: Sequence[str]) -> Sequence[Hit] | None:
        """Return the hits in a text, in order; None if only its blocks can tell.

        `odd` are the characters whose folds do not stand in their places.
        """
        if len(self._query.terms) > 1:
            pattern = None if odd else self._pattern
            return pattern.hits(text, folded, self._chunks) if pattern else None
        found: list[Sequence[Hit]] = [word.hits(text, folded, self._chunks) for word in self._words]
        if odd or not found:
            literals = [*odd, *([] if found else self.needed[0])]
            places = [match.span() for match in _either(literals).finditer(folded)]
            found.append(list(self._chunks.hits(text.text, places)))
        return found[0] if len(found) == 1 else sorted({hit for hits in found for hit in hits})

    @cached_property
    def _words(self) -> list[WholeWord | OpenWord]:
        return [search_for(word) for word in plain_words(self._query.terms[0])]

    @cached_property
    def _pattern(self) -> PhrasePattern | None:
        """The pattern of a phrase of plain words with white space between them."""
        terms = self._query.terms
        words = [plain_words(term) for term in terms]
        spaced = all(term.gap == " " and term.skip is None for term in terms[:-1])
        return PhrasePattern(words) if spaced and all(words) else None


def _has_each(text: str, needed: Iterable[list[str]]) -> bool:
    return all(any(map(text.__contains__, literals)) for literals in needed)


def _either(literals: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(literals))))

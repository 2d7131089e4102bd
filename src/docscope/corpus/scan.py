"""The scan of plain files: a file without a candidate is never cut up into a document.

What a query asks for is looked for in the text of a file, in lower case. Where that text is
certain (UTF-8 without markup, and without front matter if anything is found in it) the hits
are told from there; whatever is not certain is read as a document and searched by the rule.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from docscope.corpus.scan_phrase import Phrase
from docscope.corpus.scan_text import folded_text, has_front_matter, has_items, plain_text

if TYPE_CHECKING:
    from docscope.corpus.query import Query
    from docscope.corpus.search import Hit


@lru_cache(maxsize=8)
def scan_for(query: Query) -> Scan | None:
    """Return the scan for a query; None if its hits need not contain any letters."""
    phrases = [Phrase(phrase) for phrase in (replace(query, others=()), *query.others)]
    return Scan(query, phrases) if all(phrase.rarest for phrase in phrases) else None


class Scan:
    """The phrases of a query, made ready to be looked for in many files."""

    def __init__(self, query: Query, phrases: list[Phrase]) -> None:
        self._phrases = phrases
        self._letters = frozenset().union(*(phrase.letters for phrase in phrases))
        self._beyond_ascii = not "".join(self._letters).isascii()
        each = (query, *query.others)
        self._by_blocks = any(one.near or one.within or one.shortest for one in each)

    def hits(self, raw: bytes, *, looks: bool, front_matter: bool) -> list[Hit] | None:
        """Return the hits in the bytes of a file, in plain characters and in order.

        None if the file must be read as a document to tell. `looks` says that it is read
        as Markdown if it looks like it, `front_matter` that this is searched too.
        """
        text = plain_text(raw, looks=looks)
        if text is None:
            return None
        folded = folded_text(text, self._letters, composed=self._beyond_ascii)
        if folded is None:
            return None
        there = [phrase for phrase in self._phrases if phrase.may_be_in(folded)]
        if not there:
            return []
        if self._by_blocks or len(folded) != len(text.lowered) or (looks and has_items(text)):
            return None
        found = [phrase.hits(text, folded) for phrase in there]
        if None in found or (any(found) and not front_matter and has_front_matter(folded)):
            return None
        if len(found) == 1:
            return found[0]
        return sorted({hit for hits in found for hit in hits or ()})

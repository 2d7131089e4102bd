"""The scan of plain files: a file without a candidate is never cut up into a document.

What a query asks for is looked for in the text of a file, in lower case. Where that text is
certain (UTF-8 without markup, and without front matter if anything is found in it) the hits
are told from there; whatever is not certain is read as a document and searched by the rule.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from docscope.corpus.scan.phrase import Phrase
from docscope.corpus.scan.text import (
    Folding,
    file_text,
    has_front_matter,
    is_markdown,
    letters_alone,
    may_hide_letters,
    with_odd,
)
from docscope.corpus.search import folded_copy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.corpus.query import Query
    from docscope.corpus.scan.text import FileText
    from docscope.corpus.search import Hit


@lru_cache(maxsize=8)
def scan_for(query: Query) -> Scan | None:
    """Return the scan for a query; None if its hits need not contain any known letters."""
    each = list(_each(query))
    phrases = [Phrase(replace(one, others=())) for one in each]
    if not all(phrase.needed for phrase in phrases):
        return None
    return Scan(phrases, by_blocks=any(map(_needs_blocks, each)))


class Scan:
    """The phrases of a query, made ready to be looked for in many files.

    With `by_blocks` it takes a document to tell which hits are kept.
    """

    def __init__(self, phrases: list[Phrase], *, by_blocks: bool) -> None:
        self._phrases = phrases
        self._by_blocks = by_blocks
        literals = (literal for one in phrases for needed in one.needed for literal in needed)
        self._folding = Folding(frozenset("".join(literals)))

    def hits(self, source: bytes, *, form: str | None, front_matter: bool) -> Sequence[Hit] | None:
        """Return the hits in the bytes of a file, in plain characters and in order.

        None if the file must be read as a document to tell. `form` is its format, or None
        if its looks decide; `front_matter` says that this is searched too.
        """
        text = file_text(source)
        copy = self._folding.folded(text.lowered, text.others) if text else None
        if text is None or copy is None:
            return None
        if not self._may_hit(text, with_odd(*copy), form):
            return []
        if self._by_blocks or form == "markdown" or (form is None and is_markdown(text)):
            return None
        found = [phrase.hits(text, *copy) for phrase in self._there(with_odd(*copy))]
        if None in found or (any(found) and not front_matter and has_front_matter(copy[0])):
            return None
        return _joined([hits for hits in found if hits])

    def may_find(self, text: str) -> bool:
        """Return whether a text has what hits must contain; never False where it has hits."""
        folded = folded_copy(text)
        return folded is None or bool(self._there(folded))

    def _may_hit(self, text: FileText, folded: str, form: str | None) -> bool:
        """Return whether a text may have hits; never False where it has."""
        if self._there(folded):
            return True
        if form != "markdown" and (form or not text.signs):
            return False
        letters = letters_alone(folded)
        return may_hide_letters(text) or any(one.may_be_among(letters) for one in self._phrases)

    def _there(self, folded: str) -> list[Phrase]:
        """Return the phrases that may have hits in a folded text."""
        return [phrase for phrase in self._phrases if phrase.may_be_in(folded)]


def _each(query: Query) -> Iterator[Query]:
    yield query
    for other in query.others:
        yield from _each(other)


def _needs_blocks(query: Query) -> bool:
    return bool(query.near or query.within or query.shortest)


def _joined(found: list[Sequence[Hit]]) -> Sequence[Hit]:
    """Return the hits of several phrases in order; of two with one span the whole word."""
    if len(found) < 2:  # noqa: PLR2004 - there is nothing to join
        return found[0] if found else []
    hits = {hit[:2]: hit for hit in sorted((hit for each in found for hit in each), reverse=True)}
    return sorted(hits.values())

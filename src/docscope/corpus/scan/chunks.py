"""Confirming candidates of the scan: the rule of the search, put to a stretch of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.search import CHUNK, Hit, find
from docscope.model import Block, Document, OffsetMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.corpus.query import Query

MOST_KNOWN = 10_000  # stretches whose hits are remembered
LONGEST_KNOWN = 200  # characters


class Chunks:
    """The hits of a query in stretches of text that begin and end at white space.

    No token crosses white space, so a stretch has the hits that the text has there.
    """

    def __init__(self, query: Query) -> None:
        self._query = query
        self._known: dict[str, list[Hit]] = {}

    def hits(self, text: str, places: Iterable[tuple[int, int]]) -> Iterator[Hit]:
        """Yield the hits around some places, which are in order; none comes twice."""
        end = 0
        for start, last in places:
            if last > end:
                first, end = _chunk_start(text, max(start, end), end), _chunk_end(text, last)
                for hit in self._inside(text[first:end]):
                    yield Hit(first + hit.start, first + hit.end, hit.inside)

    def _inside(self, chunk: str) -> list[Hit]:
        hits = self._known.get(chunk)
        if hits is None:
            hits = find(_document(chunk), self._query)
            if len(chunk) <= LONGEST_KNOWN and len(self._known) < MOST_KNOWN:
                self._known[chunk] = hits
        return hits


def _chunk_start(text: str, position: int, floor: int) -> int:
    while position > floor and not text[position - 1].isspace():
        position -= 1
    return position


def _chunk_end(text: str, position: int) -> int:
    """Return where the run of characters ends that the one before a position stands in."""
    chunk = CHUNK.match(text, position - 1)
    return chunk.end() if chunk else position


def _document(text: str) -> Document:
    blocks = (Block("body", 0, len(text), 1),)
    return Document("", text, text, OffsetMap(), (), blocks, {})

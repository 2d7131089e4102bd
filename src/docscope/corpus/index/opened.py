"""An index that has been opened: its segments, each with its documents and its lexicon."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from docscope.corpus.index.catalogue import Catalogue
from docscope.corpus.index.order import Names, merged
from docscope.corpus.index.searching import Searcher
from docscope.corpus.index.store import open_index

if TYPE_CHECKING:
    from collections.abc import Sequence


class Opened:
    """One generation of the index in a folder; everything is read when it is asked for.

    Raises:
        IndexDamagedError: Its bytes are not those that were written.
    """

    def __init__(self, folder: str) -> None:
        self.index = open_index(folder)
        self.catalogues: Sequence[Catalogue] = tuple(map(Catalogue, self.index.segments))

    @cached_property
    def names(self) -> Names:
        """The names of all documents, in reading order."""
        docs = [catalogue.texts("doc") for catalogue in self.catalogues]
        dropped = [segment.dropped for segment in self.index.segments]
        return Names(docs, merged(docs, dropped))

    @cached_property
    def searchers(self) -> Sequence[Searcher]:
        """What finds queries in each segment."""
        return tuple(map(Searcher, self.catalogues))

"""An index that has been opened: its segments, each with its documents and its lexicon."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from docscope.corpus.index.answering.catalogue import Catalogue
from docscope.corpus.index.answering.order import Names, merged
from docscope.corpus.index.answering.searching import Searcher
from docscope.corpus.index.making.paths import home
from docscope.corpus.index.storage.layout import MANIFEST
from docscope.corpus.index.storage.store import open_index
from docscope.errors import IndexBusyError, IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.corpus.index.storage.store import Index


class Opened:
    """One generation of the index in a folder; everything is read when it is asked for.

    Raises:
        IndexBusyError: It is being made for the first time.
        IndexDamagedError: Its bytes are not those that were written.
    """

    def __init__(self, folder: str) -> None:
        self.index = read_index(folder)
        folder = home(self.index.manifest.about.get("folder", ""))
        self.catalogues: Sequence[Catalogue] = [
            Catalogue(segment, folder) for segment in self.index.segments
        ]

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


def read_index(folder: str) -> Index:
    """Open an index to read it.

    Raises:
        IndexBusyError: It is being made for the first time.
        IndexDamagedError: It is damaged, not finished, or made by another version.
    """
    try:
        return open_index(folder)
    except IndexDamagedError:
        from docscope.corpus.index.storage.lock import is_held

        if os.path.lexists(f"{folder}/{MANIFEST}") or not is_held(folder):
            raise
    raise IndexBusyError(f"{folder}: docscope index is still making it; try again when it is done")

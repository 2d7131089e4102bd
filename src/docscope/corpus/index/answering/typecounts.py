"""How often each type of a segment stands in what is searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from docscope.corpus.index.answering.catalogue import LEVEL
from docscope.corpus.index.making.bulk import FRONT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from docscope.corpus.index.answering.catalogue import Catalogue
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.corpus.index.making.bulk import Numbers
    from docscope.corpus.index.storage.column import Column

    Values = NDArray[np.unsignedinteger[Any]]  # Any: as wide as the column

MANY = 10_000  # runs of tokens; more are read token by token


class Ranges(NamedTuple):
    """Runs of tokens: where each starts, and where it stops."""

    starts: Numbers
    stops: Numbers

    def tokens(self) -> Numbers:
        """Return the numbers of all their tokens, one run after the other."""
        sizes = np.maximum(self.stops - self.starts, 0)
        ends = np.cumsum(sizes)
        total = int(ends[-1]) if len(ends) else 0
        found: Numbers = np.arange(total) - np.repeat(ends - sizes - self.starts, sizes)
        return found

    def of(self, column: Column) -> Values:
        """Return the values of all their tokens in a column."""
        held = self.stops > self.starts
        starts, stops = self.starts[held], self.stops[held]
        if not len(starts):
            return column.array(0, 0)
        apart = np.flatnonzero(starts[1:] != stops[:-1]) + 1
        if len(apart) > MANY:
            return column.take(self.tokens())
        first, last = starts[[0, *apart]].tolist(), stops[[*(apart - 1), -1]].tolist()
        found = [column.array(low, high) for low, high in zip(first, last, strict=True)]
        return found[0] if len(found) == 1 else np.concatenate(found)


def searched_blocks(corpus: IndexCorpus, at: int) -> tuple[Catalogue, Numbers, Ranges]:
    """Return the blocks of a stretch that are searched, and their tokens."""
    segment, first, last = corpus.names.stretches[at]
    catalogue = corpus.opened.catalogues[segment]
    low, high = catalogue.blocks(first).start, catalogue.blocks(last - 1).stop
    blocks = np.arange(low, high)
    kinds = catalogue.column("block_kind").array(low, high) % LEVEL
    if not corpus.asked.front_matter:
        opening = catalogue.numbers("first_block").array(first, last)
        documents = np.searchsorted(opening, blocks, "right") - 1
        searched = catalogue.numbers("front_matter").array(first, last)[documents] > 0
        blocks = blocks[(kinds != FRONT) | searched]
    firsts = np.append(catalogue.column("block_token").array(), catalogue.segment.tokens)
    firsts = firsts.astype(np.int64)
    return catalogue, blocks, Ranges(firsts[blocks], firsts[blocks + 1])


def type_counts(catalogue: Catalogue, tokens: Numbers) -> Numbers:
    """Return how often each type stands among some tokens."""
    ids = catalogue.column("ids").take(tokens)
    counts: Numbers = np.bincount(ids, minlength=catalogue.segment.types)
    return counts


def all_counts(catalogue: Catalogue, ranges: Ranges) -> Numbers:
    """Return how often each type stands in some runs of tokens, which are most of all."""
    total = int((ranges.stops - ranges.starts).sum())
    if total == catalogue.segment.tokens:
        return catalogue.segment.table("lexicon").numbers("count").array().astype(np.int64)
    return type_counts(catalogue, ranges.tokens())

"""How often each type of a segment stands in what is searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.corpus.index.bulk import FRONT
from docscope.corpus.index.catalogue import LEVEL

if TYPE_CHECKING:
    from docscope.corpus.index.bulk import Numbers
    from docscope.corpus.index.catalogue import Catalogue
    from docscope.corpus.index.reading import IndexCorpus


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

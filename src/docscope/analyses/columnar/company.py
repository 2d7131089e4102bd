"""The words near the hits of a phrase, counted by type."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.analyses.collocates import Company
from docscope.corpus.index.answering.typecounts import (
    Ranges,
    all_counts,
    searched_blocks,
    type_counts,
)
from docscope.corpus.index.making.bulk import blocks_of, hits_of
from docscope.model import Totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.analyses.collocates import Collocates
    from docscope.corpus.index.answering.catalogue import Catalogue
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.corpus.index.making.bulk import Hits, Numbers
    from docscope.model import Row


class Counts(NamedTuple):
    """How often each type stands in a stretch: anywhere, in nodes, on either side of one."""

    everywhere: Numbers
    nodes: Numbers
    left: Numbers
    right: Numbers


class Counted:
    """The collocates of a phrase."""

    def __init__(self, asked: Collocates, corpus: IndexCorpus) -> None:
        self.asked = asked
        self.corpus = corpus

    @property
    def totals(self) -> Totals:
        """What was read and found."""
        return self._company.totals

    def rows(self) -> Iterator[Row]:
        """Yield one row a collocate, the strongest first."""
        return self.asked.rows(self._company, self.corpus)

    @cached_property
    def _company(self) -> Company:
        everywhere: Counter[str] = Counter()
        left: Counter[str] = Counter()
        right: Counter[str] = Counter()
        size = outside = found = documents = 0
        counted: list[tuple[list[str | None], Counts]] = []
        for at, hits in enumerate(hits_of(self.corpus, self.asked.query)):
            catalogue, _, ranges = searched_blocks(self.corpus, at)
            counts = self._counts(catalogue, hits, ranges)
            keys = [self.asked.keys.key(form) for form in catalogue.lookup.forms]
            counted.append((keys, counts))
            left.update(_by_key(keys, counts.left))
            right.update(_by_key(keys, counts.right))
            has_key = np.array([key is not None for key in keys], bool)
            size += int(counts.everywhere[has_key].sum())
            outside += int((counts.everywhere - counts.nodes)[has_key].sum())
            found += len(hits.tokens)
            documents += len(np.unique(hits.documents))
        wanted = left.keys() | right.keys()
        for keys, counts in counted:
            counts_of = (counts.everywhere - counts.nodes).tolist()
            for key, count in zip(keys, counts_of, strict=True):
                if key in wanted:
                    everywhere[key] += count
        named = {"hits": found, "near": left.total() + right.total(), "outside": outside}
        read = Totals(len(self.corpus.names), size, 0, documents, named)
        return Company(self.asked, everywhere, left, right, {}, read)

    def _counts(self, catalogue: Catalogue, hits: Hits, ranges: Ranges) -> Counts:
        runs = _runs(hits.tokens, len(self.asked.query.terms))
        left, right = self._sides(catalogue, runs)
        return Counts(
            all_counts(catalogue, ranges),
            type_counts(catalogue, runs.tokens()),
            type_counts(catalogue, left.tokens()),
            type_counts(catalogue, right.tokens()),
        )

    def _sides(self, catalogue: Catalogue, runs: Ranges) -> tuple[Ranges, Ranges]:
        """Return the tokens on the left and on the right of nodes: each beside its nearest."""
        window = self.asked.window
        size = catalogue.segment.tokens
        left = size if window.left is None else window.left
        right = size if window.right is None else window.right
        firsts = np.append(catalogue.column("block_token").array(), size).astype(np.int64)
        blocks = blocks_of(catalogue, runs.starts)
        start, stop = np.maximum(runs.starts - left, firsts[blocks]), runs.stops + right
        stop = np.minimum(stop, firsts[blocks + 1])
        near = np.flatnonzero(blocks[1:] == blocks[:-1])  # with a node after it in the block
        before, after = runs.stops[near], runs.starts[near + 1]
        end, begin = np.minimum(stop[near], after), np.maximum(start[near + 1], before)
        middle = np.maximum(begin, np.minimum((before + after + 1) // 2, end))
        overlap = begin < end  # the middle goes to the node before it
        stop[near] = np.where(overlap, middle, end)
        start[near + 1] = np.where(overlap, middle, begin)
        return Ranges(start, runs.starts), Ranges(runs.stops, stop)


def _runs(tokens: Numbers, length: int) -> Ranges:
    """Return the tokens of hits as runs in order; hits that overlap are one run."""
    opening = np.ones(len(tokens), bool)
    opening[1:] = tokens[1:] >= tokens[:-1] + length
    at = np.flatnonzero(opening)
    last = np.append(at[1:], len(tokens))[: len(at)] - 1
    return Ranges(tokens[at], tokens[last] + length)


def _by_key(keys: list[str | None], counts: Numbers) -> Counter[str]:
    found: Counter[str] = Counter()
    for number in np.flatnonzero(counts).tolist():
        key = keys[number]
        if key is not None:
            found[key] += int(counts[number])
    return found

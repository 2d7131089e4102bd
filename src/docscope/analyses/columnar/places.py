"""Where hits stand in their documents, as arrays: characters, paragraphs, sentences."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.analyses.columnar.charted import Charted
from docscope.corpus.index.answering.catalogue import LEVEL, PARTS
from docscope.corpus.index.answering.typecounts import Ranges
from docscope.corpus.index.making.bulk import blocks_of

if TYPE_CHECKING:
    from docscope.corpus.index.answering.catalogue import Catalogue
    from docscope.corpus.index.making.bulk import Numbers

BODY = PARTS.index("body")


class Around(NamedTuple):
    """Hits of one segment, with what is around them in characters and in tokens.

    A context begins at `first` or, where a blank has to be looked for, at least at `floor`;
    it ends at `last` or, as before, at most at `ceiling`.
    """

    documents: Numbers
    first: Numbers
    floor: Numbers
    start: Numbers
    end: Numbers
    last: Numbers
    ceiling: Numbers
    token_start: Numbers
    part: Numbers
    paragraph: Numbers
    sentence: Numbers


class Places:
    """Where hits of some length stand in one segment, with so many tokens around them.

    What is read depends on the hits, not on the size of the segment.
    """

    def __init__(self, catalogue: Catalogue, length: int, *, left: int, right: int) -> None:
        self.catalogue = catalogue
        self.length = length
        self.left = left
        self.right = right

    def around(self, tokens: Numbers, documents: Numbers) -> Around:
        """Return what is around hits that begin with some tokens."""
        blocks = blocks_of(self.catalogue, tokens)
        firsts = self.catalogue.numbers("first_token").array()[documents].astype(np.int64)
        final = tokens + self.length - 1
        leftmost, before = self._leftmost(tokens, blocks, firsts)
        rightmost, after = self._rightmost(final, blocks)
        chart = Charted(self.catalogue, (tokens, final, leftmost, before, rightmost, after))
        start, end = chart.starts(tokens, firsts), chart.ends(final, firsts)
        first = floor = start
        last = ceiling = end
        if self.left:
            whole, opening = leftmost == tokens, self._of_blocks("block_start", blocks)
            first = np.where(whole, opening, chart.starts(leftmost, firsts))
            floor = np.where(whole, opening, chart.ends(before, firsts))
        if self.right:
            whole, closing = rightmost == final, self._of_blocks("block_end", blocks)
            last = np.where(whole, closing, chart.ends(rightmost, firsts))
            ceiling = np.where(whole, closing, chart.starts(after, firsts))
        return Around(
            documents,
            first,
            floor,
            start,
            end,
            last,
            ceiling,
            tokens - firsts + 1,
            self._of_blocks("block_kind", blocks) % LEVEL,
            self._paragraphs(documents, blocks),
            self._sentences(start, blocks),
        )

    def _leftmost(
        self, tokens: Numbers, blocks: Numbers, firsts: Numbers
    ) -> tuple[Numbers, Numbers]:
        """Return where contexts begin, and the tokens before.

        A hit's own token stands for the whole block before it.
        """
        opening = self.catalogue.column("block_token").array()[blocks]
        whole = self.left >= np.maximum(tokens - opening, 1)
        leftmost = np.where(whole, tokens, tokens - self.left)
        return leftmost, np.maximum(leftmost - 1, firsts)

    def _rightmost(self, final: Numbers, blocks: Numbers) -> tuple[Numbers, Numbers]:
        """Return where contexts end, and the tokens after; as for those on the left."""
        whole = self.right >= np.maximum(self._stops[blocks + 1] - final - 1, 1)
        rightmost = np.where(whole, final, final + self.right)
        return rightmost, np.minimum(rightmost + 1, self.catalogue.segment.tokens - 1)

    def _paragraphs(self, documents: Numbers, blocks: Numbers) -> Numbers:
        """Return how many paragraphs documents have up to some blocks."""
        opening = self.catalogue.numbers("first_block").array()[documents]
        found: Numbers = self._bodies[blocks + 1] - self._bodies[opening]
        return found

    def _sentences(self, starts: Numbers, blocks: Numbers) -> Numbers:
        """Return which sentence of its block each character stands in, counted from 1."""
        here, at = np.unique(blocks, return_inverse=True)
        firsts = self.catalogue.column("block_sentence")
        total = len(self.catalogue.column("sentence_start"))
        low = firsts.take(here).astype(np.int64)
        after = firsts.take(np.minimum(here + 1, len(firsts) - 1)).astype(np.int64)
        sentences = Ranges(low, np.where(here + 1 < len(firsts), after, total))
        sizes = sentences.stops - sentences.starts
        keys = np.repeat(np.arange(len(here)) << 32, sizes)
        keys += self.catalogue.column("sentence_start").take(sentences.tokens())
        place = np.searchsorted(keys, (at << 32) + starts, "right")
        found: Numbers = np.maximum(place - (np.cumsum(sizes) - sizes)[at], 1)
        return found

    def _of_blocks(self, column: str, blocks: Numbers) -> Numbers:
        found: Numbers = self.catalogue.column(column).take(blocks).astype(np.int64)
        return found

    @cached_property
    def _stops(self) -> Numbers:
        """The first token of each block, and the end of the last one."""
        firsts = self.catalogue.column("block_token").array()
        return np.append(firsts, self.catalogue.segment.tokens).astype(np.int64)

    @cached_property
    def _bodies(self) -> Numbers:
        """How many paragraphs there are before each block."""
        found = np.zeros(len(self.catalogue.column("block_kind")) + 1, np.int64)
        np.cumsum(self.catalogue.column("block_kind").array() % LEVEL == BODY, out=found[1:])
        return found

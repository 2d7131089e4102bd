"""Where hits stand in their documents, as arrays: characters, paragraphs, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from docscope.corpus.index.catalogue import LEVEL, PARTS
from docscope.corpus.index.starts import WIDE

if TYPE_CHECKING:
    from docscope.corpus.index.bulk import Numbers
    from docscope.corpus.index.catalogue import Catalogue

BODY = PARTS.index("body")


class Places:
    """Where the tokens of one segment stand, for hits in some blocks.

    `firsts` are the first tokens of the documents of these hits.
    """

    def __init__(self, catalogue: Catalogue, blocks: Numbers, firsts: Numbers) -> None:
        self.catalogue = catalogue
        self.blocks = blocks
        self.firsts = firsts
        steps = catalogue.column("steps").array()
        self._sums = np.zeros(len(steps) + 1, np.int64)
        np.cumsum(steps, out=self._sums[1:])
        self._wide = catalogue.column("wide_at").array()
        more = catalogue.column("wide_step").array().astype(np.int64) - WIDE
        self._more = np.concatenate(([0], np.cumsum(more)))
        self._ids = catalogue.column("ids").array()
        self._lengths = np.array(catalogue.lookup.lengths, np.int64)

    def starts(self, tokens: Numbers) -> Numbers:
        """Return where tokens start in their documents."""
        found: Numbers = self._sum(tokens + 1) - self._sum(self.firsts)
        return found

    def ends(self, tokens: Numbers) -> Numbers:
        """Return where tokens end."""
        found: Numbers = self.starts(tokens) + self._lengths[self._ids[tokens]]
        return found

    def left(self, tokens: Numbers, size: int) -> tuple[Numbers, Numbers]:
        """Return where left contexts of so many tokens begin, and how far to look for a blank."""
        opening = self.catalogue.column("block_token").array()[self.blocks]
        whole = size >= np.maximum(tokens - opening, 1)  # the context reaches the block's start
        floor = self.catalogue.column("block_start").array()[self.blocks].astype(np.int64)
        first = np.where(whole, tokens, tokens - size)
        before = np.maximum(first - 1, self.firsts)
        return (
            np.where(whole, floor, self.starts(first)),
            np.where(whole, floor, self.ends(before)),
        )

    def right(self, tokens: Numbers, size: int) -> tuple[Numbers, Numbers]:
        """Return where right contexts of so many tokens end, and how far to look for a blank."""
        total = self.catalogue.segment.tokens
        closing = np.append(self.catalogue.column("block_token").array(), total)
        whole = size >= np.maximum(closing[self.blocks + 1] - tokens - 1, 1)
        ceiling = self.catalogue.column("block_end").array()[self.blocks].astype(np.int64)
        last = np.where(whole, tokens, tokens + size)
        after = np.minimum(last + 1, total - 1)
        return (
            np.where(whole, ceiling, self.ends(last)),
            np.where(whole, ceiling, self.starts(after)),
        )

    def paragraphs(self, documents: Numbers) -> Numbers:
        """Return how many paragraphs documents have up to the blocks of hits."""
        bodies = np.cumsum(self.catalogue.column("block_kind").array() % LEVEL == BODY)
        opening = self.catalogue.numbers("first_block").array()[documents].astype(np.int64)
        before = np.concatenate(([0], bodies))
        found: Numbers = before[self.blocks + 1] - before[opening]
        return found

    def sentences(self, starts: Numbers) -> Numbers:
        """Return which sentence of its block each character stands in, counted from 1."""
        opening = self.catalogue.column("block_sentence").array().astype(np.int64)
        sentences = self.catalogue.column("sentence_start").array().astype(np.int64)
        counts = np.diff(opening, append=len(sentences))
        keys = np.repeat(np.arange(len(opening)) << 32, counts) + sentences
        here = np.searchsorted(keys, (self.blocks << 32) + starts, "right")
        found: Numbers = np.maximum(here - opening[self.blocks], 1)
        return found

    def _sum(self, tokens: Numbers) -> Numbers:
        """Return the sum of all steps before tokens."""
        found = self._sums[tokens]
        if len(self._wide):
            found += self._more[np.searchsorted(self._wide, tokens)]
        return found

"""Where tokens of one segment start and end, as arrays: only pieces that hold them are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from docscope.corpus.index.answering.starts import WIDE
from docscope.corpus.index.storage.layout import CHECKPOINT_EVERY as PIECE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from docscope.corpus.index.answering.catalogue import Catalogue
    from docscope.corpus.index.making.bulk import Numbers


class Charted:
    """The pieces, from one checkpoint to the next, in which some tokens stand."""

    def __init__(self, catalogue: Catalogue, tokens: Sequence[Numbers]) -> None:
        self._low = min(int(one.min(initial=catalogue.segment.tokens)) for one in tokens) // PIECE
        high = max(int(one.max(initial=0)) for one in tokens) // PIECE
        held = np.zeros(max(high + 1 - self._low, 0), bool)
        for one in tokens:
            held[one // PIECE - self._low] = True
        pieces = np.flatnonzero(held) + self._low
        self._row = np.cumsum(held) - 1
        self._checkpoints = catalogue.column("checkpoints").take(pieces).astype(np.int64)
        self._sums = _sums(catalogue, pieces)
        self._ids = catalogue.column("ids")
        self._lengths = catalogue.lookup.lengths

    def starts(self, tokens: Numbers, firsts: Numbers) -> Numbers:
        """Return where tokens start, given the first tokens of their documents."""
        row = self._row[tokens // PIECE - self._low]
        found: Numbers = self._sums[row, tokens % PIECE].astype(np.int64)
        opened = firsts > tokens - tokens % PIECE  # the document starts in the piece
        before = self._sums[row, np.maximum(firsts % PIECE - 1, 0)]
        found += np.where(opened, -before, self._checkpoints[row])
        return found

    def ends(self, tokens: Numbers, firsts: Numbers) -> Numbers:
        """Return where tokens end."""
        found = self.starts(tokens, firsts)
        found += self._lengths[self._ids.take(tokens)]
        return found


def _sums(catalogue: Catalogue, pieces: Numbers) -> NDArray[np.int64]:
    """Return for each token of some pieces the steps after the first token of its piece."""
    steps = catalogue.column("steps").rows(pieces, PIECE).astype(np.int64)
    row, place = np.nonzero(steps == WIDE)
    if len(row):
        at = np.searchsorted(catalogue.column("wide_at").array(), pieces[row] * PIECE + place)
        steps[row, place] = catalogue.column("wide_step").array()[at]
    steps[:, 0] = 0
    return np.cumsum(steps, axis=1)

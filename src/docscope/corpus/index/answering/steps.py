"""Where tokens start, worked out from the steps between them, many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from docscope.corpus.index.making.building import WIDE
from docscope.corpus.index.storage.layout import CHECKPOINT_EVERY

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Steps:
    """The steps of all tokens of a segment, and those that are too wide for a byte."""

    def __init__(
        self, steps: NDArray[np.uint32], wide_at: NDArray[np.int64], wide_step: NDArray[np.uint32]
    ) -> None:
        self.steps = steps
        self.wide_at = wide_at
        self.wider = np.concatenate(([0], np.cumsum(wide_step.astype(np.int64) - WIDE)))
        whole = len(steps) // CHECKPOINT_EVERY * CHECKPOINT_EVERY
        sums = steps[:whole].reshape(-1, CHECKPOINT_EVERY).sum(axis=1, dtype=np.int64)
        self.before = np.concatenate(([0], np.cumsum(sums)))

    def checkpoints(self, first_token: NDArray[np.int64]) -> NDArray[np.uint32]:
        """Return where every so many tokens one starts in its document."""
        tokens = np.arange(0, len(self.steps), CHECKPOINT_EVERY)
        document = np.searchsorted(first_token, tokens, "right") - 1
        found = self._summed(tokens + 1) - self._summed(first_token)[document]
        return found.astype(np.uint32)

    def _summed(self, tokens: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the sum of the steps of all tokens before some."""
        block = tokens // CHECKPOINT_EVERY
        return self.before[block] + self._rest(tokens) + self.wider[self._wide_before(tokens)]

    def _wide_before(self, tokens: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.searchsorted(self.wide_at, tokens)

    def _rest(self, tokens: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the sum of the steps between the checkpoint before each token and the token."""
        found = np.zeros(len(tokens), np.int64)
        within = tokens % CHECKPOINT_EVERY
        start = tokens - within
        for offset in range(int(within.max(initial=0))):
            some = within > offset
            found[some] += self.steps[start[some] + offset]
        return found

"""Where tokens start in their documents, from steps and checkpoints."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from docscope.corpus.index.storage.layout import CHECKPOINT_EVERY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.corpus.index.storage.segment import Segment

WIDE = 255  # the step that says: look in wide_step


class Starts:
    """The starts of the tokens of one segment; `first` is always the first of the document."""

    def __init__(self, segment: Segment) -> None:
        self._steps = segment.column("steps")
        self.checkpoints = segment.column("checkpoints")
        self._wide_at = segment.column("wide_at")
        self._wide_step = segment.column("wide_step")

    def of(self, token: int, first: int) -> int:
        """Return where a token starts."""
        checkpoint = token // CHECKPOINT_EVERY
        begin = checkpoint * CHECKPOINT_EVERY
        if begin < first:
            return sum(self._true_steps(first, token + 1))
        return self.checkpoints[checkpoint] + sum(self._true_steps(begin + 1, token + 1))

    def between(self, start: int, stop: int, first: int) -> list[int]:
        """Return where tokens `start` to `stop` of one document start."""
        if start >= stop:
            return []
        steps = self._true_steps(start + 1, stop)
        return list(accumulate(steps, initial=self.of(start, first)))

    def some(self, tokens: Sequence[int], document: range) -> list[int]:
        """Return where some tokens of a document start; they come in order."""
        if not tokens:
            return []
        start, stop = tokens[0], tokens[-1] + 1
        if len(tokens) * CHECKPOINT_EVERY < stop - start:
            return [self.of(token, document.start) for token in tokens]
        starts = self.between(start, stop, document.start)
        return [starts[token - start] for token in tokens]

    def _true_steps(self, start: int, stop: int) -> Sequence[int]:
        steps = bytes(self._steps.slice(start, stop))
        if WIDE not in steps:
            return steps
        return list(self._widened(steps, start))

    def _widened(self, steps: bytes, start: int) -> Iterator[int]:
        wide = bisect_left(self._wide_at, start)
        for step in steps:
            if step == WIDE:
                yield self._wide_step[wide]
                wide += 1
            else:
                yield step

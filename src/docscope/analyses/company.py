"""The tokens that stand near a node: within a window, each with its nearest node."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.analyses.contexts import token_table
from docscope.analyses.place import block_at, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.corpus.search import Hit
    from docscope.model import Block, Document


class Beside(NamedTuple):
    """Tokens beside a node, by their numbers in the document."""

    tokens: range
    node: range
    side: Literal["L", "R"]


@dataclass(frozen=True, slots=True)
class Window:
    """How many tokens on each side of a node are near it; None for all of the sentence.

    A window never leaves the paragraph, or the sentence if it is said to stay in it.
    """

    left: int | None = 5
    right: int | None = 5
    sentence: bool = False


WINDOW = Window()


def nodes(document: Document, hits: Sequence[Hit]) -> list[range]:
    """Return the tokens of the hits as runs in order; hits that overlap are one run."""
    table = token_table(document)
    runs: list[range] = []
    for hit in hits:
        run = table.between(hit.start, hit.end)
        if runs and run.start < runs[-1].stop:
            last = runs.pop()
            run = range(last.start, max(last.stop, run.stop))
        runs.append(run)
    return runs


def company(document: Document, found: Sequence[range], window: Window) -> Iterator[Beside]:
    """Yield the tokens near the nodes of a document: each token once, beside its nearest node.

    At equal distance that is the node before it. Nodes are never near another node.
    """
    table = token_table(document)
    starts = [table.starts[run.start] for run in found]
    for block, _ in groupby(block_at(document, start) for start in starts):
        for region in _regions(document, block, window):
            tokens = table.between(region[0], region[1])
            yield from _within(tokens, _clipped(found, tokens), window)


def _regions(document: Document, block: Block, window: Window) -> Iterable[tuple[int, int]]:
    if window.sentence:
        return sentences_of(document, block)
    return [(block.start, block.end)]


def _clipped(found: Sequence[range], tokens: range) -> list[range]:
    """Return the parts of the runs that lie within some tokens."""
    first = bisect_left(found, tokens.start + 1, key=lambda run: run.stop)
    clipped: list[range] = []
    for at in range(first, len(found)):
        if found[at].start >= tokens.stop:
            break
        run = found[at]
        clipped.append(range(max(run.start, tokens.start), min(run.stop, tokens.stop)))
    return clipped


def _within(tokens: range, runs: list[range], window: Window) -> Iterator[Beside]:
    if not runs:
        return
    size = len(tokens)
    left = size if window.left is None else window.left
    right = size if window.right is None else window.right
    first, last = runs[0], runs[-1]
    yield Beside(range(max(first.start - left, tokens.start), first.start), first, "L")
    for before, after in pairwise(runs):
        end, start = before.stop + right, after.start - left
        end, start = min(end, after.start), max(start, before.stop)
        if start < end:  # the windows overlap: the middle goes to the node before it
            middle = (before.stop + after.start + 1) // 2
            end = start = max(start, min(middle, end))
        yield Beside(range(before.stop, end), before, "R")
        yield Beside(range(start, after.start), after, "L")
    yield Beside(range(last.stop, min(last.stop + right, tokens.stop)), last, "R")

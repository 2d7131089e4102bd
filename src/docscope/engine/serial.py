"""Putting an analysis to a corpus in one process."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docscope.corpus.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.base import Analysis, Partial
    from docscope.corpus.base import Corpus
    from docscope.model import Row, Table

    P = TypeVar("P", bound=Partial)


def stream(
    analysis: Analysis[P], corpus: Corpus, partials: Iterable[P], table: Table
) -> Iterator[Row]:
    """Yield the rows of one partial result after the other; the table gets the totals."""
    total: P | None = None
    for partial in partials:
        total = partial if total is None else analysis.merge(total, partial)
        table.totals = total.totals
        if not table.counting_only:
            yield from analysis.rows(total, corpus)
        total = total.spent()


def counted(analysis: Analysis[P], partials: Iterable[P], table: Table) -> Iterator[P]:
    """Yield partial results as they come; the table gets the totals of those so far."""
    total: P | None = None
    for partial in partials:
        spent = partial.spent()
        total = spent if total is None else analysis.merge(total, spent)
        table.totals = total.totals
        yield partial


def gather(analysis: Analysis[P], partials: Iterable[P]) -> P | None:
    """Merge partial results in order, neighbours first, so that none is copied often."""
    stack: list[tuple[int, P]] = []
    for partial in partials:
        size, merged = 1, partial
        while stack and stack[-1][0] <= size:
            left_size, left = stack.pop()
            size, merged = left_size + size, analysis.merge(left, merged)
        stack.append((size, merged))
    total: P | None = None
    for _, partial in reversed(stack):
        total = partial if total is None else analysis.merge(partial, total)
    return total


def collected(analysis: Analysis[P], corpus: Corpus, *, apart: bool = False) -> Iterator[P]:
    """Yield what each part holds, in reading order, as it is asked for.

    The parts are batches of documents, or with `apart` as small as they can be.
    """
    parts = corpus.parts() if apart else batches(corpus)
    return (analysis.collect(part) for part in parts)


def batches(corpus: Corpus) -> Iterator[Corpus]:
    """Cut between documents, first into small parts and then into larger ones."""
    return corpus.batches() if isinstance(corpus, Collection) else corpus.parts()

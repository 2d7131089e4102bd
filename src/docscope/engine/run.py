"""`run(analysis, corpus)`: the one way from a question to its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docscope.analyses.answer import Answer
from docscope.engine.serial import collected, gather, stream
from docscope.model import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.analyses.base import Analysis, Partial
    from docscope.corpus.base import Corpus
    from docscope.model import Row

    P = TypeVar("P", bound=Partial)


def run(analysis: Analysis[P], corpus: Corpus, *, jobs: int = 1) -> Answer:
    """Return the answer to a question; its rows are made as they are read.

    `jobs` worker processes share the documents; the rows never depend on their number.
    """
    table = Table(analysis.columns, lambda: _rows(analysis, corpus, table, jobs))
    return Answer(analysis, corpus, table)


def partials(analysis: Analysis[P], corpus: Corpus, jobs: int) -> Iterator[P]:
    """Yield what each part of the corpus holds, in reading order."""
    if jobs > 1 and len(corpus.names) > 1:
        from docscope.engine.processes import collected as collected_by_workers

        return collected_by_workers(analysis, corpus, jobs)
    return collected(analysis, corpus)


def _rows(analysis: Analysis[P], corpus: Corpus, table: Table, jobs: int) -> Iterator[Row]:
    found = partials(analysis, corpus, jobs)
    if analysis.streams:
        yield from stream(analysis, corpus, found, table)
        return
    total = gather(analysis, found)
    if total is not None:
        table.totals = total.totals
        yield from analysis.rows(total, corpus)

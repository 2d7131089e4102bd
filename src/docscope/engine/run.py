"""`run(analysis, corpus)`: the one way from a question to its table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docscope.analyses.answer import Answer
from docscope.analyses.base import Arranging
from docscope.analyses.columnar import columnar, direct, tallied
from docscope.engine.serial import collected, counted, gather, stream
from docscope.model import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.analyses.base import Analysis, Partial
    from docscope.corpus.base import Corpus
    from docscope.model import Row, Value

    P = TypeVar("P", bound=Partial)


class Engine(NamedTuple):
    """Who collects: this process, so many worker processes, or a Dask cluster.

    Without `jobs` this process works alone, and a local cluster has a worker a core. A
    cluster is the one whose `scheduler` answers at that address, else one on this machine.
    """

    jobs: int | None = None
    dask: bool = False
    scheduler: str | None = None

    @property
    def shared(self) -> bool:
        """Whether other processes collect."""
        return self.dask or (self.jobs or 1) > 1


ALONE = Engine()


def run(
    analysis: Analysis[P], corpus: Corpus, *, jobs: int | None = None, engine: Engine = ALONE
) -> Answer:
    """Return the answer to a question; its rows are made as they are read.

    `jobs` worker processes share the documents, or whatever the `engine` says does; the
    rows never depend on it.
    """
    chosen = engine if jobs is None else engine._replace(jobs=jobs)
    table = Table(analysis.columns, lambda: _rows(analysis, corpus, table, chosen))
    if not chosen.shared:
        table.tallied = partial(tallied, analysis, corpus)
        table.batches = lambda: _batches(analysis, corpus, table)
    return Answer(analysis, corpus, table)


def partials(
    analysis: Analysis[P], corpus: Corpus, engine: Engine, *, apart: bool = False
) -> Iterator[P]:
    """Yield what each part of the corpus holds, in reading order.

    With `apart` the parts are small, so that rows can be made of each at once.
    """
    if engine.dask:
        from docscope.engine.dask import collected as collected_by_cluster

        return collected_by_cluster(analysis, corpus, engine.scheduler, jobs=engine.jobs)
    if (engine.jobs or 1) > 1 and len(corpus.names) > 1:
        from docscope.engine.processes import collected as collected_by_workers

        return collected_by_workers(analysis, corpus, engine.jobs or 1)
    return collected(analysis, corpus, apart=apart)


def _batches(
    analysis: Analysis[P], corpus: Corpus, table: Table
) -> Iterator[list[Sequence[Value]]] | None:
    answer = columnar(analysis, corpus)
    if answer is None:
        return None
    table.totals = answer.totals
    return answer.columns()


def _rows(analysis: Analysis[P], corpus: Corpus, table: Table, engine: Engine) -> Iterator[Row]:
    answer = None if engine.shared else direct(analysis, corpus)
    if answer:
        table.totals = answer.totals
        yield from answer.rows()
        return
    arranging = isinstance(analysis, Arranging)
    found = partials(analysis, corpus, engine, apart=analysis.streams or arranging)
    if isinstance(analysis, Arranging):
        yield from analysis.in_order(counted(analysis, found, table), corpus)
        return
    if analysis.streams:
        yield from stream(analysis, corpus, found, table)
        return
    total = gather(analysis, found)
    if total is not None:
        table.totals = total.totals
        yield from analysis.rows(total, corpus)

"""Putting an analysis to a corpus in several processes: the same rows, sooner."""

from __future__ import annotations

import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from docscope.analyses.base import Analysis, Partial
    from docscope.corpus.base import Corpus
    from docscope.corpus.reading import ReadingReport

    P = TypeVar("P", bound=Partial)

BATCH_BYTES = 1_000_000  # enough work to be worth sending, little enough to share out well
AHEAD = 3  # batches a worker that are sent before the first answer is used


def collected(analysis: Analysis[P], corpus: Corpus, jobs: int) -> Iterator[P]:
    """Yield what each batch of documents holds, in reading order.

    A worker that dies costs only its batch: that is tried again alone, document by
    document, and a document that kills its worker again is skipped and named.
    """
    batches = deque(_batches(corpus))
    sent: deque[tuple[Corpus, Future[tuple[P, ReadingReport]]]] = deque()
    pool = _pool(jobs)
    try:
        while sent or batches:
            while batches and len(sent) < AHEAD * jobs:
                batch = batches.popleft()
                sent.append((batch, pool.submit(_collect, analysis, batch)))
            batch, future = sent.popleft()
            try:
                partial, report = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _singly(analysis, corpus, batch)
                batches.extendleft(waiting for waiting, _ in reversed(sent))
                sent.clear()
                pool = _pool(jobs)
                continue
            corpus.report.add(report)
            yield partial
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _batches(corpus: Corpus) -> Iterator[Corpus]:
    names: list[str] = []
    size = 0
    for name in corpus.names:
        names.append(name)
        size += corpus.size(name)
        if size >= BATCH_BYTES:
            yield corpus.only(names)
            names, size = [], 0
    if names:
        yield corpus.only(names)


def _singly(analysis: Analysis[P], corpus: Corpus, batch: Corpus) -> Iterator[P]:
    """Yield what each document of a batch holds, each read in a process of its own."""
    for name in batch.names:
        with _pool(1) as pool:
            try:
                partial, report = pool.submit(_collect, analysis, corpus.only([name])).result()
            except BrokenProcessPool:
                corpus.report.skip(name, "the process that read it died, twice")
                continue
        corpus.report.add(report)
        yield partial


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawn: the workers start clean on every system, whatever the caller has loaded
    context = get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_parent)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _collect(analysis: Analysis[Any], batch: Corpus) -> tuple[Any, ReadingReport]:  # Any: pickled for the parent
    return analysis.collect(batch), batch.report

"""Putting an analysis to a corpus in several processes: the same rows, sooner."""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from docscope.engine.batches import batches as cut
from docscope.engine.signals import held_back

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from docscope.analyses.base import Analysis, Partial
    from docscope.corpus.base import Corpus
    from docscope.corpus.reading import ReadingReport

    P = TypeVar("P", bound=Partial)

BATCH_BYTES = 1_000_000  # enough work to be worth sending, little enough to share out well
TRIES = 2  # workers that a single document may cost
AHEAD = 3  # batches a worker that are sent before the first answer is used


def collected(analysis: Analysis[P], corpus: Corpus, jobs: int) -> Iterator[P]:
    """Yield what each batch of documents holds, in reading order.

    A worker that dies costs only its batch: that is tried again alone, then half by half,
    and a document that kills a worker of its own twice is skipped and named.
    """
    batches = deque(cut(corpus, BATCH_BYTES))
    sent: deque[tuple[Corpus, Future[tuple[P, ReadingReport]]]] = deque()
    workers = Workers(jobs)
    try:
        while sent or batches:
            while batches and len(sent) < AHEAD * jobs:
                batch = batches.popleft()
                sent.append((batch, workers.submit(analysis, batch)))
            batch, future = sent.popleft()
            try:
                partial, report = future.result()
            except BrokenProcessPool:
                workers.stop()
                yield from _again(analysis, corpus, batch)
                workers = Workers(jobs)
                sent = deque(
                    (waiting, answer if _arrived(answer) else workers.submit(analysis, waiting))
                    for waiting, answer in sent
                )
                continue
            corpus.report.add(report)
            yield partial
    finally:
        workers.stop()


class Workers:
    """Processes that collect; they end when `stop` is called, or with this process."""

    def __init__(self, jobs: int) -> None:
        # spawn: the workers start clean on every system, whatever the caller has loaded
        context = get_context("spawn")
        # Whoever reads from the one end learns when the other is closed or its owner dies.
        leash, self._held = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(
            jobs, mp_context=context, initializer=_begin, initargs=(leash,)
        )

    def submit(self, analysis: Analysis[P], batch: Corpus) -> Future[tuple[P, ReadingReport]]:
        """Have a batch collected; its answer is a BrokenProcessPool if a worker has died."""
        try:
            with held_back(signal.SIGINT):
                return self._pool.submit(_collect, analysis, batch)
        except BrokenProcessPool as death:
            lost: Future[tuple[P, ReadingReport]] = Future()
            lost.set_exception(death)
            return lost

    def stop(self) -> None:
        """End all processes at once, whatever they are doing."""
        self._held.close()
        self._pool.shutdown(wait=True, cancel_futures=True)


def _again(analysis: Analysis[P], corpus: Corpus, batch: Corpus) -> Iterator[P]:
    """Yield what a batch holds that was lost with a worker, in halves if it is lost again."""
    names = batch.names
    for _ in range(TRIES if len(names) == 1 else 1):
        answer = _alone(analysis, batch)
        if answer:
            partial, report = answer
            corpus.report.add(report)
            yield partial
            return
    if len(names) == 1:
        corpus.report.skip(names[0], "the process that read it died, twice")
        return
    middle = len(names) // 2
    for half in (names[:middle], names[middle:]):
        yield from _again(analysis, corpus, corpus.only(half))


def _alone(analysis: Analysis[P], batch: Corpus) -> tuple[P, ReadingReport] | None:
    """Return what a batch holds, collected by a worker of its own; None if that dies."""
    workers = Workers(1)
    try:
        return workers.submit(analysis, batch).result()
    except BrokenProcessPool:
        return None
    finally:
        workers.stop()


def _arrived(answer: Future[Any]) -> bool:  # Any: what it holds does not matter
    return answer.done() and not answer.cancelled() and answer.exception() is None


def _begin(leash: Connection) -> None:
    """Prepare a worker: interrupts are the parent's, and it never outlives the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(leash,), daemon=True).start()


def _end_with(leash: Connection) -> None:
    leash.poll(None)  # until the other end is closed
    os._exit(0)


def _collect(  # Any: results travel to the parent pickled
    analysis: Analysis[Any], batch: Corpus
) -> tuple[Any, ReadingReport]:
    return analysis.collect(batch), batch.report

"""Putting an analysis to a corpus in several processes: the same rows, sooner."""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Thread
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from types import TracebackType

    from docscope.analyses.base import Analysis, Partial
    from docscope.corpus.base import Corpus
    from docscope.corpus.reading import ReadingReport

    P = TypeVar("P", bound=Partial)

BATCH_BYTES = 1_000_000  # enough work to be worth sending, little enough to share out well
AHEAD = 3  # batches a worker that are sent before the first answer is used


def collected(analysis: Analysis[P], corpus: Corpus, jobs: int) -> Iterator[P]:
    """Yield what each batch of documents holds, in reading order.

    A worker that dies costs only its batch: that is tried again alone, then half by half,
    and a document that kills a worker of its own is skipped and named.
    """
    batches = deque(_batches(corpus))
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
                workers.end()
                workers = Workers(jobs)
                lost = [waiting for waiting, answer in sent if not _arrived(answer)]
"""
"""

"""Putting an analysis to a corpus in the workers of a Dask cluster: the same rows, sooner.

A shard is some whole documents, and what is found in shards is merged in reading order, so
that neither their number nor the machine that collected one ever shows. What is lost with
a worker, Dask has another one collect.
"""

from __future__ import annotations

import logging
import os
import signal
from collections import deque
from contextlib import ExitStack, contextmanager
from itertools import islice
from socket import create_connection
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from docscope import __version__
from docscope.engine.batches import batches
from docscope.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client, Future, Worker

    from docscope.analyses.base import Analysis, Partial
    from docscope.corpus.base import Corpus
    from docscope.corpus.reading import ReadingReport

    P = TypeVar("P", bound=Partial)

INSTALL = 'python -m pip install "docscope[cluster]"'
SHARD_BYTES = 4_000_000  # about a second of work, so that sending it is cheap
AHEAD = 2  # shards a worker that wait on the cluster
PATIENCE = 15  # seconds for a scheduler to answer, and for a worker to join it


def collected(
    analysis: Analysis[P], corpus: Corpus, scheduler: str | None, *, jobs: int | None = None
) -> Iterator[P]:
    """Yield what each shard of the documents holds, in reading order.

    The workers are those of the scheduler at that address, else `jobs` processes on this
    machine (one a core), which end with the last shard, an interrupt or this process. A
    shard that its workers keep dying of is tried again in halves, and a document that they
    keep dying of is skipped and named.

    Raises:
        UsageError: Dask is not installed, or docscope is not on the workers as it is here.
        InputError: No scheduler or no worker answers.
    """
    with _cluster(scheduler, jobs) as client:
        waiting = batches(corpus, SHARD_BYTES)
        ahead = AHEAD * sum(client.nthreads().values())
        sent = deque((shard, _sent(client, analysis, shard)) for shard in islice(waiting, ahead))
        while sent:
            shard, future = sent.popleft()
            for partial, report in _answers(client, analysis, shard, future):
                corpus.report.add(report)
                yield partial
            sent.extend((more, _sent(client, analysis, more)) for more in islice(waiting, 1))


def dask_setup(worker: Worker) -> None:  # noqa: ARG001 - Dask calls it so
    """Prepare a worker of this machine: interrupts are for the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _sent(client: Client, analysis: Analysis[P], shard: Corpus) -> Future:
    """Have a shard collected by any worker."""
    return client.submit(_collect, analysis, shard, __version__, pure=False)


def _answers(
    client: Client, analysis: Analysis[P], shard: Corpus, future: Future
) -> Iterator[tuple[P, ReadingReport]]:
    """Yield what a shard holds, as a whole or in halves of halves."""
    from distributed import KilledWorker

    try:
        yield future.result()
    except KilledWorker:
        names = shard.names
        if len(names) == 1:
            shard.report.skip(names[0], "the workers that read it died")
            return
        middle = len(names) // 2
        for half in (shard.only(names[:middle]), shard.only(names[middle:])):
            yield from _answers(client, analysis, half, _sent(client, analysis, half))


@contextmanager
def _cluster(scheduler: str | None, jobs: int | None) -> Iterator[Client]:
    """Lend the client of a cluster; one that was started for this ends with it."""
    try:
        from dask import config
        from distributed import Client, LocalCluster
    except ImportError:
        raise UsageError(f"--engine dask: Dask is not installed; {INSTALL}") from None
    with ExitStack() as stack:
        stack.enter_context(_quiet())
        if scheduler:
            yield stack.enter_context(_connected(scheduler))
            return
        folder = TemporaryDirectory(prefix="docscope-", ignore_cleanup_errors=True)
        stack.enter_context(config.set(temporary_directory=stack.enter_context(folder)))
        here = LocalCluster(
            n_workers=jobs or os.cpu_count(),
            threads_per_worker=1,
            memory_limit=0,  # no worker is ended for what a document needs
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
            preload=__name__,
        )
        yield stack.enter_context(Client(stack.enter_context(here), set_as_default=False))


def _connected(scheduler: str) -> Client:
    """Return the client of a scheduler that has a worker.

    Raises:
        UsageError: The address is none.
        InputError: No scheduler answers there, or it has no worker.
    """
    from distributed import Client

    try:
        _ensure_answers(scheduler)
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except OSError:
        raise InputError(f"--scheduler {scheduler}: no Dask scheduler answers there") from None
    except ValueError:
        hint = "write it as tcp://HOST:8786"
        raise UsageError(f"--scheduler {scheduler}: no address; {hint}") from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        hint = f"dask worker {scheduler} starts one"
        raise InputError(f"--scheduler {scheduler}: it has no workers; {hint}") from None
    return client


def _ensure_answers(scheduler: str) -> None:
    """Raise where nothing listens: a client that finds nothing takes long to give up."""
    from distributed.comm import get_address_host_port

    with create_connection(get_address_host_port(scheduler), timeout=PATIENCE):
        pass


@contextmanager
def _quiet() -> Iterator[None]:
    """Have Dask keep to itself what it does about lost workers."""
    log = logging.getLogger("distributed")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


def _collect(  # Any: results travel to the client pickled
    analysis: Analysis[Any], shard: Corpus, version: str
) -> tuple[Any, ReadingReport]:
    if version != __version__:
        there = f"docscope {__version__} on the workers, {version} here"
        raise UsageError(f"{there}; install the same on all")
    return analysis.collect(shard), shard.report

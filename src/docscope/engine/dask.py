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
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from itertools import islice
from socket import create_connection
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from docscope import __version__
from docscope.engine.batches import batches
from docscope.engine.signals import held_back
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
DEATHS = 1  # of workers here that Dask makes good; a shard that is lost again is tried alone
AHEAD = 2  # shards a worker that wait on the cluster
PATIENCE = 15  # seconds for a scheduler to answer, and for a worker to join it


def collected(
    analysis: Analysis[P], corpus: Corpus, scheduler: str | None, *, jobs: int | None = None
) -> Iterator[P]:
    """Yield what each shard of the documents holds, in reading order.

    The workers are those of the scheduler at that address, else `jobs` processes on this
    machine (one a core, none without a document), which end with the last shard, an
    interrupt or this process. A shard that its workers keep dying of is tried again in
    halves, and a document that they keep dying of is skipped and named.

    Raises:
        UsageError: Dask is not installed, or docscope is not on the workers as it is here.
        InputError: No scheduler or no worker answers.
    """
    workers = min(jobs or os.cpu_count() or 1, max(len(corpus.names), 1))
    with _as_long_as_it_answers(scheduler), _cluster(scheduler, workers) as client:
        shards = batches(corpus, SHARD_BYTES)
        ahead = AHEAD * sum(client.nthreads().values())
        sent = deque((shard, _sent(client, analysis, shard)) for shard in islice(shards, ahead))
        while sent:
            shard, future = sent.popleft()
            answer = _answer(future)
            if answer is None:
                for _, other in sent:  # one of them may have been the cause
                    other.exception()  # which waits for its end
                yield from _again(client, analysis, corpus, shard)
            else:
                corpus.report.add(answer[1])
                yield answer[0]
            sent.extend((more, _sent(client, analysis, more)) for more in islice(shards, 1))


def dask_setup(worker: Worker) -> None:  # noqa: ARG001 - Dask calls it so
    """Prepare a worker of this machine: interrupts are for the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):  # which holds them back since the worker started
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})


def _sent(client: Client, analysis: Analysis[P], shard: Corpus) -> Future:
    """Have a shard collected by any worker."""
    return client.submit(_collect, analysis, shard, __version__, pure=False)


def _answer(future: Future) -> tuple[Any, ReadingReport] | None:
    """Return what a shard holds; None if its workers keep dying."""
    from distributed import KilledWorker

    try:
        answer: tuple[Any, ReadingReport] = future.result()
    except KilledWorker:
        return None
    return answer


def _again(client: Client, analysis: Analysis[P], corpus: Corpus, shard: Corpus) -> Iterator[P]:
    """Yield what a shard holds that was lost, alone now, in halves if it is lost again."""
    answer = _answer(_sent(client, analysis, shard))
    if answer:
        corpus.report.add(answer[1])
        yield answer[0]
        return
    names = shard.names
    if len(names) == 1:
        corpus.report.skip(names[0], "the workers that read it died")
        return
    middle = len(names) // 2
    for half in (names[:middle], names[middle:]):
        yield from _again(client, analysis, corpus, corpus.only(half))


@contextmanager
def _cluster(scheduler: str | None, workers: int) -> Iterator[Client]:
    """Lend the client of a cluster; one with so many workers is started if there is none."""
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
        settings = {
            "temporary-directory": stack.enter_context(folder),
            "distributed.scheduler.allowed-failures": DEATHS,
        }
        stack.enter_context(config.set(settings))
        with held_back(signal.SIGINT, signal.SIGTERM):
            here = LocalCluster(
                n_workers=workers,
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
def _as_long_as_it_answers(scheduler: str | None) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        # A shard is cancelled, and a connection closed, only where the scheduler is lost.
        if not isinstance(error, CancelledError) and type(error).__name__ != "CommClosedError":
            raise
        raise InputError(f"{scheduler or 'Dask'}: the scheduler no longer answers") from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Have Dask keep to itself what it does about lost workers."""
    names = [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def _collect(  # Any: results travel to the client pickled
    analysis: Analysis[Any], shard: Corpus, version: str
) -> tuple[Any, ReadingReport]:
    if version != __version__:
        there = f"docscope {__version__} on the workers, {version} here"
        raise UsageError(f"{there}; install the same on all")
    return analysis.collect(shard), shard.report

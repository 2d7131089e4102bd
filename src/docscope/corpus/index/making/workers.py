"""Building segments in several processes, each from documents of its own."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from threading import Thread
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.index.storage.writing import write_segment
from docscope.errors import DocscopeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.making.indexing import Watch
    from docscope.corpus.index.storage.manifest import SegmentEntry
    from docscope.corpus.index.storage.update import Update
    from docscope.corpus.reading import ReadingReport

LEAST_BYTES = 64 << 20  # of documents that become segments of their own, if there are so many
WORTH_IT = 1 << 21  # bytes of documents that make up for starting a worker
TOLD = 1 << 18  # bytes that a worker reads before it says so
# Names for segments: more than a task can need, whatever its documents hold.
NAMES, BYTES_A_NAME, DOCUMENTS_A_NAME = 4, 1 << 22, 100_000


class Task(NamedTuple):
    """Documents that become segments of their own; `names` are names for these."""

    corpus: FileCorpus
    folder: str
    names: Sequence[str]


class Done(NamedTuple):
    """The segments of a task, and what happened while its documents were read."""

    entries: Sequence[SegmentEntry]
    report: ReadingReport


def segments_by_workers(
    corpus: FileCorpus, names: Sequence[str], writer: Update, watch: Watch, jobs: int
) -> list[SegmentEntry]:
    """Write the segments of some documents in so many processes, and return all of them.

    What is too little to share, and what a worker that dies leaves, is done here.

    Raises:
        OutputError: A segment could not be written.
    """
    waiting = deque(_cut(corpus, names, jobs))
    workers = [_Worker() for _ in range(min(jobs, len(waiting)))] if len(waiting) > 1 else []
    found: list[SegmentEntry] = []
    try:
        while busy := _set_to_work(workers, waiting, writer):
            for worker in busy:
                for done in worker.heard(watch):
                    corpus.report.add(done.report)
                    found += done.entries
    finally:
        lost = [worker.stop() for worker in workers]
    for part in [*filter(None, lost), *waiting]:
        from docscope.corpus.index.making.segmenting import segments_of

        found += segments_of(part, part.names, write=writer.write_segment, advance=watch.advance)
    return found


class _Worker:
    """A process that builds segments, and the line to it."""

    def __init__(self) -> None:
        context = get_context("spawn")  # a clean start on every system
        self.line, theirs = context.Pipe()
        # Whoever reads from the one end learns when the other is closed or its owner dies.
        leash, self._held = context.Pipe(duplex=False)
        self.part: FileCorpus | None = None
        self.alive = True
        self._process = context.Process(target=_begin, args=(theirs, leash), daemon=True)
        with _interrupts_held_back(), _program_hidden():
            self._process.start()
        theirs.close()
        leash.close()

    def give(self, part: FileCorpus, task: Task) -> None:
        """Have segments built of a part of the corpus."""
        self.part = part
        try:
            self.line.send(task)
        except OSError:
            self.alive = False

    def heard(self, watch: Watch) -> Iterator[Done]:
        """Take in what the worker has said, and yield what it has done.

        Raises:
            DocscopeError: That was what it met.
        """
        try:
            said = self.line.recv()
        except (EOFError, OSError):
            self.alive = False
            return
        if isinstance(said, int):
            watch.advance(said)
        elif isinstance(said, DocscopeError):
            raise said
        else:
            self.part = None
            yield said

    def stop(self) -> FileCorpus | None:
        """End the process, and return the part of the corpus that it had not done."""
        self.line.close()
        self._held.close()
        self._process.terminate()
        self._process.join()
        return self.part


def _cut(corpus: FileCorpus, names: Sequence[str], jobs: int) -> Iterator[FileCorpus]:
    """Yield the documents as parts of about one size, a multiple of the number of workers."""
    sizes = list(map(corpus.size, names))
    jobs = max(1, min(jobs, sum(sizes) // WORTH_IT))
    rounds = sum(sizes) // (LEAST_BYTES * jobs) or 1
    share = sum(sizes) / (rounds * jobs)
    part: list[str] = []
    before = cut = 0
    for name, size in zip(names, sizes, strict=True):
        part.append(name)
        before += size
        if before >= (cut + 1) * share:
            yield corpus.only(part)
            part = []
            cut = int(before / share) if share else 0
    if part:
        yield corpus.only(part)


def _set_to_work(
    workers: Sequence[_Worker], waiting: deque[FileCorpus], writer: Update
) -> list[_Worker]:
    """Give parts to idle workers, and return those that have something to say."""
    for worker in workers:
        if worker.alive and worker.part is None and waiting:
            part = waiting.popleft()
            worker.give(part, Task(part, writer.folder, _names(part, writer)))
    lines = {worker.line: worker for worker in workers if worker.alive and worker.part}
    return [lines[line] for line in wait(list(lines))] if lines else []  # type: ignore[index]  # lines, as they were given


def _names(part: FileCorpus, writer: Update) -> list[str]:
    size = sum(map(part.size, part.names))
    needed = NAMES + size // BYTES_A_NAME + len(part.names) // DOCUMENTS_A_NAME
    return [writer.reserve() for _ in range(needed)]


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Keep Ctrl-C from a process that starts meanwhile: the one that started it ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _program_hidden() -> Iterator[None]:
    """Keep a process that starts meanwhile from importing the program, which it does not need."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _begin(line: Connection, leash: Connection) -> None:
    """Work, and never outlive the process that gives the work."""
    Thread(target=_end_with, args=(leash,), daemon=True).start()
    _work(line)


def _end_with(leash: Connection) -> None:
    leash.poll(None)  # until the other end is closed
    os._exit(0)


def _work(line: Connection) -> None:
    """Do what comes over the line until it is closed: the life of a worker."""
    with suppress(EOFError, OSError):
        while True:
            task = line.recv()
            try:
                line.send(_done(task, _Teller(line).advance))
            except DocscopeError as problem:
                line.send(problem)


def _done(task: Task, advance: Callable[[int], None]) -> Done:
    from docscope.corpus.index.making.segmenting import segments_of

    names = iter(task.names)

    def write(*segment: object) -> SegmentEntry:
        return write_segment(task.folder, next(names), *segment)  # type: ignore[arg-type]  # columns and tables

    found = segments_of(task.corpus, task.corpus.names, write=write, advance=advance)
    return Done(list(found), task.corpus.report)


class _Teller:
    """Says over a line how much was read, but not of every document."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._read = 0

    def advance(self, size: int) -> None:
        self._read += size
        if self._read >= TOLD:
            self._line.send(self._read)
            self._read = 0

"""The engine: one process or several, what a worker's death costs, and how everything ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docscope.analyses.documents import Documents
from docscope.analyses.kwic import Kwic
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.query import parse_query
from docscope.engine import processes
from docscope.engine.processes import collected
from docscope.engine.run import run
from docscope.engine.serial import gather
from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docscope.analyses.base import Analysis
    from docscope.analyses.gathered import Gathered
    from docscope.corpus.base import Corpus
    from docscope.model import Column, Row

NAMES = tuple(f"{letter}.txt" for letter in "abcdefgh")


def corpus() -> MemoryCorpus:
    return MemoryCorpus.from_texts({name: f"This is {name}.\n" for name in NAMES})


@dataclass(frozen=True)
class Deadly:
    """Describes documents, but its process dies at some of them: once, or every time."""

    deadly: tuple[str, ...]
    once: str = ""  # a folder where a death is recorded
    log: str = ""  # a file to which every process adds its id

    name = "docs"
    streams = True

    @property
    def columns(self) -> tuple[Column, ...]:
        return Documents().columns

    def collect(self, part: Corpus) -> Gathered[Row]:
        if self.log:
            with Path(self.log).open("a", encoding="utf-8") as file:
                file.write(f"{os.getpid()}\n")
        for name in part.names:
            if name == "wait":
                time.sleep(60)
            if name == "error":
                raise InputError("error: a document that cannot be read")
            if name in self.deadly:
                self._die(name)
        return Documents().collect(part)

    def _die(self, name: str) -> None:
        mark = Path(self.once, name)
        if self.once and mark.exists():
            return
        if self.once:
            mark.touch()
        os._exit(9)

    def merge(self, left: Gathered[Row], right: Gathered[Row]) -> Gathered[Row]:
        return Documents().merge(left, right)

    def rows(self, total: Gathered[Row], corpus: Corpus) -> Iterator[Row]:
        return Documents().rows(total, corpus)


def docs(analysis: Analysis[Gathered[Row]], read: Corpus, jobs: int = 2) -> list[str]:
    return [str(row[0]) for row in run(analysis, read, jobs=jobs).table]


@pytest.fixture(params=[1, 50, 1_000_000], ids=["a document", "three documents", "all"])
def batch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send batches of so many bytes to the workers."""
    monkeypatch.setattr(processes, "BATCH_BYTES", request.param)


@pytest.mark.usefixtures("batch")
def test_a_document_that_kills_its_process_is_skipped_and_named() -> None:
    read = corpus()
    assert docs(Deadly(("c.txt", "h.txt")), read) == [
        n for n in NAMES if n not in {"c.txt", "h.txt"}
    ]
    reason = "the process that read it died, twice"
    assert read.report.skipped == {"c.txt": reason, "h.txt": reason}
    assert read.report.read == set(NAMES) - {"c.txt", "h.txt"}
    assert read.report.failed


@pytest.mark.usefixtures("batch")
def test_a_process_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    read = corpus()
    analysis = Deadly(("b.txt", "e.txt"), once=str(tmp_path))
    answer = run(analysis, read, jobs=2)
    assert [row[0] for row in answer.table] == list(NAMES)
    assert answer.table.totals == Documents().collect(corpus()).totals
    assert not read.report.skipped
    assert {path.name for path in tmp_path.iterdir()} == {"b.txt", "e.txt"}


def test_every_document_may_kill_its_process() -> None:
    read = MemoryCorpus.from_texts({"a.txt": "One.", "b.txt": "Two."})
    assert docs(Deadly(("a.txt", "b.txt")), read) == []
    assert set(read.report.skipped) == {"a.txt", "b.txt"}


def test_a_batch_sent_to_dead_workers_is_lost_not_an_error() -> None:
    workers = processes.Workers(1)
    try:
        dead = workers.submit(Deadly(("a.txt",)), corpus().only(["a.txt"]))
        assert isinstance(dead.exception(), BrokenProcessPool)
        late = workers.submit(Documents(), corpus())
        assert isinstance(late.exception(), BrokenProcessPool)
    finally:
        workers.stop()


def test_the_batches_of_workers_keep_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "BATCH_BYTES", 1)
    assert docs(Documents(), corpus(), jobs=3) == list(NAMES)
    monkeypatch.setattr(processes, "BATCH_BYTES", 40)
    sizes = [len(part.found) for part in collected(Documents(), corpus(), 2)]
    assert sizes == [3, 3, 2]


def test_an_error_of_a_worker_is_the_same_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "BATCH_BYTES", 1)
    read = MemoryCorpus.from_texts({"a.txt": "One.", "error": "Two."})
    with pytest.raises(InputError, match="error: a document that cannot be read"):
        docs(Deadly(()), read)


def test_what_workers_could_not_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    read = open_corpus(tmp_path)
    assert len(docs(Documents(), read)) == 1
    assert list(read.report.skipped) == [f"{tmp_path.name}/b.txt"]
    assert read.report.failed


def test_one_job_or_one_document_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "collected", None)
    assert docs(Documents(), corpus(), jobs=1) == list(NAMES)
    assert docs(Documents(), corpus().only(["a.txt"]), jobs=4) == ["a.txt"]
    assert docs(Documents(), MemoryCorpus.from_texts({}), jobs=4) == []


def test_nothing_to_gather_is_nothing() -> None:
    assert gather(Documents(), []) is None
    sorted_kwic = Kwic(parse_query("is"), sort=("1R",))
    assert list(run(sorted_kwic, MemoryCorpus.from_texts({})).table) == []


def test_counting_only_makes_no_rows_but_the_totals() -> None:
    table = run(Kwic(parse_query("is")), corpus()).table
    rows = iter(table)
    assert next(rows)[0] == 1
    table.counting_only = True
    assert list(rows) == []
    assert table.totals.found == len(NAMES)


def test_a_reader_who_leaves_early_ends_the_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "BATCH_BYTES", 1)
    log = tmp_path / "log"
    read = MemoryCorpus.from_texts({"a.txt": "One.", "b.txt": "Two.", "wait": "Three."})
    rows = run(Deadly((), log=str(log)), read, jobs=2).table.__iter__()
    started = time.monotonic()
    assert next(rows)[0] == "a.txt"
    del rows
    assert time.monotonic() - started < 30  # far from the minute that the last one takes
    assert not any(map(alive, map(int, log.read_text(encoding="utf-8").split())))


PROGRAM = textwrap.dedent(
    """
    import sys
    from docscope.corpus.memory import MemoryCorpus
    from docscope.engine.run import run
    from test_engine import Deadly

    if __name__ == "__main__":
        corpus = MemoryCorpus.from_texts({"a.txt": "One. " * 300_000, "wait": "Two."})
        print(len(list(run(Deadly((), log=sys.argv[1]), corpus, jobs=2).table)))
    """
)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_its_parent(tmp_path: Path, sent: signal.Signals) -> None:
    program, log = tmp_path / "program.py", tmp_path / "log"
    program.write_text(PROGRAM, encoding="utf-8")
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    parent = subprocess.Popen(
        [sys.executable, str(program), str(log)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert eventually(lambda: log.exists() and len(log.read_text(encoding="utf-8").split()) >= 2)
    workers = list(map(int, log.read_text(encoding="utf-8").split()))
    if sent == signal.SIGINT:
        os.killpg(parent.pid, sent)  # as a terminal does
    else:
        parent.send_signal(sent)
    _, errors = parent.communicate(timeout=30)
    assert eventually(lambda: not any(map(alive, workers)))
    assert errors.count(b"Traceback") == (sent == signal.SIGINT)  # the parent's own, no worker's


def eventually(holds: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return (
        not state.exists() or state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    )

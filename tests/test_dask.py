"""The engine of a Dask cluster: real workers, here and elsewhere, and what their loss costs."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("distributed", reason="Dask is not installed")

from docscope.analyses.documents import Documents
from docscope.corpus.memory import MemoryCorpus
from docscope.engine import dask as engine
from docscope.engine.run import Engine, run
from docscope.errors import InputError, UsageError
from terminal import environment, in_process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docscope.analyses.base import Analysis
    from docscope.analyses.gathered import Gathered
    from docscope.corpus.base import Corpus
    from docscope.corpus.reading import ReadingReport
    from docscope.model import Column, Row

    Process = subprocess.Popen[bytes]
    Captured = pytest.CaptureFixture[str]

# What Dask leaves to the collector of garbage when its workers are killed.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning"),
]
NAMES = tuple(f"{letter}.txt" for letter in "abcdefgh")
HERE = Engine(jobs=2, dask=True)
SECONDS = 60  # far longer than anything takes


@dataclass(frozen=True)
class Watched:
    """Describes documents, and writes down in a folder who does and what."""

    folder: str
    waits: str = ""  # a document whose first reader never comes back
    deadly: str = ""  # a document that kills whoever reads it

    name = "docs"
    streams = True

    @property
    def columns(self) -> tuple[Column, ...]:
        return Documents().columns

    def collect(self, part: Corpus) -> Gathered[Row]:
        Path(self.folder, f"{os.getpid()}.reader").touch()
        if self.deadly in part.names:
            os._exit(9)
        if self.waits in part.names:
            waiting = Path(self.folder, "waiting")
            if not waiting.exists():
                waiting.write_text(str(os.getpid()), encoding="utf-8")
                time.sleep(SECONDS)
        if "wrong.txt" in part.names:
            raise InputError("wrong.txt: cannot be read")
        return Documents().collect(part)

    def merge(self, left: Gathered[Row], right: Gathered[Row]) -> Gathered[Row]:
        return Documents().merge(left, right)

    def rows(self, total: Gathered[Row], corpus: Corpus) -> Iterator[Row]:
        return Documents().rows(total, corpus)


def corpus(*more: str) -> MemoryCorpus:
    return MemoryCorpus.from_texts({name: f"This is {name}.\n" for name in (*NAMES, *more)})


@pytest.fixture(autouse=True, scope="module")
def _garbage() -> Iterator[None]:
    """Have the garbage of this module collected where its warnings are ignored."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SHARD_BYTES", 30)  # two documents


def docs(analysis: Analysis[Gathered[Row]], read: Corpus, engine: Engine = HERE) -> list[str]:
    return [str(row[0]) for row in run(analysis, read, engine=engine).table]


def readers(folder: Path) -> list[int]:
    return [int(path.stem) for path in folder.glob("*.reader")]


def kill_whoever_waits(folder: Path) -> None:
    waiting = folder / "waiting"
    assert eventually(lambda: waiting.exists() and bool(waiting.read_text(encoding="utf-8")))
    os.kill(int(waiting.read_text(encoding="utf-8")), signal.SIGKILL)


def kill_when(holds: Callable[[], bool], process: Process) -> None:
    assert eventually(holds)
    process.kill()


def eventually(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def alive(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    try:
        return state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_worker_killed_while_it_works_changes_nothing(tmp_path: Path) -> None:
    analysis = Watched(str(tmp_path), waits="c.txt")
    killer = Thread(target=kill_whoever_waits, args=(tmp_path,))
    killer.start()
    read = corpus()
    answer = run(analysis, read, engine=HERE)
    rows = list(answer.table)
    killer.join()
    expected = run(Documents(), corpus()).table
    assert rows == list(expected)
    assert answer.table.totals == expected.totals
    assert not read.report.skipped
    assert read.report.read == set(NAMES)
    assert eventually(lambda: not any(map(alive, readers(tmp_path))))
    assert len(readers(tmp_path)) >= 2  # one was killed


def test_a_document_that_its_readers_die_of_is_skipped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SHARD_BYTES", 1)
    read = corpus()
    found = docs(Watched(str(tmp_path), deadly="b.txt"), read)
    assert found == [name for name in NAMES if name != "b.txt"]
    assert read.report.skipped == {"b.txt": "the workers that read it died"}


def test_what_is_lost_twice_is_tried_in_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without workers: whatever holds c.txt is lost, as if its workers had died."""
    monkeypatch.setattr(engine, "_sent", lambda _client, _analysis, shard: shard)
    lost: list[tuple[str, ...]] = []

    def answer(shard: MemoryCorpus) -> tuple[Gathered[Row], ReadingReport] | None:
        if "c.txt" in shard.names:
            lost.append(shard.names)
            return None
        return Documents().collect(shard), shard.report

    monkeypatch.setattr(engine, "_answer", answer)
    read = corpus()
    parts = list(engine._again(None, Documents(), read, read))
    assert [row[0] for part in parts for row in part.found] == [n for n in NAMES if n != "c.txt"]
    assert [len(names) for names in lost] == [8, 4, 2, 1]
    assert list(read.report.skipped) == ["c.txt"]


def test_an_error_of_a_worker_is_the_same_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"wrong\.txt: cannot be read"):
        docs(Watched(str(tmp_path)), corpus("wrong.txt").only(["wrong.txt"]), Engine(1, dask=True))


def test_who_leaves_early_ends_the_workers_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = tmp_path / "readers"
    folder.mkdir()
    rows = iter(run(Watched(str(folder)), corpus(), engine=HERE).table)
    assert next(rows)[0] == "a.txt"
    assert list(tmp_path.glob("docscope-*"))
    del rows
    assert not any(map(alive, readers(folder)))
    assert [path.name for path in tmp_path.iterdir()] == ["readers"]


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture
def started(elsewhere: Path) -> Iterator[Callable[..., Process]]:
    """A function that starts a scheduler or a worker in a folder elsewhere."""
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    processes: list[Process] = []

    def start(program: str, *arguments: str) -> Process:
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments]
        process = subprocess.Popen(
            [*command, "--scheduler-file", str(elsewhere / "told.json"), "--no-dashboard"],
            cwd=elsewhere,
            env={**environment(), "PYTHONPATH": paths, "TMPDIR": str(elsewhere)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait(SECONDS)


def test_a_scheduler_elsewhere(
    started: Callable[..., Process],
    elsewhere: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    """Its workers stand in another folder; one is lost, and the scheduler itself at last."""
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0")
    told = elsewhere / "told.json"
    assert eventually(told.exists)
    address = json.loads(told.read_text(encoding="utf-8"))["address"]
    with monkeypatch.context() as patched:
        patched.setattr(engine, "PATIENCE", 0.5)
        alone = in_process(capsys, "docs", "--scheduler", address)
        assert (alone.code, alone.output) == (2, "")
        assert f"it has no workers; dask worker {address} starts one" in alone.errors
    for _ in range(2):
        started("worker", "--no-nanny", "--nthreads", "1")

    monkeypatch.chdir(tmp_path)
    Path("letters").mkdir()
    for number in range(5):
        text = f"Letter {number} is about peace.\n\nNothing but peace."
        Path("letters", f"{number}.txt").write_text(text, encoding="utf-8")
    for call in ("kwic peace letters --csv", "docs letters --columns all --csv"):
        alone = in_process(capsys, *call.split())
        assert in_process(capsys, *call.split(), "--scheduler", address) == alone

    there = Engine(dask=True, scheduler=address)
    killer = Thread(target=kill_whoever_waits, args=(tmp_path,))
    killer.start()
    assert docs(Watched(str(tmp_path), waits="c.txt"), corpus(), there) == list(NAMES)
    killer.join()

    (tmp_path / "waiting").unlink()
    killer = Thread(target=kill_when, args=((tmp_path / "waiting").exists, scheduler))
    killer.start()
    with pytest.raises(InputError, match=f"{address}: the scheduler no longer answers"):
        docs(Watched(str(tmp_path), waits="c.txt"), corpus(), there)
    killer.join()


def test_another_version_on_the_workers_is_refused() -> None:
    with pytest.raises(
        UsageError, match=r"docscope .* on the workers, 0\.0 here; install the same"
    ):
        engine._collect(Documents(), corpus(), "0.0")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--scheduler tcp://127.0.0.1:9", "tcp://127.0.0.1:9: no Dask scheduler answers there"),
        ("--scheduler nowhere", "nowhere: no address; write it as tcp://HOST:8786"),
    ],
)
def test_an_address_without_a_scheduler(options: str, told: str, capsys: Captured) -> None:
    ended = in_process(capsys, "docs", *options.split())
    assert (ended.code, ended.output) == (2, "")
    assert ended.errors == f"docscope: --scheduler {told}\n"


def test_workers_elsewhere_are_not_counted_here(capsys: Captured) -> None:
    ended = in_process(capsys, "docs", "--scheduler", "tcp://127.0.0.1:9", "--jobs", "2")
    told = "docscope: --jobs counts workers here; a --scheduler has as many as joined it\n"
    assert (ended.code, ended.errors) == (2, told)


def test_without_dask_the_way_to_install_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    ended = in_process(capsys, "kwic", "peace", "--engine", "dask", "--csv")
    assert ended.code == 2
    assert 'Dask is not installed; python -m pip install "docscope[cluster]"\n' in ended.errors


PROGRAM = textwrap.dedent(
    """
    import sys
    from docscope.engine.run import run
    from test_dask import HERE, Watched, corpus

    if __name__ == "__main__":
        print(len(list(run(Watched(sys.argv[1], waits="a.txt"), corpus(), engine=HERE).table)))
    """
)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_its_parent(tmp_path: Path, sent: signal.Signals) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    parent = subprocess.Popen(
        [sys.executable, str(program), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": paths, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert eventually((tmp_path / "waiting").exists)
    if sent == signal.SIGINT:
        os.killpg(parent.pid, sent)  # as a terminal does
    else:
        parent.send_signal(sent)
    _, errors = parent.communicate(timeout=SECONDS)
    assert eventually(lambda: not any(map(alive, readers(tmp_path))))
    assert errors.count(b"Traceback") == (sent == signal.SIGINT)  # the parent's own, no worker's

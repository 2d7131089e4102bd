"""A writer that is killed at any moment leaves a whole generation, and no litter for long."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import pytest

from docscope.corpus.index.storage.layout import MANIFEST
from docscope.corpus.index.storage.store import is_index, open_index
from docscope.corpus.index.storage.update import update
from docscope.corpus.open import open_corpus
from segments import litter, soaking

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS, KILLS_IN_SAMPLE = 200, 10
MOST_SEEN = 5  # generations that readers see at least
LONGEST = 0.15  # seconds that a writer lives at first

# Forks a writer for each line it reads; what is slow to import is there already.
NURSERY = """
import itertools, os, sys, tempfile, time
from contextlib import redirect_stderr
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import pyarrow, numpy
from segments import TEXTS, columns_of, tables_of
from docscope.cli.app import main
from docscope.corpus.index.storage.update import update

def commit_on_and_on(folder):
    with update(folder) as writer:
        number = writer.base.manifest.generation if writer.base else 0
        kept = [(s.entry, s.dropped) for s in writer.base.segments] if writer.base else []
        while True:
            number += 1
            texts = {f"{number:06}-{place}.txt": f"text {place} of {number}" for place in range(3)}
            entry = writer.write_segment(columns_of(texts), tables_of(texts))
            # now one segment of many, now another one, now documents dropped from all
            kept = [(old, [1]) for old, _ in kept] if number % 4 else []
            kept.append((entry, ()))
            live = sum(old.documents - len(dropped) for old, dropped in kept)
            writer.commit(kept, {"number": number, "live": live})

def index_on_and_on(folder):
    letters = Path(folder).with_suffix("")
    letters.mkdir(exist_ok=True)
    for number in itertools.count(time.time_ns()):
        for name in "abc":
            (letters / f"{name}.txt").write_text(f"Text {name} of {number}. The end.")
        run_index(letters, folder)

def run_index(letters, folder):
    try:
        with open(os.devnull, "w") as nothing, redirect_stderr(nothing):
            main(["index", str(letters), "--to", str(folder)])
    except SystemExit as left:
        assert left.code == 0, left.code

columns_of(TEXTS), tables_of(TEXTS)  # compiles patterns
with tempfile.TemporaryDirectory() as warm:
    Path(warm, "a.txt").write_text("Patterns and modules.")
    run_index(warm, Path(warm, "a.corpus"))
work = {"commits": commit_on_and_on, "command": index_on_and_on}[sys.argv[2]]
for line in sys.stdin:
    child = os.fork()
    if not child:
        work(line.strip())
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Nursery(NamedTuple):
    """A process that starts writers, and its pipes."""

    orders: IO[str]
    answers: IO[str]

    def killed(self, folder: Path, *, after: float) -> None:
        """Have a writer write to a folder, and kill it after so many seconds."""
        writer = self.started(folder)
        time.sleep(after)
        self.kill(writer)

    def started(self, folder: Path) -> int:
        """Have a writer write to a folder, and return its number."""
        self.orders.write(f"{folder}\n")
        self.orders.flush()
        return int(self.answers.readline())

    def kill(self, writer: int) -> None:
        """Kill a writer, which must still be writing."""
        os.kill(writer, signal.SIGKILL)
        assert int(self.answers.readline()) == -signal.SIGKILL


@contextmanager
def nursery(work: str) -> Iterator[Nursery]:
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(Path(__file__).parent), work],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield Nursery(process.stdin, process.stdout)
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # a writer too, if the test has failed


@pytest.mark.parametrize("work", ["commits", "command"])
def test_killed_writer_leaves_a_whole_generation(
    tmp_path: Path, request: pytest.FixtureRequest, work: str
) -> None:
    folder = tmp_path / "killed.corpus"
    chosen = random.Random(2)  # noqa: S311 - when to kill
    kills = KILLS if soaking(request.config) else KILLS_IN_SAMPLE
    commits = [0]
    with nursery(work) as writers:
        longest = LONGEST
        while len(commits) <= kills or commits[-1] < kills // 2:
            writers.killed(folder, after=chosen.uniform(0, longest))
            commits.append(_committed(folder, work))
            with update(str(folder)):
                pass
            if folder.exists():
                assert _committed(folder, work) == commits[-1]
                assert litter(folder) == set()
            if commits[-1] < len(commits) // 2:
                longest *= 1.1  # on a busy machine a writer comes less far
    assert commits == sorted(commits)


def test_readers_never_see_half_of_a_commit(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = tmp_path / "busy.corpus"
    seen: list[int] = []
    with nursery("commits") as writers:
        writer = writers.started(folder)
        ends = time.monotonic() + (30 if soaking(request.config) else 1)
        while time.monotonic() < ends or len(set(seen)) < MOST_SEEN:
            seen.append(_committed(folder, "commits"))
            assert is_index(str(folder)) or not seen[-1]
        writers.kill(writer)
    assert seen == sorted(seen)


def _committed(folder: Path, work: str) -> int:
    """Return how many commits a folder has seen; it must hold all of the last one."""
    if not (folder / MANIFEST).exists():
        return 0
    with open_index(str(folder)) as index:
        list(index.verify())
        if work == "commits":
            live = sum(segment.documents - len(segment.dropped) for segment in index.segments)
            assert index.manifest.about == {"number": index.manifest.generation, "live": live}
        else:
            texts = [document.text.split() for document in open_corpus([folder]).documents()]
            assert [words[1] for words in texts] == ["a", "b", "c"]
            assert len({words[3] for words in texts}) == 1
        return index.manifest.generation

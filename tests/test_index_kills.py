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

from docscope.corpus.index.layout import MANIFEST
from docscope.corpus.index.store import open_index
from docscope.corpus.index.update import update
from segments import litter, soaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

KILLS, KILLS_IN_SAMPLE = 200, 12
COMMITS_PER_KILL = 0.5
LONGEST = 0.15  # seconds that a writer lives

# Forks a writer for each line it reads; what is slow to import is there already.
NURSERY = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import pyarrow, numpy
from segments import TEXTS, columns_of, tables_of
from docscope.corpus.index.update import update

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

columns_of(TEXTS), tables_of(TEXTS)  # compiles patterns
for line in sys.stdin:
    child = os.fork()
    if not child:
        commit_on_and_on(line.strip())
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Nursery(NamedTuple):
    """A process that starts writers, and its pipes."""

    orders: IO[str]
    answers: IO[str]

    def killed(self, folder: Path, *, after: float) -> None:
        """Have a writer write to a folder, and kill it after so many seconds."""
        self.orders.write(f"{folder}\n")
        self.orders.flush()
        writer = int(self.answers.readline())
        time.sleep(after)
        os.kill(writer, signal.SIGKILL)
        assert int(self.answers.readline()) == -signal.SIGKILL


@contextmanager
def nursery() -> Iterator[Nursery]:
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(Path(__file__).parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        yield Nursery(process.stdin, process.stdout)


def test_killed_writer_leaves_a_whole_generation(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "killed.corpus"
    chosen = random.Random(2)  # noqa: S311 - when to kill
    kills = KILLS if soaking(request.config) else KILLS_IN_SAMPLE
    commits = [0]
    with nursery() as writers:
        for _ in range(kills):
            writers.killed(folder, after=chosen.uniform(0, LONGEST))
            commits.append(_committed(folder))
            with update(str(folder)):
                pass
            if folder.exists():
                assert _committed(folder) == commits[-1]
                assert litter(folder) == set()
    assert commits == sorted(commits)
    assert commits[-1] >= COMMITS_PER_KILL * kills


def _committed(folder: Path) -> int:
    """Return how many commits a folder has seen; it must hold all of the last one."""
    if not (folder / MANIFEST).exists():
        return 0
    with open_index(str(folder)) as index:
        list(index.verify())
        live = sum(segment.documents - len(segment.dropped) for segment in index.segments)
        assert index.manifest.about == {"number": index.manifest.generation, "live": live}
        return index.manifest.generation

"""Measure indexing beside a plain program: python bench/indexing.py FOLDER [TIMES [RUNS]].

FOLDER holds texts; they are copied TIMES over under new names, so that a small sample makes
a large corpus. docscope and a plain indexer (`re.finditer`, a dictionary, a list of positions
a word; no sentences, no paragraphs, nothing written) take turns, each in a process of its
own; figures are medians of the CPU seconds (user and system) of whole processes, their start
included. Two processes are compared by the clock, so the machine should have nothing else
to do.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from startup import environment

PLAIN = """\
import re, sys
from array import array
from pathlib import Path

WORD = re.compile(r"[^\\W_]+(?:['’-][^\\W_]+)*")
numbers, postings, ids = {}, [], array("I")
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    for match in WORD.finditer(path.read_text(encoding="utf-8", errors="replace")):
        number = numbers.setdefault(match[0], len(numbers))
        if number == len(postings):
            postings.append(array("I"))
        postings[number].append(len(ids))
        ids.append(number)
print(len(ids), len(numbers))
"""
MERGE = """\
import sys, time
from contextlib import closing
from docscope.corpus.index.merging import merged
from docscope.corpus.index.segment import Segment
from docscope.corpus.index.segmenting import segments_of
from docscope.corpus.index.update import update
from docscope.corpus.open import open_corpus

corpus = open_corpus(sys.argv[1])
names = corpus.names
with update(sys.argv[2]) as writer:
    entries = [
        entry
        for part in (names[: len(names) // 2], names[len(names) // 2 :])
        for entry in segments_of(
            corpus, part, write=writer.write_segment, advance=lambda size: None
        )
    ]
    segments = [Segment(writer.folder, entry) for entry in entries]
    for segment in segments:
        segment.trust()
    start = time.process_time()
    made = merged([(segment, ()) for segment in segments])
    entry = writer.write_segment(*made)
    print(entry.tokens / (time.process_time() - start) / 1e6)
"""
GOALS = {
    "MB a second of CPU": "20 or more",
    "times the plain indexer": "3 or more",
    "MB of memory at most": "700 at most",
    "times the text on disk": "2.7 at most",
    "times the text, packed": "1.1 at most",
    "million tokens merged a second": "30 or more",
    "times as fast with two processes": "1.7 or more",
}


class Used(NamedTuple):
    """What a process has used: CPU seconds, seconds by the clock, bytes of memory at most."""

    cpu: float
    clock: float
    memory: int


def main() -> None:
    """Print each figure beside its goal."""
    if len(sys.argv) == 1:
        raise SystemExit(__doc__)
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    with tempfile.TemporaryDirectory() as folder:
        corpus = repeated(Path(sys.argv[1]), Path(folder, "corpus"), times)
        size = bytes_in(corpus)
        print(f"{size / 1e6:.1f} MB in {len(files(corpus)):,} files, {runs} runs")
        for (name, goal), figure in zip(GOALS.items(), figures(corpus, size, runs), strict=True):
            print(f"{name:<34} {figure:7.2f}   goal {goal}")


def figures(corpus: Path, size: int, runs: int) -> list[float]:
    """Return the figures in the order of the goals."""
    index, packed = corpus.with_name("x.corpus"), corpus.with_name("x.parquet")
    docscope = str(Path(sysconfig.get_path("scripts")) / "docscope")
    call = [docscope, "index", str(corpus), "--to"]
    commands = {
        "one": [*call, str(index)],
        "two": [*call, str(index), "--jobs", "2"],
        "plain": [sys.executable, "-c", PLAIN, str(corpus)],
    }
    taken: dict[str, list[Used]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            if name != "plain":
                shutil.rmtree(index, ignore_errors=True)
            taken[name].append(used(command))
    on_disk = bytes_in(index)
    used([*call, str(packed)])
    one = statistics.median(run.cpu for run in taken["one"])
    plain = statistics.median(run.cpu for run in taken["plain"])
    clocks = {name: statistics.median(run.clock for run in taken[name]) for name in taken}
    return [
        size / one / 1e6,
        plain / one,
        max(run.memory for run in taken["one"]) / 1e6,
        on_disk / size,
        packed.stat().st_size / size,
        statistics.median(merged(corpus) for _ in range(runs)),
        clocks["one"] / clocks["two"],
    ]


def merged(corpus: Path) -> float:
    """Return how many million tokens a second are merged: the two halves of a corpus."""
    folder = corpus.with_name("merged.corpus")
    done = subprocess.run(
        [sys.executable, "-c", MERGE, str(corpus), str(folder)],
        stdout=subprocess.PIPE,
        env=environment(),
        check=True,
    )
    shutil.rmtree(folder, ignore_errors=True)
    return float(done.stdout)


def used(command: list[str]) -> Used:
    """Run a command to its end and return what the system says it has used."""
    start = time.monotonic()
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=environment()) as process:
        _, status, spent = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 3}:
        raise SystemExit(f"{command}: exit code {process.returncode}")
    clock = time.monotonic() - start
    return Used(spent.ru_utime + spent.ru_stime, clock, spent.ru_maxrss * 1024)


def repeated(sample: Path, corpus: Path, times: int) -> Path:
    """Copy the texts of a folder so many times into another, and return that."""
    for number in range(times):
        shutil.copytree(sample, corpus / f"copy{number}")
    return corpus


def files(folder: Path) -> list[Path]:
    """Return the files in a folder and below."""
    return [path for path in folder.rglob("*") if path.is_file()]


def bytes_in(folder: Path) -> int:
    """Return how many bytes the files in a folder have."""
    return sum(path.stat().st_size for path in files(folder))


if __name__ == "__main__":
    main()

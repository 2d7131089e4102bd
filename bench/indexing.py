"""Measure indexing beside a plain program: python bench/indexing.py [--mb 60] [--runs 3].

The texts are those of --folder, else the sample in $DOCSCOPE_CORPORA, copied under new names
until there are so many megabytes; where there is neither, texts are made up. docscope and a
plain indexer (`re.finditer`, a dictionary, a list of positions a word; no sentences, no
paragraphs, nothing written) take turns, each in a process of its own; figures are medians of
the CPU seconds (user and system) of whole processes, their start included. Two processes are
compared by the clock, so the machine should have nothing else to do.
"""

from __future__ import annotations

import argparse
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

from measuring import environment, machine, sample

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
from docscope.corpus.index.making.merging import merged
from docscope.corpus.index.storage.segment import Segment
from docscope.corpus.index.making.segmenting import segments_of
from docscope.corpus.index.storage.update import update
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
    for _ in range(int(sys.argv[3])):
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
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=float, default=60, help="Size of the corpus.")
    parser.add_argument("--runs", type=int, default=3, help="Runs of each command.")
    parser.add_argument("--folder", type=Path, help="Folder of texts to be copied.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts = asked.folder or sample(folder)
        corpus = Path(folder, "corpus")
        repeated(texts, corpus, asked.mb) if texts else made_up(corpus, asked.mb)
        size = bytes_in(corpus)
        kind = "texts copied" if texts else "made-up texts"
        print(machine())
        print(f"{size / 1e6:.1f} MB in {len(files(corpus)):,} files, {kind}, {asked.runs} runs")
        measured = figures(corpus, size, asked.runs)
        for (name, goal), figure in zip(GOALS.items(), measured, strict=True):
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
        merged(corpus, runs),
        clocks["one"] / clocks["two"],
    ]


def merged(corpus: Path, runs: int) -> float:
    """Return how many million tokens a second are merged: the two halves of a corpus."""
    folder = corpus.with_name("merged.corpus")
    done = subprocess.run(
        [sys.executable, "-c", MERGE, str(corpus), str(folder), str(runs)],
        stdout=subprocess.PIPE,
        env=environment(),
        check=True,
    )
    shutil.rmtree(folder, ignore_errors=True)
    return statistics.median(map(float, done.stdout.split()))


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


def repeated(texts: Path, corpus: Path, mb: float) -> None:
    """Copy the texts of a folder into another, until there are about so many megabytes."""
    for number in range(max(1, round(mb * 1e6 / bytes_in(texts)))):
        shutil.copytree(texts, corpus / f"copy{number}")


def made_up(corpus: Path, mb: float) -> None:
    """Make so many megabytes of texts, of about 18 kB each."""
    program = Path(__file__).with_name("make_corpus.py")
    options = {"--mb": mb, "--files": max(1, round(mb * 55)), "--to": corpus}
    listed = [str(word) for pair in options.items() for word in pair]
    # in a process of its own: what this one holds would count as held by those it starts
    subprocess.run([sys.executable, str(program), *listed], check=True)


def files(folder: Path) -> list[Path]:
    """Return the files in a folder and below."""
    return [path for path in folder.rglob("*") if path.is_file()]


def bytes_in(folder: Path) -> int:
    """Return how many bytes the files in a folder have."""
    return sum(path.stat().st_size for path in files(folder))


if __name__ == "__main__":
    main()

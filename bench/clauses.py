"""Measure the clauses: python bench/clauses.py [--mb 20] [--runs 3].

Beside it, in the same run, a program that only counts a word with `re.finditer` in the
decoded files. All are whole processes; each figure is the median of their CPU seconds.
Megabytes a second count what a process takes above its start. Two corpora: the speeches in
$DOCSCOPE_CORPORA, repeated under new names up to the size (without them a corpus is made,
which has few stances), and the resolutions in $DOCSCOPE_GOLD, where there are any.
"""

import argparse
import os
import shutil
from pathlib import Path
from typing import NamedTuple

from measuring import DOCSCOPE, Used, machine, medians, peer, temporary
from scan import files, megabytes, plain_files

GOAL_SPEED = 5  # MB of text a second
REFERENCE = "re.finditer"
WITHOUT_DATES = "doc,id,kind,verb,addressee,refs,text"


class Job(NamedTuple):
    """A command, and the same command with nothing to read."""

    name: str
    command: list[str]
    start: list[str]


def main() -> None:
    """Print for each corpus what the commands take, and the ratio to `re.finditer`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=float, default=20, help="Size of the speeches.")
    parser.add_argument("--runs", type=int, default=3, help="Runs of each command.")
    asked = parser.parse_args()
    print(machine())
    with temporary() as folder:
        resolutions = unlabelled(Path(folder, "gold"))
        for corpus in filter(None, (plain_files(Path(folder), asked.mb), resolutions)):
            print(f"\n{megabytes(corpus):,.1f} MB in {files(corpus):,} files")
            measure(jobs(corpus), asked.runs, megabytes(corpus))


def unlabelled(folder: Path) -> Path | None:
    """Copy the resolutions that nobody labelled; None if there are none."""
    source = Path(os.environ.get("DOCSCOPE_GOLD", "/nonexistent"), "clauses", "unlabelled")
    if not source.is_dir():
        return None
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("*.json", "*.jsonl"))
    return folder


def jobs(corpus: Path) -> list[Job]:
    """Return what is measured, the reference first."""
    plain = [DOCSCOPE, "clauses", "--csv"]
    few = [*plain, "--columns", WITHOUT_DATES]
    count = peer("re_count", str(corpus), "november")
    return [
        Job(REFERENCE, count, peer("re_count", str(corpus / "none"), "november")),
        Job("clauses --csv", [*plain, str(corpus)], plain),
        Job("clauses without dates", [*few, str(corpus)], few),
    ]


def measure(found: list[Job], runs: int, mb: float) -> None:
    """Print a line for each job."""
    used = medians([command for job in found for command in (job.command, job.start)], runs)
    base = seconds(used[0], used[1])
    for job, whole, start in zip(found, used[::2], used[1::2], strict=True):
        print(line(job, whole, mb, (seconds(whole, start), base)))


def seconds(whole: Used, start: Used) -> float:
    """Return the CPU seconds above the start."""
    return max(whole.seconds - start.seconds, 0.001)


def line(job: Job, whole: Used, mb: float, taken: tuple[float, float]) -> str:
    """Return the figures of a job; `taken` are its own seconds and those of the reference."""
    own, base = taken
    text = f"  {job.name:<22} {whole.seconds:7.2f} s CPU {whole.megabytes:5.0f} MB at the peak"
    text += f" {mb / own:8.2f} MB/s"
    if job.name == REFERENCE:
        return text
    return f"{text}, {own / base:6.1f} times the time of {REFERENCE} (goal {GOAL_SPEED} MB/s)"


if __name__ == "__main__":
    main()

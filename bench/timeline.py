"""Measure the timeline: python bench/timeline.py [--mb 20] [--share 1] [--runs 3].

Beside it, in the same run, a program that only counts a word with `re.finditer` in the
decoded files, and two libraries that find dates, which get a share of the same files. All
are whole processes; each figure is the median of their CPU seconds. Megabytes a second
count what a process takes above its start. The speeches in $DOCSCOPE_CORPORA are repeated
under new names up to the size; without them a corpus is made, which has few dates.
"""

import argparse
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from measuring import DOCSCOPE, Used, machine, medians, peer, temporary
from scan import files, megabytes, plain_files

GOAL_SPEED, GOAL_MEMORY = 3, 200  # MB of text a second, MB at the peak
REFERENCE = "re.finditer"
PEERS = {"dateparser.search": "dateparser", "datefinder.find_dates": "datefinder"}  # by module


class Job(NamedTuple):
    """A command, the same command with nothing to read, and how many megabytes it reads."""

    name: str
    command: list[str]
    start: list[str]
    mb: float


def main() -> None:
    """Print for each command what it takes, its speed, and the ratio to `re.finditer`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=float, default=20, help="Size of the corpus.")
    parser.add_argument("--share", type=float, default=1, help="Megabytes the libraries get.")
    parser.add_argument("--runs", type=int, default=3, help="Runs of each command.")
    asked = parser.parse_args()
    with temporary() as folder:
        corpus = plain_files(Path(folder), asked.mb)
        print(f"{machine()}; {megabytes(corpus):,.1f} MB in {files(corpus):,} files")
        measure(jobs(corpus, asked.share), asked.runs)
    for name, module in PEERS.items():
        if not find_spec(module):
            print(f"{name} is not installed; pip install {module}")


def jobs(corpus: Path, share: float) -> list[Job]:
    """Return what is measured, the reference first."""
    timeline = [DOCSCOPE, "timeline"]
    every = [*timeline, "--kind", "all"]
    mb = megabytes(corpus)
    found = [
        Job(
            REFERENCE,
            peer("re_count", str(corpus), "november"),
            peer("re_count", str(corpus / "none"), "november"),
            mb,
        ),
        Job("timeline", [*timeline, str(corpus), "--csv"], [*timeline, "--csv"], mb),
        Job("timeline --kind all", [*every, str(corpus), "--csv"], [*every, "--csv"], mb),
    ]
    for name, module in PEERS.items():
        program = name.replace(".", "_")
        if find_spec(module):
            whole, start = (peer(program, str(corpus), str(size)) for size in (share, 0))
            found.append(Job(name, whole, start, read_by_peers(corpus, share)))
    return found


def read_by_peers(corpus: Path, share: float) -> float:
    """Return the size of the first files that make up a share, the last one whole."""
    read = 0.0
    for path in sorted(corpus.glob("*.txt")):
        if read >= share:
            break
        read += path.stat().st_size / 1_000_000
    return read


def measure(found: list[Job], runs: int) -> None:
    """Print a line for each job."""
    used = medians([command for job in found for command in (job.command, job.start)], runs)
    base = speed(found[0], used[0], used[1])
    for job, whole, start in zip(found, used[::2], used[1::2], strict=True):
        print(line(job, whole, start, base))


def speed(job: Job, whole: Used, start: Used) -> float:
    """Return megabytes of text for each CPU second above the start."""
    return job.mb / max(whole.seconds - start.seconds, 0.001)


def line(job: Job, whole: Used, start: Used, base: float) -> str:
    """Return the figures of a job in a line."""
    fast = speed(job, whole, start)
    text = f"  {job.name:<22} {job.mb:5.1f} MB {whole.seconds:7.2f} s CPU"
    text += f" {whole.megabytes:5.0f} MB at the peak {fast:8.2f} MB/s"
    if job.name == REFERENCE:
        return text
    text += f", {base / fast:7.1f} times the time of {REFERENCE}"
    if job.command[0] == DOCSCOPE:
        text += f" (goals {GOAL_SPEED} MB/s, {GOAL_MEMORY} MB)"
    return text


if __name__ == "__main__":
    main()

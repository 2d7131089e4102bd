"""Measure the search in plain files: python bench/scan.py [--mb 40] [--runs 3].

Beside it, in the same run, a program that only counts what `re.finditer` finds in the
decoded files. All are whole processes; each figure is the median of their CPU seconds. The
start of the command is also given, and the ratio without it. The speeches in
$DOCSCOPE_CORPORA are repeated under new names up to the size; without them a corpus is made.
"""

import argparse
import math
import shutil
from pathlib import Path

from measuring import DOCSCOPE, machine, medians, output, peer, sample, temporary

GOALS = {"docscope --count": 1 / 5, "docscope --files": 1 / 5}
QUERIES = ("intervention", "nations", "armed intervention", "the")


def main() -> None:
    """Print for each query what the commands take, and the ratio to `re.finditer`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=float, default=40, help="Size of the corpus.")
    parser.add_argument("--runs", type=int, default=3, help="Runs of each command.")
    parser.add_argument("--queries", nargs="*", default=QUERIES, help="What is searched for.")
    asked = parser.parse_args()
    with temporary() as folder:
        corpus = plain_files(Path(folder), asked.mb)
        print(f"{machine()}; {megabytes(corpus):,.0f} MB in {files(corpus):,} files")
        for query in asked.queries:
            measure(query, str(corpus), asked.runs)


def plain_files(folder: Path, mb: float) -> Path:
    """Return a folder with so many megabytes of text files."""
    corpus = folder / "corpus"
    speeches = sample(folder)
    if speeches is None:
        from make_corpus import make  # with numpy, whose memory a child process would start with

        make(corpus, mb=mb, files=max(int(mb * 50), 1))
        return corpus
    corpus.mkdir()
    for number in range(math.ceil(mb / megabytes(speeches))):
        for path in sorted(speeches.glob("*.txt")):
            shutil.copyfile(path, corpus / f"{path.stem}_{number}.txt")
            mb -= path.stat().st_size / 1_000_000
            if mb <= 0:
                break
    return corpus


def megabytes(corpus: Path) -> float:
    """Return the size of all files of a folder."""
    return sum(path.stat().st_size for path in corpus.iterdir()) / 1_000_000


def files(corpus: Path) -> int:
    """Return the number of files of a folder."""
    return sum(1 for _ in corpus.iterdir())


def measure(query: str, corpus: str, runs: int) -> None:
    """Print a line for each way to put a query."""
    search = [DOCSCOPE, "kwic", query, corpus]
    commands = {
        "re.finditer": peer("re_count", corpus, query),
        "start of docscope": [DOCSCOPE, "kwic", query, "--count"],
        "docscope --count": [*search, "--count"],
        "docscope --files": [*search, "--files"],
        "docscope --csv": [*search, "--csv"],
    }
    if shutil.which("grep") and " " not in query:
        commands["grep -c (lines)"] = ["grep", "-riwc", query, corpus]
    hits = output(commands["docscope --count"])
    matches = output(commands["re.finditer"])
    print(f"\n{query}: {int(hits):,} hits; re.finditer has {int(matches):,}")
    used = dict(zip(commands, medians(list(commands.values()), runs), strict=True))
    base, start = used["re.finditer"].seconds, used["start of docscope"].seconds
    for name, one in used.items():
        line = f"  {name:<18} {one.seconds:7.3f} s CPU  {one.megabytes:5.0f} MB"
        if name.startswith("docscope"):
            line += f"   {one.seconds / base:4.2f} times"
            line += f", {(one.seconds - start) / base:4.2f} above the start"
        if name in GOALS:
            line += f" (goal {GOALS[name]:.2f})"
        print(line)


if __name__ == "__main__":
    main()

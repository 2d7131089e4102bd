"""Measure docscope beside other programs: python bench/speed.py [--mb 20] [--runs 3].

Each job is done from the files, from an index, by a plain program with `re`, and by one
with NLTK (see bench/peers), all as whole processes in the same run. The table has the
median CPU seconds and the peak memory; what uses NLTK runs once. The speeches in
$DOCSCOPE_CORPORA are repeated under new names up to the size; without them a corpus is
made (bench/make_corpus.py).
"""

import argparse
from pathlib import Path
from typing import NamedTuple

from measuring import DOCSCOPE, Used, machine, medians, peer, run, temporary
from scan import files, megabytes, plain_files

WORD, FREQUENT = "intervention", "nations"
CSV = "--csv"


class Job(NamedTuple):
    """Something to be done: by docscope, without the paths, and by programs with paths."""

    name: str
    docscope: list[str]
    plain: list[str] | None = None
    nltk: list[str] | None = None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=float, default=5, help="Size of the corpus.")
    parser.add_argument("--runs", type=int, default=1, help="Runs of each command.")
    asked = parser.parse_args()
    with temporary() as folder:
        corpus = plain_files(Path(folder), asked.mb)
        index = str(Path(folder, "index.corpus"))
        built = run([DOCSCOPE, "index", str(corpus), "--to", index])
        print(f"{machine()}; {megabytes(corpus):,.0f} MB in {files(corpus):,} files;")
        print(f"median of {asked.runs}; the index was built in {shown(built)}.\n")
        print("| job | docscope, files | docscope, index | `re` | NLTK, WordPunctTokenizer, once |")
        print("|---|---|---|---|---|")
        for job in jobs(str(corpus)):
            print(row(job, str(corpus), index, asked.runs), flush=True)


def jobs(corpus: str) -> list[Job]:
    """Return what is measured."""
    return [
        Job(
            f"count *{WORD}*",
            ["kwic", WORD, "--count"],
            peer("re_count", corpus, WORD),
            peer("nltk_lines", corpus, WORD, "0"),
        ),
        Job(
            f"count *{FREQUENT}*",
            ["kwic", FREQUENT, "--count"],
            peer("re_count", corpus, FREQUENT),
            peer("nltk_lines", corpus, FREQUENT, "0"),
        ),
        Job(
            f"first 20 lines of *{FREQUENT}*",
            ["kwic", FREQUENT, "--limit", "20", CSV],
            peer("re_lines", corpus, FREQUENT, "first", "20"),
            peer("nltk_lines", corpus, FREQUENT, "20"),
        ),
        Job(
            f"all lines of *{WORD}*",
            ["kwic", WORD, CSV],
            peer("re_lines", corpus, WORD, "all"),
            peer("nltk_lines", corpus, WORD),
        ),
        Job(
            f"all lines of *{FREQUENT}*",
            ["kwic", FREQUENT, CSV],
            peer("re_lines", corpus, FREQUENT, "all"),
            peer("nltk_lines", corpus, FREQUENT),
        ),
        Job(
            f"*{FREQUENT}* by the next word, first 20",
            ["kwic", FREQUENT, "--sort", "1R", "--limit", "20", CSV],
            peer("re_lines", corpus, FREQUENT, "sorted"),
        ),
        Job(
            f"collocates of *{WORD}*",
            ["collocates", WORD, CSV],
            nltk=peer("nltk_collocates", corpus, WORD),
        ),
        Job(
            "all bigrams, the first 1,000",
            ["words", "--ngram", "2", "--limit", "1000", CSV],
            nltk=peer("nltk_frequencies", corpus, "2"),
        ),
        Job(
            "frequency list",
            ["words", CSV],
            peer("re_words", corpus),
            peer("nltk_frequencies", corpus, "1"),
        ),
    ]


def row(job: Job, corpus: str, index: str, runs: int) -> str:
    """Return the row of a job, with what each way took."""
    own = [[DOCSCOPE, *job.docscope, path] for path in (corpus, index)]
    used = medians([*own, *([job.plain] if job.plain else [])], runs)
    cells = [shown(one) for one in used] + ["–"] * (3 - len(used))
    cells.append(shown(run(job.nltk)) if job.nltk else "–")
    return f"| {job.name} | {' | '.join(cells)} |"


def shown(used: Used) -> str:
    """Return the CPU seconds and the memory of a process."""
    return f"{used.seconds:.2f} s, {used.megabytes:.0f} MB"


if __name__ == "__main__":
    main()

"""Measure questions put to an index: python bench/indexed.py INDEX [RUNS].

INDEX is a corpus folder made by `docscope index`. Each figure is the median of the CPU
seconds (user and system) of whole processes, less that of a concordance of the two built-in
texts: what the question costs above the start of the command. Commands take turns.
"""

import sys
from typing import NamedTuple

from measuring import DOCSCOPE, machine, medians, output

START = [DOCSCOPE, "kwic", "intervention", "--csv", "--limit", "20"]
FIRST = ["--csv", "--limit", "20"]


class Question(NamedTuple):
    """A question, the words of its command line, and what its goal is, in seconds."""

    said: str
    words: list[str]
    goal: float | None = None


def main() -> None:
    """Print what each question costs, its goal, and the memory of its process."""
    index, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    asked = questions(index)
    commands = [[DOCSCOPE, *question.words, index] for question in asked]
    start, *measured = medians([START, *commands], runs)
    print(machine())
    print(f"start of the command: {start.seconds:.3f} s CPU, {start.megabytes:.0f} MB")
    for question, used in zip(asked, measured, strict=True):
        seconds = used.seconds - start.seconds
        goal = "" if question.goal is None else f" (goal {question.goal:g} s)"
        print(f"{question.said:<44} {seconds:7.3f} s{goal:<16} {used.megabytes:5.0f} MB")


def questions(index: str) -> list[Question]:
    """Return the questions of the table of goals, with words as frequent as it says."""
    common, lines, node = (word_of(index, size) for size in (190_000, 85_000, 5_000))
    hits = {word: int(output([DOCSCOPE, "kwic", word, "-c", index])) for word in (common, lines)}
    return [
        Question("first 20 lines of a word", ["kwic", "intervention", *FIRST], 0.01),
        Question("first 20 lines of the most frequent word", ["kwic", "the", *FIRST], 0.01),
        Question("first 20 lines of a phrase", ["kwic", "armed intervention", *FIRST], 0.01),
        Question("first 20 lines of a common phrase", ["kwic", "of the", *FIRST], 0.01),
        Question("first 20 lines of a prefix", ["kwic", "inter*", *FIRST], 0.01),
        Question(
            f"all {hits[lines]:,} lines of {lines} to CSV",
            ["kwic", lines, "--csv"],
            hits[lines] / 500_000,
        ),
        Question(
            f"sort {hits[common]:,} hits of {common} by 1R to 5R",
            ["kwic", common, "--sort", "1R,2R,3R,4R,5R", *FIRST],
            0.3,
        ),
        Question(
            f"1R of {hits[common]:,} hits of {common}", ["kwic", common, "--by", "1R", *FIRST], 0.1
        ),
        Question(f"collocates of {node}", ["collocates", node, "--top", "20", "--csv"], 0.05),
        Question("all words", ["words", "--top", "20", "--csv"]),
        Question("all bigrams", ["words", "--ngram", "2", "--top", "20", "--csv"], 0.3),
        Question("documents", ["docs", "--csv"]),
    ]


def word_of(index: str, count: int) -> str:
    """Return the word whose number of occurrences is nearest to some number."""
    from docscope.corpus.index.storage.store import open_index

    counts: dict[str, int] = {}
    with open_index(index) as opened:
        for segment in opened.segments:
            lexicon = segment.table("lexicon")
            for folded, number in zip(
                lexicon.texts("folded").list(0, len(lexicon)), lexicon.numbers("count"), strict=True
            ):
                if folded.isalpha():
                    counts[folded] = counts.get(folded, 0) + number
    return min(counts, key=lambda word: (abs(counts[word] - count), word))


if __name__ == "__main__":
    main()

"""A plain concordance with `re`: python re_lines.py FOLDER WORD [first N | all | sorted].

It writes CSV: file, ten words before, the word, ten words after.
"""

import csv
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
WINDOW = 10


def main() -> None:
    """Write the lines of a word in all .txt files of a folder."""
    folder, word, mode = sys.argv[1:4]
    lines: Iterator[list[str]] = concordance(Path(folder), word.lower())
    if mode == "first":
        lines = islice(lines, int(sys.argv[4]))
    elif mode == "sorted":
        lines = islice(sorted(lines, key=lambda line: line[3].lower()), 20)
    csv.writer(sys.stdout).writerows(lines)


def concordance(folder: Path, word: str) -> Iterator[list[str]]:
    """Yield file, context before, word, context after."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8-sig")
        if word in text.lower():
            spans = [match.span() for match in TOKEN.finditer(text)]
            for number, (start, end) in enumerate(spans):
                if text[start:end].lower() == word:
                    first = spans[max(number - WINDOW, 0)][0]
                    last = spans[min(number + WINDOW, len(spans) - 1)][1]
                    yield [path.name, text[first:start], text[start:end], text[end:last]]


if __name__ == "__main__":
    main()

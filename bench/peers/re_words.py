"""A frequency list with `re` and `Counter`: python re_words.py FOLDER."""

import csv
import re
import sys
from collections import Counter
from pathlib import Path

TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def main() -> None:
    """Write every word of all .txt files of a folder with its frequency, as CSV."""
    counts: Counter[str] = Counter()
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        counts.update(TOKEN.findall(path.read_text(encoding="utf-8-sig").lower()))
    csv.writer(sys.stdout).writerows(counts.most_common())


if __name__ == "__main__":
    main()

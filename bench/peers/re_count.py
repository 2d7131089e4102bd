"""Count a word or phrase with `re.finditer`: python re_count.py FOLDER QUERY."""

import re
import sys
from pathlib import Path


def main() -> None:
    """Print the number of matches in all .txt files of a folder."""
    folder, query = sys.argv[1:]
    phrase = r"\s+".join(map(re.escape, query.split()))
    pattern = re.compile(rf"\b{phrase}\b", re.IGNORECASE)
    found = 0
    for path in sorted(Path(folder).glob("*.txt")):
        for _ in pattern.finditer(path.read_text(encoding="utf-8-sig")):
            found += 1
    print(found)


if __name__ == "__main__":
    main()

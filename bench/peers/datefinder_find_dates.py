"""Find dates with `datefinder.find_dates`: python datefinder_find_dates.py FOLDER MEGABYTES."""

import sys
from pathlib import Path

from datefinder import find_dates


def main() -> None:
    """Print the number of dates in the first .txt files of a folder, up to a size."""
    folder, megabytes = sys.argv[1:]
    left = float(megabytes) * 1_000_000
    found = 0
    for path in sorted(Path(folder).glob("*.txt")):
        if left <= 0:
            break
        left -= path.stat().st_size
        text = path.read_text(encoding="utf-8-sig")
        found += sum(1 for _ in find_dates(text))
    print(found)


if __name__ == "__main__":
    main()

"""Find dates with `dateparser.search`: python dateparser_search.py FOLDER MEGABYTES."""

import sys
from pathlib import Path

from dateparser.search import search_dates


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
        found += len(search_dates(text, languages=["en"]) or ())
    print(found)


if __name__ == "__main__":
    main()

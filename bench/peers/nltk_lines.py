"""NLTK's concordance: python nltk_lines.py FOLDER WORD [N].

It prints the first N lines, or all, or with 0 the number of hits.
"""

import sys

from nltk.text import ConcordanceIndex, Text
from nltk_tokens import tokens


def main() -> None:
    """Write the lines of a word in all .txt files of a folder."""
    folder, word = sys.argv[1:3]
    lines = int(sys.argv[3]) if len(sys.argv) > 3 else sys.maxsize
    found = tokens(folder)
    if lines:
        Text(found).concordance(word, width=120, lines=lines)
    else:
        print(len(ConcordanceIndex(found, key=str.lower).offsets(word)))


if __name__ == "__main__":
    main()

"""NLTK's FreqDist of words or bigrams: python nltk_frequencies.py FOLDER [1|2]."""

import csv
import sys

from nltk import FreqDist, bigrams
from nltk_tokens import tokens


def main() -> None:
    """Write the 1,000 most frequent words or bigrams of a folder, as CSV."""
    words = [token.lower() for token in tokens(sys.argv[1]) if token[0].isalpha()]
    counts = FreqDist(bigrams(words) if sys.argv[2] == "2" else words)
    csv.writer(sys.stdout).writerows(counts.most_common(1_000))


if __name__ == "__main__":
    main()

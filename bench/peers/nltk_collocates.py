"""NLTK's collocations of one word: python nltk_collocates.py FOLDER WORD."""

import csv
import sys

from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder
from nltk_tokens import tokens

WINDOW = 5


def main() -> None:
    """Write the words around a word by log-likelihood, as CSV."""
    folder, word = sys.argv[1:]
    words = [token.lower() for token in tokens(folder) if token[0].isalpha()]
    finder = BigramCollocationFinder.from_words(words, window_size=WINDOW + 1)
    finder.apply_ngram_filter(lambda *pair: word not in pair)
    finder.apply_freq_filter(5)
    scored = finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)
    csv.writer(sys.stdout).writerows((*pair, score) for pair, score in scored)


if __name__ == "__main__":
    main()

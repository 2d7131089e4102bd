"""Lists of words that a count may hide."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docscope.text.folding import fold_case


@cache
def english_stop_words() -> frozenset[str]:
    """Return the function words of English, folded."""
    path = Path(__file__).with_name("data") / "stopwords_en.txt"
    return stop_words(path.read_text(encoding="utf-8"))


def stop_words(written: str) -> frozenset[str]:
    """Return the words of a list, folded: any number on a line, `#` begins a comment.

    >>> sorted(stop_words("The of  # articles and more"))
    ['of', 'the']
    """
    lines = (line.partition("#")[0] for line in written.removeprefix("\ufeff").splitlines())
    return frozenset(fold_case(word) for line in lines for word in line.split())

"""The word lists of the detectors, from `words.txt`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("words.txt")


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list; words with a blank between them stand joined by `_`."""
    lines = (line for line in _lists()[name].splitlines() if not line.startswith("#"))
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())


@cache
def _lists() -> dict[str, str]:
    """Return the lines of each list, those between it and the next one included."""
    lists = WORDS.read_text(encoding="utf-8").split("\n[")[1:]
    return {name: lines for name, _, lines in (each.partition("]\n") for each in lists)}

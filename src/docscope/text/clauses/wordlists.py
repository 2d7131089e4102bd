"""The word lists of the detectors, from `words.txt`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("words.txt")


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list; words with a blank between them stand joined by `_`."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    name = ""
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = set()
        elif line and not line.startswith("#"):
            found[name].update(word.replace("_", " ") for word in line.split())
    return {name: frozenset(group) for name, group in found.items()}

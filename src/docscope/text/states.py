"""States by any of their names: *the U.S.S.R.* and *the Soviet Government* are one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docscope.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STATES = Path(__file__).with_name("data") / "states.txt"


def with_states(words: Sequence[str]) -> Iterator[str]:
    """Yield words, as `bare` has them, with every name of a state as one: its first.

    >>> list(with_states(["the", "soviet", "government"]))
    ['the', 'soviet union']
    """
    names, longest = _names()
    start = 0
    while start < len(words):
        for size in range(min(longest, len(words) - start), 0, -1):
            state = names.get(tuple(words[start : start + size]))
            if state:
                yield state
                start += size
                break
        else:
            yield words[start]
            start += 1


def is_state(name: str) -> bool:
    """Say whether `with_states` gave a name in place of words."""
    return name in _states()


def bare(word: str) -> str:
    """Return a word folded, without the mark of the possessive and the point behind it."""
    return fold(word).removesuffix("'s").removesuffix("'").removesuffix(".")


@cache
def _states() -> frozenset[str]:
    return frozenset(_names()[0].values())


@cache
def _names() -> tuple[dict[tuple[str, ...], str], int]:
    found = {}
    for line in STATES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, *others = line.split("|")
            found.update({tuple(map(bare, name.split())): first for name in (first, *others)})
    return found, max(map(len, found))

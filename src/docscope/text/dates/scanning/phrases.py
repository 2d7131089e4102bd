"""Where names of several words stand in a text: all are looked for in one pass over the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docscope.text.dates.scanning.scan import Tokens

    # under one word of each: where in the name it stands, and the name
    Phrases = Mapping[str, Sequence[tuple[int, str]]]

WORD = re.compile(r"[^\W\d_]+|\d+")
# In every other sentence: a name is looked for by another of its words, if it has one.
COMMON = frozenset(
    """
    african american asian between british conference council crisis development european
    financial first french general german great independence international middle nations north
    republic revolution russian second south soviet states third treaty united wars western
    world year years
    """.split()  # noqa: SIM905 - words are easier to read than a list of them
)
MARKS = "-'./"
LONG = 4  # letters of a word that is not of the, to, in


def phrases(names: Iterable[str]) -> Phrases:
    """Return folded names under one word of each, by which they are looked for."""
    known: dict[str, list[tuple[int, str]]] = {}
    for name in names:
        key, offset = key_of(name)
        known.setdefault(key, []).append((offset, name))
    return known | {f"{key} ": found for key, found in known.items()}  # a token has its space


@cache
def key_of(name: str) -> tuple[str, int]:
    """Return a long and rare word of a name, and where in the name it stands."""
    spaced = name
    for mark in MARKS:
        spaced = spaced.replace(mark, " ")
    words = spaced.split()
    rare = [word for word in words if len(word) >= LONG and word not in COMMON]
    key = max(rare or words, key=len)
    if key.isalpha():
        return key, f" {spaced} ".index(f" {key} ")
    word = max(WORD.finditer(name), key=lambda word: len(word[0]))
    return word[0], word.start()


def places(tokens: Tokens, known: Phrases) -> Iterator[tuple[int, int, str]]:
    """Yield the tokens that names take, from `first` to `last`, end exclusive, and the name.

    They come in the order of the words they are found by, and may overlap.
    """
    if known.keys().isdisjoint(tokens.forms):
        return
    hits = list(compress(count(), map(known.__contains__, tokens.words)))
    flat = tokens.folded.replace("\n", " ")
    for at in hits:
        for offset, name in known[tokens.words[at]]:
            start = tokens.starts[at] - offset
            if start >= 0 and flat.startswith(name, start):
                first = bisect_left(tokens.starts, start)
                last = bisect_left(tokens.starts, start + len(name))
                if tokens.starts[first] == start and tokens.end(last - 1) == start + len(name):
                    yield first, last, name

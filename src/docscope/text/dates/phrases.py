"""Where names of several words stand in a text: all are looked for in one pass over the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docscope.text.dates.scan import Tokens

    # under the longest word of each: where in the name it stands, and the name
    Phrases = Mapping[str, tuple[tuple[int, str], ...]]

WORD = re.compile(r"[^\W\d_]+|\d+")


def phrases(names: Iterable[str]) -> Phrases:
    """Return folded names under the longest word of each, by which they are looked for."""
    known: dict[str, tuple[tuple[int, str], ...]] = {}
    for name in names:
        key = max(WORD.finditer(name), key=lambda word: len(word[0]))
        for form in (key[0], key[0] + " "):  # a token has the space behind it
            known[form] = (*known.get(form, ()), (key.start(), name))
    return known


def places(tokens: Tokens, known: Phrases) -> Iterator[tuple[int, int, str]]:
    """Yield the tokens that names take, from `first` to `last`, end exclusive, and the name.

    They come in the order of the words they are found by, and may overlap.
    """
    hits = list(compress(count(), map(known.__contains__, tokens.words)))
    flat = tokens.folded.replace("\n", " ") if hits else ""
    for at in hits:
        for offset, name in known[tokens.words[at]]:
            start = tokens.starts[at] - offset
            if start >= 0 and flat.startswith(name, start):
                first = bisect_left(tokens.starts, start)
                last = bisect_left(tokens.starts, start + len(name))
                if tokens.starts[first] == start and tokens.end(last - 1) == start + len(name):
                    yield first, last, name

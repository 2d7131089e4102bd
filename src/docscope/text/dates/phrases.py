"""Where names of several words stand in a text: all are looked for in one pass over the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docscope.text.dates.scan import Tokens

    # under one word of each: where in the name it stands, and the name
    Phrases = Mapping[str, tuple[tuple[int, str], ...]]

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
LONG = 4  # letters of a word that is not of the, to, in


def phrases(names: Iterable[str]) -> Phrases:
    """Return folded names under one word of each, by which they are looked for."""
    known: dict[str, tuple[tuple[int, str], ...]] = {}
    for name in names:
        key = key_of(name)
        for form in (key[0], key[0] + " "):  # a token has the space behind it
            known[form] = (*known.get(form, ()), (key.start(), name))
    return known


def key_of(name: str) -> re.Match[str]:
    """Return the word of a name that is likely to be rare: a long one."""
    return max(WORD.finditer(name), key=_rareness)


def _rareness(word: re.Match[str]) -> tuple[bool, int]:
    return len(word[0]) >= LONG and word[0] not in COMMON, len(word[0])


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

"""How varied the vocabulary of a text is: types, hapaxes, and their relation to the length."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

WINDOW = 500  # words


class Windows(NamedTuple):
    """Windows of so many words: how many there are, and the sum of the types in each."""

    size: int
    number: int
    types: int


def type_token_ratio(types: int, tokens: int) -> float | None:
    """Return types per running word, from near 0 to 1; None for no words at all.

    It falls as a text grows longer, so that texts of different lengths cannot be compared.
    """
    return types / tokens if tokens else None


def hapaxes(counts: Mapping[str, int]) -> int:
    """Return how many types occur once (hapax legomena)."""
    return sum(count == 1 for count in counts.values())


def moving_windows(words: Sequence[Hashable], size: int = WINDOW) -> Windows:
    """Return every window of so many neighbouring words, moved on word by word.

    A text that is shorter is one window; one without words has none.
    """
    if not words:
        return Windows(0, 0, 0)
    size = min(size, len(words))
    inside: Counter[Hashable] = Counter(words[:size])
    types = total = len(inside)
    for leaving, entering in zip(words, words[size:], strict=False):
        if leaving != entering:
            inside[leaving] -= 1
            types -= inside[leaving] == 0
            types += inside[entering] == 0
            inside[entering] += 1
        total += types
    return Windows(size, len(words) - size + 1, total)


def mattr(windows: Iterable[Windows]) -> float | None:
    """Return the moving-average type-token ratio; None where there is no window.

    Covington and McFall (2010): the mean of the ratios in all windows, which does not
    depend on the length of the text. Windows lie within a text; those of several texts
    count alike.
    """
    found = [each for each in windows if each.number]
    if not found:
        return None
    ratios = math.fsum(each.types / each.size for each in found)
    return ratios / sum(each.number for each in found)

"""Association: how strongly a word is tied to a node.

Every measure is a function of `Pair` alone. Differences are positive where the two stand
together more often than chance would have it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from docscope.statistics import keyness
from docscope.statistics.keyness import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Pair(NamedTuple):
    """How often a word stands near a node, and the frequencies that are compared with it.

    The table has four cells: of `size` words, `near` stand near a node and `word` are the
    word; `joint` are both (Evert 2008, section 4). `nodes` is how often the node occurs.
    Next to one word only, `near` and `nodes` are the same.
    """

    joint: int
    near: int
    word: int
    size: int
    nodes: int


def expected(pair: Pair) -> float:
    """Return how many of the words near the node chance would make this word."""
    return pair.near * pair.word / pair.size


def log_dice(pair: Pair) -> float:
    """Return 14 + log2 of `dice`, so that a point is twice as strong a tie.

    Rychlý (2008), with the frequencies of node and word, as in Sketch Engine.

    >>> log_dice(Pair(joint=8, near=16, word=16, size=1000, nodes=16))
    13.0
    """
    return 14 + math.log2(dice(pair))


def dice(pair: Pair) -> float:
    """Return twice the joint frequency, divided by those of node and word; Dice (1945).

    Above 1 only where a node has the word more than once beside it.
    """
    return 2 * pair.joint / (pair.nodes + pair.word)


def g2(pair: Pair) -> float:
    """Return the log-likelihood ratio of the four cells, negative where they avoid each other.

    Dunning (1993).
    """
    joint, near, word, size, _ = pair
    return keyness.g2(Counts(joint, word - joint, near, size - near))


def mi(pair: Pair) -> float:
    """Return the pointwise mutual information in bits, log2 (O / E); Church and Hanks (1990)."""
    joint, near, word, size, _ = pair
    return math.log2(joint * size) - math.log2(near * word)


def mi3(pair: Pair) -> float:
    """Return log2 (O^3 / E), which favours frequent pairs; Daille (1994)."""
    return mi(pair) + 2 * math.log2(pair.joint)


def t_score(pair: Pair) -> float:
    """Return (O - E) / sqrt O; Church, Gale, Hanks and Hindle (1991)."""
    return (pair.joint - expected(pair)) / math.sqrt(pair.joint)


def z_score(pair: Pair) -> float:
    """Return (O - E) / sqrt E; Dennis (1965), without correction for continuity."""
    chance = expected(pair)
    return (pair.joint - chance) / math.sqrt(chance)


def delta_p_from_node(pair: Pair) -> float:
    """Return how much the node raises the probability of the word; Gries (2013)."""
    joint, near, word, size, _ = pair
    return joint / near - _share(word - joint, size - near)


def delta_p_to_node(pair: Pair) -> float:
    """Return how much the word raises the probability of the node; Gries (2013)."""
    joint, near, word, size, _ = pair
    return joint / word - _share(near - joint, size - word)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


# By the names of their columns.
MEASURES: Mapping[str, Callable[[Pair], float]] = {
    "log_dice": log_dice,
    "g2": g2,
    "mi": mi,
    "mi3": mi3,
    "t_score": t_score,
    "z_score": z_score,
    "dice": dice,
    "delta_p_from_node": delta_p_from_node,
    "delta_p_to_node": delta_p_to_node,
}
# What people write for them; case, hyphens and underscores do not matter.
OTHER_NAMES = {
    "ll": "g2",
    "loglikelihood": "g2",
    "t": "t_score",
    "z": "z_score",
    "deltap": "delta_p_from_node",
}


def measure_named(written: str) -> str | None:
    """Return the column of a measure, however it is spelt; None if there is none.

    >>> measure_named("logDice"), measure_named("LL"), measure_named("chi")
    ('log_dice', 'g2', None)
    """
    bare = _bare(written)
    names = {_bare(name): name for name in MEASURES}
    return names.get(bare) or OTHER_NAMES.get(bare)


def _bare(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")

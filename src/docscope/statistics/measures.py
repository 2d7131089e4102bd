"""The measures of keyness by name, and the scores of a whole family of words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from docscope.statistics import keyness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docscope.statistics.keyness import Counts

    Scores = dict[str, float | None]

# What every answer shows, and the further measures; q and jsd_share need all words.
STANDARD = ("g2", "p", "q", "log_ratio", "log_ratio_low", "log_ratio_high", "lrc")
FURTHER = (
    "log_likelihood",
    "chi_squared",
    "bic",
    "ell",
    "ratio",
    "percent_diff",
    "odds_ratio",
    "simple_maths",
    "simple_maths_100",
    "walter_low",
    "walter_high",
    "fightin_words",
    "jsd_share",
)
MEASURES: Mapping[str, Callable[[Counts], float | None]] = {
    "g2": keyness.g2,
    "p": keyness.binomial_p,
    "log_ratio": keyness.log_ratio,
    "log_ratio_low": lambda counts: keyness.ratio_interval(counts).low,
    "log_ratio_high": lambda counts: keyness.ratio_interval(counts).high,
    "lrc": keyness.lrc,
    "log_likelihood": keyness.log_likelihood,
    "chi_squared": keyness.chi_squared,
    "bic": keyness.bic,
    "ell": keyness.ell,
    "ratio": keyness.ratio,
    "percent_diff": keyness.percent_diff,
    "odds_ratio": keyness.odds_ratio,
    "simple_maths": keyness.simple_maths,
    "simple_maths_100": lambda counts: keyness.simple_maths(counts, 100),
    "walter_low": lambda counts: keyness.log_ratio_interval(counts).low,
    "walter_high": lambda counts: keyness.log_ratio_interval(counts).high,
    "fightin_words": keyness.fightin_words,
}
RATIOS = frozenset({"ratio", "odds_ratio", "simple_maths", "simple_maths_100"})
PROBABILITIES = frozenset({"p", "q"})
UNSIGNED = frozenset({"log_likelihood", "chi_squared", "bic", "ell"})


def scores(
    family: Sequence[Counts], everything: Mapping[Counts, int], names: Iterable[str]
) -> dict[Counts, Scores]:
    """Return the named measures of each pair of counts in a family of words.

    Words with the same counts are scored once. `everything` says how many words of both
    sides, in the family or not, have some counts: the divergence is shared among them all.
    """
    wanted = set(names)
    plain = [name for name in MEASURES if name in wanted]
    found: dict[Counts, Scores] = {
        counts: {name: MEASURES[name](counts) for name in plain} for counts in dict.fromkeys(family)
    }
    if "q" in wanted:
        p_values = {counts: keyness.binomial_p(counts) for counts in found}
        q_values = keyness.false_discovery([p_values[counts] for counts in family])
        for counts, q in zip(family, q_values, strict=True):
            found[counts]["q"] = q
    if "jsd_share" in wanted:
        total = math.fsum(keyness.divergence(each) * n for each, n in everything.items())
        for counts, measures in found.items():
            measures["jsd_share"] = keyness.jsd_share(counts, total)
    return found


def strength(name: str, value: float | None) -> float:
    """Return how strongly a value of a measure speaks for a difference, whichever side has more."""
    if value is None:
        return -math.inf
    if name in PROBABILITIES:
        return -value
    if name in UNSIGNED:
        return value
    if name == "percent_diff":
        value, name = 1 + value / 100, "ratio"
    if name in RATIOS:
        return abs(math.log(value)) if 0 < value < math.inf else math.inf
    return abs(value)

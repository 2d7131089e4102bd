"""Keyness: how much more often one side uses a word than the other.

Every measure is a function of `Counts` alone. It is positive, or a ratio above 1, where
side A uses the word more often; swapping the sides negates or inverts it, unless it is
said to be unsigned. Where a side has no words there is nothing to compare: differences
are 0, ratios and probabilities 1.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from docscope.statistics.special import beta_logit, deviance, incomplete_beta, normal_quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVEL = 0.95
PRIOR = 500  # words; what Fightin' Words adds to each side, shared out as in both together
MILLION = 1_000_000
LN2 = math.log(2)


class Counts(NamedTuple):
    """How often a word stands on each side, and how many words each side has."""

    a: int
    b: int
    n_a: int
    n_b: int


class Interval(NamedTuple):
    """The ends of a confidence interval; infinite where the evidence sets no end."""

    low: float
    high: float


def g2(counts: Counts) -> float:
    """Return the log-likelihood ratio over all four cells, negative where B has more.

    Dunning (1993): 2 sum O ln(O / E). In all cells O - E is the same but for its sign,
    so the sum can be taken over deviances, which do not cancel.

    >>> round(g2(Counts(14, 7, 564, 1279)), 3)
    11.684
    """
    a, b, n_a, n_b = counts
    excess, size = _excess(counts), max(n_a + n_b, 1)
    rest = size - a - b
    others = (
        deviance(n_a - a, n_a * rest / size, -excess),
        deviance(n_b - b, n_b * rest / size, excess),
    )
    return math.copysign(2 * math.fsum((*_word_deviances(counts), *others)), excess)


def log_likelihood(counts: Counts) -> float:
    """Return the log-likelihood over the two cells of the word; unsigned.

    Rayson and Garside (2000), eq. 2.
    """
    return 2 * math.fsum(_word_deviances(counts))


def chi_squared(counts: Counts) -> float:
    """Return Pearson's chi-squared of the 2 x 2 table, without correction; unsigned."""
    a, b, n_a, n_b = counts
    size = n_a + n_b
    cells = (a + b) * (size - a - b) * n_a * n_b
    return size * _cross(counts) ** 2 / cells if cells else 0.0


def bic(counts: Counts) -> float:
    """Return the Bayesian information criterion, `log_likelihood` - ln N; unsigned.

    Wilson (2013): above 2 is positive evidence of a difference, above 10 very strong.
    """
    return log_likelihood(counts) - math.log(max(counts.n_a + counts.n_b, 1))


def ell(counts: Counts) -> float | None:
    """Return the effect size of the log-likelihood, from 0 to 1; unsigned.

    Johnston, Berry and Mielke (2006): `log_likelihood` / (N ln min E). None where the
    smaller expected count is 1 or less, for which it is not defined.
    """
    a, b, n_a, n_b = counts
    size = n_a + n_b
    least = min(n_a, n_b) * (a + b) / size if size else 0.0
    return log_likelihood(counts) / (size * math.log(least)) if least > 1 else None


def ratio(counts: Counts) -> float:
    """Return the ratio of the relative frequencies, infinite where B lacks the word."""
    a, b, n_a, n_b = counts
    return _quotient(a * n_b, b * n_a)


def percent_diff(counts: Counts) -> float:
    """Return by how many per cent A's relative frequency is above B's.

    Gabrielatos and Marchi (2011), %DIFF; here infinite where B lacks the word.
    """
    below = counts.b * counts.n_a
    cross = _cross(counts)
    return 100 * cross / below if below else math.inf * cross if cross else 0.0


def odds_ratio(counts: Counts) -> float:
    """Return the ratio of the odds of the word, infinite where B's odds are 0."""
    a, b, n_a, n_b = counts
    return _quotient(a * (n_b - b), b * (n_a - a))


def log_ratio(counts: Counts) -> float:
    """Return the binary logarithm of the ratio, with half a word added to each count.

    Walter (1975); finite where a side lacks the word.

    >>> round(log_ratio(Counts(14, 7, 564, 1279)), 3)
    2.132
    """
    a, b, n_a, n_b = counts
    if not n_a or not n_b:
        return 0.0
    return _log2((2 * a + 1) * (2 * n_b + 1), (2 * b + 1) * (2 * n_a + 1))


def log_ratio_interval(counts: Counts, level: float = LEVEL) -> Interval:
    """Return the confidence interval of `log_ratio` by its normal approximation.

    Walter (1975); the variance is that of the logarithms of both frequencies.
    """
    a, b, n_a, n_b = counts
    if not n_a or not n_b:
        return Interval(-math.inf, math.inf)
    variance = 1 / (a + 0.5) - 1 / (n_a + 0.5) + 1 / (b + 0.5) - 1 / (n_b + 0.5)
    reach = normal_quantile((1 + level) / 2) * math.sqrt(variance) / LN2
    middle = log_ratio(counts)
    return Interval(middle - reach, middle + reach)


def ratio_interval(counts: Counts, level: float = LEVEL) -> Interval:
    """Return the exact confidence interval of log2 of `ratio`.

    Given a + b, A's share of the word is binomial; its interval is Clopper and Pearson's
    (1934), and the ratio is its odds times n_b / n_a, as in Evert (2022).

    >>> [round(end, 3) for end in ratio_interval(Counts(14, 7, 564, 1279))]
    [0.777, 3.731]
    """
    a, b, n_a, n_b = counts
    if not n_a or not n_b:
        return Interval(-math.inf, math.inf)
    tail, scale = (1 - level) / 2, math.log(n_b) - math.log(n_a)
    return Interval(
        (scale + beta_logit(tail, a, b + 1)) / LN2 if a else -math.inf,
        (scale - beta_logit(tail, b, a + 1)) / LN2 if b else math.inf,
    )


def lrc(counts: Counts, level: float = LEVEL) -> float:
    """Return the conservative log ratio: the end of `ratio_interval` next to 0, or 0 inside.

    Evert (2022), for each word by itself, without correction for their number.
    """
    low, high = ratio_interval(counts, level)
    return max(low, 0.0) + min(high, 0.0)


def binomial_p(counts: Counts) -> float:
    """Return the exact probability of so uneven a share of the word, on either side.

    Twice the smaller tail of the binomial distribution, so that it is below 0.05 just
    where the exact 95 % interval leaves out 0.

    >>> round(binomial_p(Counts(7, 0, 562, 1277)), 6)
    0.000498
    """
    a, b, n_a, n_b = counts
    cross = _cross(counts)
    if not cross:
        return 1.0
    tail = incomplete_beta(a, b + 1, n_a, n_b) if cross > 0 else incomplete_beta(b, a + 1, n_b, n_a)
    return min(2 * tail, 1.0)


def simple_maths(counts: Counts, k: int = 1) -> float:
    """Return the ratio of the frequencies per million words, with k added to each.

    Kilgarriff (2009); a larger k favours frequent words.
    """
    a, b, n_a, n_b = counts
    return _quotient((a * MILLION + k * n_a) * n_b, (b * MILLION + k * n_b) * n_a)


def fightin_words(counts: Counts, prior: float = PRIOR) -> float:
    """Return the z score of the log odds ratio under a Dirichlet prior.

    Monroe, Colaresi and Quinn (2008), eq. 16, 20 and 22. The prior is worth `prior` words
    on each side, shared out among the words as they are shared out in both sides.
    """
    a, b, n_a, n_b = counts
    size = n_a + n_b
    if not n_a or not n_b or a + b in (0, size):
        return 0.0
    word, rest = prior * (a + b) / size, prior * (size - a - b) / size
    odds_a = math.log(a + word) - math.log(n_a - a + rest)
    odds_b = math.log(b + word) - math.log(n_b - b + rest)
    return (odds_a - odds_b) / math.sqrt(1 / (a + word) + 1 / (b + word))


def divergence(counts: Counts) -> float:
    """Return what the word adds to the Jensen-Shannon divergence, in bits; unsigned.

    Lin (1991), with both sides weighted alike; summed over all words of both sides it is
    the divergence, from 0 to 1.
    """
    a, b, n_a, n_b = counts
    if not n_a or not n_b:
        return 0.0
    middle, half = (a * n_b + b * n_a) / (2 * n_a * n_b), _cross(counts) / (2 * n_a * n_b)
    return (deviance(a / n_a, middle, half) + deviance(b / n_b, middle, -half)) / (2 * LN2)


def jsd_share(counts: Counts, total: float) -> float:
    """Return a word's share of the divergence `total` of all words, negative where B has more."""
    return math.copysign(divergence(counts) / total, _cross(counts)) if total else 0.0


def false_discovery(p_values: Sequence[float]) -> list[float]:
    """Return q for each p of a family: the false discovery rate if it and all below count.

    Benjamini and Hochberg (1995), as adjusted p-values.

    >>> false_discovery([0.01, 0.04, 0.03])
    [0.03, 0.04, 0.04]
    """
    adjusted = [1.0] * len(p_values)
    least = 1.0
    order = sorted(range(len(p_values)), key=p_values.__getitem__, reverse=True)
    for rank, index in zip(range(len(order), 0, -1), order, strict=True):
        least = min(least, p_values[index] * len(order) / rank)
        adjusted[index] = least
    return adjusted


def _cross(counts: Counts) -> int:
    """Return a n_b - b n_a: its sign says which side uses the word more often."""
    return counts.a * counts.n_b - counts.b * counts.n_a


def _excess(counts: Counts) -> float:
    """Return by how much A's count is above what both sides together let expect."""
    return _cross(counts) / max(counts.n_a + counts.n_b, 1)


def _word_deviances(counts: Counts) -> tuple[float, float]:
    a, b, n_a, n_b = counts
    excess, size = _excess(counts), max(n_a + n_b, 1)
    return (
        deviance(a, n_a * (a + b) / size, excess),
        deviance(b, n_b * (a + b) / size, -excess),
    )


def _quotient(over: int, under: int) -> float:
    if under:
        return over / under
    return math.inf if over else 1.0


def _log2(over: int, under: int) -> float:
    """Return log2 of a ratio, exact next to 1, and exactly negated when it is inverted."""
    if over < under:
        return -_log2(under, over)
    return math.log1p((over - under) / under) / LN2

"""Keyness against outside figures: a reference table, scipy and mpmath."""

from __future__ import annotations

import csv
import math
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.statistics import keyness
from docscope.statistics.keyness import Counts
from docscope.statistics.measures import FURTHER, MEASURES, STANDARD, scores, strength
from docscope.statistics.special import beta_logit, deviance, incomplete_beta, normal_quantile

TABLES = Path(__file__).with_name("data")
# Computed with mpmath 1.4.1 at 40 digits, by quadrature over the logit.
INCOMPLETE_BETA = [
    (1, 1, 1, 3, 0.25),
    (3, 10, 1, 9, 0.110869977745),
    (40, 60, 3, 7, 0.017592508468930087),
    (59, 200, 1, 4, 0.14184173936873831),
    (60, 60, 9, 11, 0.13655797024053431),
    (200, 150, 11, 9, 0.2084878008596249),
    (5, 1_000_000, 1, 300_000, 0.24350601575576426),
    (61, 10**8, 1, 2_000_000, 0.072160230075430036),
    (12345, 67890, 18, 100, 0.1503363693078224),
    (10**6, 10**6, 999, 1000, 0.23964018578625078),
    (123456789, 987654321, 12490, 10**5, 2.582212067884068e-17),
    (10**10, 3 * 10**10, 33332, 10**5, 0.00026594756674674878),
    (10**10, 10**10, 1_000_010, 10**6, 0.76024884043104577),
    (2**33, 70, 10**8, 1, 0.03498529719750011),
    (1, 10**10, 1, 10**10, 0.63212055881016371),
]
BETA_LOGIT = [
    (0.025, 2, 5, -3.0960165363348079),
    (0.025, 14, 8, -0.28052725548910102),
    (0.975, 9, 4, 2.2056295542611817),
    (0.025, 100, 300, -1.3319497095726351),
    (0.1, 1000, 60, 2.6521119109171841),
    (0.025, 10**5, 10**6, -2.3090943354698206),
    (0.005, 10**9, 77, 16.103446658978638),
    (0.025, 10**10, 10**10, -2.7718076487783693e-5),
    (1e-9, 12, 30, -3.53331125736665),
]
SIGNED = ("g2", "log_ratio", "lrc", "fightin_words")
INVERTED = ("ratio", "odds_ratio", "simple_maths", "simple_maths_100")
ENDS = (("log_ratio_low", "log_ratio_high"), ("walter_low", "walter_high"))
UNCHANGED = ("p", "log_likelihood", "chi_squared", "bic", "ell")


def reference() -> list[dict[str, str]]:
    with (TABLES / "keyness_reference.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def seeds() -> dict[str, Counts]:
    with (TABLES / "keyness_counts.csv").open(encoding="utf-8", newline="") as table:
        rows = [
            (row["word"], int(row["count_a"]), int(row["count_b"])) for row in csv.DictReader(table)
        ]
    sizes = sum(a for _, a, _ in rows), sum(b for _, _, b in rows)
    return {word: Counts(a, b, *sizes) for word, a, b in rows}


@st.composite
def some_counts(draw: st.DrawFn, most: int = 10**10) -> Counts:
    n_a, n_b = draw(st.integers(0, most)), draw(st.integers(0, most))
    small = st.integers(0, 40)
    a = draw(st.integers(0, n_a) | small.map(lambda n: min(n, n_a)) | st.just(n_a))
    b = draw(st.integers(0, n_b) | small.map(lambda n: min(n, n_b)) | st.just(n_b))
    return Counts(a, b, n_a, n_b)


def about(value: float | None) -> object:
    return None if value is None else pytest.approx(value, rel=1e-9, abs=1e-300)


def swapped(counts: Counts) -> Counts:
    return Counts(counts.b, counts.a, counts.n_b, counts.n_a)


# The table holds Fisher's test, not the binomial one; that is compared with scipy below.
@pytest.mark.parametrize(
    "name", [*sorted(MEASURES.keys() - {"p"}), "divergence", "jsd_share", "jsd_total", "q_of_g2"]
)
def test_reference_table(name: str) -> None:
    vocabulary = seeds()
    total = math.fsum(map(keyness.divergence, vocabulary.values()))
    chances = [math.erfc(math.sqrt(abs(keyness.g2(each)) / 2)) for each in vocabulary.values()]
    q_of_g2 = dict(zip(vocabulary.values(), keyness.false_discovery(chances), strict=False))
    special = {
        "divergence": keyness.divergence,
        "jsd_share": lambda counts: keyness.jsd_share(counts, total),
        "jsd_total": lambda _: total,
        "q_of_g2": q_of_g2.__getitem__,
    }
    measure = {**MEASURES, **special}[name]
    for row in reference():
        value = measure(vocabulary[row["word"]])
        assert value == about(float(row[name]) if row[name] else None), row["word"]


@pytest.mark.parametrize(("a", "b", "u", "v", "expected"), INCOMPLETE_BETA)
def test_incomplete_beta_against_mpmath(a: int, b: int, u: int, v: int, expected: float) -> None:
    assert incomplete_beta(a, b, u, v) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize(("p", "a", "b", "expected"), BETA_LOGIT)
def test_beta_logit_against_mpmath(p: float, a: int, b: int, expected: float) -> None:
    assert beta_logit(p, a, b) == pytest.approx(expected, rel=1e-12)


def test_incomplete_beta_against_scipy() -> None:
    from scipy.special import betainc

    # scipy itself is exact to 1e-12 only for moderate parameters.
    for a in (1, 2, 7, 30, 59, 60, 61, 150, 800):
        for b in (1, 3, 12, 59, 60, 200, 900):
            for u in (1, 20, 50, 90, 127):
                expected = betainc(a, b, u / 128)
                if expected > 1e-290:
                    assert incomplete_beta(a, b, u, 128 - u) == pytest.approx(expected, rel=2e-12)


def test_beta_logit_against_scipy() -> None:
    from scipy.special import betaincinv

    for a in (1, 2, 7, 59, 60, 150, 800):
        for b in (1, 3, 12, 60, 900):
            for p in (1e-6, 0.025, 0.4, 0.5, 0.9):
                x = 1 / (1 + math.exp(-beta_logit(p, a, b)))
                assert x == pytest.approx(betaincinv(a, b, p), rel=1e-11)


def test_binomial_p_against_scipy() -> None:
    from scipy.stats import binom

    for a, b, n_a, n_b in [(7, 0, 562, 1277), (14, 7, 562, 1277), (40, 120, 1000, 2000)]:
        chance = n_a / (n_a + n_b)
        tails = binom.cdf(a, a + b, chance), binom.sf(a - 1, a + b, chance)
        expected = min(1, 2 * min(tails))
        assert keyness.binomial_p(Counts(a, b, n_a, n_b)) == pytest.approx(expected, rel=1e-11)


def test_false_discovery_against_scipy() -> None:
    from scipy.stats import false_discovery_control

    chances = [0.01, 0.2, 0.2, 0.03, 1.0, 0.0, 0.041, 0.5]
    assert keyness.false_discovery(chances) == pytest.approx(list(false_discovery_control(chances)))
    assert keyness.false_discovery([]) == []


def test_normal_quantile_against_scipy() -> None:
    from scipy.special import ndtri

    for p in (1e-12, 0.001, 0.025, 0.3, 0.5, 0.7, 0.975, 0.9999):
        assert normal_quantile(p) == pytest.approx(ndtri(p), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(("u", "v", "expected"), [(0, 3, 0.0), (3, 0, 1.0), (0, 0, 1.0)])
def test_incomplete_beta_at_its_ends(u: int, v: int, expected: float) -> None:
    assert incomplete_beta(2, 3, u, v) == expected


@pytest.mark.parametrize("difference", [0.0, 1e-9, 0.5, -3.0, 40.0, -19.99])
def test_deviance_near_and_far(difference: float) -> None:
    from scipy.special import rel_entr

    expected = rel_entr(20 + difference, 20) - difference
    assert deviance(20 + difference, 20, difference) == pytest.approx(expected, abs=1e-13)


@given(st.integers(1, 10**10), st.integers(1, 10**10), st.floats(1e-6, 1 - 1e-6))
def test_beta_logit_inverts_incomplete_beta(a: int, b: int, p: float) -> None:
    u = int(math.exp(beta_logit(p, a, b)) * 2**80)
    assert incomplete_beta(a, b, u, 2**80) == pytest.approx(p, rel=1e-8)


@given(some_counts())
def test_swapping_sides_negates_or_inverts(counts: Counts) -> None:
    other = swapped(counts)
    for name in SIGNED:
        assert MEASURES[name](counts) == pytest.approx(-MEASURES[name](other), rel=1e-9)  # type: ignore[operator]  # never None
    for name in INVERTED:
        there, back = MEASURES[name](counts), MEASURES[name](other)
        assert there == pytest.approx(math.inf if back == 0 else 1 / back, rel=1e-12)  # type: ignore[operator]  # never None
    for low, high in ENDS:
        assert MEASURES[low](counts) == pytest.approx(-MEASURES[high](other), rel=1e-9, abs=1e-12)  # type: ignore[operator]  # never None
    for name in UNCHANGED:
        assert MEASURES[name](counts) == about(MEASURES[name](other))
    assert keyness.jsd_share(counts, 0.5) == pytest.approx(-keyness.jsd_share(other, 0.5))


@given(some_counts(most=2**40))
def test_no_count_gives_nan_or_an_exception(counts: Counts) -> None:
    for measure in (*MEASURES.values(), keyness.divergence):
        value = measure(counts)
        assert value is None or not math.isnan(value)
    assert 0 <= keyness.binomial_p(counts) <= 1
    assert keyness.chi_squared(counts) >= 0
    low, high = keyness.ratio_interval(counts)
    assert low < high


@given(st.integers(0, 10**10), st.integers(0, 10**10))
def test_identical_sides_give_zeros(a: int, more: int) -> None:
    counts = Counts(a, a, a + more, a + more)
    for name in (*SIGNED, "chi_squared", "percent_diff", "log_likelihood"):
        assert MEASURES[name](counts) == 0, name
    for name in ("p", *INVERTED):
        assert MEASURES[name](counts) == 1, name


@given(some_counts(most=10**6))
def test_p_agrees_with_the_interval(counts: Counts) -> None:
    p = keyness.binomial_p(counts)
    if not 0.0499999 < p < 0.0500001:
        assert (keyness.lrc(counts) != 0) == (p < 0.05)


@pytest.mark.parametrize(
    ("counts", "ratio", "log_ratio", "p"),
    [
        (Counts(0, 0, 0, 0), 1.0, 0.0, 1.0),
        (Counts(3, 0, 10, 0), 1.0, 0.0, 1.0),
        (Counts(0, 3, 0, 10), 1.0, 0.0, 1.0),
        (Counts(1, 0, 1, 9), math.inf, pytest.approx(math.log2(19)), pytest.approx(0.2)),
        (Counts(2**40, 2**40, 2**41, 2**41), 1.0, 0.0, 1.0),
    ],
)
def test_empty_sides_and_one_word_texts(
    counts: Counts, ratio: float, log_ratio: float, p: float
) -> None:
    assert keyness.ratio(counts) == ratio
    assert keyness.log_ratio(counts) == log_ratio
    assert keyness.binomial_p(counts) == p


def test_small_differences_between_huge_sides_are_exact() -> None:
    # 2e10 words a side: naive sums of O ln(O / E) lose all digits here.
    counts = Counts(10**9 + 10, 10**9, 2 * 10**10, 2 * 10**10)
    excess = 5.0
    expected = math.fsum(excess**2 / cell for cell in (1e9, 1e9, 1.9e10, 1.9e10))
    assert keyness.g2(counts) == pytest.approx(expected, rel=1e-7)


def test_ell_is_not_defined_for_rare_words() -> None:
    assert keyness.ell(Counts(1, 2, 564, 1279)) is None
    assert keyness.ell(Counts(0, 0, 0, 0)) is None


def test_scores_of_a_family_share_the_divergence_of_all_words() -> None:
    vocabulary = seeds()
    family = [counts for counts in vocabulary.values() if counts.a + counts.b >= 5]
    everything = Counter(vocabulary.values())
    scored = scores(family, everything, (*STANDARD, *FURTHER))
    by_word = {row["word"]: row for row in reference()}
    for word in ("hungary", "countries"):
        share = scored[vocabulary[word]]["jsd_share"]
        assert share == pytest.approx(float(by_word[word]["jsd_share"]), rel=1e-9)
    assert set(scored[family[0]]) == {*STANDARD, *FURTHER}
    assert set(scores(family, {}, ("g2",))[family[0]]) == {"g2"}


@pytest.mark.parametrize(
    ("name", "weak", "strong"),
    [
        ("lrc", 1.0, -2.0),
        ("q", 0.5, 0.1),
        ("ratio", 2.0, 0.25),
        ("ratio", 50.0, 0.0),
        ("odds_ratio", 3.0, math.inf),
        ("percent_diff", 100.0, -75.0),
        ("percent_diff", 900.0, -100.0),
        ("bic", -7.0, 3.0),
        ("ell", None, 0.0001),
    ],
)
def test_strength_does_not_depend_on_the_side(name: str, weak: float | None, strong: float) -> None:
    assert strength(name, weak) < strength(name, strong)


def test_twenty_thousand_words_are_scored_in_time() -> None:
    family = [Counts(5 + i % 997, 3 + i % 4001, 1_700_000, 1_400_000) for i in range(20_000)]
    start = time.process_time()
    scores(family[:2000], {}, STANDARD)
    assert time.process_time() - start < 5  # about 0.3 s; a tenth of the words, on slow machines

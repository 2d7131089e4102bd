"""Measures of association and of dispersion: published values, and other programs' values."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.statistics import association, dispersion
from docscope.statistics.association import MEASURES, Pair, measure_named
from docscope.statistics.dispersion import Parts, Spread, dispersions, parts_of

if TYPE_CHECKING:
    from random import Random

NEWS = 14_307_668  # words in the corpus of Manning and Schütze (1999), chapter 5


def bigram(joint: int, first: int, second: int, size: int = NEWS) -> Pair:
    """Return the counts of two words of which one is looked for beside the other."""
    return Pair(joint=joint, near=first, word=second, size=size, nodes=first)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    joint, node_only, word_only, rest = (draw(st.integers(low, 10**6)) for low in (1, 0, 0, 1))
    return bigram(joint, joint + node_only, joint + word_only, joint + node_only + word_only + rest)


@pytest.mark.parametrize(
    ("name", "pair", "value"),
    [
        # Manning and Schütze (1999), tables 5.6 and 5.14, and p. 164 (new companies)
        ("t_score", bigram(20, 42, 20), 4.4721),
        ("t_score", bigram(20, 14907, 9017), 2.3714),
        ("t_score", bigram(8, 15828, 4675), 0.999932),
        ("mi", bigram(20, 42, 20), 18.38),
        ("mi", bigram(20, 41, 27), 17.98),
        ("mi", bigram(20, 14907, 9017), 1.09),
        # Gries (2013): of course
        ("delta_p_from_node", bigram(5610, 174_548, 7867, 10_409_868), 0.032),
        ("delta_p_to_node", bigram(5610, 174_548, 7867, 10_409_868), 0.697),
        # Rychlý (2008): 14 if the two always go together, 0 if once in 16,000
        ("log_dice", bigram(500, 500, 500), 14),
        ("log_dice", bigram(1, 16384, 16384), 0),
        ("dice", bigram(25, 100, 150), 0.2),
        # by hand: O = 30, E = 1000 * 500 / 100000 = 5
        ("mi3", bigram(30, 1000, 500, 100_000), math.log2(30**3 / 5)),
        ("z_score", bigram(30, 1000, 500, 100_000), 25 / math.sqrt(5)),
        ("z_score", bigram(30, 1000, 3000, 100_000), 0),
    ],
)
def test_published_values(name: str, pair: Pair, value: float) -> None:
    # to the digits that are printed
    assert MEASURES[name](pair) == pytest.approx(value, abs=6e-3 if name == "mi" else 6e-4)


@given(pairs())
def test_measures_are_those_of_nltk(pair: Pair) -> None:
    from nltk.metrics.association import BigramAssocMeasures

    marginals = (pair.joint, (pair.near, pair.word), pair.size)
    peers = BigramAssocMeasures
    assert association.mi(pair) == pytest.approx(peers.pmi(*marginals), abs=1e-9)
    assert association.dice(pair) == pytest.approx(peers.dice(*marginals))
    assert association.t_score(pair) == pytest.approx(peers.student_t(*marginals), abs=1e-6)
    mi_like = math.log2(peers.mi_like(*marginals) * pair.size)
    assert association.mi3(pair) == pytest.approx(mi_like, abs=1e-9)
    if pair.near < pair.size and pair.word < pair.size:
        g2 = peers.likelihood_ratio(*marginals)
        assert abs(association.g2(pair)) == pytest.approx(g2, rel=1e-6, abs=1e-3)


@given(pairs())
def test_differences_have_the_sign_of_observed_less_expected(pair: Pair) -> None:
    excess = pair.joint * pair.size - pair.near * pair.word
    for name in ("g2", "t_score", "z_score", "delta_p_from_node", "delta_p_to_node"):
        value = MEASURES[name](pair)
        assert value == pytest.approx(0, abs=1e-6) or (value > 0) == (excess > 0)


def test_words_that_are_always_near_leave_nothing_to_compare() -> None:
    pair = Pair(joint=4, near=4, word=4, size=4, nodes=1)
    assert [MEASURES[name](pair) for name in ("g2", "mi", "t_score", "z_score")] == [0] * 4
    assert MEASURES["delta_p_to_node"](pair) == MEASURES["delta_p_from_node"](pair) == 1


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("log_dice", "log_dice"),
        ("logDice", "log_dice"),
        ("LOG-DICE", "log_dice"),
        ("ll", "g2"),
        ("log-likelihood", "g2"),
        ("t", "t_score"),
        ("z-score", "z_score"),
        ("deltaP", "delta_p_from_node"),
        ("chi", None),
        ("", None),
    ],
)
def test_measures_by_name(written: str, name: str | None) -> None:
    assert measure_named(written) == name


def spread(counts: list[int], sizes: list[int]) -> Spread:
    """Return the spread of a word over parts, some of which do not have it."""
    present = [(count, size) for count, size in zip(counts, sizes, strict=True) if count]
    return Spread([c for c, _ in present], [s for _, s in present], parts_of(sizes))


# Gries (2008, 2020): the word `a` in five parts of a corpus of 50 words
GRIES = spread([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])


def test_dispersion_of_the_published_example() -> None:
    assert dispersion.juilland_d(GRIES) == pytest.approx(0.785, abs=5e-4)
    assert dispersion.dp(GRIES) == pytest.approx(0.18, abs=5e-4)
    assert dispersion.dp_norm(GRIES) == pytest.approx(0.22, abs=5e-3)
    assert dispersion.range_share(GRIES) == 1


@pytest.mark.parametrize(
    ("counts", "sizes", "d", "dp", "dp_norm"),
    [
        ([5, 5, 5, 5], [100] * 4, 1, 0, 0),
        ([20, 0, 0, 0], [100] * 4, 0, 0.75, 1),
        ([20, 0, 0], [100, 200, 300], 0, 5 / 6, 1),  # in the smallest part only
        ([0, 0, 6], [100, 200, 300], 0, 0.5, 0.6),  # in the largest part only
        ([1, 2, 3], [100, 200, 300], 1, 0, 0),  # as all words
        # by hand: shares .02 and .01, V = 1/3; DP = |2/3 - 1/2|
        ([2, 1], [100, 100], 2 / 3, 1 / 6, 1 / 3),
        ([2, 1, 0], [100, 100, 0], 2 / 3, 1 / 6, 1 / 3),  # an empty document is no part
    ],
)
def test_dispersion_by_hand(
    counts: list[int], sizes: list[int], d: float, dp: float, dp_norm: float
) -> None:
    found = dispersions(spread(counts, sizes))
    assert found["juilland_d"] == pytest.approx(d, abs=1e-12)
    assert found["dp"] == pytest.approx(dp)
    assert found["dp_norm"] == pytest.approx(dp_norm)


@pytest.mark.parametrize(("counts", "sizes"), [([3], [10]), ([], []), ([0, 0], [5, 5])])
def test_nothing_to_compare(counts: list[int], sizes: list[int]) -> None:
    found = dispersions(spread(counts, sizes))
    assert (found["juilland_d"], found["dp"], found["dp_norm"]) == (None, None, None)
    assert found["range_share"] == {1: 1, 0: None, 2: 0}[len(sizes)]


def test_parts_without_words_are_none() -> None:
    assert parts_of([3, 0, 2]) == Parts(number=2, words=5, least=2)
    assert parts_of([]) == Parts(0, 0, 0)


cells = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 5000)).map(lambda c: (min(c), max(c))),
    min_size=2,
    max_size=20,
)


@given(cells, st.randoms())
def test_dispersion_is_between_0_and_1_whatever_the_order(
    found: list[tuple[int, int]], random: Random
) -> None:
    before = dispersions(spread([c for c, _ in found], [s for _, s in found]))
    random.shuffle(found)
    assert dispersions(spread([c for c, _ in found], [s for _, s in found])) == before
    assert all(value is None or 0 <= value <= 1 for value in before.values())

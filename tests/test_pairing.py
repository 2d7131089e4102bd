"""Pairs of two series: the same weight as SciPy's assignment, and as trying every chain."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.statistics.pairing import LARGEST, Pair, heaviest_chain, heaviest_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

linear_sum_assignment = pytest.importorskip("scipy.optimize").linear_sum_assignment

weights = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)), st.integers(1, 9), max_size=14
)


@given(weights)
def test_pairs_weigh_as_much_as_those_of_scipy(known: dict[tuple[int, int], int]) -> None:
    found = heaviest_pairs(Pair(*place, weight) for place, weight in known.items())
    matrix = np.zeros((8, 8))
    for place, weight in known.items():
        matrix[place] = weight
    assert len({left for left, _ in found}) == len({right for _, right in found}) == len(found)
    expected = matrix[linear_sum_assignment(matrix, maximize=True)].sum()
    assert sum(known[place] for place in found) == expected


@given(weights)
def test_chain_weighs_as_much_as_the_heaviest_of_all(known: dict[tuple[int, int], int]) -> None:
    found = heaviest_chain(Pair(*place, weight) for place, weight in known.items())
    assert rises(found)
    heaviest = max(
        (
            sum(known[place] for place in chain)
            for size in range(min(len(known), 8) + 1)
            for chain in combinations(sorted(known), size)
            if rises(chain)
        ),
        default=0,
    )
    assert sum(known[place] for place in found) == heaviest


def test_large_groups_are_paired_heaviest_first() -> None:
    size = LARGEST + 1
    pairs = [Pair(at, at, 2.0) for at in range(size)]
    pairs += [Pair(at, (at + 1) % size, 1.0) for at in range(size)]
    assert heaviest_pairs(pairs) == [(at, at) for at in range(size)]


def rises(places: Sequence[tuple[int, int]]) -> bool:
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(places))

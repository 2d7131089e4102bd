"""Twice the text is twice the work, whatever it says; counted in calls, which do not vary."""

from __future__ import annotations

import sys
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from docscope.text.dates import KINDS, REJECTED, find_dates

if TYPE_CHECKING:
    from types import FrameType

ALL = frozenset(KINDS) | {REJECTED}
SIZE = 4_000  # characters
MONOTONOUS = [
    "1",
    "1 ",
    "1-",
    "1956 (",
    "may ",
    "May ",
    "January ",
    "x",
    "word,",
    "4 May, ",
    "from 1956 to ",
    "the first half of ",
    "last year ",
    "now ",
    "first and ",
    "World War ",
    "Easter and ",
    "'56 ",
    "a.m. ",
    "Done at ",
    "A Heading\n\nIn 1956 it rained.\n",
    "On 4 November 1956 the Assembly met. ",
]


@pytest.mark.parametrize("piece", MONOTONOUS)
def test_twice_the_text_takes_twice_the_calls(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    find_dates(text, kinds=ALL)  # what is read once is read now
    once, twice = _calls(text), _calls(text * 2)
    assert twice < 2.3 * once + 2_000


def _calls(text: str) -> int:
    """Return how many functions are called to find the dates of a text."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_dates(text, kinds=ALL)
    finally:
        sys.setprofile(before)
    return calls


def test_a_long_text_without_dates_needs_little_memory() -> None:
    text = "The Assembly met and nothing else is told here at all. " * 100_000
    find_dates(text[:1_000])
    tracemalloc.start()
    try:
        assert find_dates(text) == []
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000

"""Lines of the concordance on a screen: whole words, and never wider than it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.report.display import width
from docscope.report.screens.kwic import first_words, last_words, outer_words


@pytest.mark.parametrize(
    ("text", "columns", "first", "last", "outer"),
    [
        ("the end", 7, "the end", "the end", "the end"),
        ("the Soviet Union", 11, "the Soviet", "Union", "the Soviet…"),
        ("a Union of Soviet Republics", 25, "a Union of Soviet", "Union of Soviet Republics", "a Union of … Republics"),  # noqa: E501 - a table
        (" in Afghanistan ", 8, "in", "", " in…"),
        ("東京の会議は終わった", 7, "東京の", "わった", "東 … た"),
        ("peace", 0, "", "", ""),
    ],
)  # fmt: skip
def test_texts_are_cut_between_words(
    text: str, columns: int, first: str, last: str, outer: str
) -> None:
    assert first_words(text, columns).strip() == first
    assert last_words(text, columns).strip() == last
    assert outer_words(text, columns) == outer


@given(st.text("ab é東. ", max_size=30), st.integers(0, 30))
def test_no_cut_is_wider_than_its_room(text: str, columns: int) -> None:
    for cut in (first_words, last_words, outer_words):
        assert width(cut(text, columns)) <= columns

"""Tokens told by kinds of characters: where the token rule says, and as many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.text.tokencount import START, count_tokens, token_starts
from docscope.text.tokens import token_spans

SIGNS = "ab1A.,/-'’ \u00ad\u2011é_\n0\u0301x²Ž“ˆ˜™½"
TEXTS = (
    ("", 0),
    ("It is 1,277 words, no more.", 6),
    ("people's non-intervention", 2),
    ("rock-n-roll and l'état-major", 3),
    ("the 20th-century U.S.S.R.", 4),
    ("A/3251, S/RES/242 and/or", 4),
    ("page1.5 of 3.1.2", 4),
    ("co\u00adop", 1),
    ("Привет, мир", 2),
    ("中国", 2),
)


@pytest.mark.parametrize(("text", "tokens"), TEXTS)
def test_a_text_has_so_many_tokens(text: str, tokens: int) -> None:
    assert count_tokens(text) == tokens


@given(st.text(st.sampled_from(SIGNS), max_size=40) | st.text(max_size=40))
def test_tokens_are_counted_as_the_rule_has_them(text: str) -> None:
    spans = list(token_spans(text))
    assert count_tokens(text) == len(spans)
    starts = token_starts(text)
    if starts is not None:
        found = [at for at in range(len(text)) if starts[at : at + 1] == START]
        assert found == [start for start, _ in spans]


def test_a_long_text_of_uncertain_stretches_is_counted_in_one_go() -> None:
    assert count_tokens("and/or U.S. " * 50_000) == 150_000

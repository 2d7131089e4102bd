"""Calendar expressions in odd, hostile and endless texts."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.text.dates import KINDS, find_dates
from docscope.text.dates.scanning.fold import folded

ODD = [
    "4 November 1956".replace(" ", "\r\n"),
    "4\xa0November\xa01956",
    "4 Novem\u0301ber 1956 und 4 November 1956",
    "\x004 November 1956\x00",
    "😀 4 November 1956 😀",
    "٤ نوفمبر 1956",
    "İstanbul, 4 November 1956",
    "٤ ٤ 4 November 1956",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_characters_do_no_harm(text: str) -> None:
    mention = find_dates(text)[-1]
    assert mention.date in {"1956-11-04", "1956"}
    assert text[mention.start : mention.end].endswith("1956")


WORDS = """
    4 10 31 1956 56 480 12/04/2023 November May Oct. the of in to - – , . ( ) ' BC AD century 19th
    1950s early c. before since Saturday spring first half Second World War / ? three days later
    last next year that s 5 nineteen fifty six twenty-first 10.XI.1956 10:58 p.m. every night
    Easter Christmas Eve Whit Monday MDCCLXXXIX XI Q1 O.S. old style 12,000 0479 l 195 19 [ ] &
    decade years two hundred and thousand year-end W05 T10 ° $ No. pp. tonnes the Year
    first March 1956-11-04
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_ordered_mentions_with_edtf_values(text: str) -> None:
    mentions = find_dates(text, kinds=frozenset(KINDS))
    spans = [(mention.start, mention.end) for mention in mentions]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    for mention in mentions:
        if mention.date and not mention.date.startswith("Y"):
            parse_edtf(mention.date)


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "*" * 1_000_000,
        "(" * 1_000_000,
        "1" * 1_000_000,
        "1 " * 200_000,
        "1, " * 200_000,
        "1." * 100_000,
        "the " * 200_000,
        "1956-" * 200_000,
        "A/" * 300_000,
        "a-" * 300_000,
        "\n" * 500_000,
        "4 November 1956 and " * 5_000,
    ],
    ids=lambda text: text[:5] if isinstance(text, str) else "",
)
def test_long_monotonous_texts_take_linear_time(text: str) -> None:
    start = time.process_time()
    find_dates(text, kinds=frozenset(KINDS))
    assert time.process_time() - start < 20


def test_mentions_in_a_long_text_keep_their_places() -> None:
    line = "On 4 November 1956 the Assembly met; nothing else is told here at all.\n"
    text = line * 8_000
    mentions = find_dates(text)
    assert len(mentions) == 8_000
    assert {text[m.start : m.end] for m in mentions} == {"4 November 1956"}

"""The token rule: words, numbers and document symbols, in every script."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import unicode_ranges
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.text import tokens
from docscope.text.tokens import (
    basic_pattern,
    count_words,
    document_tokens,
    full_pattern,
    is_word,
    latin_pattern,
    pattern_for,
    token_forms,
    token_spans,
)

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = Path(tokens.__file__).with_name("data") / "unicode_ranges.txt"
UNICODE_14 = unicodedata.unidata_version == "14.0.0"
# What the token rule looks at, and a little of every script.
TRICKY = "aAzé9.,/-'’‐‑ʼ\u00ad\u200d \n\u0301\u0903ʮßıİσςﬁЖאل한\u1100\u1161ア゛ー中กั🕊𝒜𠀀_*|"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The Soviet Union's stand", ["The", "Soviet", "Union's", "stand"]),
        ("non-intervention policy–making", ["non-intervention", "policy", "making"]),
        ("people’s ‘free’ will", ["people’s", "free", "will"]),
        ("the peoples' will -- self- and co-", ["the", "peoples", "will", "self", "and", "co"]),
        ("a--b a-'b it's'", ["a", "b", "a", "b", "it's"]),
        ("people's‐democratic co‑operate", ["people's‐democratic", "co‑operate"]),
        ("the U.S.S.R. and the U.N.", ["the", "U.S.S.R.", "and", "the", "U.N."]),
        ("i.e. J.F. Kennedy, J. Smith", ["i.e.", "J.F.", "Kennedy", "J", "Smith"]),
        ("(A/3251) S/RES/242; S/3726.", ["A/3251", "S/RES/242", "S/3726"]),
        ("A/C.1/L.5/Rev.1, A/RES/46/182", ["A/C.1/L.5/Rev.1", "A/RES/46/182"]),
        (
            "E/CN.4/Sub.2/1994/2/Add.1 ST/SGB/2003/13",
            ["E/CN.4/Sub.2/1994/2/Add.1", "ST/SGB/2003/13"],
        ),
        ("A/ES-10/L.5. CCPR/C/21/Rev.1/Add.13", ["A/ES-10/L.5", "CCPR/C/21/Rev.1/Add.13"]),
        ("and/or he/she A/B 1/2", ["and", "or", "he", "she", "A", "B", "1", "2"]),
        ("A/3251a a/3251", ["A", "3251a", "a", "3251"]),
        (
            "the 20th Congress, 1,277 words, 4.5",
            ["the", "20th", "Congress", "1,277", "words", "4.5"],
        ),
        ("in 1956. 10,5. 3rd-class", ["in", "1956", "10,5", "3rd", "class"]),
        ("covid19 B2B", ["covid", "19", "B", "2B"]),
        ("Imré I\u0301mre\u0301 na\u00efve", ["Imré", "I\u0301mre\u0301", "na\u00efve"]),
        ("co\u00adoperate می\u200cخواهم", ["co\u00adoperate", "می\u200cخواهم"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("शान्ति العَرَبِيَّة עִבְרִית", ["शान्ति", "العَرَبِيَّة", "עִבְרִית"]),
        ("Организация Объединённых Наций", ["Организация", "Объединённых", "Наций"]),
        ("大会，東京", ["大", "会", "東", "京"]),
        ("ハンガリーの国", ["ハンガリー", "の", "国"]),
        ("대한민국 헌법", ["대한민국", "헌법"]),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", ["\u1112\u1161\u11ab\u1100\u116e\u11a8"]),
        ("ไทย กั", ["ไ", "ท", "ย", "กั"]),
        ("🕊 peace 🕊️ ✌🏽", ["peace"]),
        ("𝒜𝓑 𠀀𠀁", ["𝒜𝓑", "𠀀", "𠀁"]),
        ("٣٤ १९५६", ["٣٤", "१९५६"]),
        ("\u0301 \u200d_*\x00|", []),
    ],
)
def test_what_a_token_is(text: str, expected: list[str]) -> None:
    assert token_forms(text) == expected


def test_spans_are_those_of_the_forms() -> None:
    text = "On 30 October 1956, in Moscow."
    assert [text[a:b] for a, b in token_spans(text)] == token_forms(text)
    assert token_forms(text, 3, 13) == ["30", "October"]
    assert list(token_spans(text, 3, 5)) == [(3, 5)]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("people's", True),
        ("U.S.S.R.", True),
        ("中", True),
        ("20th", False),
        ("٣", False),
        ("A/3251", False),
        ("1,277", False),
        ("S/RES/242", False),
        ("É", True),
    ],
)
def test_words_are_neither_numbers_nor_symbols(token: str, *, expected: bool) -> None:
    assert is_word(token) is expected


@pytest.mark.parametrize(
    ("doc", "words", "every"), [("resolution-1004", 562, 583), ("soviet-declaration", 1277, 1281)]
)
def test_the_built_in_texts_have_as_many_words_as_were_counted(
    doc: str, words: int, every: int
) -> None:
    document = open_corpus().document(doc)
    assert count_words(document) == words
    assert len(document_tokens(document)) == every


def test_front_matter_is_counted_only_where_it_is_searched() -> None:
    text = "**Title:** A b c\n\n**Source:** D\n\n**Date:** 1956\n\nOne two.\n"
    for front_matter, expected in ((False, ["One", "two"]), (True, ["Title", "A", "b", "c"])):
        corpus = MemoryCorpus.from_texts({"a.md": text}, front_matter=front_matter)
        assert document_tokens(corpus.document("a.md"))[:4] == expected


@pytest.mark.skipif(not UNICODE_14, reason="the table is of Unicode 14, as Python 3.11 has it")
def test_the_table_is_what_its_generator_writes(capsys: pytest.CaptureFixture[str]) -> None:
    unicode_ranges.main()
    assert capsys.readouterr().out == TABLE.read_text(encoding="ascii")


@pytest.mark.parametrize("name", list(unicode_ranges.CLASSES))
def test_the_table_agrees_with_unicode_where_it_was_assigned(name: str) -> None:
    """Characters that Unicode assigned later may be missing from the table, no others."""
    listed = table()[name]
    actual = set(
        map(ord, filter(unicode_ranges.CLASSES[name], map(chr, range(sys.maxunicode + 1))))
    )
    assert not listed - actual
    if UNICODE_14:
        assert listed == actual
    else:
        assert len(actual - listed) < len(actual) // 2


@cache
def table() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for line in TABLE.read_text(encoding="ascii").splitlines():
        name, *spans = line.split()
        bounds = [(int(a, 16), int(b or a, 16)) for a, _, b in (s.partition("-") for s in spans)]
        found[name] = {code for first, last in bounds for code in range(first, last + 1)}
    return found


texts = st.one_of(
    st.text(st.sampled_from(TRICKY), max_size=40),
    st.text(st.characters(max_codepoint=0x2AF), max_size=30),
    st.text(max_size=30),
)


@given(texts)
@example("ßﬁʼn A/1")
def test_the_small_patterns_agree_with_the_full_one_wherever_they_are_chosen(text: str) -> None:
    expected = [match.span() for match in full_pattern().finditer(text)]
    assert [match.span() for match in pattern_for(text).finditer(text)] == expected


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        (
            latin_pattern,
            [*range(688), *range(8192, 8304), *range(8352, 8384), *range(8592, 8960)],
        ),
        (basic_pattern, [*range(0xD800), *range(0xE000, 0x10000), *range(0x1F000, 0x20000)]),
    ],
)
def test_each_character_is_the_same_to_the_small_patterns(
    pattern: Callable[[], re.Pattern[str]], characters: list[int]
) -> None:
    text = " ".join(f"{chr(code)}a{chr(code)}" for code in characters)
    assert pattern().findall(text) == full_pattern().findall(text)


@given(texts)
def test_no_token_crosses_white_space(text: str) -> None:
    whole = list(token_spans(text))
    assert not any(character.isspace() for a, b in whole for character in text[a:b])
    pieces = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    assert [span for piece in pieces for span in token_spans(text, *piece)] == whole


@given(texts)
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {position for a, b in token_spans(text) for position in range(a, b)}
    known = table()["letters"] | table()["katakana"] | table()["unspaced"]
    letters = {n for n, c in enumerate(text) if ord(c) in known or c.isdecimal()}
    assert letters <= covered


@pytest.mark.parametrize(
    "text",
    [
        "A/1" * 100_000 + "a",
        "A/1-" * 100_000 + "a",
        "." * 300_000,
        "1" * 300_000,
        "a-" * 150_000,
        "A/" * 150_000 + "1a",
        "U." * 150_000 + "a",
        "*" * 300_000,
        "(" * 300_000,
    ],
    ids=lambda text: text[:4],
)
def test_odd_long_texts_cost_no_more_than_their_length(text: str) -> None:
    assert len(token_forms(text)) <= len(text)  # a quadratic rule would take minutes

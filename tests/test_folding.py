"""The forms by which words are matched: punctuation, case and accents folded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docscope.text.folding import fold, fold_accents, fold_case, fold_punctuation
from docscope.text.tokens import token_forms


@pytest.mark.parametrize(
    ("token", "punctuation", "case", "folded"),
    [
        ("People's", "People's", "people's", "people's"),
        ("People’s", "People's", "people's", "people's"),
        ("Peopleʼs", "People's", "people's", "people's"),
        ("Co‑operate", "Co-operate", "co-operate", "co-operate"),
        ("co\u00adop\u200derate", "cooperate", "cooperate", "cooperate"),
        ("Imré", "Imré", "imré", "imre"),
        ("Imre\u0301", "Imré", "imré", "imre"),
        ("STRASSE", "STRASSE", "strasse", "strasse"),
        ("Straße", "Straße", "strasse", "strasse"),
        ("oﬃce", "oﬃce", "office", "office"),
        ("İstanbul", "İstanbul", "i\u0307stanbul", "istanbul"),
        ("ısı", "ısı", "ısı", "isi"),
        ("Łódź", "Łódź", "łódź", "lodz"),
        ("Ærø", "Ærø", "ærø", "aero"),
        ("ŒUVRE", "ŒUVRE", "œuvre", "oeuvre"),
        ("ʼN"[0:0] + "ŉ", "ŉ", "'n", "'n"),
        ("ΣΊΣΥΦΟΣ", "ΣΊΣΥΦΟΣ", "σίσυφοσ", "σισυφοσ"),
        ("Σίσυφος", "Σίσυφος", "σίσυφοσ", "σισυφοσ"),
        ("Ёлка", "Ёлка", "ёлка", "елка"),
        ("\u1112\u1161\u11ab", "한", "한", "한"),
        ("हिन्दी", "हिन्दी", "हिन्दी", "हिन्दी"),
        ("العَرَبِيَّة", "العَرَبِيَّة", "العَرَبِيَّة", "العربية"),
        ("中", "中", "中", "中"),
        ("", "", "", ""),
    ],
)
def test_the_folded_forms(token: str, punctuation: str, case: str, folded: str) -> None:
    assert fold_punctuation(token) == unicodedata.normalize("NFC", punctuation)
    assert fold_case(token) == unicodedata.normalize("NFC", case)
    assert fold(token) == unicodedata.normalize("NFC", folded)


def test_accents_alone_are_folded_without_case() -> None:
    assert fold_accents("Imré NAGY Ø") == "Imre NAGY O"
    assert fold_accents("plain") == "plain"


anything = st.text(max_size=12)


@given(anything)
@example("ŉ")
@example("\u0345\u0301ᾳ")
@example("ǰ\u0301")
def test_folding_twice_changes_nothing(token: str) -> None:
    assert fold(fold(token)) == fold(token)
    assert fold_punctuation(fold_punctuation(token)) == fold_punctuation(token)


@given(anything)
def test_words_that_are_canonically_equal_fold_alike(token: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, token)) == fold(token)


@given(anything)
def test_capitals_fold_as_small_letters(token: str) -> None:
    for word in token_forms(token):
        assert fold(word.lower()) == fold(word)
        assert fold(word.casefold()) == fold(word)


@given(st.text(st.characters(max_codepoint=0x7F), max_size=12))
def test_ascii_takes_the_short_way_to_the_same_forms(token: str) -> None:
    assert fold(token) == fold_case(token) == token.casefold()
    assert fold_punctuation(token) == fold_accents(token) == token

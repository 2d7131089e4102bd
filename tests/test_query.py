"""The query language: how a query is cut into terms, and which tokens a term matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docscope.corpus.query import LONGEST_WORD, Alternative, fold_gap, parse_query
from docscope.errors import UsageError


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("intervention", [(["intervention"], "")]),
        ("  armed \n forces ", [(["armed"], " "), (["forces"], "")]),
        ("interven*|militar? action", [(["interven*", "militar?"], " "), (["action"], "")]),
        ("armed | foreign intervention", [(["armed", "foreign"], " "), (["intervention"], "")]),
        ("|a||b|", [(["a", "b"], "")]),
        ("Hungary, to", [(["Hungary"], ", "), (["to"], "")]),
        ("countries – violations", [(["countries"], " – "), (["violations"], "")]),
        ('nations’ "affairs"', [(["nations"], "' \""), (["affairs"], "")]),
        ("“Hungary”.", [(["Hungary"], "")]),
        ("and/or", [(["and"], "/"), (["or"], "")]),
        ("A/3251", [(["A/3251"], "")]),
        ("U.S.S.R. forces", [(["U.S.S.R."], " "), (["forces"], "")]),
        ("20th‑century", [(["20th"], "-"), (["century"], "")]),
        ("中国", [(["中"], ""), (["国"], "")]),
        ("19?6", [(["19?6"], "")]),
        ("S/RES/*|A/32*", [(["S/RES/*", "A/32*"], "")]),
        ("* of", [(["*"], " "), (["of"], "")]),
        ("a ,|, b", [(["a"], " "), (["b"], "")]),
    ],
)
def test_the_terms_of_a_query(written: str, expected: list[tuple[list[str], str]]) -> None:
    query = parse_query(written)
    assert query.written == written
    assert [([a.written for a in t.alternatives], t.gap) for t in query.terms] == expected


@pytest.mark.parametrize("written", ["", "   ", "-- ,", "|", "🕊", "\x00"])
def test_a_query_needs_a_word(written: str) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        parse_query(written)


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("and/or|both", ["and or", "both"]),
        ("中国|日", ["中 国", "日"]),
        ("x 中国|日 y", ["x 中 国 y", "x 日 y"]),
        ("a|b", ["a"]),
    ],
)
def test_alternatives_of_several_tokens_are_phrases(written: str, phrases: list[str]) -> None:
    query = parse_query(written)
    found = [query.terms, *(other.terms for other in query.others)]
    assert [" ".join(term.alternatives[0].written for term in terms) for terms in found] == phrases


def test_too_many_phrases_are_refused() -> None:
    with pytest.raises(UsageError, match="more than 64 phrases"):
        parse_query(" ".join(["中国|日本"] * 7))


def inside(written: str, token: str, *, case: bool = False, whole: bool = False) -> bool | None:
    (term,) = parse_query(written, case=case, whole=whole).terms
    return term.inside(token)


WHOLE, PART, NOT = False, True, None


@pytest.mark.parametrize(
    ("written", "token", "expected"),
    [
        ("intervention", "Intervention", WHOLE),
        ("INTERVENTION", "intervention", WHOLE),
        ("intervention", "non-intervention", PART),
        ("intervention", "non‑intervention", PART),
        ("intervention", "pro-intervention-minded", PART),
        ("intervention", "interventions", NOT),
        ("intervention", "nonintervention", NOT),
        ("non-intervention", "anti-non-intervention", PART),
        ("non-intervention", "intervention", NOT),
        ("interven*", "intervening", WHOLE),
        ("interven*", "interven", WHOLE),
        ("interven*", "non-intervention", PART),
        ("*ion", "non-intervention", WHOLE),
        ("non*", "non-intervention", WHOLE),
        ("*", "non-intervention", WHOLE),
        ("in*ion", "non-intervention", PART),
        ("*non*ion", "non-intervention", WHOLE),
        ("?on-intervention", "non-intervention", WHOLE),
        ("people?s", "peoples", NOT),
        ("people?s", "people's", WHOLE),
        ("people?s", "people’s", WHOLE),
        ("a?c", "abc", WHOLE),
        ("a?c", "ac", NOT),
        ("a**c", "abbc", WHOLE),
        ("a|b*", "Bee", WHOLE),
        ("a|b*", "c-a", PART),
        ("b*|c-a", "c-a", WHOLE),
        ("imre", "Imré", WHOLE),
        ("imré", "Imré", WHOLE),
        ("imré", "imre", NOT),
        ("imré", "IMRE\u0301", WHOLE),
        ("strasse", "Straße", WHOLE),
        ("straße", "STRASSE", WHOLE),
        ("office", "oﬃce", WHOLE),
        ("istanbul", "İstanbul", WHOLE),
        ("people's", "People’s", WHOLE),
        ("co-operate", "co‐operate", WHOLE),
        ("cooperate", "co\u00adoperate", WHOLE),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8", WHOLE),
        ("A/32*", "A/3251", WHOLE),
        ("a.b.", "axb.", NOT),
    ],
)
def test_which_tokens_match(written: str, token: str, *, expected: bool | None) -> None:
    assert inside(written, token) is expected
    assert inside(written, token, whole=True) is (NOT if expected is PART else expected)


@pytest.mark.parametrize(
    ("written", "token", "expected"),
    [
        ("May", "May", WHOLE),
        ("May", "may", NOT),
        ("Ma*", "may", NOT),
        ("Imre", "Imré", WHOLE),
        ("Imré", "Imre", NOT),
        ("Imré", "imré", NOT),
        ("People's", "People’s", WHOLE),
    ],
)
def test_case_tells_capitals_apart(written: str, token: str, *, expected: bool | None) -> None:
    assert inside(written, token, case=True) is expected


def test_parts_count_only_at_the_outer_ends_of_a_phrase() -> None:
    first, middle, last = parse_query("armed foreign force").terms
    assert [
        term.inside(f"un-{word}")
        for term, word in zip((first, middle, last), ("armed", "foreign", "force"), strict=True)
    ] == [PART, NOT, NOT]
    assert [
        term.inside(f"{word}-like")
        for term, word in zip((first, middle, last), ("armed", "foreign", "force"), strict=True)
    ] == [NOT, NOT, PART]


def test_a_long_run_of_letters_is_found_whole_only() -> None:
    blob = "a" * LONGEST_WORD + "b"
    assert inside(blob, blob.upper()) is WHOLE
    assert inside("a*", blob) is NOT
    assert inside("a", f"{blob}-a") is NOT
    assert inside("a*a*a*a*a*a*a*c", "a" * LONGEST_WORD) is NOT  # takes no time either


letters = st.text(st.sampled_from("ab'-é"), min_size=1, max_size=8)
globs = st.text(st.sampled_from("ab*?-é"), min_size=1, max_size=8)


@given(globs, letters)
@example("*a", "a-a-a")
@example("a*b*b", "abab")
def test_wildcards_match_as_a_plain_regular_expression_does(written: str, token: str) -> None:
    try:
        (term,) = parse_query(written).terms
    except (UsageError, ValueError):
        return
    (alternative,) = term.alternatives
    assert isinstance(alternative, Alternative)
    folded = alternative.key(token)
    body = "".join(
        {"*": ".*", "?": "."}.get(c, re.escape(c)) for c in alternative.key(alternative.written)
    )
    if re.fullmatch(body, folded):
        assert term.inside(token) is WHOLE
    elif re.fullmatch(f"(?:.*-)?{body}(?:-.*)?", folded):
        assert term.inside(token) is PART
    else:
        assert term.inside(token) is NOT


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("", ""),
        (" ", " "),
        ("\r\n\t", " "),
        (",\n", ", "),
        (" -- ", " -- "),
        ("’‑", "'-"),
        ("\u00ad", ""),
    ],
)
def test_what_stands_between_words_is_folded(between: str, expected: str) -> None:
    assert fold_gap(between) == expected


@given(st.text(max_size=20))
def test_any_text_is_a_query_or_a_usage_error(written: str) -> None:
    try:
        query = parse_query(written)
    except UsageError:
        return
    assert query.terms
    assert query.terms[-1].gap == ""
    assert all(alternative.written for term in query.terms for alternative in term.alternatives)

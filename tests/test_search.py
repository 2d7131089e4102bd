"""The search: the scan finds what cutting everything into tokens finds, on any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.query import parse_query
from docscope.corpus.search import Hit, _Matcher, find, folded_copy
from docscope.errors import UsageError
from docscope.text.folding import fold
from docscope.text.tokens import token_forms

if TYPE_CHECKING:
    from pathlib import Path

    from docscope.model import Document


def document(text: str, name: str = "a.txt") -> Document:
    return MemoryCorpus.from_texts({name: text}, format_in="text").document(name)


def found(written: str, text: str, *, case: bool = False, whole: bool = False) -> str:
    """Return the text with its hits in brackets, in braces where only a part matched."""
    hits = find(document(text), parse_query(written, case=case, whole=whole))
    for hit in reversed(hits):
        opening, closing = "{}" if hit.inside else "[]"
        text = text[: hit.start] + opening + text[hit.start : hit.end] + closing + text[hit.end :]
    return text


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("intervention", "Armed [intervention], {non-intervention}; interventions."),
        ("armed forces", "The [armed   forces] and armed, forces, [Armed\u00a0Forces]."),
        ("armed, forces", "The armed forces and [armed, forces]."),
        ("forces", "[Forces] [forces] [FORCES] workforces {task-forces}"),
        ("force*", "[Force] [forces] [forceful] {air-forces} enforce"),
        ("*force", "[Force] [enforce] enforced"),
        ("in|of any", "[in any] case, [of\nany] kind, in many"),
        ("a.a.", "aa.[a.a.] b"),
        ("a b a", "[a b a] c a b"),
        ("imre nagy", "[Imré Nagy], [IMRE\u0301 NAGY], [imre nagy]"),
        ("imré", "[Imré] Imre [Imre\u0301]"),
        ("strasse", "[Straße] [STRASSE]"),
        ("office", "the [oﬃce]"),
        ("istanbul", "[İstanbul] [ISTANBUL]"),
        ("中国", "在[中国]与[中国]"),
        ("中 国", "在中国,[中 国]"),
        ("ハンガリー", "[ハンガリー]の国"),
        ("한국", "[한국] [\u1112\u1161\u11ab\u1100\u116e\u11a8]"),
        ("people's", "[people's] [People’s] peoples"),
        ("nations’ affairs", "the [nations' affairs] and nations affairs"),
        ("cooperate", "[co\u00adoperate] [cooperate] co-operate"),
        ("co-operate", "[co‑operate] [co-operate] co operate"),
        ("A/3251", "([A/3251]) A/3252"),
        ("and/or", "[and/or] and or"),
        ("countries – violations", "the [countries – violations] and"),
        ("20th congress", "the [20th Congress]"),
        ("* *", "[one two]"),
        ("peace", ""),
        ("peace", "* * *"),
    ],
)
def test_what_a_query_finds(written: str, marked: str) -> None:
    text = marked.translate(dict.fromkeys(map(ord, "[]{}")))
    assert found(written, text) == marked


def test_overlapping_hits_are_all_found() -> None:
    assert [tuple(hit) for hit in find(document("a a a\nb"), parse_query("a a"))] == [
        (0, 3, False),
        (2, 5, False),
    ]


def test_whole_words_and_case() -> None:
    text = "Armed intervention and non-intervention, INTERVENTION"
    assert found("intervention", text, whole=True) == (
        "Armed [intervention] and non-intervention, [INTERVENTION]"
    )
    assert found("intervention", text, case=True) == (
        "Armed [intervention] and {non-intervention}, INTERVENTION"
    )


def test_a_phrase_ends_with_its_paragraph() -> None:
    assert not find(document("One more armed.\n\nForces came in."), parse_query("armed forces"))


def test_the_built_in_texts_have_the_hits_that_were_counted() -> None:
    query = parse_query("intervention")
    for front_matter, inside in ((False, 6), (True, 7)):
        corpus = open_corpus(front_matter=front_matter)
        hits = [hit for doc in corpus.documents() for hit in find(doc, query)]
        assert (len(hits), sum(hit.inside for hit in hits)) == (inside, 1)


def test_the_speeches_have_the_hits_that_were_counted(speeches: list[Path]) -> None:
    """Counted with `\\b` and a regular expression over the files."""
    queries = {"intervention": 481, "nations": 18_798, "armed intervention": 19}
    counts = dict.fromkeys(queries, 0)
    for text in open_corpus(speeches).documents():
        for written in queries:
            counts[written] += len(find(text, parse_query(written)))
    assert counts == queries


SCRIPTS = "abAé-'’‑ \n.,/1ßʼﬁİıſ\u00ad\u0301\u0307\u0903ς中国アー\u1100\u1161\u11a8한ÆŁ🕊𝒜"
texts = st.one_of(
    st.text(st.sampled_from(SCRIPTS), max_size=40),
    st.text(st.sampled_from("ab-. '"), max_size=40),
    st.text(max_size=40),
)


@given(texts, st.data(), st.booleans(), st.booleans())
def test_the_scan_finds_what_the_tokens_hold(
    text: str,
    data: st.DataObject,
    case: bool,  # noqa: FBT001 - drawn by hypothesis
    whole: bool,  # noqa: FBT001 - as above
) -> None:
    written = data.draw(queries(text))
    try:
        query = parse_query(written, case=case, whole=whole)
    except UsageError:
        assume(False)  # noqa: FBT003 - as hypothesis has it
    whole_text = document(text)
    expected: list[Hit] = []
    for phrase in (query, *query.others):
        matcher = _Matcher(whole_text.text, phrase)
        for block in whole_text.searched:
            expected += matcher.every(block.start, block.end)
    if query.others:
        expected = [Hit(*span, inside) for span, inside in sorted(_inside_of(expected).items())]
    assert find(whole_text, query) == expected


def _inside_of(hits: list[Hit]) -> dict[tuple[int, int], bool]:
    """Return whether only a part of a token matched, for each span that any phrase has."""
    spans = {(hit.start, hit.end) for hit in hits}
    return {span: Hit(*span, inside=False) not in hits for span in spans}


def queries(text: str) -> st.SearchStrategy[str]:
    """Queries that are likely to be found: words of the text, cut, joined and with wildcards."""
    words = token_forms(text) or ["a"]
    word = st.sampled_from(words)
    part = st.builds(lambda w, a, b: w[a:b] + "*", word, st.integers(0, 3), st.integers(1, 5))
    other = st.builds(lambda w, n: w[:n] + "?" + w[n + 1 :], word, st.integers(0, 3))
    either = st.one_of(word, part, other, st.builds("{}|{}".format, word, part))
    pieces = st.lists(st.one_of(either, st.sampled_from([" ", ", ", "-"])), min_size=1, max_size=4)
    slices = st.builds(lambda a, b: text[a : a + b], st.integers(0, 30), st.integers(1, 12))
    return st.one_of(either, pieces.map(" ".join), pieces.map("".join), slices)


@given(texts)
def test_a_folded_copy_has_every_character_in_its_place(text: str) -> None:
    copy = folded_copy(text)
    if copy is not None:
        assert len(copy) == len(text)
        assert [fold(character) for character in text] == list(copy)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("国", "国" * 100_000),
        ("a", "a-" * 100_000),
        ("?'?", "'" * 100_000),
        ("a b", "a b " * 50_000),
        ("x", ("x" * 1_999 + "\n") * 100),
    ],
)
def test_odd_long_texts_cost_no_more_than_their_length(written: str, text: str) -> None:
    find(document(text), parse_query(written))  # a quadratic search would take minutes

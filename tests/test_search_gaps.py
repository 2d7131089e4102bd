"""Gaps, repetitions, units and neighbours: the search finds what trying everything finds."""

from __future__ import annotations

import time
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.corpus.query import fold_gap
from docscope.corpus.query.asked import asked_query
from docscope.corpus.query.near import beside
from docscope.corpus.search import Hit, find
from docscope.text.sentences import sentences
from docscope.text.tokens import token_spans
from marked import document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.query import Query, Term
    from docscope.corpus.query.asked import Asked
    from docscope.corpus.query.near import Near
    from docscope.model import Document

WORDS = st.text(st.sampled_from("aabbc  ,.-\n"), max_size=60)
WRITTEN = st.sampled_from(
    [
        "a .. b",
        "a ..1 b",
        "a ..0 b",
        "a ..1-2 b c",
        "a b ..1 c",
        "(a b|c) .. a",
        "(a b|a b c|b)",
        "a* ..2 /b|c/ .. ?",
        "* ..2 *",
        "lemma:a ..1 b",
        '[] "a"',
        '"a" []{1,2} "b|c"',
        '"a"+ "b"',
        '[word!="a"]{2} "b"?',
        '"a" []* "b" within s',
        '("a" | "b" "c"){1,2}',
        '[]{0,2} "c"',
        "a",
        "b-a|c",
    ]
)
UNITS = st.sampled_from([None, "sentence", "paragraph", "document"])
SPANS = st.sampled_from([None, 1, 2, 5])


@given(WORDS, WRITTEN, UNITS)
def test_the_search_finds_what_trying_everything_finds(
    text: str, written: str, within: str | None
) -> None:
    options: Asked = {} if " within " in written else {"within": within}  # type: ignore[typeddict-item]  # one of the units
    query = asked_query(written, options)
    assert find(document(text), query) == _tried(document(text), query)


@given(WORDS, st.sampled_from(["a", "b c", "a .. b", "c|b"]), st.data())
def test_neighbours_are_those_that_counting_finds(
    text: str, written: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(["near", "not_near"]))
    near = data.draw(st.sampled_from(["a", "c", "b b", "a .. c"]))
    options: Asked = {name: near, "span": data.draw(SPANS), "within": data.draw(UNITS)}  # type: ignore[misc]  # one of its keys
    query = asked_query(written, options)
    assert find(document(text), query) == _tried(document(text), query)


def _tried(text: Document, query: Query) -> list[Hit]:
    """Return the hits of a query by its definition, without any shortcut."""
    found = [
        hit for block in text.searched for hit in _phrases(text, query, block.start, block.end)
    ]
    for other in query.others:
        found += _tried(text, other)
    spans = sorted({(hit.start, hit.end) for hit in found})
    hits = [Hit(*span, Hit(*span, inside=False) not in found) for span in spans]
    if query.shortest:
        hits = [hit for hit in hits if not any(o[0] == hit[0] and o[1] < hit[1] for o in hits)]
    units = _units(text, query)
    if query.within == "sentence":
        hits = [hit for hit in hits if any(a <= hit.start and hit.end <= b for a, b in units)]
    return [hit for hit in hits if all(_is_near(text, near, hit, units) for near in query.near)]


def _phrases(text: Document, query: Query, start: int, end: int) -> Iterator[Hit]:
    tokens = list(token_spans(text.text, start, end))
    forms = [text.text[a:b] for a, b in tokens]
    for first, form in enumerate(forms):
        inside = query.terms[0].inside(form)
        if inside is None:
            continue
        last = {first}
        for term, following in zip(query.terms[:-1], query.terms[1:], strict=True):
            last = {
                after
                for at in last
                for after in range(at + 1, len(tokens))
                if following.inside(forms[after]) is not None
                and _joined(text, term, tokens, at, after)
            }
        if last:
            part = query.terms[-1].inside(forms[min(last)])
            yield Hit(tokens[first][0], tokens[min(last)][1], bool(inside or part))


def _joined(text: Document, term: Term, tokens: list[tuple[int, int]], at: int, after: int) -> bool:
    if term.skip is None:
        return after == at + 1 and fold_gap(text.text[tokens[at][1] : tokens[after][0]]) == term.gap
    least, most = term.skip
    return least <= after - at - 1 <= (len(tokens) if most is None else most)


def _units(text: Document, query: Query) -> list[tuple[int, int]]:
    if query.within == "document":
        return [(0, len(text.text))]
    blocks = [(block.start, block.end) for block in text.searched]
    if query.within == "sentence":
        return [span for block in blocks for span in sentences(text.text, *block)]
    return blocks


def _is_near(text: Document, near: Near, hit: Hit, units: list[tuple[int, int]]) -> bool:
    starts = [
        a for block in text.searched for a, _ in token_spans(text.text, block.start, block.end)
    ]
    node = [n for n, start in enumerate(starts) if hit.start <= start < hit.end]
    found = False
    for other in _tried(text, near.query):
        run = [n for n, start in enumerate(starts) if other.start <= start < other.end]
        together = any(
            a <= min(hit.start, other.start) and max(hit.end, other.end) <= b for a, b in units
        )
        distance = min(abs(m - n) for m in node for n in run)
        found |= together and 0 < distance <= (near.span or len(starts))
    return found is near.wanted


def test_runs_beside_each_other() -> None:
    nodes, found, bounds = [(2, 3), (7, 7), (11, 11)], [(0, 0), (5, 6), (9, 12)], [0, 8, 20]
    assert beside(nodes, found, bounds, 2) == [True, True, False]
    assert beside(nodes, found, bounds, 1) == [False, True, False]
    assert beside(nodes, found, bounds, None) == [True, True, False]
    assert beside(nodes, [], bounds, None) == [False] * 3


@pytest.mark.parametrize(
    ("written", "options", "text"),
    [
        ("a .. b", {}, "a " * 200_000),
        ("a .. b .. a", {}, "a b " * 100_000),
        ('"a" []* "b" []* "c"', {}, "a b " * 100_000),
        ('[word!="b"]+ "b"', {}, "a " * 50_000),
        ("a", {"near": "b", "span": 1000}, "a b " * 50_000),
        ("a", {"not_near": "b", "within": "sentence"}, "a " * 100_000 + "b"),
        ("a .. b", {"within": "sentence"}, "A b. " * 40_000),
        ("|".join(map("".join, product("abcdefghij", repeat=3))), {}, "abc other " * 50_000),
    ],
)
def test_long_paragraphs_cost_no_more_than_their_length(
    written: str, options: Asked, text: str
) -> None:
    start = time.process_time()
    find(document(text), asked_query(written, options))
    assert time.process_time() - start < 20  # a quadratic search would take minutes

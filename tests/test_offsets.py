"""The way back from plain text to its source, with the marks of a slice balanced."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.model import OffsetMap, Span
from docscope.text.cleaning import clean_markdown, clean_text

# Source, a piece of its plain text, the slice of the source that stands for it.
SLICES = [
    ("*Calls upon* the", "Calls upon the", "*Calls upon* the"),
    ("*Calls upon* the", "Calls upon", "*Calls upon*"),
    ("*Calls upon* the", "upon the", "upon* the"),
    ("*Calls upon* the", "Calls", "Calls"),
    ("*Moscow, October 30*", "October 30", "October 30"),
    ("the *30 October*", "the 30 October", "the *30 October*"),
    ("- 1. *Calls upon* the", "1. Calls upon", "1. *Calls upon*"),
    ("## **URL**:", "URL", "**URL**"),
    ("***a*** b", "a b", "***a*** b"),
    ("**a *b***", "b", "*b*"),
    ("**a *b***", "a b", "**a *b***"),
    ("[*a*](u) b", "a b", "[*a*](u) b"),
    ("[*a* c](u) b", "a", "*a*"),
    ("[a](u) b", "b", "b"),
    ("`a*b` c", "a*b c", "`a*b` c"),
    ("*a*[^1] b", "a", "*a*"),
    ("*<b>a</b>* c", "a c", "*<b>a</b>* c"),
    ("[](u)a", "a", "a"),
    ("R&amp;D", "&", "&amp;"),
    ("R&amp;D", "R&", "R&amp;"),
    ("a\\_b", "_", "\\_"),
    ("![a](u)", "a", "![a](u)"),
    ("<http://a.b>", "http://a.b", "<http://a.b>"),
    ("> a\n> *b* c", "a\nb", "a\n> *b*"),
    ("a *b\r\nc*", "b\nc", "*b\r\nc*"),
    ("|a|b|\n|-|-|", "a\tb", "a|b"),
    ("plain", "lai", "lai"),
]


@pytest.mark.parametrize(("source", "piece", "expected"), SLICES)
def test_slice(source: str, piece: str, expected: str) -> None:
    plain = clean_markdown(source)
    start = plain.text.index(piece)
    first, last = plain.offsets.source_span(start, start + len(piece))
    assert source[first:last] == expected


def test_a_point_is_a_point() -> None:
    plain = clean_markdown("*a* &amp;")
    assert plain.offsets.source_span(0, 0) == Span(1, 1)
    assert plain.offsets.source_span(3, 3) == Span(9, 9)
    assert plain.offsets.source_span(9, 9) == Span(9, 9)
    assert OffsetMap().source_span(5, 5) == Span(5, 5)


def test_markup_alone_leaves_an_empty_text() -> None:
    plain = clean_markdown("---")
    assert plain.text == ""
    assert plain.offsets.source_span(0, 0) == Span(3, 3)
    assert plain.offsets.plain_span(0, 3) == Span(0, 0)


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (0, 11, "a & b"),
        (0, 1, ""),
        (1, 2, "a"),
        (4, 5, "&"),
        (5, 6, "&"),
        (2, 4, " &"),
        (9, 99, "b"),
    ],
)
def test_plain_span(start: int, end: int, shown: str) -> None:
    plain = clean_markdown("*a &amp; b*")
    first, last = plain.offsets.plain_span(start, end)
    assert plain.text[first:last] == shown


def test_an_identity_map_costs_nothing() -> None:
    plain = clean_text("one\ntwo")
    assert plain.offsets == OffsetMap()
    assert plain.offsets.plain_span(2, 4) == Span(2, 4)


def test_many_marks_around_one_word() -> None:
    stars = "*" * 20_001
    plain = clean_markdown(f"{stars}a{stars} b")
    assert plain.offsets.source_span(0, 1) == Span(0, 40_003)
    assert plain.offsets.source_span(2, 3) == Span(40_004, 40_005)


ANY = st.text("ab *_`[]()<>!-#&;|\n\r\\.1~:", max_size=50)


@given(ANY, st.data())
@settings(max_examples=500, deadline=None)
def test_the_map_round_trips(source: str, data: st.DataObject) -> None:
    for plain in (clean_markdown(source), clean_text(source)):
        size = len(plain.text)
        start = data.draw(st.integers(0, size))
        end = data.draw(st.integers(start, size))
        first, last = plain.offsets.source_span(start, end)
        assert 0 <= first <= last <= len(source)
        back = plain.offsets.plain_span(first, last)
        assert back.start <= start
        assert back.end >= end or start == end


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_the_map_is_monotone_and_characters_are_those_of_the_source(source: str) -> None:
    plain = clean_markdown(source)
    offsets = plain.offsets
    assert len(offsets.plain) == (len(offsets.source_start) + 1 if offsets.source_start else 0)
    assert not offsets.plain or offsets.plain[-1] == len(plain.text)
    last = 0
    for number, start in enumerate(offsets.source_start):
        end = offsets.source_end[number]
        assert last <= start <= end
        last = end
        shown = plain.text[offsets.plain[number] : offsets.plain[number + 1]]
        if len(shown) == end - start:
            copied = source[start:end].replace("\r", "\n")
            assert all(a in {b, "\t"} for a, b in zip(shown, copied, strict=True))
    pairs = list(offsets.pairs)
    assert pairs == sorted(pairs)
    assert all(a < b <= c < d for a, b, c, d in pairs)


WORDS = st.lists(st.sampled_from(["Calls", "upon", "1956", "Hungary,", "(A/3251)"]), min_size=1)
WRAPPERS = [
    "{}",
    "*{}*",
    "**{}**",
    "***{}***",
    "`{}`",
    "[{}](u 't')",
    "~~{}~~",
    "{} &amp; x",
    "a\\_b {}",
]
PHRASE = st.builds(
    lambda words, form: form.format(" ".join(words)), WORDS, st.sampled_from(WRAPPERS)
)
PARAGRAPH = st.builds(
    lambda mark, phrases: mark + " ".join(phrases),
    st.sampled_from(["", "## ", "- ", "- 1. ", "> ", "2. ", "  - (a) "]),
    st.lists(PHRASE, min_size=1, max_size=5),
)


@given(
    st.lists(PARAGRAPH, min_size=1, max_size=4), st.sampled_from(["\n\n", "\r\n\r\n"]), st.data()
)
@settings(max_examples=400, deadline=None)
def test_a_cleaned_slice_is_the_plain_slice(
    paragraphs: list[str], gap: str, data: st.DataObject
) -> None:
    source = gap.join(paragraphs)
    plain = clean_markdown(source)
    tokens = list(re.finditer(r"\S+", plain.text))
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    start, end = tokens[first].start(), tokens[last].end()
    low, high = plain.offsets.source_span(start, end)
    if any((low <= pair[0] < high) != (low < pair[3] <= high) for pair in plain.offsets.pairs):
        return  # the span cuts a mark
    again = clean_markdown(source[low:high])
    assert again.text.split() == plain.text[start:end].split()

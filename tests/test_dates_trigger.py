"""The trigger scan passes over nothing that the grammar would have read."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.text.dates import KINDS, REJECTED, SHOWN, find_dates, tagger
from docscope.text.dates.scanning.fold import folded
from docscope.text.dates.scanning.lexicon import entries
from docscope.text.dates.scanning.trigger import core_words, windows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docscope.text.dates import DateMention

ALL = frozenset(KINDS) | {REJECTED}
FILLER = "Nothing was said of it, and nobody asked, as far as the others in the room could tell."
LONG = 3  # words of a sequence for which not all words can be tried


def without_scan(text: str, kinds: frozenset[str]) -> list[DateMention]:
    """Return what the tagger finds where it reads every word."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tagger, "windows", lambda form, *_, **__: [(0, len(form))])
        return find_dates(text, kinds=kinds)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It rained. They met in 1956. It rained again.", True),
        ("They met in May.", True),
        ("The Second World War was over.", True),
        ("The world was at war.", False),
        ("12. The Council met.", False),
        ("12. The Council met on the 3rd.", True),
        ("The whole of it, from the first to the last.", False),
        ("", False),
    ],
)
def test_a_sentence_is_read_for_a_figure_a_calendar_word_or_a_name(
    text: str, *, read: bool
) -> None:
    assert bool(windows(folded(text), ("second world war",), spans=True)) is read


def test_only_the_sentence_and_its_neighbours_are_read() -> None:
    text = f"{FILLER} {FILLER} They met in 1956. {FILLER} {FILLER}"
    ((start, end),) = windows(folded(text), (), spans=True)
    assert "They met in 1956." in text[start:end]
    assert end - start < 2 * len(FILLER)


def test_windows_are_in_order_and_apart() -> None:
    text = " ".join([FILLER, "In 1956.", FILLER, "In May.", "Or June.", FILLER, FILLER] * 20)
    edges = [edge for window in windows(folded(text), (), spans=True) for edge in window]
    assert edges == sorted(set(edges))


@pytest.mark.parametrize("spans", [True, False])
@pytest.mark.parametrize("length", [1, 2, 3])
def test_no_words_without_a_trigger_are_an_expression(length: int, *, spans: bool) -> None:
    passed = [
        sentence
        for sentence in _sentences(length, spans=spans)
        if not windows(folded(sentence), (), spans=spans)
    ]
    assert len(passed) > 100
    assert without_scan("\f".join(passed), frozenset(KINDS) if spans else SHOWN) == []


def _sentences(length: int, *, spans: bool) -> Iterator[str]:
    """Yield every sequence of known words without a trigger; of long ones one word a class."""
    classes = Counter[str]()
    known = ["house"]
    for form, (name, _) in entries().items():
        classes[name] += 1
        tried = length < LONG or classes[name] == 1
        if tried and form.isalpha() and form.isascii():
            known += [form] * (form.encode() not in core_words(spans=spans))
    for words in product(known, repeat=length):
        yield f"{' '.join(words).capitalize()}."


WORDS = """
    4 10 31 1956 56 480 12/04/2023 November May may Oct. the of in to - – , . ( ) ' BC AD century
    19th 1950s early c. before since Saturday spring first half Second World War / ? three days
    later last next year that s 5 nineteen fifty six twenty-first 10.XI.1956 10:58 p.m. every night
    12. resolution No. page he She and rose from Easter now the past recently Mr. Smith said.
""".split()  # noqa: SIM905 - words are easier to read than a list of them
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
    | st.sampled_from([FILLER, f"{FILLER} {FILLER}", "\n", "\n\n", "\f", "\f   "]),
    max_size=12,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS | st.text(max_size=60))
def test_any_text_reads_as_without_the_scan(text: str) -> None:
    _same(text)


def test_speeches_read_as_without_the_scan(speeches: list[Path]) -> None:
    for path in speeches[::20]:
        _same(path.read_text(encoding="utf-8-sig"))


def _same(text: str) -> None:
    for kinds in (ALL, SHOWN):
        assert find_dates(text, kinds=kinds) == without_scan(text, kinds)

"""How varied a vocabulary is, and the same of documents and of groups of them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from statistics import fmean
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.documentgroups import ADDED, DocumentGroups
from docscope.analyses.documents import Documents
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run
from docscope.statistics.lexical import (
    Windows,
    hapaxes,
    mattr,
    moving_windows,
    type_token_ratio,
)
from terminal import in_process

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docscope.analyses.base import Analysis

    Captured = pytest.CaptureFixture[str]

ALL = frozenset(column.name for column in ADDED)


# By hand: the windows of three words of `a b a c a b` are aba, bac, aca, cab.
@pytest.mark.parametrize(
    ("text", "size", "windows", "ratio"),
    [
        ("a b a c a b", 3, Windows(3, 4, 2 + 3 + 2 + 3), 10 / 12),
        ("a b a c a b", 1, Windows(1, 6, 6), 1.0),
        ("a b a c a b", 6, Windows(6, 1, 3), 0.5),
        ("a b a c a b", 500, Windows(6, 1, 3), 0.5),
        ("a a a a", 2, Windows(2, 3, 3), 0.5),
        ("", 500, Windows(0, 0, 0), None),
    ],
)
def test_windows_move_word_by_word(
    text: str, size: int, windows: Windows, ratio: float | None
) -> None:
    assert moving_windows(text.split(), size) == windows
    assert mattr([windows]) == (None if ratio is None else pytest.approx(ratio))


@given(st.lists(st.sampled_from("abcde")), st.integers(1, 12))
def test_the_moving_average_is_the_mean_of_all_windows(words: list[str], size: int) -> None:
    if not words:
        return
    short = min(size, len(words))
    ratios = [
        len(set(words[start : start + short])) / short for start in range(len(words) - short + 1)
    ]
    assert mattr([moving_windows(words, size)]) == pytest.approx(fmean(ratios))


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=9), max_size=5), st.integers(1, 6))
def test_windows_of_several_texts_count_alike(texts: list[list[str]], size: int) -> None:
    windows = [moving_windows(words, size) for words in texts]
    ratios = [each.types / each.size / each.number for each in windows if each.number]
    weights = [each.number for each in windows if each.number]
    expected = fmean(ratios, weights) if ratios else None
    assert mattr(windows) == (None if expected is None else pytest.approx(expected))


def test_types_and_hapaxes() -> None:
    counts = Counter(["the", "cat", "and", "the", "dog", "and", "the", "bird"])
    assert (len(counts), hapaxes(counts), type_token_ratio(5, 8)) == (5, 3, 0.625)
    assert type_token_ratio(0, 0) is None
    assert hapaxes({}) == 0


def records(
    texts: Mapping[str, str],
    analysis: Analysis[Any],  # Any: what it collects
) -> list[dict[str, Any]]:
    table = run(analysis, MemoryCorpus.from_texts(texts)).table
    return [dict(zip(table.names, row, strict=True)) for row in table]


TEXT = "# A Heading\n\nThe cat saw the dog. It was 3 miles off.\n\nThe dog ran."


def test_the_figures_of_a_document() -> None:
    """By hand: a heading of 2 words, 3 sentences of 5, 4 and 3 words, the number apart."""
    (row,) = records({"a.md": TEXT}, Documents(every=True))
    figures = {name: row[name] for name in ("words", "tokens", "sentences", "types", "hapaxes")}
    assert figures == {"words": 14, "tokens": 15, "sentences": 3, "types": 11, "hapaxes": 9}
    assert row["type_token_ratio"] == row["mattr"] == 11 / 14
    assert row["mean_sentence_length"] == 4.0


def test_long_documents_have_windows_of_five_hundred_words() -> None:
    words = [f"w{chr(97 + n % 26)}{chr(97 + n * n % 23)}" for n in range(1200)]
    (row,) = records({"a.txt": " ".join(words)}, Documents(more=frozenset(["mattr"])))
    expected = fmean(len(set(words[n : n + 500])) / 500 for n in range(701))
    assert row["mattr"] == pytest.approx(expected)
    assert list(row) == ["doc", "date", "words", "paragraphs", "title", "mattr"]


@pytest.mark.parametrize(
    ("text", "length"), [("", None), (" \n", None), ("# Heading", None), ("1956", 0.0)]
)
def test_a_document_may_have_no_sentence_or_no_word(text: str, length: float | None) -> None:
    (row,) = records({"a.md": text}, Documents(every=True))
    assert row["mean_sentence_length"] == length
    assert row["types"] == row["hapaxes"] == row["words"]


GROUPED = {
    "a_1956-11-04.txt": "The cat saw the dog. It ran.",
    "b_1956-12-01.txt": "The cat slept.\n\nA cat!",
    "c_1957-01-02.txt": "The end.",
    "d.txt": "",
}


def test_a_group_is_counted_as_one_text() -> None:
    rows = records(GROUPED, DocumentGroups("year", ALL))
    assert [(row["year"], row["count"]) for row in rows] == [("1956", 2), ("1957", 1), ("", 1)]
    together = rows[0]
    sums = [together[name] for name in ("words", "tokens", "paragraphs", "sentences")]
    assert sums == [12, 12, 3, 4]
    assert (together["types"], together["hapaxes"]) == (8, 6)
    assert together["type_token_ratio"] == 8 / 12
    assert together["mean_sentence_length"] == 12 / 4  # not the mean of 7 / 2 and 5 / 2
    assert together["mattr"] == pytest.approx((6 / 7 + 4 / 5) / 2)  # each shorter than a window
    nothing = rows[2]
    assert (nothing["words"], nothing["mattr"], nothing["mean_sentence_length"]) == (0, None, None)


def test_a_group_of_one_document_has_its_figures() -> None:
    texts = {name: text * 90 for name, text in GROUPED.items()}
    alone = {row["doc"]: row for row in records(texts, Documents(every=True))}
    for row in records(texts, DocumentGroups("doc", ALL)):
        figures = {name: value for name, value in row.items() if name != "count"}
        assert figures == {name: alone[row["doc"]][name] for name in figures}


def listed(captured: Captured, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(in_process(captured, *arguments, "--csv").output)))


def test_groups_have_the_columns_that_are_asked_for(tmp_path: Path, capsys: Captured) -> None:
    for name, text in GROUPED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    folder = str(tmp_path)
    plain = listed(capsys, "docs", folder, "--by", "year")
    assert plain[0] == {"year": "1956", "count": "2"}
    some = listed(capsys, "docs", folder, "--by", "year", "--columns", "words,year,count")
    assert some[0] == {"words": "12", "year": "1956", "count": "2"}
    every = listed(capsys, "docs", folder, "--by", "year", "--columns", "all")
    assert set(every[0]) == {"year", "count", *ALL}
    chosen = listed(capsys, "docs", folder, "--by", "year", "--where", "words>2 or words=0")
    assert [(row["year"], row["count"]) for row in chosen] == [("1956", "2"), ("", "1")]
    dated = listed(capsys, "docs", folder, "--by", "year", "--where", "year=1957")
    assert dated == [{"year": "1957", "count": "1"}]
    wrong = in_process(capsys, "docs", folder, "--by", "nosuch")
    assert wrong.code == 2
    assert "--by nosuch: no such field; there are doc, date, words" in wrong.errors


def test_only_what_is_asked_for_is_counted(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("moving_windows", "hapaxes", "sentences", "token_forms"):
        monkeypatch.setattr(f"docscope.analyses.figures.{name}", None)
    assert in_process(capsys, "docs", "--columns", "doc,words,types").code == 0
    assert in_process(capsys, "docs", "--by", "kind").code == 0
    assert in_process(capsys, "docs", "--columns", "doc,mattr").code == 70


def test_figures_are_fields_of_a_condition(capsys: Captured) -> None:
    found = listed(
        capsys, "docs", "--where", "mattr>0.38 and hapaxes<300", "--columns", "doc,mattr"
    )
    assert [row["doc"] for row in found] == ["soviet-declaration"]
    assert list(listed(capsys, "docs", "--where", "hapaxes<200")[0]) == [
        "doc",
        "date",
        "words",
        "paragraphs",
        "title",
    ]

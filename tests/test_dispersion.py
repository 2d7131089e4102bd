"""Where words stand and how evenly: hits, parts, measures, and the barcodes."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.dispersion import Dispersion
from docscope.analyses.words import Words
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.query.asked import Asked, asked_queries
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.report.display import width
from docscope.report.layout import Layout
from docscope.report.screens.dispersion import footer, screen
from terminal import in_process

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docscope.analyses.answer import Answer
    from docscope.analyses.dispersion import Detail

    Captured = pytest.CaptureFixture[str]


def ask(
    texts: Mapping[str, str] | str,
    query: str = "x",
    detail: Detail = "parts",
    slices: int | None = None,
) -> Answer:
    texts = {"a.txt": texts} if isinstance(texts, str) else texts
    corpus = MemoryCorpus.from_texts(texts)
    return run(Dispersion(asked_queries(query, {}), detail, slices), corpus)


def records(answer: Answer) -> list[dict[str, Any]]:
    return [dict(zip(answer.table.names, row, strict=True)) for row in answer.table]


def drawn(answer: Answer, columns: int | None = 40) -> list[str]:
    return list(screen(answer, answer.table, Layout(columns)))


def test_hits_come_in_reading_order_with_the_query_and_the_place() -> None:
    texts = {"a.txt": "In 1956 peace x.\n\nX is 20 x y.", "b.txt": "y y"}
    rows = records(ask(texts, "x,y", "hits"))
    assert [(row["doc"], row["query"], row["word_number"]) for row in rows] == [
        ("a.txt", "x", 3),
        ("a.txt", "x", 4),
        ("a.txt", "x", 6),
        ("a.txt", "y", 7),
        ("b.txt", "y", 1),
        ("b.txt", "y", 2),
    ]
    assert [row["words"] for row in rows] == [7] * 4 + [2] * 2
    assert [row["share"] for row in rows[-2:]] == [0, 0.5]
    assert texts["a.txt"][rows[1]["char_start"] : rows[1]["char_end"]] == rows[1]["node"] == "X"
    assert (rows[1]["paragraph"], rows[1]["token_start"]) == (2, 5)


def test_a_number_stands_where_the_words_before_it_end() -> None:
    row = records(ask("in the year 1956", "1956", "hits"))[0]
    assert (row["word_number"], row["words"], row["share"]) == (4, 3, 1)
    assert records(ask("1956", "1956", "hits"))[0]["share"] == 0
    part = records(ask("in the year 1956", "1956", slices=3))
    assert [row["part_count"] for row in part] == [0, 0, 1]


def test_parts_are_documents_with_hits() -> None:
    texts = {"a.txt": "x a x b", "b.txt": "a b", "c.txt": "x"}
    rows = records(ask(texts))
    assert [(row["doc"], row["part_words"], row["word_numbers"]) for row in rows] == [
        ("a.txt", 4, ("1", "3")),
        ("c.txt", 1, ("1",)),
    ]
    assert {(row["count"], row["documents"], row["parts"]) for row in rows} == {(3, 2, 3)}


def test_slices_are_equally_long() -> None:
    rows = records(ask("a x b c d x x e f g", slices=4))
    assert [(row["slice"], row["part_words"], row["word_numbers"]) for row in rows] == [
        (1, 3, ("2",)),
        (2, 2, ()),
        (3, 3, ("1", "2")),
        (4, 2, ()),
    ]


@given(
    st.lists(st.sampled_from(["x", "a", "b"]), max_size=40).map(" ".join),
    st.integers(1, 9),
)
def test_slices_are_those_of_the_frequency_list(text: str, slices: int) -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": text, "b.txt": "x a b"})
    listed = run(Words(slices=slices, match="x"), corpus)
    names = ("count", "per_10k", "documents", "range_share", "juilland_d", "dp", "dp_norm")
    expected = [
        tuple(row[listed.table.names.index(name)] for name in names) for row in listed.table
    ]
    found = records(run(Dispersion(asked_queries("x", {}), "measures", slices), corpus))
    assert [tuple(row[name] for name in names) for row in found] == expected


def test_one_document_is_measured_over_ten_slices() -> None:
    row = records(ask("x a b c d e f g h i " * 10, detail="measures"))[0]
    assert (row["parts"], row["documents"], row["juilland_d"], row["dp"]) == (10, 1, 1, 0)
    row = records(ask({"a.txt": "x a b c d e f g h i", "b.txt": ""}, detail="measures"))[0]
    assert (row["parts"], row["juilland_d"]) == (10, 0)


@pytest.mark.parametrize("text", ["", "1956", "a b"])
def test_queries_without_hits_have_a_row(text: str) -> None:
    rows = records(ask(text, detail="measures"))
    assert [(row["query"], row["count"], row["dp"]) for row in rows] == [("x", 0, None)]
    assert drawn(ask(text)) == ["x: no hits in 1 document"]
    assert records(ask(text, detail="hits")) == []


@pytest.mark.parametrize(
    ("written", "queries"),
    [
        ("peace", ["peace"]),
        ("peace, armed forces ,", ["peace", "armed forces"]),
        ("war|peace,war,war", ["war|peace", "war"]),
    ],
)
def test_several_queries(written: str, queries: list[str]) -> None:
    assert [query.written for query in asked_queries(written, {})] == queries


@pytest.mark.parametrize("written", ["", ",", "peace,!"])
def test_queries_without_words(written: str) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        asked_queries(written, {})


def test_case_and_whole_words() -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": "X x non-x"})
    asked: list[tuple[Asked, int]] = [({}, 3), ({"case": True}, 2), ({"whole": True}, 2)]
    for options, count in asked:
        analysis = Dispersion(asked_queries("x", options), "measures")
        assert next(iter(run(analysis, corpus).table))[1] == count


def test_barcodes_are_on_one_scale() -> None:
    texts = {"a.txt": "x a a a " * 5, "b.txt": "x x x x a a a a a a"}
    lines = drawn(ask(texts, "x,a"), 31)
    assert lines[3:5] == [
        " a.txt    5 ▕▄ ▄ ▄ ▄ ▄ ▏",
        " b.txt    4 ▕██   ▏",
    ]
    assert lines[5] == ""
    single = drawn(ask({"a.txt": "x a a x", "b.txt": "x a"}), None)
    assert single[1:] == [" a.txt    2 ▕█  █▏", " b.txt    1 ▕█ ▏"]


def test_heading_tells_frequency_and_dispersion() -> None:
    texts = {"a.txt": "x a a a", "b.txt": "a a a a"}
    assert drawn(ask(texts), None)[0] == (
        "x: 1 hit, 1,250 per 10,000 words, in 1 of 2 documents; D 0.00, DP 0.50, DPnorm 1.00"
    )
    assert drawn(ask("x a " * 10), None)[0].endswith(
        "; D 1.00, DP 0.00, DPnorm 0.00 over 10 slices"
    )
    assert drawn(ask(texts, slices=2), None)[1:] == [" a.txt 1    1 ▕█ ▏", " a.txt 2    0 ▕  ▏"]


def test_measures_are_a_plain_table() -> None:
    answer = ask({"a.txt": "x", "b.txt": "x"}, detail="measures")
    assert drawn(answer, None)[0].split()[:3] == ["query", "count", "per_10k"]
    assert footer(answer, 1)[0].startswith("2 documents. D: 1 is evenly spread")
    assert footer(ask("x"), 1)[0].startswith("One scale for all")


@pytest.mark.parametrize("columns", [20, 30, 40, 80, 200])
def test_no_line_is_wider_than_the_screen(columns: int) -> None:
    texts = {"a-document-with-a-long-name.txt": "x a " * 3000, "東京.txt": "x 東 " * 30}
    for slices in (None, 3):
        assert max(map(width, drawn(ask(texts, "x,a", slices=slices), columns))) <= columns


def test_unsafe_names_are_made_visible() -> None:
    assert r" a\x1b[31m.txt" in drawn(ask({"a\x1b[31m.txt": "x"}), None)[1]


def test_measures_agree_with_the_frequency_list_of_the_built_in_texts() -> None:
    listed = {row[0]: row for row in run(Words(), open_corpus()).table}
    for row in run(
        Dispersion(asked_queries("the,hungary,calls", {}), "measures"), open_corpus()
    ).table:
        assert (*row[1:4], *row[5:]) == listed[row[0]][1:]


def test_command_gives_barcodes_positions_or_measures(capsys: Captured) -> None:
    shown = in_process(capsys, "dispersion", "soviet,zebra", "--slices", "2")
    assert shown.output.count("▕") == 4
    assert "zebra: no hits in 2 built-in documents" in shown.output
    positions = in_process(capsys, "dispersion", "soviet,hungary", "--csv").output
    rows = list(csv.DictReader(positions.splitlines()))
    assert {row["query"] for row in rows} == {"soviet", "hungary"}
    assert len(rows) == 60
    by = in_process(capsys, "dispersion", "soviet,hungary", "--by", "query,doc")
    assert by.output.splitlines()[1].split() == ["soviet", "10", "29", "39"]
    assert by.errors == "\n60 hits in 2 of 2 built-in documents\n"
    measures = in_process(capsys, "dispersion", "soviet,zebra", "--measures", "--csv").output
    assert [line.split(",")[:2] for line in measures.splitlines()[1:]] == [
        ["soviet", "39"],
        ["zebra", "0"],
    ]


def test_a_large_text_ends_in_time() -> None:
    answer = ask({"a.txt": "x a b " * 200_000, "b.txt": "*" * 10**6}, slices=5)
    assert len(drawn(answer, None)) == 1 + 5

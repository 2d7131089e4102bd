"""The concordance: contexts, places, sort keys, samples, and its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.kwic import Kwic, parse_sort
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.query import parse_query
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.report.display import width
from docscope.report.layout import Layout
from docscope.report.screens import kwic as screens

if TYPE_CHECKING:
    from docscope.analyses.contexts import Unit
    from docscope.corpus.base import Corpus
    from docscope.model import Row

TEXT = """\
“Well,” said the Prime Minister (J. Nagy), “foreign intervention must end at once.” It did not. The
armed intervention, so-called, went on: no end of intervention.

Intervention again; and/or non-intervention.
"""


def rows(
    query: str,
    corpus: Corpus | str = TEXT,
    **parameters: Any,  # noqa: ANN401 - the fields of a Kwic
) -> list[dict[str, Any]]:  # Any: the values of its rows
    if isinstance(corpus, str):
        corpus = MemoryCorpus.from_texts({"a.txt": corpus})
    table = run(Kwic(parse_query(query), **parameters), corpus).table
    return [dict(zip(table.names, row, strict=True)) for row in table]


def lines(
    query: str,
    text: str = TEXT,
    **parameters: Any,  # noqa: ANN401 - the fields of a Kwic
) -> list[str]:
    found = rows(query, text, **parameters)
    return [f"{row['left_context']}[{row['node']}]{row['right_context']}" for row in found]


@pytest.mark.parametrize(
    ("unit", "left", "right", "expected"),
    [
        ("token", 2, 2, "Nagy), “foreign [intervention] must end"),
        ("token", 3, 0, "(J. Nagy), “foreign [intervention]"),
        ("token", 0, 1, "[intervention] must"),
        ("token", 0, 0, "[intervention]"),
        ("token", 4, 5, "Minister (J. Nagy), “foreign [intervention] must end at once.” It"),
        ("char", 18, 12, "Nagy), “foreign [intervention] must end at"),
        ("char", 2, 2, "[intervention]"),
        ("char", 0, 0, "[intervention]"),
        ("sentence", 1, 1, f"{TEXT[:52]}[intervention] must end at once.”"),
    ],
)
def test_the_units_of_context(unit: Unit, left: int, right: int, expected: str) -> None:
    first = lines("intervention", unit=unit, left=left, right=right, spaced=True)[0]
    assert first.strip() == expected


def test_a_context_is_the_whole_paragraph_where_it_is_asked_for() -> None:
    assert lines("again", unit="paragraph", spaced=True) == [
        "Intervention [again]; and/or non-intervention."
    ]


def test_the_context_stays_in_its_paragraph_and_keeps_its_punctuation() -> None:
    found = lines("intervention", left=99, right=3, spaced=True)
    assert found[2].startswith("“Well,” said the Prime Minister (J. Nagy), “foreign")
    assert found[2].endswith(" no end of [intervention].")
    assert found[3:] == [
        "[Intervention] again; and/or",
        "Intervention again; and/or [non-intervention].",
    ]
    assert lines("a", "«a», (a).", left=1, right=1) == ["«[a]», (a).", "«a», ([a])."]


def test_a_sentence_context_takes_all_sentences_of_a_phrase() -> None:
    text = "It did so. Then it ended. More."
    assert lines("so then", text, unit="sentence", spaced=True) == []
    assert lines("so. then", text, unit="sentence", spaced=True) == ["It did [so. Then] it ended."]


def test_scripts_without_spaces_have_windows_too() -> None:
    assert lines("国", "これは中国の東京です。" * 50, left=2, right=3)[7] == "は中[国]の東京"


def test_the_place_of_a_row() -> None:
    text = "# *Title* of 1956\n\nMoscow, October 30, 1956.\n\n"
    text += "One two. Three\nfour &amp; *five*.\f\n\nSix five.\n"
    corpus = MemoryCorpus.from_texts({"a.md": text})
    found = rows("five", corpus)
    assert [tuple(row.values())[5:] for row in found] == [
        ("Title of 1956", "1956-10-30", "body", 1, 1, 2, 6, 72, 78, 12, 12),
        ("Title of 1956", "1956-10-30", "body", 2, 2, 1, 8, 86, 90, 14, 14),
    ]
    assert [text[row["char_start"] : row["char_end"]] for row in found] == ["*five*", "five"]
    (title,) = rows("title", corpus)
    assert (title["part"], title["paragraph"], title["sentence"], title["line"]) == (
        "heading",
        None,
        None,
        1,
    )
    assert rows("moscow", corpus)[0]["part"] == "dateline"


def test_tokens_are_counted_with_the_front_matter() -> None:
    text = "**Title:** A b\n\n**Source:** C\n\n**Date:** 1956\n\nD e f\n"
    for front_matter in (False, True):
        corpus = MemoryCorpus.from_texts({"a.md": text}, front_matter=front_matter)
        (row,) = rows("e f", corpus)
        assert (row["token_start"], row["token_end"]) == (9, 10)


SORTED = "b x 1. a y 2. c x 3. B y 4. é y 5."


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("1L", [("a", 2), ("b", 1), ("B", 4), ("c", 3), ("é", 5)]),
        ("node,1L", [("b", 1), ("c", 3), ("a", 2), ("B", 4), ("é", 5)]),
        ("1R", [("b", 1), ("a", 2), ("c", 3), ("B", 4), ("é", 5)]),
        ("node", [("b", 1), ("c", 3), ("a", 2), ("B", 4), ("é", 5)]),
        ("doc", [("b", 1), ("a", 2), ("c", 3), ("B", 4), ("é", 5)]),
        ("2R,1L", [("a", 2), ("b", 1), ("B", 4), ("c", 3), ("é", 5)]),
        ("9L", [("b", 1), ("a", 2), ("c", 3), ("B", 4), ("é", 5)]),
    ],
)
def test_the_sort_keys(sort: str, expected: list[tuple[str, int]]) -> None:
    text = SORTED.replace(". ", ".\n\n")
    found = rows("x|y", text, sort=parse_sort(sort))
    assert [(row["left_context"], row["hit"]) for row in found] == expected
    backwards = rows("x|y", text, sort=parse_sort(sort), reverse=True)
    assert [row["hit"] for row in backwards] == [number for _, number in reversed(expected)]


def test_sorting_by_document_and_date() -> None:
    texts = {
        "a.txt": "Title of 2001\n\nThe end.\n",
        "b.txt": "Title\n\nThe end.\n",
        "c_1956-11-04.txt": "Title\n\nThe end.\n",
    }
    corpus = MemoryCorpus.from_texts(texts)
    assert [row["doc"][0] for row in rows("end", corpus, sort=("date",))] == ["c", "a", "b"]
    assert [row["doc"][0] for row in rows("end", corpus, sort=("doc",))] == ["a", "b", "c"]


@pytest.mark.parametrize("written", ["", " 1R , 2L,", "node,doc,date,random", "12L"])
def test_sort_keys_are_known(written: str) -> None:
    assert parse_sort(written) == tuple(key.strip() for key in written.split(",") if key.strip())


@pytest.mark.parametrize("written", ["0L", "L", "1X", "Node", "1R;2R", "99999L"])
def test_other_sort_keys_are_refused(written: str) -> None:
    with pytest.raises(UsageError, match="no such key; use 1L"):
        parse_sort(written)


texts = st.dictionaries(
    st.sampled_from("abcdef"), st.text(st.sampled_from("xy \n"), max_size=30), min_size=1
)


@given(texts, st.integers(0, 12), st.integers(0, 3))
def test_a_sample_is_a_part_of_all_that_grows_with_its_size(
    sources: dict[str, str], size: int, seed: int
) -> None:
    corpus = MemoryCorpus.from_texts(sources)
    everything = rows("*", corpus)
    drawn = rows("*", corpus, sample=size, seed=seed)
    larger = rows("*", corpus, sample=size + 1, seed=seed)
    assert len(drawn) == min(size, len(everything))
    assert [row["hit"] for row in drawn] == sorted(row["hit"] for row in drawn)
    assert all(row == everything[row["hit"] - 1] for row in larger)
    assert {row["hit"] for row in drawn} <= {row["hit"] for row in larger}


@given(texts)
def test_what_is_drawn_does_not_depend_on_other_documents(sources: dict[str, str]) -> None:
    """The order of the lots of one document is the same in every corpus."""
    corpus = MemoryCorpus.from_texts(sources)
    together = rows("*", corpus, sort=("random",))
    for name in corpus.names:
        alone = rows("*", corpus.only([name]), sort=("random",))
        of_name = [row["char_start"] for row in together if row["doc"] == name]
        assert [row["char_start"] for row in alone] == of_name


def test_another_seed_draws_others() -> None:
    text = "x " * 200
    samples = {tuple(row["hit"] for row in rows("x", text, sample=10, seed=n)) for n in range(5)}
    assert len(samples) == 5


def test_large_orders_come_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    from docscope.analyses import kwic

    corpus = MemoryCorpus.from_texts({name: f"x {n} x {9 - n}" for n, name in enumerate("abcdef")})
    expected = rows("x", corpus, sort=("1R",))
    monkeypatch.setattr(kwic, "FIRST_BATCH", 2)
    monkeypatch.setattr(kwic, "LARGE_BATCH", 3)
    assert rows("x", corpus, sort=("1R",)) == expected
    assert len(expected) == 12


def test_the_words_need_not_be_counted() -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": TEXT})
    for words, expected in ((True, 31), (False, 0)):
        table = run(Kwic(parse_query("intervention"), words=words), corpus).table
        assert (len(list(table)), table.totals.words) == (5, expected)


def screen(query: str, corpus: Corpus, width: int | None = 80) -> list[str]:
    answer = run(
        Kwic(parse_query(query), unit="char", spaced=True, words=True, left=40, right=40), corpus
    )
    shown: list[Row] = list(answer.table)
    answer.table.first = shown[0] if shown else None
    return [*screens.screen(answer, shown, Layout(width)), *screens.footer(answer, len(shown))]


def test_the_screen_of_the_built_in_texts() -> None:
    """As in the design: six lines, the nodes in one column, and how to read on."""
    shown = screen("intervention", open_corpus())
    assert len(shown) == 8
    assert shown[0].split() == ["#", "document", "¶"]
    columns = {line.index("intervention") for line in shown[2:7]}
    assert columns == {shown[1].index("non-intervention")}
    assert all(len(line) <= 80 for line in shown[:7])
    assert shown[7].endswith(
        "; 1 inside a hyphenated word (--whole leaves it out). "
        "To read on: docscope show resolution-1004 ¶6"
    )
    assert shown[7].startswith("6 hits in 1 of 2 built-in documents, 33 per 10,000 words")


def test_the_screen_where_nothing_was_found() -> None:
    assert screen("xyz", open_corpus()) == ["no hits in 2 built-in documents"]


def test_wide_characters_stand_in_line() -> None:
    corpus = MemoryCorpus.from_texts(
        {"東京.txt": "中国と東京の会議と東京\n\nアa\u0301 東京 \x1b[31m"}
    )
    shown = screen("東京", corpus)
    assert len(shown) == 5
    assert "\x1b" not in "".join(shown)
    widths = [width(line[: line.index("東京", 12)]) for line in shown[1:4:2]]
    assert len(set(widths)) == 1

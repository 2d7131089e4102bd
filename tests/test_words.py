"""The frequency list: what is counted, how it is spread, and how it looks."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.crosstable import cross_table
from docscope.analyses.wordkeys import WordKeys, chosen_form
from docscope.analyses.words import Words, parse_lengths
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.report.layout import Layout
from docscope.report.screens.words import footer, screen
from docscope.text.stopwords import stop_words
from docscope.text.wordforms import lemma, stem
from terminal import in_process

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docscope.analyses.answer import Answer

    Captured = pytest.CaptureFixture[str]

COUNTS = Path(__file__).with_name("data") / "keyness_counts.csv"


def ask(texts: Mapping[str, str], **parameters: Any) -> Answer:  # noqa: ANN401 - of any type
    return run(Words(**parameters), MemoryCorpus.from_texts(texts))


def counts(texts: Mapping[str, str] | str, **parameters: Any) -> dict[str, int]:  # noqa: ANN401
    texts = {"a.txt": texts} if isinstance(texts, str) else texts
    return {str(row[0]): row[1] for row in ask(texts, **parameters).table}  # type: ignore[misc]  # counts


def drawn(answer: Answer, columns: int | None = 80) -> list[str]:
    return list(screen(answer, answer.table, Layout(columns)))


def test_counts_of_the_built_in_texts_are_those_of_another_program() -> None:
    with COUNTS.open(encoding="utf-8", newline="") as table:
        expected = {
            row["word"]: int(row["count_a"]) + int(row["count_b"]) for row in csv.DictReader(table)
        }
    answer = run(Words(), open_corpus())
    found = {row[0]: row[1] for row in answer.table}
    cut = {"a", "s", "th"}  # which the other program finds in A/3251, S/3726 and 4th
    assert {word for word in expected if found.get(word) != expected[word]} == cut
    assert found.keys() <= expected.keys()
    assert answer.table.totals.words == 1839


@pytest.mark.parametrize(
    ("text", "parameters", "expected"),
    [
        ("The CAT, the cat’s.", {}, {"the": 2, "cat": 1, "cat's": 1}),
        (
            "The CAT, the cat’s.",
            {"keys": WordKeys(case=True)},
            {"CAT": 1, "The": 1, "cat's": 1, "the": 1},
        ),
        ("In 1956 A/3251 came", {}, {"came": 1, "in": 1}),
        (
            "In 1956 A/3251 came",
            {"keys": WordKeys(numbers=True)},
            {"1956": 1, "a/3251": 1, "came": 1, "in": 1},
        ),
        ("to be or to be", {"lengths": (2, 2)}, {"to be": 2, "be or": 1, "or to": 1}),
        ("to be or", {"lengths": (2, 3)}, {"be or": 1, "to be": 1, "to be or": 1}),
        ("To be.\n\nOr not.", {"lengths": (2, 2)}, {"or not": 1, "to be": 1}),
        ("in 1956 it was", {"lengths": (2, 2)}, {"it was": 1}),
        ("a b c d e f", {"lengths": (5, 5)}, {"a b c d e": 1, "b c d e f": 1}),
        ("nations nation Nation's", {"keys": WordKeys(form="stem")}, {"nation": 3}),
        ("withdrew withdraws", {"keys": WordKeys(form="lemma")}, {"withdraw": 2}),
        ("people’s people 's", {"keys": WordKeys(form="lemma")}, {"people": 2, "s": 1}),
        ("Häuser", {"keys": WordKeys(form="lemma", language="de")}, {"haus": 1}),
        ("Häuser Haus", {"keys": WordKeys(form="stem", language="de")}, {"haus": 2}),
        (
            "1956 days",
            {"keys": WordKeys(numbers=True, form="lemma")},
            {"1956": 1, "day": 1},
        ),
        ("a a b", {"min_freq": 2}, {"a": 2}),
        ("a a b c", {"top": 2}, {"a": 2, "b": 1}),
        ("the cat of the mat", {"stop": stop_words("the of")}, {"cat": 1, "mat": 1}),
        (
            "the cat of the mat",
            {"stop": stop_words("the"), "lengths": (3, 3)},
            {"of the mat": 1},
        ),
        (
            "intervene Intervention inter",
            {"match": "interven*"},
            {"intervene": 1, "intervention": 1},
        ),
        ("non-intervention intervention", {"match": "intervention"}, {"intervention": 1}),
        ("Peace peace", {"match": "Peace", "keys": WordKeys(case=True)}, {"Peace": 1}),
        ("war peace calm", {"match": "war|peace"}, {"peace": 1, "war": 1}),
        ("of the cat is", {"match": "of *", "lengths": (3, 3)}, {"of the cat": 1}),
        ("is of a cat", {"match": "of *", "lengths": (3, 3)}, {"is of a": 1, "of a cat": 1}),
        ("東京 🙂 \u0643\u062a\u0628", {}, {"\u0643\u062a\u0628": 1, "京": 1, "東": 1}),
        ("a\x00b\r\nb", {}, {"b": 2, "a": 1}),
        ("", {}, {}),
        ("1956 --", {}, {}),
    ],
)
def test_what_is_counted(text: str, parameters: dict[str, Any], expected: dict[str, int]) -> None:
    found = counts(text, **parameters)
    assert found == expected


def test_nothing_can_be_let_go_before_all_documents_are_counted() -> None:
    counted = Words().collect(open_corpus())
    assert counted.spent() is counted


def test_most_frequent_words_come_first_then_by_the_alphabet() -> None:
    assert list(counts("b c a c b d")) == ["b", "c", "a", "d"]


TEXTS = {"a.txt": "war war peace " * 2, "b.txt": "war calm", "c.txt": ""}


def test_rows_have_rate_documents_and_dispersion() -> None:
    answer = ask(TEXTS)
    names = answer.table.names
    rows = {row[0]: dict(zip(names, row, strict=True)) for row in answer.table}
    assert rows["war"]["per_10k"] == 10_000 * 5 / 8
    assert (rows["war"]["documents"], rows["calm"]["documents"]) == (2, 1)
    assert (rows["war"]["range_share"], rows["calm"]["range_share"]) == (1, 0.5)
    # by hand: DP = (|4/5 - 6/8| + |1/5 - 2/8|) / 2; the smaller part has a quarter
    assert rows["war"]["dp"] == pytest.approx(0.05)
    assert rows["war"]["dp_norm"] == pytest.approx(0.05 / 0.75)
    # shares of 2/3 and 1/2: V is a seventh
    assert rows["war"]["juilland_d"] == pytest.approx(1 - 1 / 7)
    assert rows["calm"]["juilland_d"] == pytest.approx(0)


def test_slices_measure_dispersion_within_a_document() -> None:
    text = "war a b c. d e\n\n1956 f war g h i"
    answer = ask({"a.txt": text}, slices=3)
    row = dict(zip(answer.table.names, next(iter(answer.table)), strict=True))
    assert (row["word"], row["count"], row["documents"]) == ("war", 2, 1)
    assert row["range_share"] == pytest.approx(2 / 3)
    assert row["dp"] == pytest.approx(3 / 11)  # parts of 4, 4 and 3 words


words = st.lists(st.sampled_from(["a", "b", "1956", "c", ".\n\n"]), max_size=30).map(" ".join)


@given(words, st.integers(2, 7), st.integers(1, 3))
def test_slices_change_no_count(text: str, slices: int, length: int) -> None:
    whole = counts(text, lengths=(length, length))
    assert counts(text, lengths=(length, length), slices=slices) == whole
    sliced = Words(slices=slices).collect(MemoryCorpus.from_texts({"a.txt": text}))
    sizes = [part.size for part in sliced.parts]
    assert max(sizes) - min(sizes) <= 1


@given(words, st.integers(1, 4))
def test_sequences_are_those_of_nltk(text: str, length: int) -> None:
    from nltk.util import ngrams

    paragraphs = [part.replace(".", "").split() for part in text.split("\n\n")]
    runs = (run for words in paragraphs for run in ngrams(words, length))
    expected = Counter(" ".join(run) for run in runs)
    found = counts(text, lengths=(length, length), keys=WordKeys(numbers=True))
    assert found == expected


DATED = {
    "a.md": "---\ndate: 1956-10-30\nissuer: USSR\n---\n\npeace war war",
    "b.md": "---\ndate: 1957-01-01\nissuer: UN\n---\n\npeace",
    "c.md": "war calm",
}


@pytest.mark.parametrize(
    ("field", "columns", "rows"),
    [
        ("doc", ("a.md", "b.md", "c.md"), [("war", 2, 0, 1, 3), ("peace", 1, 1, 0, 2)]),
        ("year", ("(none)", "1956", "1957"), [("war", 1, 2, 0, 3), ("peace", 0, 1, 1, 2)]),
        ("issuer", ("(none)", "UN", "USSR"), [("war", 1, 0, 2, 3), ("peace", 0, 1, 1, 2)]),
    ],
)
def test_cross_table_of_a_field(field: str, columns: tuple[str, ...], rows: list[Any]) -> None:
    table = cross_table(ask(DATED, by=field, top=2).table)
    assert table.names == ("word", *columns, "total")
    assert list(table) == rows
    assert list(table) == rows  # again


def test_cross_table_of_nothing() -> None:
    assert list(cross_table(ask({"a.txt": ""}, by="doc").table)) == []


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"lengths": (1, 6)}, "--ngram: sequences have 1 to 5 words"),
        ({"lengths": (3, 2)}, "--ngram"),
        ({"match": "!"}, '"!": no word to search for'),
        ({"by": "colour"}, "--by colour: no such field; there are .*doc, .*year"),
    ],
)
def test_parameters_that_do_not_exist(parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        list(ask(TEXTS, **parameters).table)


@pytest.mark.parametrize(
    ("written", "lengths"), [("2", (2, 2)), (" 2-4 ", (2, 4)), ("1", (1, 1)), ("5-2", (5, 2))]
)
def test_lengths_of_sequences(written: str, lengths: tuple[int, int]) -> None:
    assert parse_lengths(written) == lengths


@pytest.mark.parametrize("written", ["", "x", "0", "2-", "2,3", "12"])
def test_lengths_that_are_none(written: str) -> None:
    with pytest.raises(UsageError, match="write a number of words"):
        parse_lengths(written)


def test_forms_that_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="--case does not go with --lemma"):
        WordKeys(case=True, form="lemma")
    with pytest.raises(UsageError, match="--lemma or --stem, not both"):
        chosen_form(lemma=True, stem=True)
    assert chosen_form(lemma=False, stem=True) == "stem"
    assert chosen_form(lemma=True, stem=False) == "lemma"


def test_languages_that_are_not_known() -> None:
    with pytest.raises(UsageError, match="--language xx: no stems for it; there are ar, da, de"):
        stem("word", "xx")
    with pytest.raises(UsageError, match=r"--language xx: no lemmas for it; there are .*, en, "):
        lemma("word", "xx")


def test_screen_leaves_out_what_cannot_be_measured() -> None:
    assert drawn(ask({"a.txt": "war and war"})) == [
        " word  count  per 10,000  documents",
        " war       2     6,666.7          1",
        " and       1     3,333.3          1",
    ]
    header = drawn(ask(TEXTS))[0].split()
    assert header == ["word", "count", "per", "10,000", "documents", "D", "DP", "DPnorm"]
    assert drawn(ask({"a.txt": ""})) == []


def test_unsafe_text_is_made_visible() -> None:
    assert not any("\x1b" in line for line in drawn(ask({"a.txt": "a\x1b[31mb"})))


@pytest.mark.parametrize(
    ("texts", "parameters", "said"),
    [
        (TEXTS, {}, "3 different words in 3 documents of 8 words. D: 1 is evenly spread, 0 all in"),
        (TEXTS, {"top": 1}, "1 of 3 different words in 3 documents"),
        (TEXTS, {"lengths": (2, 2)}, "4 different sequences of 2 words in 3 documents"),
        (TEXTS, {"lengths": (2, 3)}, "7 different sequences of 2 to 3 words"),
        (TEXTS, {"slices": 2}, "3 different words in 3 documents of 8 words. D: 1 is evenly"),
        ({"a.txt": "a"}, {}, "1 different word in 1 document of 1 word; --slices 10 measures how"),
        ({"a.txt": "a"}, {"match": "b"}, "0 of 1 different word in 1 document of 1 word"),
    ],
)
def test_footer(texts: dict[str, str], parameters: dict[str, Any], said: str) -> None:
    answer = ask(texts, **parameters)
    assert footer(answer, len(list(answer.table)))[0].startswith(said)


def test_command_takes_every_option(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "stop.txt").write_text("the\n", encoding="utf-8")
    options = ["--stop", str(tmp_path / "stop.txt"), "--ngram", "2-3", "--min-freq", "3"]
    ended = in_process(capsys, "words", *options, "--match", "soviet *", "--csv", "--top", "2")
    assert [line.split(",")[:2] for line in ended.output.splitlines()[1:]] == [
        ["soviet government", "13"],
        ["of soviet socialist", "7"],
    ]
    crossed = in_process(capsys, "words", "--by", "doc", "--top", "1", "--lemma")
    assert crossed.output.splitlines()[0].split()[-1] == "all"
    assert "1 word in 2 of 2 built-in documents" in crossed.errors
    twice = in_process(capsys, "words", "--by", "doc,year")
    assert (twice.code, twice.output) == (2, "")
    assert "words --by takes one field" in twice.errors


def test_a_large_text_is_counted_in_time() -> None:
    text = "war and peace " * 200_000
    assert counts({"a.txt": text, "b.txt": "*" * 10**6}, lengths=(2, 2), slices=7) == {
        "and peace": 200_000,
        "war and": 200_000,
        "peace war": 199_999,
    }

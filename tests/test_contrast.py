"""The contrast of two sides: its counts, its rows and its screen."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docscope.analyses.contrast import Contrast, Side, Vocabularies
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.report.display import width, wrapped
from docscope.report.layout import Layout
from docscope.report.screens.contrast import footer, screen
from docscope.text.stopwords import english_stop_words, stop_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docscope.analyses.answer import Answer

COUNTS = Path(__file__).with_name("data") / "keyness_counts.csv"
RESOLUTION, DECLARATION = "resolution-1004", "soviet-declaration"
BUILT_IN = """\
More in resolution-1004 (562 words)
 word                here  there   times as often  at least     G2     q
 secretary-general      7      0        only here       3.3   16.7  .029*
 intervention           5      0        only here       2.1   11.9  .067
 hungary               14      7              4.5       1.7   11.7  .029*
 to                    31     29              2.4       1.4   12.0  .029*
 nations                5      1             11.4       1.3    7.2  .174
 united                 5      1             11.4       1.3    7.2  .174
 forces                 6      2              6.8       1.2    6.7  .174
 republics              6      2              6.8       1.2    6.7  .174
 general                4      1              9.1              5.2  .338
 from                   4      2              4.5              3.3  .490

More in soviet-declaration (1,277 words)
 word                here  there   times as often  at least     G2     q
 countries             18      0        only here       1.9   13.2  .044*
 people's              11      0        only here       1.1    8.1  .228
 relations             10      0        only here              7.3  .299
 mutual                 9      0        only here              6.6  .338
 which                  9      0        only here              6.6  .338
 it                     8      0        only here              5.9  .454
 are                    7      0        only here              5.1  .490
 question               7      0        only here              5.1  .490
 system                 7      0        only here              5.1  .490
 economic               6      0        only here              4.4  .543

63 words with 5 or more occurrences. at least: lower end of the 95 % interval of
"times as often"; blank where it includes 1. *: q < .05 (exact test, BH)."""


def sides(a: str = "a.txt", b: str = "b.txt") -> tuple[Side, Side]:
    return Side(a, frozenset({a})), Side(b, frozenset({b}))


def ask(texts: Mapping[str, str], **parameters: Any) -> Answer:  # noqa: ANN401 - any parameter
    names = sorted(texts)
    analysis = Contrast(*sides(names[0], names[-1]), **{"min_freq": 1, **parameters})
    return run(analysis, MemoryCorpus.from_texts(texts))


def counts(texts: Mapping[str, str], **parameters: Any) -> dict[str, tuple[int, int]]:  # noqa: ANN401
    rows = list(ask(texts, **parameters).table)
    return {str(row[0]): (row[2], row[3]) for row in rows}  # type: ignore[misc]  # integers


def drawn(answer: Answer, columns: int | None = 80, **options: bool) -> list[str]:
    rows = list(answer.table)
    return list(screen(answer, rows, Layout(columns, **options)))


def built_in(**parameters: Any) -> Answer:  # noqa: ANN401 - any parameter
    return run(Contrast(*sides(RESOLUTION, DECLARATION), **parameters), open_corpus())


def test_the_built_in_texts_on_the_screen() -> None:
    answer = built_in(top=10)
    lines = drawn(answer)
    closing = [line for text in footer(answer, 20) for line in wrapped(text, 80)]
    assert [*lines, "", *closing] == BUILT_IN.split("\n")


def test_the_built_in_texts_are_the_same_in_a_pipe() -> None:
    assert drawn(built_in(top=10), None) == BUILT_IN.split("\n")[:-3]


def test_every_word_of_the_built_in_texts_is_counted() -> None:
    # The table was counted by another program, which takes A/3251 for A, S/3726 for S, 20th for th.
    with COUNTS.open(encoding="utf-8", newline="") as table:
        expected = {
            row["word"]: (int(row["count_a"]), int(row["count_b"])) for row in csv.DictReader(table)
        }
    rows = list(built_in(min_freq=1).table)
    found = {str(row[0]): (row[2], row[3]) for row in rows}
    differ = {word for word in expected if found.get(word, (0, 0)) != expected[word]}
    assert differ == {"a", "s", "th"}
    assert set(found) <= set(expected)
    assert sum(row[2] for row in rows) == 562  # type: ignore[misc]  # an integer
    assert sum(row[3] for row in rows) == 1277  # type: ignore[misc]  # an integer


def test_columns_are_those_declared() -> None:
    answer = built_in(top=1)
    names = (
        "word,side,count_a,count_b,per_10k_a,per_10k_b,g2,p,q,log_ratio,log_ratio_low,"
        "log_ratio_high,lrc"
    )
    assert ",".join(answer.table.names) == names
    first = dict(zip(answer.table.names, next(iter(answer.table)), strict=True))
    assert first["word"] == "secretary-general"
    assert first["per_10k_a"] == pytest.approx(70_000 / 562)
    assert first["log_ratio_high"] == math.inf
    assert first["q"] == pytest.approx(0.0293, abs=5e-5)


def test_every_measure_is_a_column() -> None:
    answer = built_in(top=1, every=True, measure="jsd_share")
    names = answer.table.names
    assert names[:13] == built_in().table.names
    assert names[-3:] == ("n_a", "n_b", "family")
    assert answer.table.columns == Contrast(*sides()).all_columns
    for row in answer.table:
        assert len(row) == len(names)
        assert row[-3:] == (562, 1277, 63)


@pytest.mark.parametrize(
    ("text", "parameters", "expected"),
    [
        ("The CAT, the cat’s.", {}, {"the": 2, "cat": 1, "cat's": 1}),
        ("The CAT, the cat’s.", {"case": True}, {"The": 1, "the": 1, "CAT": 1, "cat's": 1}),
        ("In 1956 A/3251 came", {}, {"in": 1, "came": 1}),
        ("In 1956 A/3251 came", {"numbers": True}, {"in": 1, "1956": 1, "a/3251": 1, "came": 1}),
        ("to be or to be", {"ngram": 2}, {"to be": 2, "be or": 1, "or to": 1}),
        ("to be or to be", {"ngram": 3}, {"to be or": 1, "be or to": 1, "or to be": 1}),
        ("To be.\n\nOr not.", {"ngram": 2}, {"to be": 1, "or not": 1}),
        ("in 1956 it was", {"ngram": 2}, {"it was": 1}),
        ("in 1956 it", {"ngram": 2, "numbers": True}, {"in 1956": 1, "1956 it": 1}),
        ("Île ÎLE I\u0302le", {}, {"île": 3}),
        ("東京 \u0643\u062a\u0628 🙂", {}, {"東": 1, "京": 1, "\u0643\u062a\u0628": 1}),
        ("a\x00b\r\nb", {}, {"a": 1, "b": 2}),
        ("", {}, {}),
    ],
)
def test_what_is_counted(text: str, parameters: dict[str, Any], expected: dict[str, int]) -> None:
    found = counts({"a.txt": text, "b.txt": "elsewhere"}, **parameters)
    assert {word: a for word, (a, _) in found.items() if a} == expected


def test_front_matter_is_not_counted() -> None:
    assert "citation" not in counts({RESOLUTION: ""}, min_freq=1)
    assert not [row for row in built_in(min_freq=1).table if row[0] == "caption"]


def test_stop_words_hide_rows_and_change_no_score() -> None:
    everything = list(built_in().table)
    kept = list(built_in(stop=english_stop_words()).table)
    words = {row[0] for row in everything} - {row[0] for row in kept}
    assert {"to", "from", "which", "it", "are", "the"} <= words
    assert not words & {"hungary", "countries", "general"}
    assert set(kept) <= set(everything)


def test_stop_words_hide_sequences_that_begin_or_end_with_them() -> None:
    texts = {"a.txt": "the government of hungary", "b.txt": "x"}
    found = counts(texts, ngram=3, stop=stop_words("the of"))
    assert set(found) == {"government of hungary"}
    found = counts({"a.txt": "The Cat", "b.txt": ""}, case=True, stop=stop_words("the"))
    assert set(found) == {"Cat"}


def test_a_list_of_stop_words_may_have_comments_and_a_mark() -> None:
    assert stop_words("\ufeffThe of # articles\n\n# more\r\nDon’t") == {"the", "of", "don't"}


def test_measure_sorts_the_rows() -> None:
    by_g2 = [row for row in built_in(measure="g2").table if row[1] == RESOLUTION]
    sizes = [row[6] for row in by_g2]
    assert sizes == sorted(sizes, reverse=True)  # type: ignore[type-var]  # numbers
    by_p = [row[7] for row in built_in(measure="p").table if row[1] == DECLARATION]
    assert by_p == sorted(by_p)  # type: ignore[type-var]  # numbers


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"measure": "keyness"}, "--measure keyness: no such measure; there are g2, p, q"),
        ({"ngram": 4}, "--ngram 4: sequences have 1 to 3 words"),
        ({"ngram": 0}, "--ngram 0"),
    ],
)
def test_parameters_that_do_not_exist(parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Contrast(*sides(), **parameters)


def test_swapping_the_sides_negates_every_row() -> None:
    there = {row[0]: row for row in built_in(every=True).table}
    swapped = Contrast(*sides(DECLARATION, RESOLUTION), every=True)
    names = swapped.columns
    for back in run(swapped, open_corpus()).table:
        here = dict(zip(names, there[back[0]], strict=True))
        for column, value in zip(names, back, strict=True):
            if column.name in {"g2", "log_ratio", "lrc", "fightin_words", "jsd_share"}:
                assert value == pytest.approx(-here[column], rel=1e-12)  # type: ignore[operator]  # numbers
            if column.name in {"side", "p", "q", "bic", "ell", "chi_squared", "family"}:
                assert value == here[column]


def test_identical_texts_give_zeros() -> None:
    answer = ask({"a.txt": "one two two", "b.txt": "one two two"}, every=True)
    for row in answer.table:
        values = dict(zip(answer.table.names, row, strict=True))
        assert values["side"] is None
        zeros = ("g2", "log_ratio", "lrc", "jsd_share", "fightin_words", "percent_diff")
        assert [values[name] for name in zeros] == [0] * len(zeros)
        assert values["p"] == values["q"] == values["ratio"] == 1
    assert drawn(answer) == ["No word is more frequent on either side."]


@pytest.mark.parametrize(
    "texts", [{"a.txt": "one two", "b.txt": ""}, {"a.txt": "", "b.txt": "one"}]
)
def test_an_empty_side_leaves_nothing_to_compare(texts: dict[str, str]) -> None:
    answer = ask(texts, every=True)
    rows = list(answer.table)
    assert {row[1] for row in rows} == {name for name, text in texts.items() if text}
    assert not any(isinstance(value, float) and math.isnan(value) for row in rows for value in row)
    assert {row[6] for row in rows} == {0.0}
    assert "only here" in drawn(answer)[-1]


def test_no_words_at_all() -> None:
    answer = ask({"a.txt": "", "b.txt": "--"}, min_freq=5)
    assert list(answer.table) == []
    assert drawn(answer) == []
    assert footer(answer, 0) == ["a.txt and b.txt: no words, so there is nothing to compare with"]


def test_a_document_of_neither_side_is_left_out() -> None:
    texts = {"a.txt": "one", "b.txt": "two", "c.txt": "three three"}
    answer = run(Contrast(*sides(), min_freq=1), MemoryCorpus.from_texts(texts))
    assert {row[0] for row in answer.table} == {"one", "two"}
    assert answer.table.totals.documents == 2
    assert answer.table.totals.named == {"words_a": 1, "words_b": 1, "family": 2}


def test_footer_names_sequences_and_one_word() -> None:
    texts = {"a.txt": "to be to be", "b.txt": "so it is"}
    answer = ask(texts, ngram=2, min_freq=2)
    assert footer(answer, len(list(answer.table)))[0].startswith("1 sequence of 2 words with 2 or")
    answer = ask(texts, min_freq=1, top=0)
    assert footer(answer, len(list(answer.table))) == ["5 words with 1 or more occurrences"]


def test_a_narrow_screen_shows_fewer_columns() -> None:
    answer = built_in(top=10)
    headers = {columns: drawn(answer, columns)[1].split() for columns in (80, 66, 60, 40)}
    assert "G2" in headers[80]
    assert "G2" not in headers[66]
    assert headers[60] == ["word", "here", "there", "times", "at", "least", "q"]
    assert headers[40] == ["word", "here", "there", "times", "q"]
    assert drawn(answer, 24)[2].split() == ["word", "times"]


@pytest.mark.parametrize("columns", [20, 24, 30, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_screen(columns: int) -> None:
    texts = {
        "a-document-with-a-long-name.txt": "Donaudampfschifffahrtsgesellschaftskapitän " * 7,
        "b.txt": "東京 " * 1200 + "of the",
    }
    for full in (False, True):
        lines = drawn(ask(texts), columns, full=full)
        assert max(map(width, lines)) <= columns


def test_wide_characters_line_up() -> None:
    lines = drawn(ask({"a.txt": "東 東 ab", "b.txt": "cd"}), None)
    assert [width(line[: line.index("only") + 4]) for line in lines[2:4]] == [31, 31]


def test_a_pipe_clips_nothing() -> None:
    word = "a" * 300
    lines = drawn(ask({"a.txt": f"{word} b", "b.txt": "c"}), None)
    assert any(word in line for line in lines)


def test_a_long_sequence_wraps_to_two_lines_or_all() -> None:
    texts = {"a.txt": "interkontinental ballistische mittelstreckenraketen", "b.txt": "x"}
    answer = ask(texts, ngram=3)
    assert len(drawn(answer, 60)) == 4
    assert drawn(answer, 60)[-1].endswith("…")
    assert "…" not in "".join(drawn(answer, 60, full=True))


def test_without_a_header() -> None:
    assert not any("times as often" in line for line in drawn(built_in(top=2), header=False))


def test_the_measure_that_sorts_is_shown() -> None:
    lines = drawn(built_in(top=3, measure="fightin_words", every=True), None)
    assert lines[1].endswith("q   fightin_words")
    assert lines[2].endswith("2.8")
    answer = built_in(top=3, measure="ell", every=True)
    largest = next(iter(answer.table))[answer.table.names.index("ell")]
    assert drawn(answer, None)[2].split()[-1] == f"{largest:.3g}"
    undefined = ask({"a.txt": "x", "b.txt": "y"}, measure="ell", every=True)
    assert undefined.analysis.name == "contrast"
    assert drawn(undefined, None)[2].endswith("1.000")


def test_q_is_written_short() -> None:
    texts = {"a.txt": "x " * 30 + "y " * 30, "b.txt": "z " * 31 + "y " * 29}
    cells = {
        line.split()[0]: line.split()[-1] for line in drawn(ask(texts)) if line.startswith(" ")
    }
    assert (cells["x"], cells["y"]) == ("<.001*", "1.000")


def test_unsafe_names_are_made_visible() -> None:
    answer = ask({"a\x1b[31m.txt": "x", "b.txt": "y"})
    assert drawn(answer)[0] == r"More in a\x1b[31m.txt (1 word)"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("ab \n", max_size=12), min_size=1, max_size=6), st.integers(0, 6))
def test_cutting_the_corpus_anywhere_changes_nothing(texts: list[str], cut: int) -> None:
    corpus = {f"{number}.txt": text for number, text in enumerate(texts)}
    names = sorted(corpus)
    a, b = Side("a", frozenset(names[::2])), Side("b", frozenset(names[1::2]))
    analysis = Contrast(a, b, min_freq=1, every=True, ngram=2)
    parts = [dict(list(corpus.items())[:cut]), dict(list(corpus.items())[cut:])]
    whole = analysis.collect(MemoryCorpus.from_texts(corpus))
    left, right = (analysis.collect(MemoryCorpus.from_texts(part)) for part in parts)
    merged = analysis.merge(left, right)
    empty = MemoryCorpus.from_texts({})
    assert list(analysis.rows(merged, empty)) == list(analysis.rows(whole, empty))
    assert merged.totals == whole.totals
    assert isinstance(merged.spent(), Vocabularies)


def test_a_large_text_is_counted_in_time() -> None:
    text = "war and peace " * 200_000
    assert counts({"a.txt": text, "b.txt": "*" * 10**6})["war"] == (200_000, 0)

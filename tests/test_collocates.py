"""The company of a node: which words are near, how they are scored, and how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.collocates import Collocates
from docscope.analyses.company import Window, company, nodes
from docscope.analyses.wordkeys import WordKeys
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.corpus.query import parse_query
from docscope.corpus.search import find
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.report.display import width
from docscope.report.layout import Layout
from docscope.report.screens.collocates import footer, screen
from docscope.statistics.association import MEASURES, Pair
from docscope.text.stopwords import stop_words
from terminal import in_process

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docscope.analyses.answer import Answer

    Captured = pytest.CaptureFixture[str]


def ask(
    texts: Mapping[str, str] | str,
    query: str = "x",
    **parameters: Any,  # noqa: ANN401 - of any type
) -> Answer:
    texts = {"a.txt": texts} if isinstance(texts, str) else texts
    asked = Collocates(parse_query(query), **{"min_freq": 1, **parameters})
    return run(asked, MemoryCorpus.from_texts(texts))


def records(answer: Answer) -> dict[str, dict[str, Any]]:
    names = answer.table.names
    return {str(row[0]): dict(zip(names, row, strict=True)) for row in answer.table}


def sides(answer: Answer) -> dict[str, str]:
    """Return how often each collocate stands on the left and on the right, as `2+1`."""
    return {
        word: f"{row['joint_left']}+{row['joint_right']}" for word, row in records(answer).items()
    }


RIGHT = ["expected", "logDice", "MI", "t", "G2"]


def drawn(answer: Answer, columns: int | None = 80) -> list[str]:
    return list(screen(answer, answer.table, Layout(columns)))


@pytest.mark.parametrize(
    ("text", "window", "near"),
    [
        ("a b x c d", Window(1, 1), {"b": "1+0", "c": "0+1"}),
        ("a b x c d", Window(2, 0), {"a": "1+0", "b": "1+0"}),
        ("a b x c d", Window(0, 1), {"c": "0+1"}),
        ("a b x c d", Window(None, None), {"a": "1+0", "b": "1+0", "c": "0+1", "d": "0+1"}),
        # a word in two windows counts once, with the nearest node
        ("x a x", Window(5, 5), {"a": "0+1"}),
        ("x a b x", Window(5, 5), {"a": "0+1", "b": "1+0"}),
        ("x a b c x", Window(5, 5), {"a": "0+1", "b": "0+1", "c": "1+0"}),
        ("x a b c x", Window(5, 1), {"a": "0+1", "b": "1+0", "c": "1+0"}),
        ("x a b c x", Window(1, 5), {"a": "0+1", "b": "0+1", "c": "1+0"}),
        ("x a b c x", Window(0, 5), {"a": "0+1", "b": "0+1", "c": "0+1"}),
        # a node is no collocate, and windows do not reach through the end of a paragraph
        ("x x a x", Window(1, 1), {"a": "0+1"}),
        ("a x\n\nb c", Window(5, 5), {"a": "1+0"}),
        ("He a x. It b c", Window(5, 5, sentence=True), {"a": "1+0", "he": "1+0"}),
        ("He a x b c. It d.", Window(None, None, sentence=True), None),
        ("He a x b c. It d.", Window(1, 1, sentence=True), {"a": "1+0", "b": "0+1"}),
        # numbers take a place, and are no words
        ("a 1956 x A/3251 b", Window(1, 1), {}),
        ("a 1956 x A/3251 b", Window(2, 2), {"a": "1+0", "b": "0+1"}),
        ("x", Window(5, 5), {}),
        ("", Window(5, 5), {}),
        ("a\r\nX,\r\n\x00b 🙂 \u0643\u062a\u0628", Window(3, 3), None),
    ],
)
def test_which_words_are_near(text: str, window: Window, near: dict[str, str] | None) -> None:
    expected = {
        "He": {"he": "1+0", "a": "1+0", "b": "0+1", "c": "0+1"},
        "a\r": {"a": "1+0", "b": "0+1", "\u0643\u062a\u0628": "0+1"},
    }
    assert sides(ask(text, window=window)) == (expected[text[:2]] if near is None else near)


@pytest.mark.parametrize(
    ("query", "text", "near"),
    [
        ("a b", "z a b c a b y", {"c": "0+1", "y": "0+1", "z": "1+0"}),
        ("a a", "z a a a y", {"y": "0+1", "z": "1+0"}),  # overlapping hits
        ("a. b", "z a. b y", {"y": "0+1", "z": "1+0"}),
        ("zz", "non-zz a", {"a": "0+1"}),
        ("*", "a b c", {}),
    ],
)
def test_nodes_of_queries(query: str, text: str, near: dict[str, str]) -> None:
    assert sides(ask(text, query, window=Window(1, 1))) == near


def test_a_phrase_across_sentences_has_company_in_both() -> None:
    window = Window(None, None, sentence=True)
    assert sides(ask("He a b. It c d. No e.", "b. It", window=window)) == {
        "a": "1+0",
        "c": "0+1",
        "d": "0+1",
        "he": "1+0",
    }


tokens = st.lists(st.sampled_from(["x", "a", "b", "1", ". C", "\n\n"]), max_size=40).map(" ".join)
sizes = st.one_of(st.none(), st.integers(0, 6))


@given(text=tokens, left=sizes, right=sizes, sentence=st.booleans())
def test_each_token_counts_once_with_its_nearest_node(
    *, text: str, left: int | None, right: int | None, sentence: bool
) -> None:
    document = MemoryCorpus.from_texts({"a.txt": text}).document("a.txt")
    runs = nodes(document, find(document, parse_query("x")))
    window = Window(left, right, sentence=sentence)
    found = {
        token: (beside.side, beside.node)
        for beside in company(document, runs, window)
        for token in beside.tokens
    }
    listed = [n for beside in company(document, runs, window) for n in beside.tokens]
    assert len(listed) == len(set(listed)) == len(found)
    node_tokens = {n for run in runs for n in run}
    assert not node_tokens & found.keys()
    for token, (side, node) in found.items():
        distance = token - node.stop + 1 if side == "R" else node.start - token
        assert 1 <= distance <= (100 if (right if side == "R" else left) is None else 6)
        others = [
            (token - run.stop + 1 if token >= run.stop else run.start - token) for run in runs
        ]
        if left == right and not sentence and "\n" not in text and distance > min(others):
            pytest.fail(f"{token} is nearer to another node")


def test_counts_are_the_cells_of_the_table() -> None:
    # 12 words, 2 nodes: of the other 10, 4 are near; `a` stands 3 times, twice near
    text = "a x a b. C d e f a x 1956 g"
    row = records(ask(text, window=Window(1, 1)))["a"]
    assert (row["joint"], row["count"], row["count_node"]) == (3, 3, 2)
    assert (row["n_near"], row["n"]) == (3, 9)
    pair = Pair(joint=3, near=3, word=3, size=9, nodes=2)
    assert {name: row[name] for name in MEASURES} == {
        name: measure(pair) for name, measure in MEASURES.items()
    }
    assert row["expected"] == 1


def test_collocates_of_the_built_in_texts_by_hand() -> None:
    # counted in the output of kwic government --unit token -w 1: 13 times before it stands Soviet
    answer = run(Collocates(parse_query("government"), window=Window(1, 0)), open_corpus())
    soviet = records(answer)["soviet"]
    assert (soviet["joint"], soviet["count"], soviet["count_node"]) == (13, 39, 28)
    assert soviet["log_dice"] == pytest.approx(12.634, abs=1e-3)  # 14 + log2(26 / 67)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"min_freq": 2}, ["b"]),
        ({"top": 1}, ["b"]),
        ({"stop": stop_words("b")}, ["a"]),
        ({"measure": "joint"}, ["b", "a"]),
        ({"measure": "logDice"}, ["b", "a"]),
        ({"keys": WordKeys(case=True)}, ["b", "A"]),
        ({"keys": WordKeys(numbers=True)}, ["b", "1956", "a"]),
    ],
)
def test_which_collocates_are_listed(parameters: dict[str, Any], words: list[str]) -> None:
    assert list(records(ask("A x b b 1956", **parameters))) == words


def test_nothing_can_be_let_go_before_all_documents_are_counted() -> None:
    counted = Collocates(parse_query("soviet")).collect(open_corpus())
    assert counted.spent() is counted


def test_lemmas_are_counted_as_one() -> None:
    answer = ask("forces x force", keys=WordKeys(form="lemma"))
    assert sides(answer) == {"force": "1+1"}


def test_stop_words_change_no_score() -> None:
    text = "a x b b c a a d x b"
    kept = list(ask(text, stop=stop_words("a")).table)
    assert set(kept) < set(ask(text).table)


def test_unknown_measure() -> None:
    with pytest.raises(UsageError, match="--measure chi: no such measure; there are joint, log_di"):
        ask("x", measure="chi")


def test_examples_are_the_first_ones() -> None:
    texts = {"a.txt": "# Head a x\n\nOne two a of x, three", "b.md": "a x\n\nx and so a\n"}
    rows = records(ask(texts, examples=2))
    assert rows["a"]["example"] == ("Head a x", "One two a of x, three")
    assert rows["a"]["example_doc"] == ("a.txt", "a.txt")
    assert rows["so"]["example"] == ("x and so a",)
    assert rows["so"]["example_reference"] == ("¶2",)
    assert "example" not in ask(texts).table.names


def test_examples_in_headings_and_front_matter() -> None:
    rows = records(ask({"a.md": "# A heading x\n\nText x here.\n"}, examples=1))
    assert rows["heading"]["example_reference"] == ("head",)
    asked = Collocates(parse_query("caption"), min_freq=1, examples=1)
    rows = records(run(asked, open_corpus(front_matter=True)))
    assert {row["example_reference"] for row in rows.values()} == {("front",)}


def test_screen_in_a_terminal() -> None:
    answer = ask("a x b a x")
    header = drawn(answer)[0].split()
    assert header == ["word", "near", "left", "right", "in", "all", *RIGHT]
    assert len(drawn(answer)) == 3
    assert drawn(ask("no hit")) == []
    assert drawn(ask("a x", measure="z"))[0].split()[-1] == "z"
    assert drawn(ask("a x", measure="deltap"))[0].split()[-1] == "delta_p_from_node"
    for columns in (60, 80, 200):
        lines = drawn(ask("a x b " * 20, examples=1, measure="g2"), columns)
        assert max(map(width, lines)) <= columns
        assert lines[0].split()[-2:] == ["G2", "example"]
    assert drawn(ask("A x b.\n\nB x a.", examples=2), None)[1].endswith("  A x b. / B x a.")


@pytest.mark.parametrize(
    ("text", "parameters", "said"),
    [
        ("no", {}, "no hits in 1 document"),
        (
            "a x",
            {},
            "x: 1 hit in 1 of 1 document; 1 word 1 times or more within 5 words of it. near",
        ),
        (
            "a x",
            {"min_freq": 2},
            "no word stands 2 times or more within 5 words of it; --min-freq sets another bound",
        ),
        ("a x", {"window": Window(None, None, sentence=True)}, "in its sentence. near: how often"),
        ("a x", {"window": Window(2, 0)}, "up to 2 words before it. near: how often"),
        ("x a", {"window": Window(0, 1)}, "up to 1 word after it. near: how often"),
        ("x a", {"window": Window(2, 1)}, "up to 2 words before or up to 1 word after it. near"),
        ("x a", {"window": Window(None, 1)}, "anywhere before or up to 1 word after it. near"),
        ("x a", {"window": Window(2, 2, sentence=True)}, "within 2 words of it in its sentence. n"),
    ],
)
def test_footer(text: str, parameters: dict[str, Any], said: str) -> None:
    answer = ask(text, **parameters)
    assert said in footer(answer, len(list(answer.table)))[0]


def test_command_takes_every_option(capsys: Captured) -> None:
    ended = in_process(capsys, "collocates", "soviet", "--csv", "-R", "0", "-w", "3", "--top", "2")
    rows = [line.split(",") for line in ended.output.splitlines()]
    assert rows[0][:4] == ["word", "joint", "joint_left", "joint_right"]
    assert {row[3] for row in rows[1:]} == {"0"}
    assert len(rows) == 3
    assert "in its sentence" in in_process(capsys, "collocates", "soviet", "--sentence").errors
    few = in_process(capsys, "collocates", "soviet", "--stop", "en", "--min-freq", "12", "--csv")
    assert [line.split(",")[0] for line in few.output.splitlines()[1:]] == ["government", "union"]
    counted = in_process(capsys, "collocates", "soviet", "--by", "count_node")
    assert counted.errors == "\n14 collocates in 2 of 2 built-in documents\n"


def test_large_texts_end_in_time() -> None:
    text = "x a " * 200_000
    window = Window(None, None, sentence=True)
    rows = records(ask({"a.txt": text, "b.txt": "*" * 10**6}, window=window, examples=1))
    assert rows["a"]["joint"] == 200_000

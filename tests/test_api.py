"""The questions as Python functions."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

import docscope
from docscope.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docscope.model import Table

QUESTIONS: dict[str, Callable[[], Table]] = {
    "kwic": lambda: docscope.kwic("intervention"),
    "clauses": docscope.clauses,
    "timeline": docscope.timeline,
    "contrast": docscope.contrast,
    "docs": docscope.docs,
    "refs": docscope.refs,
    "words": docscope.words,
    "collocates": lambda: docscope.collocates("soviet"),
    "dispersion": lambda: docscope.dispersion("soviet,hungary"),
}
COUNTS = {"kwic": 6, "clauses": 28, "timeline": 7, "contrast": 63, "docs": 2, "refs": 14} | {
    "words": 525,
    "collocates": 14,
    "dispersion": 60,
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_answer_is_a_table(name: str) -> None:
    table = QUESTIONS[name]()
    rows = list(table)
    assert len(rows) == COUNTS[name]
    assert all(len(row) == len(table.columns) for row in rows)
    assert list(table) == rows


@pytest.mark.parametrize("name", QUESTIONS)
def test_answer_is_a_frame(name: str) -> None:
    table = QUESTIONS[name]()
    frame = table.to_pandas()
    assert tuple(frame.columns) == table.names
    assert len(frame) == COUNTS[name]


def test_kwic_takes_the_options_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peace now. The peace of all, peace-keeping.", "utf-8")
    corpus = docscope.open_corpus(tmp_path / "a.txt")
    assert _column(docscope.kwic("peace", corpus), "node") == ["Peace", "peace", "peace-keeping"]
    assert _column(docscope.kwic("peace", corpus, case=True, whole=True), "node") == ["peace"]
    assert _column(docscope.kwic("Peace", corpus, window=1), "right_context")[0] == "now."
    assert len(list(docscope.kwic("peace", corpus, sample=2, sort="1R", seed=1))) == 2
    once = docscope.kwic("peace", corpus, window=0, dedupe=True)
    assert _column(once, "node") == ["Peace", "peace-keeping"]


def test_docs_have_every_column() -> None:
    table = docscope.docs()
    assert _column(table, "doc") == ["resolution-1004", "soviet-declaration"]
    assert "encoding" in table.names


def test_clauses_of_a_kind_and_verb() -> None:
    table = docscope.clauses(kinds=["operative"], verb="request", addressee="Secretary")
    assert _column(table, "id") == ["o4", "o7"]


def test_clauses_by_class_force_reference_and_query(tmp_path: Path) -> None:
    assert _column(docscope.clauses(classes=["regret"]), "id") == ["s7"]
    assert _column(docscope.clauses(force="4", match="withdraw"), "id") == ["o2"]
    assert _column(docscope.clauses(refs="A/3251", every=True), "lemma") == ["note"]
    verbs, plea = tmp_path / "verbs.csv", tmp_path / "plea.txt"
    verbs.write_text("lemma,class\nbeseech,call\n", encoding="utf-8")
    plea.write_text("The Council,\n\n1. Beseeches the Board to act.\n", encoding="utf-8")
    corpus = docscope.open_corpus([plea])
    assert _column(docscope.clauses(corpus, verbs=verbs), "class") == ["call"]
    assert _column(docscope.clauses(corpus, read_as="prose"), "kind_of_document") == []


def test_timeline_within_bounds() -> None:
    table = docscope.timeline(date_from="1956-11-01", date_to="1956-11-02")
    assert _column(table, "date") == ["1956-11-01", "1956-11-02"]
    assert len(list(docscope.timeline(kinds=["period"]))) == 1


def test_contrast_of_two_files(tmp_path: Path) -> None:
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text("war " * 9 + "peace", encoding="utf-8")
    b.write_text("peace " * 9 + "war", encoding="utf-8")
    table = docscope.contrast(a, b, top=1, every=True, stop={"the"})
    assert _column(table, "word") == ["war", "peace"]
    assert _column(table, "side") == ["a.txt", "b.txt"]
    assert "fightin_words" in table.names
    with pytest.raises(UsageError, match="two sides, not 1"):
        docscope.contrast(a)
    with pytest.raises(InputError, match="no such file"):
        docscope.contrast(a, tmp_path / "c.txt")


def test_errors_are_those_of_the_command() -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        docscope.kwic("")
    with pytest.raises(UsageError, match="no such kind"):
        list(docscope.timeline(kinds=["page"]))
    with pytest.raises(AttributeError, match="no attribute 'concordance'"):
        _ = docscope.concordance


def test_corpus_can_be_sent_to_a_worker() -> None:
    corpus = pickle.loads(pickle.dumps(docscope.open_corpus()))  # noqa: S301 - our own
    assert list(docscope.docs(corpus)) == list(docscope.docs())


def _column(table: Table, name: str) -> list[object]:
    index = table.names.index(name)
    return [row[index] for row in table]

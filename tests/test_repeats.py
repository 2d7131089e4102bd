"""`kwic --dedupe`: lines that occur more than once, and what is counted of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.kwic import Kwic
from docscope.analyses.repeats import Line
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.query import parse_query
from docscope.engine.run import run
from terminal import in_process

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docscope.model import Totals

    Captured = pytest.CaptureFixture[str]

TEXTS = {
    "a.txt": "We want peace now.\n\nThey want peace  at last.",
    "b.txt": "WE WANT\nPEACE NOW.\n\nPeace, they say.",
    "c.txt": "They want peace at last.",
}


def rows(
    texts: Mapping[str, str],
    query: str = "peace",
    **parameters: Any,  # noqa: ANN401 - the fields of a Kwic
) -> tuple[list[dict[str, Any]], Totals]:
    table = run(Kwic(parse_query(query), **parameters), MemoryCorpus.from_texts(texts)).table
    return [dict(zip(table.names, row, strict=True)) for row in table], table.totals


def places(found: list[dict[str, Any]]) -> list[tuple[int, str, int]]:
    return [(row["hit"], row["doc"], row["char_start"]) for row in found]


def test_the_first_line_stays_and_numbers_are_those_of_all_hits() -> None:
    found, totals = rows(TEXTS, dedupe=Line())
    assert [(row["hit"], row["doc"]) for row in found] == [(1, "a.txt"), (2, "a.txt"), (4, "b.txt")]
    assert (totals.found, totals.documents_found, totals.documents) == (3, 2, 3)
    assert totals.named["repeated"] == 2


@pytest.mark.parametrize(
    ("line", "hits"),
    [
        (Line(0, 0), [1]),
        (Line(1, 0), [1, 4]),
        (Line(0, 1), [1, 2, 4]),
        (Line(1, 1), [1, 2, 4]),
        (Line(0, 1, "sentence"), [1, 2, 4]),
    ],
)
def test_the_line_is_as_long_as_was_said(line: Line, hits: list[int]) -> None:
    assert [row["hit"] for row in rows(TEXTS, dedupe=line)[0]] == hits


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("café du port", True),
        ("CAFE du  port", True),
        ("café du\nport", True),
        ("caf\u00adé du port", True),
        ("café: du port", False),
        ("cafés du port", False),
    ],
)
def test_case_accents_and_white_space_make_no_difference(other: str, *, same: bool) -> None:
    found, _ = rows({"a.txt": "café du port", "b.txt": other}, "du", dedupe=Line())
    assert len(found) == (1 if same else 2)


def test_where_the_node_stands_makes_a_difference() -> None:
    found, _ = rows({"a.txt": "to be to be", "b.txt": "to be to be"}, "to", dedupe=Line())
    assert [row["hit"] for row in found] == [1, 2]


words = st.lists(st.sampled_from(["the", "The", "peace", "war,", "é", "e"]), max_size=12)
corpora = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), words.map(" ".join), min_size=1)


@given(corpora, st.integers(0, 3), st.integers(0, 3))
def test_each_line_is_written_once_and_none_is_lost(
    texts: dict[str, str], left: int, right: int
) -> None:
    every, _ = rows(texts, "the|e", left=left, right=right)
    seen: set[str] = set()
    expected = []
    for row in every:
        written = "\0".join(row[name] for name in ("left_context", "node", "right_context"))
        line = written.lower().replace("é", "e")
        if line not in seen:
            expected.append(row)
        seen.add(line)
    found, totals = rows(texts, "the|e", left=left, right=right, dedupe=Line(left, right))
    assert found == expected
    assert (totals.found, totals.named["repeated"]) == (len(expected), len(every) - len(expected))


@given(corpora, st.integers(0, 4))
def test_a_sample_is_drawn_from_what_is_left(texts: dict[str, str], number: int) -> None:
    line = Line(1, 1)
    drawn, _ = rows(texts, "the|e", dedupe=line, sample=number, seed=5)
    shuffled, _ = rows(texts, "the|e", dedupe=line, sort=("random",), seed=5)
    assert places(drawn) == sorted(places(shuffled)[:number])
    backwards, _ = rows(texts, "the|e", dedupe=line, sample=number, seed=5, reverse=True)
    assert backwards == drawn[::-1]


@pytest.fixture
def letters(tmp_path: Path) -> str:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path)


def test_the_closing_line_says_how_many_were_left_out(letters: str, capsys: Captured) -> None:
    told = in_process(capsys, "kwic", "peace", letters, "--dedupe").errors
    assert "3 hits in 2 of 3 documents" in told
    assert "; 2 more left out, their lines have occurred before. To read on" in told
    told = in_process(capsys, "kwic", "say", letters, "--dedupe").errors
    assert "left out" not in told
    by = in_process(capsys, "kwic", "at", letters, "--dedupe", "--by", "doc")
    assert by.errors == (
        "\n1 hit in 1 of 3 documents; 1 more left out, its line has occurred before\n"
    )


@pytest.mark.parametrize("width", ["40", "400"])
def test_the_width_of_the_screen_decides_nothing(
    width: str, letters: str, capsys: Captured
) -> None:
    for options in (("--width", width), ("--full",), ("--csv",)):
        shown = in_process(capsys, "kwic", "peace", letters, "--dedupe", *options)
        assert shown.output.count("\n") == 4


@pytest.mark.parametrize(
    ("options", "output"),
    [
        ("-c", "3\n"),
        ("-c -w 0", "1\n"),
        ("-c -w 1 -R 0", "2\n"),
        ("-c -L 0 -R 1", "3\n"),
        ("-c --jobs 2", "3\n"),
        ("-c --where doc=c.txt", "1\n"),
        ("--csv --no-header --columns hit -n 2", "1\n2\n"),
        ("--csv --no-header --by 5R,doc", ",2,1,3\n"),
    ],
)
def test_options_compose(options: str, output: str, letters: str, capsys: Captured) -> None:
    names = options.replace("doc=c.txt", f"doc={letters.rsplit('/', 1)[1]}/c.txt")
    assert in_process(capsys, "kwic", "peace", letters, "--dedupe", *names.split()).output == output


def test_files_are_those_with_lines_that_are_left(letters: str, capsys: Captured) -> None:
    listed = in_process(capsys, "kwic", "peace", letters, "--dedupe", "-l")
    assert listed.output.split() == [f"{letters}/a.txt", f"{letters}/b.txt"]
    assert in_process(capsys, "kwic", "nowhere", letters, "--dedupe", "-l").code == 1
    assert in_process(capsys, "kwic", "peace", letters, "--dedupe", "-q") == ("", 0, "")

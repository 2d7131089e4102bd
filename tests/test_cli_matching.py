"""The options of a query on the command line and in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import docscope
from docscope.errors import UsageError
from terminal import in_process

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("call", "count"),
    [
        ("kwic forces -c", 8),
        ("kwic force -c --lemma", 8),
        ("kwic FORCES -c --case", 0),
        ("kwic FORCES -c --case -i", 8),
        ("kwic -e fo[r]ces -c", 8),
        ("kwic -F forces* -c", 8),
        ("kwic forces -c --near soviet --span 1", 2),
        ("kwic stem:force -c --not-near soviet", 4),
        ("kwic lemma:forces -c --within sentence", 8),
        ('kwic ["forces"] -c', 8),
        ("kwic forces resolution-1004 -c --cql", None),
    ],
)
def test_options_of_a_query(
    capsys: pytest.CaptureFixture[str], call: str, count: int | None
) -> None:
    ended = in_process(capsys, *call.split())
    if count is None:
        assert ended.code == 2
        assert "column 1: forces where a token should be" in ended.errors
        return
    assert ended.output == f"{count}\n"
    assert ended.code == (0 if count else 1)


def test_queries_of_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_bytes(b"\xef\xbb\xbf# what is asked\r\n\r\nforces\r\nsoviet .. units\r\n")
    text = "resolution-1004"
    assert in_process(capsys, "kwic", "-f", str(queries), "-c").output == "14\n"
    assert in_process(capsys, "kwic", "-f", str(queries), text, "-c").output == "6\n"
    rows = in_process(capsys, "dispersion", "-f", str(queries), "--measures", "--csv").output
    assert [row.split(",")[0] for row in rows.splitlines()] == [
        "query",
        "forces",
        "soviet .. units",
    ]
    near = in_process(capsys, "kwic", "-f", str(queries), "--near", "military", "-c")
    assert near.output == "2\n"
    queries.write_text("soviet .. units\n")
    assert in_process(capsys, "kwic", "-f", str(queries), "-c").output == "6\n"
    queries.write_text("soviet .. units\nits forces\n")
    assert in_process(capsys, "kwic", "-f", str(queries), "-c").output == "7\n"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (b"# nothing\n\n", "queries.txt: no query in it; write one a line"),
        (b"war\n(a\n", 'queries.txt: line 2: "(a": column 1: this parenthesis is not closed'),
        (None, "queries.txt: no such file"),
    ],
)
def test_a_file_of_queries_that_does_not_work(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, written: bytes | None, message: str
) -> None:
    queries = tmp_path / "queries.txt"
    if written is not None:
        queries.write_bytes(written)
    for command in ("kwic", "collocates", "dispersion"):
        ended = in_process(capsys, command, "-f", str(queries))
        assert ended.code == 2
        assert message in ended.errors
    assert in_process(capsys, "kwic", "-f", str(tmp_path)).errors.rstrip().endswith("not a file")


def test_a_query_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("kwic", "collocates", "dispersion"):
        ended = in_process(capsys, command)
        assert ended.code == 2
        assert ended.errors.startswith(f"docscope: QUERY is missing; docscope {command} --help")


def test_a_phrase_is_proposed_only_where_it_can_be_meant(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    patterns = tmp_path / "queries.txt"
    patterns.write_text("war", encoding="utf-8")
    ended = in_process(capsys, "kwic", "peace", "-f", str(patterns))
    assert (ended.code, ended.errors.strip()) == (2, "docscope: peace: no such file")
    ended = in_process(capsys, "kwic", "a" * 201, "peace")
    assert (ended.code, ended.errors.strip()) == (2, "docscope: peace: no such file")


def test_a_query_must_be_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert "not text in the encoding" in in_process(capsys, "collocates", "caf\udce9").errors


def test_collocates_take_the_options_of_a_query(capsys: pytest.CaptureFixture[str]) -> None:
    call = ("collocates", "lemma:force", "--near", "hungary", "--min-freq", "1", "--csv")
    rows = in_process(capsys, *call, "--lemma", "--columns", "word").output.splitlines()
    assert "withdraw" in rows


def test_python_takes_the_options_of_a_query() -> None:
    assert len(list(docscope.kwic("force", lemma=True))) == 8
    assert len(list(docscope.kwic("forc.*", regex=True))) == 8
    assert len(list(docscope.kwic(["forces", "soviet .. units"]))) == 14
    assert len(list(docscope.kwic("forces", near="soviet", span=1))) == 2
    assert len(list(docscope.dispersion("forces", not_near=["soviet", "armed"]))) == 3
    assert len(list(docscope.dispersion("forces,war", case=True))) == 8
    assert list(docscope.collocates("forces", min_freq=1, within="sentence"))
    with pytest.raises(TypeError, match="windw"):
        docscope.kwic("forces", windw=3)  # type: ignore[call-arg]  # as a reader may mistype
    with pytest.raises(UsageError, match="--lemma or --stem"):
        docscope.kwic("forces", lemma=True, stem=True)

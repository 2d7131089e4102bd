"""What is particular to each command."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from terminal import in_pipe, in_process

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]


def test_count_files_and_quiet(capsys: Captured) -> None:
    assert in_process(capsys, "kwic", "soviet", "-c") == ("39\n", 0, "")
    assert in_process(capsys, "kwic", "zzz", "-c") == ("0\n", 1, "")
    assert in_process(capsys, "kwic", "intervention", "-l") == ("resolution-1004\n", 0, "")
    assert in_process(capsys, "kwic", "zzz", "-l") == ("", 1, "")
    assert in_process(capsys, "kwic", "soviet", "-q") == ("", 0, "")
    assert in_process(capsys, "kwic", "zzz", "-q") == ("", 1, "")


def test_count_in_several_processes(tmp_path: Path) -> None:
    _letters(tmp_path, 5)
    assert in_pipe("kwic", "peace", str(tmp_path), "-c", "--jobs", "2") == ("10\n", 0, "")


def test_context_of_a_table_in_a_pipe_and_of_data(capsys: Captured) -> None:
    line = in_process(capsys, "kwic", "avowed").output.splitlines()[1]
    row = _records(in_process(capsys, "kwic", "avowed", "--csv").output)[0]
    assert len(line) > 120
    assert len(row["left_context"].split()) == len(row["right_context"].split()) == 10


@pytest.mark.parametrize(
    ("options", "left", "right"),
    [
        ("-w 2", "of its", "policy of"),
        ("-w 2 -L 1", "its", "policy of"),
        ("-L 0 -R 1", "", "policy"),
        ("-w 7 --unit char", "of its", "policy"),
        ("-w 0", "", ""),
    ],
)
def test_window(options: str, left: str, right: str, capsys: Captured) -> None:
    row = _records(in_process(capsys, "kwic", "avowed", "--csv", *options.split()).output)[0]
    assert (row["left_context"], row["right_context"]) == (left, right)


def test_sentence_and_paragraph_as_context(capsys: Captured) -> None:
    for unit in ("sentence", "paragraph"):
        output = in_process(capsys, "kwic", "avowed", "--csv", "--unit", unit).output
        row = _records(output)[0]
        assert row["left_context"].startswith("Noting moreover the declaration of 30 October")
        assert row["right_context"].endswith("internal affairs of other States,")


def test_fields_beside_the_hit_reach_beyond_the_window(capsys: Captured) -> None:
    near = in_process(capsys, "kwic", "soviet", "--by", "3R", "-w", "1", "--csv")
    assert near == in_process(capsys, "kwic", "soviet", "--by", "3R", "--csv")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("clauses --kind page", "--kind page: no such kind; use preambular, operative,"),
        ("timeline --kind page", "--kind page: no such kind; use date, range,"),
        ("timeline --where kind=set", "--where kind=set: none are read; add --kind set, or"),
        ("timeline --where kind=rejected", "--where kind=rejected: none are read; add --explain"),
        ("timeline --from soon", "--from soon: no date; write 1956, 1956-11 or 1956-11-04"),
        ("timeline --to 1956-13", "--to 1956-13: no date;"),
        ("contrast resolution-1004", "contrast takes two sides, not 1; a folder can be a side"),
        ("contrast --measure size", "--measure size: no such measure; there are"),
        ("contrast --stop nowhere.txt", "--stop nowhere.txt: no such file; write en or a file"),
        ("contrast --stop .", "--stop .: a folder, not a file; write en or a file"),
        ("show resolution-1004 99", "resolution-1004: no ¶99; it has ¶1 to ¶18"),
        ("show resolution-1004 o99", "resolution-1004: no clause o99;"),
        ("show resolution-1004 page", '"page": no reference; write a paragraph'),
        ("show nowhere.txt 3", "nowhere.txt: no such file"),
        ("text nowhere.txt", "nowhere.txt: no such file"),
    ],
)
def test_wrong_values_are_told_in_one_sentence(
    arguments: str, sentence: str, capsys: Captured
) -> None:
    ended = in_process(capsys, *arguments.split())
    assert (ended.code, ended.output) == (2, "")
    assert ended.errors.startswith(f"docscope: {sentence}")
    assert ended.errors.count("\n") == 1


def test_all_kinds_of_dates(capsys: Captured) -> None:
    usual = in_process(capsys, "timeline", "--csv").output
    every = in_process(capsys, "timeline", "--csv", "--kind", "all").output
    assert set(usual.splitlines()) < set(every.splitlines())


def test_clauses_of_a_kind(capsys: Captured) -> None:
    output = in_process(capsys, "clauses", "--csv", "--kind", "operative").output
    assert [row["kind"] for row in _records(output)] == ["operative"] * 8


def test_measure_beyond_the_usual_ones_is_shown(capsys: Captured) -> None:
    assert "bic" in in_process(capsys, "contrast", "--measure", "bic").output.splitlines()[1]
    assert "bic" not in in_process(capsys, "contrast", "--measure", "bic", "--csv").output


def test_stop_words_hide_rows(tmp_path: Path, capsys: Captured) -> None:
    stop = tmp_path / "stop.txt"
    stop.write_text("soviet\n", encoding="utf-8")
    words = [
        {row["word"] for row in _records(in_process(capsys, "contrast", "--csv", *more).output)}
        for more in ((), ("--stop", str(stop)), ("--stop", "en"))
    ]
    assert words[0] - words[1] == {"soviet"}
    assert {"the", "of"} <= words[0] - words[2]


def test_text_is_a_paragraph_a_line(capsys: Captured) -> None:
    output = in_process(capsys, "text", "soviet-declaration", "resolution-1004").output
    paragraphs = output.split("\n\n")
    assert paragraphs[0] == "Resolution 1004 (ES-II)"
    assert "Moscow, October 30, 1956." in paragraphs
    assert not any("\n" in paragraph.rstrip("\n") for paragraph in paragraphs)


def test_source_is_the_file_as_it_is(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"# Peace\r\n\r\n*Now*")
    assert in_process(capsys, "text", str(file), "--source").output == "# Peace\r\n\r\n*Now*"
    copy = tmp_path / "copy.txt"
    assert in_process(capsys, "text", str(file), "-o", str(copy)) == ("", 0, "")
    assert copy.read_text(encoding="utf-8") == "Peace\n\nNow\n"


def _letters(folder: Path, number: int) -> None:
    for index in range(number):
        text = f"Letter {index} is about peace.\n\nNothing but peace.\n"
        (folder / f"{index:02}.txt").write_text(text, encoding="utf-8")


def _records(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written)))

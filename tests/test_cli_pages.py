"""How many rows are written, and how wide; what is told beside them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from docscope.corpus.builtin import builtin_paths
from terminal import DOCSCOPE, environment, in_pipe, in_process, in_terminal

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]

FORMATS = ("csv", "tsv", "json", "jsonl", "markdown", "html", "latex")


def test_limit_and_offset(capsys: Captured) -> None:
    every = in_process(capsys, "kwic", "soviet", "--csv", "--no-header").output.splitlines()
    some = in_process(
        capsys, "kwic", "soviet", "--csv", "--no-header", "--offset", "5", "-n", "3"
    ).output.splitlines()
    assert some == every[5:8]


def test_limit_nought_shows_the_columns_and_still_finds(capsys: Captured) -> None:
    data = in_process(capsys, "kwic", "soviet", "-n", "0", "--csv")
    assert (data.output.count("\n"), data.code) == (1, 0)
    table = in_process(capsys, "kwic", "soviet", "-n", "0")
    assert table == ("", 0, "39 hits in 2 of 2 built-in documents, 212 per 10,000 words\n")
    assert in_process(capsys, "kwic", "soviet", "-s", "1R", "-n", "0") == table
    assert in_process(capsys, "kwic", "zzz", "-n", "0").code == 1


def test_limit_stops_reading_and_says_so(tmp_path: Path, capsys: Captured) -> None:
    _letters(tmp_path, 9)
    (tmp_path / "9.txt").write_bytes(b"\0never read")
    ended = in_process(capsys, "kwic", "peace", str(tmp_path), "-n", "3")
    assert ended.code == 0
    assert len(ended.output.splitlines()) == 4
    told = "\nthe first 3 rows; --limit ended the reading after 2 of 10 documents\n"
    assert ended.errors == told
    one = in_process(capsys, "docs", str(tmp_path), "-n", "1")
    assert one.errors.strip().startswith("the first row; --limit ended")


def test_limit_beyond_the_last_document_gives_the_usual_closing(capsys: Captured) -> None:
    ended = in_process(capsys, "kwic", "intervention", "resolution-1004", "-n", "3")
    assert ended.errors.strip().startswith("6 hits in 1 of 1 built-in document")


def test_terminal_stops_at_a_hundred_rows_with_true_totals(tmp_path: Path) -> None:
    _letters(tmp_path, 60)
    shown = in_terminal(f"docscope kwic peace {tmp_path.name}", folder=tmp_path.parent)
    *rows, blank, _, _, stopped = shown.output.splitlines()
    assert (len(rows), blank) == (101, "")
    assert "120 hits in 60 of 60 documents" in shown.output
    assert stopped == "100 of 120 rows shown; --all shows every one"


@pytest.mark.parametrize("options", ["--all", "-n 110", "| cat", "--width 70 | cat", "-o x; cat x"])
def test_no_stop_where_everything_is_wanted(options: str, tmp_path: Path) -> None:
    _letters(tmp_path, 60)
    command = f"docscope kwic peace {tmp_path.name} --no-header {options}"
    shown = in_terminal(f"{command} 2>/dev/null", folder=tmp_path.parent)
    rows = [line for line in shown.output.splitlines() if "peace" in line]
    assert len(rows) == (110 if "110" in options else 120)


def test_sorted_rows_stop_at_a_hundred_too(tmp_path: Path) -> None:
    _letters(tmp_path, 60)
    shown = in_terminal(f"docscope kwic peace {tmp_path.name} -s doc", folder=tmp_path.parent)
    assert shown.output.endswith("the first 100 rows are shown; --all shows every one\n")
    columns = in_terminal(
        f"docscope kwic peace {tmp_path.name} --columns doc", folder=tmp_path.parent
    )
    assert columns.output.endswith("\n\n100 of 120 rows shown; --all shows every one\n")


def test_stop_is_told_once_where_the_closing_line_tells_it(tmp_path: Path) -> None:
    for number in range(7):
        shutil.copy(builtin_paths()["resolution-1004"], tmp_path / f"{number}.md")
    shown = in_terminal(f"docscope clauses {tmp_path.name}", folder=tmp_path.parent)
    assert shown.output.count("--all") == 1


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let docscope in this process take its output for a terminal of 80 columns."""
    monkeypatch.setattr("docscope.cli.destination.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("", "100 of 120 rows shown; --all shows every one\n"),
        ("--offset 10", "100 of 110 rows shown; --all shows every one\n"),
        ("--columns doc", "\n100 of 120 rows shown; --all shows every one\n"),
        ("--sort 1R", "the first 100 rows are shown; --all shows every one\n"),
        ("--by char_start,doc", "120 hits in 60 of 60 documents\n"),
        ("--all", "letters/00.txt ¶1\n"),
        ("-n 110", "--limit ended the reading after 55 of 60 documents\n"),
    ],
)
def test_closing_lines_on_a_terminal(
    options: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (tmp_path / "letters").mkdir()
    _letters(tmp_path / "letters", 60)
    monkeypatch.chdir(tmp_path)
    ended = in_process(capsys, "kwic", "peace", "letters", *options.split())
    assert (ended.code, ended.errors[-len(told) :]) == (0, told)


@pytest.mark.usefixtures("terminal")
def test_what_is_no_table_on_a_terminal(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a\x1b.txt").write_text("The \x1bpeace.", encoding="utf-8")
    path = str(tmp_path / "a\x1b.txt")
    listed = in_process(capsys, "kwic", "peace", path, "-l").output
    assert listed == path.replace("\x1b", "\\x1b") + "\n"
    assert in_process(capsys, "text", path).output == "The \\x1bpeace.\n"
    assert in_process(capsys, "docs", "--format", "xlsx").code == 2


def test_no_header(capsys: Captured) -> None:
    with_header = in_process(capsys, "docs").output.splitlines()
    assert in_process(capsys, "docs", "--no-header").output.splitlines() == with_header[1:]


def test_width_lays_out_a_table_in_a_pipe(capsys: Captured) -> None:
    ended = in_process(capsys, "kwic", "soviet", "--width", "60")
    assert max(map(len, ended.output.splitlines())) <= 60


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize(
    "call",
    [
        "kwic soviet",
        "docs",
        "clauses",
        "timeline",
        "contrast",
        "words",
        "collocates soviet",
        "dispersion soviet",
    ],
)
def test_tables_and_notes_fit_the_terminal(call: str, columns: int) -> None:
    shown = in_terminal(f"docscope {call}", columns=columns)
    assert shown.code == 0
    assert max(map(len, shown.output.splitlines())) <= columns


def test_full_shows_whole_cells() -> None:
    assert "…" in in_terminal("docscope clauses").output
    assert "…" not in in_terminal("docscope clauses --full").output


def test_footers_are_for_tables_alone(capsys: Captured) -> None:
    for name in FORMATS:
        assert in_process(capsys, "kwic", "soviet", "--format", name).errors == ""


def test_report_of_reading_comes_with_every_format(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "good.txt").write_text("Peace.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0\1")
    (tmp_path / "photo.jpg").touch()
    for options in ((), ("--csv",), ("-c",), ("-l",), ("-q",), ("--by", "doc")):
        ended = in_process(capsys, "kwic", "peace", str(tmp_path), *options)
        assert ended.code == 3
        assert "left out: 1 .jpg\n" in ended.errors
        assert "bad.txt: binary, not text; skipped\n" in ended.errors
        assert "read 1 of 2 documents; 1 skipped\n" in ended.errors


def test_skipped_input_wins_over_nothing_found(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "good.txt").write_text("Peace.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0\1")
    assert in_process(capsys, "kwic", "war", str(tmp_path)).code == 3
    assert in_process(capsys, "kwic", "war", str(tmp_path / "good.txt")).code == 1


def test_nothing_usable_is_wrong_usage(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0\1")
    ended = in_process(capsys, "docs", str(tmp_path))
    assert (ended.code, ended.output) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("armed", "forces"), 'forces: no such file; for a phrase write "armed forces"'),
        (("the", "armed", "forces"), "armed, forces: no such files; for a phrase write"),
        (("armed", "lettres/1856"), "lettres/1856: no such file\n"),
        (("armed", "force.txt"), "force.txt: no such file\n"),
        (("caf\udce9",), r'"caf\udce9": not text in the encoding of this terminal'),
    ],
)
def test_wrong_paths_and_queries(
    arguments: tuple[str, ...], sentence: str, capsys: Captured
) -> None:
    ended = in_process(capsys, "kwic", *arguments)
    assert (ended.code, ended.output) == (2, "")
    assert ended.errors.startswith(f"docscope: {sentence}")


def test_piped_input_that_is_not_read_is_told() -> None:
    told = "standard input is not read; name - to read it\n"
    assert in_pipe("docs", "--csv", given=b"Peace.").errors == told
    assert in_pipe("docs", "--csv").errors == ""
    read = in_pipe("docs", "-", "--csv", given=b"Peace.")
    assert (read.code, read.errors) == (0, "")
    assert read.output.splitlines()[1].startswith("-,")


def test_closed_standard_input_is_told_where_it_is_wanted() -> None:
    for arguments, code in (("docs --csv", 0), ("docs -", 2)):
        done = subprocess.run(
            ["bash", "-c", f"{' '.join(DOCSCOPE)} {arguments} <&-"],
            capture_output=True,
            env=environment(),
            check=False,
        )
        told = "docscope: -: standard input is closed\n" if code else ""
        assert (done.returncode, done.stderr.decode()) == (code, told)


def _letters(folder: Path, number: int) -> None:
    for index in range(number):
        text = f"Letter {index} is about peace.\n\nNothing but peace.\n"
        (folder / f"{index:02}.txt").write_text(text, encoding="utf-8")

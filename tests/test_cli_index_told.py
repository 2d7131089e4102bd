"""`docscope index`: what is told of an index, of progress, of damage and of interrupts."""

from __future__ import annotations

import shlex
import shutil
import sys
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest

from docscope.cli import indexes
from docscope.cli.progress import watching
from docscope.corpus.index.storage.update import update
from letters import LETTERS, flip, interrupting, write
from segments import litter
from terminal import in_pipe, in_process, in_terminal

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds some letters."""
    write(tmp_path / "letters", LETTERS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(output: str) -> str:
    return output.splitlines()[-2].partition("; ")[2]


@pytest.mark.parametrize("place", ["x.corpus", "x.parquet"])
def test_info(place: str, here: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters", "--to", place, "--name-fields", "who")
    told = in_process(capsys, "index", "--info", place).output
    assert "  documents  3\n" in told
    assert "  options    --name-fields who\n" in told
    assert told.endswith("  sources    unchanged\n")
    write(here / "letters", {"anna.txt": "War.", "dora.txt": "New."})
    here.joinpath("letters", "clara.txt").unlink()
    with chdir(here.parent):
        changed = in_process(capsys, "index", "--info", f"{here.name}/{place}").output
    there = f"docscope index {here}/letters --name-fields who --to {here.name}/{place}"
    assert f"  from       {here}/letters\n" in changed
    assert changed.endswith(f"1 new, 1 changed, 1 gone; {there} brings it up to date\n")
    changed = in_process(capsys, "index", "--info", place).output
    call = f"docscope index letters --name-fields who --to {place}"
    assert changed.endswith(f"; {call} brings it up to date\n")
    in_process(capsys, *call.split()[1:])
    assert in_process(capsys, "index", "--info", place).output.endswith("  sources    unchanged\n")
    shutil.rmtree(here / "letters")
    assert in_process(capsys, "index", "--info", place).output.endswith(
        "  sources    cannot be looked at: letters: no such file\n"
    )


def test_info_gives_a_command_for_the_folder_at_hand(here: Path, capsys: Captured) -> None:
    write(here, {"who.csv": "file,who\nanna,A\n"})
    in_process(capsys, "index", "letters", "--meta", "who.csv", "--where", "who=A", "--to", "x y")
    write(here / "letters", {"anna.txt": "War."})
    write(here / "elsewhere", {})
    with chdir(here / "elsewhere"):
        told = in_process(capsys, "index", "--info", "../x y").output
        call = told.rpartition("; docscope ")[2].removesuffix(" brings it up to date\n")
        words = shlex.split(call)
        assert words[1:] == [
            f"{here}/letters", "--where", "who=A", "--meta", f"{here}/who.csv", "--to", "../x y",
        ]  # fmt: skip
        in_process(capsys, *words)
    told = in_process(capsys, "index", "--info", "x y").output
    assert "  documents  1\n" in told
    assert told.endswith("  sources    unchanged\n")


def test_what_cannot_be_read_is_nothing_new(here: Path, capsys: Captured) -> None:
    here.joinpath("letters", "picture.txt").write_bytes(b"\0\1\2")
    in_process(capsys, "index", "letters")
    told = in_process(capsys, "index", "--info", "letters.corpus").output
    assert "generation 1" in told
    assert told.endswith("  sources    unchanged\n")
    ended = in_process(capsys, "index", "letters")
    assert ended.code == 3
    assert in_process(capsys, "index", "--info", "letters.corpus").output == told


def test_a_guess_is_told_in_every_run(here: Path, capsys: Captured) -> None:
    guess = "letters/emile.txt: encoding guessed as cp1252; --encoding sets it\n"
    french = "Cher ami, l'été à Genève était très agréable, même à l'hôtel.\n"
    here.joinpath("letters", "emile.txt").write_bytes(french.encode("cp1252"))
    for _ in range(2):
        assert in_process(capsys, "index", "letters").errors.startswith(guess)
    here.joinpath("letters", "emile.txt").unlink()
    assert "guessed" not in in_process(capsys, "index", "letters").errors


@pytest.mark.parametrize("place", ["x y.corpus", "x y.parquet"])
def test_a_hit_can_be_read_on_from_anywhere(place: str, here: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters", "--to", place)
    shutil.rmtree(here / "letters")
    for folder, path in ((here, place), (here.parent, f"{here.name}/{place}")):
        with chdir(folder):
            told = in_process(capsys, "kwic", "peace", path).errors
            words = shlex.split(told.partition("To read on: docscope ")[2])
            assert words[:2] == ["show", f"{path}/letters/anna.txt"]
            shown = in_process(capsys, *words)
        assert (shown.code, "peace" in shown.output) == (0, True)


def test_info_counts_types_of_what_is_left(here: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters")
    write(here / "letters", {"clara.txt": "Peace is new."})
    here.joinpath("letters", "boris.md").unlink()
    in_process(capsys, "index", "letters")
    output = in_process(capsys, "index", "--info", "letters.corpus").output
    assert output.splitlines()[1:5] == [
        "  documents  2",
        "  words      10",
        "  tokens     10",
        "  types      10",  # Dear Boris We want peace not war Peace is new
    ]


def test_standard_input_is_indexed_but_not_looked_at_again(here: Path) -> None:
    ended = in_pipe("index", "-", "--to", "x.corpus", given=b"Peace on earth.", folder=here)
    assert ended.errors.startswith("1 document, 3 words indexed in x.corpus; 1 new")
    output = in_pipe("index", "--info", "x.corpus", folder=here).output
    assert output.endswith("not looked at: standard input is gone once it was read\n")
    assert (
        "\n-,3\n"
        in in_pipe("docs", "x.corpus", "--csv", "--columns", "doc,words", folder=here).output
    )


def test_damage_is_repaired(here: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters")
    assert (
        " bytes checked, all as they were written\n"
        in in_process(capsys, "index", "--verify", "letters.corpus").output
    )
    (lexicon,) = here.glob("letters.corpus/seg-*/lexicon.arrow")
    flip(lexicon, 99)
    assert in_process(capsys, "index", "--verify", "letters.corpus").code == 5
    again = in_process(capsys, "index", "letters")
    assert again.errors.startswith(
        "letters.corpus: seg-000001-0/lexicon.arrow is damaged; what it held has been read again\n"
    )
    assert in_process(capsys, "index", "--verify", "letters.corpus").code == 0


def test_an_interrupted_run_changes_nothing(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process(capsys, "index", "letters")
    before = in_process(capsys, "words", "letters.corpus", "--csv").output
    write(here / "letters", {"dora.txt": "New."})
    with monkeypatch.context() as patch:
        patch.setattr(indexes, "watching", interrupting)
        assert in_process(capsys, "index", "letters").code == 130
    assert in_process(capsys, "words", "letters.corpus", "--csv").output == before
    assert told(in_process(capsys, "index", "letters").errors) == "1 new, 0 changed, 0 dropped"
    assert litter(here / "letters.corpus") == set()


def test_progress_is_drawn_on_a_terminal_for_much_work(here: Path) -> None:
    write(here / "letters", {"dora.txt": "Peace, not war. " * 300_000})
    ended = in_terminal("docscope index letters", columns=120)
    assert "documents" in ended.output
    assert "MB/s" in ended.output
    assert "4 documents, 900,011 words indexed in letters.corpus" in ended.output
    assert "\x1b" not in in_pipe("index", "letters", "--to", "y.corpus").errors


def test_progress_bar_counts(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    with watching() as watch:
        watch.begin(2000, 8_000_000)
        watch.advance(4_000_000)
    assert "1 of 2,000 documents" in capsys.readouterr().err
    with watching() as watch:
        watch.begin(0, 8_000_000)
        watch.advance(8_000_000)
    assert "documents" not in capsys.readouterr().err


def test_no_progress_for_little_work(here: Path) -> None:
    ended = in_terminal("docscope index letters", folder=here)
    assert "\x1b" not in ended.output


def test_one_writer_at_a_time(here: Path, capsys: Captured) -> None:
    with update("letters.corpus"):
        ended = in_process(capsys, "index", "letters")
    assert ended.code == 6
    assert ended.errors.startswith("docscope: letters.corpus: another process is writing to it")
    assert in_process(capsys, "index", "letters").code == 0
    assert here.exists()


@pytest.mark.parametrize("place", ["x.corpus", "x.parquet"])
def test_files_are_named_so_that_they_can_be_opened_here(
    place: str, here: Path, capsys: Captured
) -> None:
    in_process(capsys, "index", "letters", "--to", place)
    files = in_process(capsys, "kwic", "peace", place, "--files").output
    assert files == "letters/anna.txt\nletters/boris.md\n"
    calls = (("kwic", "peace", "--files"), ("docs", "--csv", "--columns", "doc,file"))
    with chdir(here.parent):
        for call in calls:
            there = in_process(capsys, *call, str(here / "letters")).output
            assert in_process(capsys, *call, f"{here.name}/{place}").output == there
        shutil.rmtree(here / "letters")
        assert in_process(capsys, *calls[0], f"{here.name}/{place}").output == files

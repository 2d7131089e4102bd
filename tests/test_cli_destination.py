"""Writing to files: whole or not at all, and one sentence where it cannot be done."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docscope.cli import streams
from docscope.cli.destination import Destination
from docscope.errors import OutputError
from terminal import in_pipe, in_process

if TYPE_CHECKING:
    Captured = pytest.CaptureFixture[str]


def test_file_appears_once_it_is_complete(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with Destination(str(file)).text(exact=True) as stream:
        stream.write("half")
        assert not file.exists()
    assert file.read_text() == "half"
    assert os.listdir(tmp_path) == ["a.csv"]  # noqa: PTH208 - with what is hidden


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_old_file_outlives_a_run_that_fails(tmp_path: Path, failure: type[BaseException]) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old")
    with pytest.raises(failure):
        _write_until(failure(), Destination(str(file)))
    assert file.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.csv"]  # noqa: PTH208 - as above


def test_replaced_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.csv", tmp_path / "link.csv"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    with Destination(str(link)).binary() as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_file_may_be_one_that_is_read(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The peace.")
    in_process(capsys, "kwic", "peace", str(file), "-o", str(file), "--csv")
    assert file.read_text().splitlines()[1].startswith("1,a.txt,The,peace,.")


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("nowhere/a.csv", "there is no folder nowhere"),
        ("file/a.csv", "there is no folder file"),
        ("folder", "Is a directory"),
        (f"{'a' * 300}.csv", "File name too long"),
    ],
)
def test_place_that_cannot_be_written_is_told(
    path: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    ended = in_process(capsys, "docs", "--csv", "-o", path)
    told = f"docscope: {path}: cannot be written: {problem}\n"
    assert ended == ("", 74, told)


def test_protected_file_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A file in a folder of one's own could be replaced whatever its mode."""
    file = tmp_path / "a.csv"
    file.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    ended = in_process(capsys, "docs", "-o", str(file))
    assert ended == ("", 74, f"docscope: {file}: cannot be written: it is protected\n")
    assert file.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_device_is_told(capsys: Captured) -> None:
    ended = in_process(capsys, "docs", "-o", "/dev/full")
    assert ended.code == 74
    assert ended.errors == "docscope: /dev/full: cannot be written: No space left on device\n"


def test_dash_is_standard_output(capsys: Captured) -> None:
    assert in_process(capsys, "docs", "-o", "-") == in_process(capsys, "docs")


def test_file_while_standard_output_is_closed(tmp_path: Path) -> None:
    ended = in_pipe("docs", "-o", str(tmp_path / "a.csv"))
    assert ended == ("", 0, "")


def test_trouble_with_a_file_that_is_read_is_not_the_outputs(tmp_path: Path) -> None:
    read = OSError(errno.EIO, "Input/output error", "/elsewhere/letter.txt")
    with pytest.raises(OSError, match=r"letter\.txt"), Destination(None).text(exact=True):
        raise read
    place = Destination(str(tmp_path / "a.csv"))
    with pytest.raises(OSError, match=r"letter\.txt"), place.text(exact=True):
        raise read


def test_device_that_fails_is_told(capsys: Captured) -> None:
    with pytest.raises(OutputError, match="standard output cannot be written: Input/output"):
        _write_until(OSError(errno.EIO, "Input/output error"), Destination(None))
    capsys.readouterr()


def test_reader_of_a_named_pipe_may_leave(tmp_path: Path) -> None:
    place = Destination(str(tmp_path / "a.csv"))
    with pytest.raises(BrokenPipeError), place.text(exact=True):
        raise BrokenPipeError


def test_reader_of_standard_output_may_leave(capsys: Captured) -> None:
    place = Destination(None)
    _write_until(BrokenPipeError(), place)
    assert place.left
    capsys.readouterr()


# Streams


@pytest.mark.parametrize(
    ("columns", "width"), [("100", 100), ("3", 20), ("0", 80), ("wide", 80), ("", 80)]
)
def test_width_of_no_terminal(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with Path(os.devnull).open() as stream:
        assert streams.terminal_width(stream) == width


def test_closed_streams_are_no_terminal_and_no_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdin", None)
    assert not streams.on_terminal()
    assert not streams.input_is_piped()
    streams.note("nobody reads this")
    streams.silence(None)
    streams.say("")
    with pytest.raises(OutputError, match="standard output is closed; nothing was written"):
        streams.say("help")


@pytest.mark.parametrize(("columns", "lines"), [("40", 2), ("80", 1)])
def test_notes_are_wrapped_on_a_terminal(
    columns: str, lines: int, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    streams.note("", "standard input is not read; name - to read it")
    assert capsys.readouterr().err.count("\n") == 1 + lines


def test_note_that_cannot_be_written_is_dropped(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The stream of the test stands for the closed one: it must not be silenced for good."""
    silenced: list[object] = []
    monkeypatch.setattr(sys.stderr, "write", _fails)
    monkeypatch.setattr(streams, "silence", silenced.append)
    streams.note("nobody reads this")
    assert silenced == [sys.stderr]
    assert capfd.readouterr().err == ""


def test_stream_that_cannot_be_written_is_silenced(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as stream:
        stream.write("lost")
        streams.silence(stream)
    assert not list(tmp_path.iterdir())


def _write_until(failure: BaseException, place: Destination) -> None:
    with place.text(exact=True) as stream:
        stream.write("half")
        raise failure


def _fails(_: str) -> int:
    raise OSError(errno.EPIPE, "Broken pipe")

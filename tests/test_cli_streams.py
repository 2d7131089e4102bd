"""Pipes, terminals and locales: when rows arrive, and with which characters."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from terminal import DOCSCOPE, environment, in_pipe, in_terminal

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]


def test_first_line_arrives_before_the_last_document_is_read(tmp_path: Path) -> None:
    """The second document is a long one: the hit of the first does not wait for it."""
    (tmp_path / "a.txt").write_text("The peace of Europe.", encoding="utf-8")
    (tmp_path / "b.md").write_text("War and *peace*, all the time.\n\n" * 20_000, "utf-8")
    for option in ("--csv", "-l", "--no-header"):
        first, whole = _times([*DOCSCOPE, "kwic", "peace", str(tmp_path), option])
        assert first < whole * 0.7, option


def _times(command: list[str]) -> tuple[float, float]:
    """Return after how many seconds the first line came, beyond the header, and the end."""
    begun = time.monotonic()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(PYTHONUNBUFFERED=""),
    ) as process:
        assert process.stdout
        line = process.stdout.readline()
        if line.startswith(b"hit,"):
            process.stdout.readline()
        first = time.monotonic() - begun
        process.stdout.read()
        process.wait()
    return first, time.monotonic() - begun


def test_names_of_files_are_shown_visibly(tmp_path: Path) -> None:
    names = ("a\nb.txt", "c\x1b[31m.txt", "d\u202e.txt")
    (tmp_path / "odd").mkdir()
    for name in names:
        (tmp_path / "odd" / name).write_text("The peace.", encoding="utf-8")
    for options in ("", "-l"):
        shown = in_terminal(f"docscope kwic peace odd {options}", folder=tmp_path)
        for name in (r"odd/a\nb.txt", r"odd/c\x1b[31m.txt", r"odd/d\u202e.txt"):
            assert name in shown.output
        assert "\x1b" not in shown.output
    call = ("kwic", "peace", "odd", "--columns", "doc", "--csv", "--no-header")
    exact = csv.reader(io.StringIO(in_pipe(*call, folder=tmp_path).output))
    assert list(exact) == [[f"odd/{name}"] for name in names]


def test_text_on_a_terminal_is_safe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The \x1b[31mpeace.", encoding="utf-8")
    shown = in_terminal("docscope text a.txt; docscope kwic peace a.txt", folder=tmp_path)
    assert r"The \x1b[31mpeace." in shown.output
    assert "\x1b" not in shown.output
    assert in_pipe("text", "a.txt", folder=tmp_path).output == "The \x1b[31mpeace.\n"


def test_path_with_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a name of bytes
        file.write(b"The peace.")
    done = subprocess.run(
        [*map(os.fsencode, DOCSCOPE), b"kwic", b"peace", path],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        check=True,
    )
    assert rb"caf\xe9.txt" in done.stdout


@pytest.mark.parametrize(
    "settings",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=str,
)
def test_other_locales(settings: dict[str, str]) -> None:
    data = subprocess.run(
        [*DOCSCOPE, "kwic", "nagy", "--csv"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(**settings),
        check=True,
    )
    assert "Prime Minister Imré" in data.stdout.decode("utf-8")
    table = subprocess.run(
        [*DOCSCOPE, "kwic", "nagy"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(**settings),
        check=True,
    )
    assert b"Nagy" in table.stdout
    assert b"1 hit in 1 of 2" in table.stderr

"""Arguments in, documents with names out. A path ends in `/` for a folder."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from docscope.corpus.builtin import builtin_paths
from docscope.corpus.files import Sources
from docscope.corpus.naming import Found, unique
from docscope.corpus.reading import ReadingReport
from docscope.corpus.sources import find_sources
from docscope.corpus.unreadable import MissingInputError
from docscope.corpus.walk import Entry
from docscope.errors import ExitCode, InputError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = ".txt, .md or .markdown"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def make(here: Path, files: str) -> None:
    for name in files.split():
        path = here / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if name.endswith("/") else path.write_text(name)


def find(*arguments: str) -> tuple[list[str], ReadingReport]:
    report = ReadingReport()
    return list(find_sources(arguments, report).paths), report


@pytest.mark.parametrize(
    ("files", "arguments", "docs"),
    [
        ("a.txt", "a.txt", "a.txt"),
        ("a.txt", "./a.txt", "a.txt"),
        ("a/b/c.txt", "a/b/c.txt", "c.txt"),
        ("b.txt a.txt", "b.txt a.txt", "a.txt b.txt"),
        ("A.txt a.txt Z.txt é.txt", ".", "work/A.txt work/Z.txt work/a.txt work/é.txt"),
        ("l/a.txt l/s/b.MD l/c.Markdown", "l", "l/a.txt l/c.Markdown l/s/b.MD"),
        ("l/a.txt", "l/", "l/a.txt"),
        ("l/a.txt", "l/.", "l/a.txt"),
        ("l/a.txt l/s/b.txt", "l/s/..", "l/a.txt l/s/b.txt"),
        ("x/l/a.txt", "x/l", "l/a.txt"),
        ("l/.a.txt l/.git/b.txt l/c.txt", "l", "l/c.txt"),
        (".a.txt", ".a.txt", ".a.txt"),
        ("notes letter.rtf", "notes letter.rtf", "letter.rtf notes"),
        ("x.txt/a.txt", "x.txt", "x.txt/a.txt"),
        # code points, not folders, decide the order
        ("l/a/b.txt l/a.txt l/a-b.txt", "l", "l/a-b.txt l/a.txt l/a/b.txt"),
    ],
)
def test_a_document_is_called_by_its_argument(
    tmp_path: Path, files: str, arguments: str, docs: str
) -> None:
    make(tmp_path, files)
    assert find(*arguments.split())[0] == docs.split()


@pytest.mark.parametrize(
    ("files", "arguments", "docs"),
    [
        ("x/a.txt y/a.txt", "x/a.txt y/a.txt", "x/a.txt y/a.txt"),
        ("x/a.txt y/a.txt y/b.txt", "x/a.txt y/a.txt y/b.txt", "b.txt x/a.txt y/a.txt"),
        ("x/l/a.txt y/l/a.txt y/l/b.txt", "x/l y/l", "l/b.txt x/l/a.txt y/l/a.txt"),
        ("a.txt x/a.txt", "a.txt x/a.txt", "work/a.txt x/a.txt"),
        ("x/s/a.txt y/s/a.txt", "x/s/a.txt y/s/a.txt", "x/s/a.txt y/s/a.txt"),
        # made longer, one of them meets a third
        ("p/a/x.txt q/x.txt r/a/x.txt", "p/a/x.txt q/x.txt r/a", "p/a/x.txt q/x.txt r/a/x.txt"),
    ],
)
def test_documents_of_the_same_name_get_longer_ones(
    tmp_path: Path, files: str, arguments: str, docs: str
) -> None:
    make(tmp_path, files)
    assert find(*arguments.split())[0] == docs.split()


@pytest.mark.parametrize(
    ("files", "links", "arguments", "docs"),
    [
        ("a.txt", "", "a.txt a.txt ./a.txt", "a.txt"),
        ("l/a.txt", "", "l l/a.txt", "l/a.txt"),
        ("l/a.txt", "", "l/a.txt l", "a.txt"),
        ("l/s/a.txt", "", "l/s l", "s/a.txt"),
        ("l/s/a.txt l/b.txt", "", "l l/s", "l/b.txt l/s/a.txt"),
        ("l/a.txt", "l/0.txt>a.txt", "l", "l/a.txt"),
        ("l/a.txt", "b.txt>l/a.txt", "b.txt", "b.txt"),
        ("l/a.txt", "m>l", "m l", "m/a.txt"),
        ("l/a.txt", "l/s>.", "l", "l/a.txt"),
        ("l/a.txt l/s/b.txt", "l/s/up>.. l/s/me>../s", "l", "l/a.txt l/s/b.txt"),
        ("l/a.txt m/b.txt", "l/m>../m l/n>../m", "l", "l/a.txt l/m/b.txt"),
        ("l/a.txt m/b.txt", "l/b.txt>../m/b.txt", "l", "l/a.txt l/b.txt"),
    ],
)
def test_a_file_is_read_once_by_its_first_name(
    tmp_path: Path, files: str, links: str, arguments: str, docs: str
) -> None:
    make(tmp_path, files)
    for link in links.split():
        name, target = link.split(">")
        (tmp_path / "work" / name).symlink_to(target)
    named, report = find(*arguments.split())
    assert named == docs.split()
    assert not report.failed


@pytest.mark.parametrize(
    ("files", "pattern", "docs"),
    [
        ("a.txt b.txt c.md", "*.txt", "a.txt b.txt"),
        ("l/a.txt l/b.txt m/c.txt", "?/*.txt", "a.txt b.txt c.txt"),
        ("l/a.txt m/a.txt", "[lm]/a.txt", "l/a.txt m/a.txt"),
        ("a.txt l/b.txt l/s/c.txt", "**/*.txt", "a.txt b.txt c.txt"),
        ("a.txt l/b.txt l/s/c.txt l/s/d.md", "l/**/*.txt", "b.txt c.txt"),
        ("l/b.txt l/s/c.txt l/s/d.md", "l/**", "l/b.txt l/s/c.txt l/s/d.md"),
        ("l/b.txt l/s/c.txt", "l/**/", "l/b.txt l/s/c.txt"),
        ("l/b.txt m/c.txt", "[l]*", "l/b.txt"),
        ("a.txt ab.txt", "a**.txt", "a.txt ab.txt"),
        ("a.txt .b.txt .c/d.txt", "**/*.txt", "a.txt"),
        ("a.txt .b.txt", ".*.txt", ".b.txt"),
        ("a[1].txt a1.txt", "a[1].txt", "a[1].txt"),
    ],
)
def test_a_pattern_is_what_the_shell_would_have_made_of_it(
    tmp_path: Path, files: str, pattern: str, docs: str
) -> None:
    make(tmp_path, files)
    assert find(pattern)[0] == docs.split()
    if not pattern.endswith("**"):
        absolute, _ = find(str(tmp_path / "work" / pattern) + "/" * pattern.endswith("/"))
        assert absolute == docs.split()


def test_a_pattern_does_not_follow_a_loop(tmp_path: Path) -> None:
    make(tmp_path, "l/a.txt")
    for name in "xyz":
        (tmp_path / "work" / "l" / name).symlink_to(".")
    assert find("l/**/*.txt")[0] == ["a.txt"]


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        (["forces"], "forces: no such file"),
        (["forces", "a.txt", "letters/"], "forces, letters/: no such files"),
        (["*.rtf"], "*.rtf: no such file"),
        (["x/**"], "x/**: no such file"),
        ([""], '"": no such file'),
        (["a.txt/"], "a.txt/: no such file"),
        (["a\0b"], "a\0b: no such file"),
        (["n" * 5000], "n" * 5000 + ": no such file"),
    ],
)
def test_everything_that_does_not_exist_is_named(
    tmp_path: Path, missing: list[str], message: str
) -> None:
    make(tmp_path, "a.txt")
    with pytest.raises(MissingInputError) as caught:
        find(*missing)
    assert str(caught.value) == message
    assert caught.value.exit_code is ExitCode.USAGE


def test_the_hint_puts_the_phrase_together() -> None:
    error = MissingInputError(["forces", "crossed"]).with_phrase("armed")
    expected = 'forces, crossed: no such files; for a phrase write "armed forces crossed"'
    assert str(error) == expected


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    make(tmp_path, "l/a.txt l/a.JPG l/b.jpg l/c.db l/README l/s/d.jpg l/e.tar.gz l/.DS_Store l/f.")
    docs, report = find("l")
    assert docs == ["l/a.txt"]
    assert report.kinds_left_out() == "3 .jpg, 2 without suffix, 1 .db, 1 .gz"
    assert not report.failed


@pytest.mark.parametrize(
    ("files", "argument", "skipped"),
    [
        ("l/", "l", {"l": f"no {SUFFIXES} file in it"}),
        ("l/a.jpg", "l/", {"l": f"no {SUFFIXES} file in it"}),
        ("", ".", {".": f"no {SUFFIXES} file in it"}),
    ],
)
def test_a_folder_without_a_document_says_so(
    tmp_path: Path, files: str, argument: str, skipped: dict[str, str]
) -> None:
    make(tmp_path, files)
    docs, report = find(argument)
    assert (docs, report.skipped) == ([], skipped)


def test_what_is_no_file_is_skipped_with_a_reason(tmp_path: Path) -> None:
    make(tmp_path, "l/a.txt l/b.jpg")
    work = tmp_path / "work"
    os.mkfifo(work / "l" / "fifo.txt")
    (work / "l" / "away.txt").symlink_to("nowhere.txt")
    (work / "l" / "circle.txt").symlink_to("circle.txt")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("l/socket.md")
        docs, report = find("l", "/dev/null", "l/fifo.txt")
    assert docs == ["l/a.txt"]
    assert report.skipped == {
        "/dev/null": "a device, not a file",
        "l/away.txt": "a link that leads nowhere",
        "l/circle.txt": "a link that leads in a circle",
        "l/fifo.txt": "a pipe, not a file; - reads standard input",
        "l/socket.md": "a socket, not a file",
    }
    assert report.failed


def test_a_path_that_is_skipped_is_not_the_document_of_that_name(tmp_path: Path) -> None:
    make(tmp_path, "x/l/a.txt l/b.txt")
    (tmp_path / "work" / "l" / "a.txt").symlink_to("nowhere")
    docs, report = find("l", "x/l")
    assert docs == ["l/a.txt", "l/b.txt"]
    assert report.skipped == {"./l/a.txt": "a link that leads nowhere"}


def test_a_folder_that_cannot_be_listed_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "l/a.txt l/secret/b.txt")
    listed = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("secret"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    docs, report = find("l")
    assert docs == ["l/a.txt"]
    assert report.skipped == {"l/secret": "no permission to read it"}


def test_standard_input_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "- a.txt")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"words")))
    sources = find_sources(["-", "a.txt", "-", "./-"], ReadingReport())
    assert list(sources.paths) == ["-", "a.txt", "work/-"]
    assert sources.held == {"-": b"words"}
    assert sources.only(["-"]) == Sources({"-": "-"}, {"-": b"words"}, frozenset())
    assert sources.only(["a.txt"]) == Sources({"a.txt": "a.txt"}, {}, frozenset())


def test_closed_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="-: standard input is closed"):
        find("-")


def test_a_built_in_id_stands_for_the_text_unless_there_is_such_a_file(tmp_path: Path) -> None:
    sources = find_sources(["soviet-declaration", "soviet-declaration"], ReadingReport())
    assert list(sources.paths) == ["soviet-declaration"]
    assert sources.builtin == {"soviet-declaration"}
    make(tmp_path, "soviet-declaration x/resolution-1004")
    report = ReadingReport()
    sources = find_sources(["soviet-declaration", "resolution-1004", "x/resolution-1004"], report)
    assert sources.paths["soviet-declaration"] == "soviet-declaration"
    assert sources.builtin == {"resolution-1004"}
    assert list(sources.paths)[2] == "x/resolution-1004"


def test_a_built_in_text_has_its_id_and_its_file() -> None:
    path = builtin_paths()["resolution-1004"]
    assert find(path, "resolution-1004")[0] == ["resolution-1004.md"]
    assert find("resolution-1004", path)[0] == ["resolution-1004"]


def test_bytes_that_are_no_text_are_shown_in_the_name(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "work" / "l")
    os.mkdir(folder)  # noqa: PTH102 - pathlib takes no bytes
    for name in (b"caf\xe9.txt", "é.txt".encode()):
        with open(os.path.join(folder, name), "wb"):  # noqa: PTH118, PTH123 - as above
            pass
    assert find("l")[0] == ["l/caf\\xe9.txt", "l/é.txt"]
    assert find(os.fsdecode(b"l/caf\xe9.txt"))[0] == ["caf\\xe9.txt"]


@pytest.mark.parametrize("name", ["a\nb.txt", "a b.txt", "'q\".txt", "-x.txt", "\u202egnp.txt"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "work" / name).write_text("x")
    assert find(f"./{name}")[0] == [name]
    assert find(".")[0] == [f"work/{name}"]


def test_the_root_folder_has_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [Entry("etc/a.txt", "/etc/a.txt", "/etc/a.txt")]
    monkeypatch.setattr("docscope.corpus.sources.walk", lambda *_: iter(entries))
    assert find("/")[0] == ["etc/a.txt"]
    monkeypatch.setattr("docscope.corpus.sources.walk", lambda *_: iter(()))
    assert find("/")[1].skipped == {"/": f"no {SUFFIXES} file in it"}


def test_names_end_at_the_root_folder() -> None:
    found = [Found("a.txt", "/a.txt", "/"), Found("a.txt", "/x/a.txt", "/x")]
    assert [one.doc for one in unique(found)] == ["/a.txt", "x/a.txt"]
    assert unique([Found("a", "a"), Found("a", "b")]) == [Found("a", "a"), Found("a", "b")]


def test_a_deep_folder_is_no_problem(tmp_path: Path) -> None:
    deep = "/".join(["d"] * 500)
    subprocess.run(["mkdir", "-p", f"l/{deep}"], check=True, cwd=tmp_path / "work")
    (tmp_path / "work" / "l" / deep / "a.txt").write_text("x")
    assert find("l")[0] == [f"l/{deep}/a.txt"]

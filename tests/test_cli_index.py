"""`docscope index`: runs one after the other, mistakes, what is read again."""

from __future__ import annotations

import os
import shutil
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest

from docscope.corpus.files import FileCorpus
from docscope.corpus.index.storage.layout import LOCK_MAGIC
from docscope.corpus.index.storage.update import update
from docscope.corpus.unreadable import UnreadableError
from letters import LETTERS, write
from segments import litter
from terminal import in_process

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]

MAKE = "docscope index PATH... --to makes one"
AGAIN = "what they concern was read again"
NEW = "--to names a new folder or a corpus folder"
CALLS = ("kwic peace", "words", "docs", "timeline --documents", "clauses")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds some letters."""
    write(tmp_path / "letters", LETTERS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(output: str) -> str:
    return output.splitlines()[-2].partition("; ")[2]


def test_runs_one_after_the_other(here: Path, capsys: Captured) -> None:
    call = ("index", "letters")
    ended = in_process(capsys, *call)
    assert (ended.code, ended.output) == (0, "")
    assert ended.errors == (
        "3 documents, 11 words indexed in letters.corpus; 3 new, 0 changed, 0 dropped\n"
        "To search it: docscope kwic WORD letters.corpus\n"
    )
    before = sorted(here.joinpath("letters.corpus").rglob("*"))
    assert told(in_process(capsys, *call).errors) == "0 new, 0 changed, 0 dropped"
    assert sorted(here.joinpath("letters.corpus").rglob("*")) == before
    write(here / "letters", {"anna.txt": "War.", "dora.txt": "New."})
    here.joinpath("letters", "clara.txt").unlink()
    assert told(in_process(capsys, *call).errors) == "1 new, 1 changed, 1 dropped"
    assert litter(here / "letters.corpus") == set()


def test_a_change_is_found_whatever_the_clock_says(here: Path, capsys: Captured) -> None:
    letter = here / "letters" / "anna.txt"
    then = letter.stat()
    in_process(capsys, "index", "letters")
    letter.write_bytes(letter.read_bytes().replace(b"peace", b"PEACE"))
    os.utime(letter, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert letter.stat().st_size == then.st_size
    assert told(in_process(capsys, "index", "letters").errors) == "0 new, 1 changed, 0 dropped"


def test_a_touched_file_has_not_changed(here: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters")
    os.utime(here / "letters" / "anna.txt", (0, 0))
    assert told(in_process(capsys, "index", "letters").errors) == "0 new, 0 changed, 0 dropped"


def test_unchanged_files_are_not_read_once_their_times_lie_back(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docscope.corpus.index.making.sourced.CLOSE", -(1 << 60))
    in_process(capsys, "index", "letters")
    monkeypatch.setattr("docscope.corpus.index.making.planning.digest", _never)
    assert told(in_process(capsys, "index", "letters").errors) == "0 new, 0 changed, 0 dropped"
    assert here.exists()


def _never(*_: object) -> str:
    raise AssertionError


@pytest.mark.parametrize("place", ["x.corpus", "x.parquet"])
def test_rows_are_those_of_the_files(place: str, here: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters", "--to", place)
    for call in CALLS:
        plain = in_process(capsys, *call.split(), "letters", "--csv")
        kept = in_process(capsys, *call.split(), place, "--csv")
        assert (kept.output, kept.code) == (plain.output, plain.code), call
    assert here.exists()


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        ("index", "PATH is missing; docscope index --help shows the options"),
        (
            "index letters letters/anna.txt",
            "several paths need a name for their index: --to NAME.corpus",
        ),
        ("index letters/*.txt", "letters/*.txt needs a name for its index: --to NAME.corpus"),
        ("index nowhere", "nowhere: no such file"),
        (
            "index letters --to letters",
            "letters: not empty, and no corpus folder; --to names another one",
        ),
        ("index letters --to letters/anna.txt", f"letters/anna.txt: is a file; {NEW}"),
        ("index letters --to=", "--to names no folder"),
        ("index --info letters", "letters: not an index; docscope index letters makes one"),
        ("index --info none", "none: no such index"),
        ("index --verify none", "none: no such index"),
        ("index --info x letters", "--info takes an index and nothing else"),
        ("index --info x --verify x", "--info takes an index and nothing else"),
        ("index --verify x --to y", "--verify takes an index and nothing else"),
        (
            "index letters --engine dask",
            "an index is made on one machine; --jobs N uses more of its processors",
        ),
        ("index letters --meta no.csv", "no.csv: no such file, to take fields from"),
        (
            "index letters --encoding no",
            "no: no such encoding; try utf-8, cp1252, latin-1, cp1251 or utf-16",
        ),
        ("index bad.txt", "bad.txt: binary, not text"),
        (
            "index letters --to d.parquet",
            "d.parquet: a folder; --to names a file that ends in .parquet",
        ),
        ("docs other.parquet", f"other.parquet: a Parquet file, but no packed corpus; {MAKE}"),
    ],
)
def test_mistakes(call: str, problem: str, here: Path, capsys: Captured) -> None:
    here.joinpath("bad.txt").write_bytes(b"\0\1\2")
    here.joinpath("d.parquet").mkdir()
    if "other" in call:
        in_process(capsys, "docs", "letters", "--output", "other.parquet")
    before = set(here.rglob("*"))
    ended = in_process(capsys, *call.split())
    assert (ended.output, ended.errors, ended.code) == ("", f"docscope: {problem}\n", 2)
    assert set(here.rglob("*")) == before


def test_an_index_is_no_source(here: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters")
    ended = in_process(capsys, "index", "letters.corpus")
    assert ended.code == 2
    assert ended.errors.endswith("docscope index PATH... --to letters.corpus\n")
    with chdir(here):
        assert told(in_process(capsys, "index", ".").errors) == "3 new, 0 changed, 0 dropped"
        assert told(in_process(capsys, "index", ".").errors) == "0 new, 0 changed, 0 dropped"


def test_what_cannot_be_read_is_named_and_no_longer_in_the_index(
    here: Path, capsys: Captured
) -> None:
    write(here / "letters", {"dora.txt": "\0\1\2"})
    first = in_process(capsys, "index", "letters")
    assert first.code == 3
    assert first.errors.splitlines() == [
        "letters/dora.txt: binary, not text; skipped",
        "read 3 of 4 documents; 1 skipped",
        "3 documents, 11 words indexed in letters.corpus; 3 new, 0 changed, 0 dropped",
        "To search it: docscope kwic WORD letters.corpus",
    ]
    write(here / "letters", {"anna.txt": "\0\1\2"})
    second = in_process(capsys, "index", "letters")
    assert second.errors.splitlines()[2:4] == [
        "read 2 of 4 documents; 2 skipped",
        "2 documents, 4 words indexed in letters.corpus; 0 new, 0 changed, 1 dropped",
    ]


def test_what_vanishes_while_it_is_looked_at(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process(capsys, "index", "letters")
    raw = FileCorpus.raw

    def vanished(corpus: FileCorpus, doc: str) -> bytes:
        if doc.endswith("boris.md"):
            raise UnreadableError("no longer there")
        return raw(corpus, doc)

    monkeypatch.setattr(FileCorpus, "raw", vanished)
    ended = in_process(capsys, "index", "letters")
    assert ended.errors.splitlines()[0] == "letters/boris.md: no longer there; skipped"
    assert told(ended.errors) == "0 new, 0 changed, 1 dropped"
    assert here.exists()


def test_an_index_without_a_usable_document(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process(capsys, "index", "letters")
    monkeypatch.setattr("docscope.corpus.open._ensure_usable", lambda _: None)
    shutil.rmtree(here / "letters")
    write(here / "letters", {"anna.txt": "\0\1\2"})
    for place in ("letters.corpus", "new.corpus", "new.parquet"):
        ended = in_process(capsys, "index", "letters", "--to", place)
        assert (ended.code, ended.output) == (2, "")
        assert f"{place}: no document could be read" in ended.errors
    assert in_process(capsys, "docs", "letters.corpus", "--csv").output.count("\n") == 4
    assert not list(here.glob("new*"))


def test_other_options_have_documents_read_again(here: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters", "--encoding", "cp1252")
    again = in_process(capsys, "index", "letters")
    assert again.errors.splitlines()[:2] == [
        f"letters.corpus was made with --encoding cp1252, now with none; {AGAIN}",
        "3 documents, 11 words indexed in letters.corpus; 0 new, 3 changed, 0 dropped",
    ]
    chosen = in_process(capsys, "index", "letters", "--where", "doc ~ anna", "--front-matter")
    assert "made with no options, now with --where 'doc ~ anna' --front-matter" in chosen.errors
    assert told(chosen.errors) == "0 new, 1 changed, 2 dropped"
    assert here.exists()


def test_corpus_toml_counts_for_the_documents_beside_it(here: Path, capsys: Captured) -> None:
    in_process(capsys, "index", "letters")
    toml = '[[document]]\nfile = "anna.txt"\ncountry = "POL"\n'
    write(here / "letters", {"corpus.toml": toml})
    assert told(in_process(capsys, "index", "letters").errors) == "0 new, 1 changed, 0 dropped"
    write(here / "letters", {"corpus.toml": toml.replace("POL", "HUN")})
    assert told(in_process(capsys, "index", "letters").errors) == "0 new, 1 changed, 0 dropped"
    shown = in_process(capsys, "docs", "letters.corpus", "--csv", "--columns", "country")
    assert shown.output.split() == ["country", "HUN", '""', '""']


def test_an_index_that_is_being_made_is_busy(here: Path, capsys: Captured) -> None:
    problem = "docscope index is still making it; try again when it is done"
    with update(str(here / "x.corpus")):
        for call in (("kwic", "peace", "x.corpus"), ("index", "--info", "x.corpus")):
            ended = in_process(capsys, *call)
            assert (ended.code, ended.output) == (6, "")
            assert ended.errors == f"docscope: x.corpus: {problem}\n"
    write(here / "x.corpus", {"lock": LOCK_MAGIC.decode()})
    assert in_process(capsys, "kwic", "peace", "x.corpus").code == 5
    assert in_process(capsys, "index", "letters", "--to", "x.corpus").code == 0
    with update(str(here / "x.corpus")):
        assert in_process(capsys, "kwic", "peace", "x.corpus").code == 0

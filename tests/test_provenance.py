"""`--provenance`: where an answer comes from, in every form it is written in."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from docscope import __version__
from docscope.analyses.provenance import Provenance, checksum
from docscope.corpus.base import Content
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.open import open_corpus
from docscope.engine.run import run
from docscope.model import Totals
from docscope.report.provenance import Origin, sentence
from terminal import environment, in_pipe, in_process, in_terminal

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]

DAY = "20"  # 1970-01-01, in seconds


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of letters, and the working folder above it."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.txt").write_text("Peace and war.\n\nPeace.", encoding="utf-8")
    (folder / "b.md").write_bytes("*Péace*, now.".encode("latin-1"))
    (folder / "c d.txt").write_text("Nothing of 1956.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def corpus_checksum(folder: Path) -> str:
    names = sorted(path.name for path in folder.iterdir())
    return reference_sum([f"{folder.name}/{name}" for name in names], folder.parent)


def reference_sum(paths: list[str], folder: Path) -> str:
    """Return what b2sum gives for the list that b2sum gives of files."""
    if not shutil.which("b2sum"):
        pytest.skip("b2sum of the GNU core utilities is not installed")
    listed = subprocess.run(
        ["b2sum", "-l", "128", *paths], cwd=folder, capture_output=True, check=True
    )
    whole = subprocess.run(
        ["b2sum", "-l", "128"], input=listed.stdout, capture_output=True, check=True
    )
    return whole.stdout.decode().split()[0]


def test_a_table_has_a_sentence_below_it(letters: Path, capsys: Captured) -> None:
    told = in_process(capsys, "kwic", "peace", "letters", "--provenance")
    assert told.errors.splitlines()[2] == (
        f"docscope kwic peace letters --provenance (docscope {__version__}, 1 January 1970): "
        "3 hits in 2 of 3 documents, 8 words; corpus checksum " + corpus_checksum(letters)
    )
    without = in_process(capsys, "kwic", "peace", "letters")
    assert without.output == told.output


def test_the_checksum_is_the_one_of_b2sum(letters: Path) -> None:
    contents = list(run(Provenance(), open_corpus(["letters"])).table)
    assert [row[:2] for row in contents] == [
        ("letters/a.txt", 4),
        ("letters/b.md", 2),
        ("letters/c d.txt", 2),
    ]
    found = [Content(*map(str, row)) for row in contents]  # type: ignore[arg-type]  # words do not matter
    assert checksum(found) == corpus_checksum(letters)


@pytest.mark.parametrize("options", [["--jobs", "2"], ["--sort", "1R"], ["-n", "1"], ["--dedupe"]])
def test_nothing_but_the_documents_decides_the_checksum(letters: Path, options: list[str]) -> None:
    told = in_pipe("kwic", "peace", "letters", "--provenance", *options).errors
    assert f"8 words; corpus checksum {corpus_checksum(letters)}\n" in told
    assert "3 hits in 2 of 3 documents" in told


@pytest.mark.parametrize("options", [[], ["--front-matter"], ["--where", 'doc~"b"']])
def test_an_index_says_what_its_files_say(
    letters: Path, options: list[str], capsys: Captured
) -> None:
    (letters / "b2.md").write_text("**Title:** A title\n\n**Source:** A book\n\nPeace.", "utf-8")
    assert in_process(capsys, "index", "letters", "--to", "kept.corpus").code == 0
    told = [
        in_process(capsys, "kwic", "peace", path, "--provenance", "-c", *options).errors
        for path in ("letters", "kept.corpus")
    ]
    files, index = (
        next(line for line in lines.splitlines() if "checksum" in line).partition(": ")[2]
        for lines in told
    )
    assert files == index
    assert " hits in " in files


def test_other_bytes_and_other_names_give_another_checksum(letters: Path) -> None:
    before = total("letters")
    (letters / "c d.txt").write_text("Nothing of 1957.", encoding="utf-8")
    changed = total("letters")
    (letters / "c d.txt").write_text("Nothing of 1956.", encoding="utf-8")
    assert total("letters") == before
    (letters / "c d.txt").rename(letters / "c.txt")
    assert len({before, changed, total("letters")}) == 3


def total(path: str) -> str:
    return checksum(open_corpus([path]).contents())


def test_texts_in_memory_are_files_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Péace.", encoding="utf-8")
    (memory,) = MemoryCorpus.from_texts({"a.txt": "Péace."}).contents()
    (file,) = open_corpus([tmp_path / "a.txt"]).contents()
    assert memory == file
    assert len(list(MemoryCorpus.from_texts({"a": "\ud800"}).contents())) == 1
    assert checksum([]) == "cae66941d9efbd404e4d88758ea67670"  # b2sum -l 128 < /dev/null


def first_and_rest(output: str) -> tuple[dict[str, Any], list[str]]:
    first, *rest = output.splitlines()
    origin = json.loads(first)
    assert list(origin) == ["provenance"]
    return origin["provenance"], rest


def test_json_lines_begin_with_an_object(letters: Path, capsys: Captured) -> None:
    data = in_process(capsys, "kwic", "peace", "letters", "--jsonl", "--provenance", "-n", "2")
    origin, rest = first_and_rest(data.output)
    assert data.errors.count("\n") == 1  # the guessed encoding alone
    assert (
        rest
        == in_process(capsys, "kwic", "peace", "letters", "--jsonl", "-n", "2").output.splitlines()
    )
    assert origin.pop("sentence").startswith(
        "docscope kwic peace letters --jsonl --provenance -n 2 ("
    )
    assert origin == {
        "command": "docscope kwic peace letters --jsonl --provenance -n 2",
        "version": __version__,
        "date": "1970-01-01",
        "documents": 3,
        "words": 8,
        "skipped": 0,
        "checksum": corpus_checksum(letters),
        "found": 3,
        "documents_found": 2,
        "rows": 2,
    }


@pytest.mark.parametrize("name", ["hits.csv", "hits.JSON", "hits.xlsx", "hits", "hits.jsonl"])
def test_a_file_lies_beside_the_answer(name: str, letters: Path, capsys: Captured) -> None:
    ended = in_process(capsys, "kwic", "peace", "letters", "-o", name, "--provenance")
    assert ended.output == ""
    assert ("corpus checksum" in ended.errors) == (name == "hits")  # a table for people
    beside = letters.parent / "hits.provenance.json"
    written = json.loads(beside.read_text(encoding="utf-8"))
    assert (written["checksum"], written["rows"]) == (corpus_checksum(letters), 3)
    assert sorted(path.name for path in letters.parent.iterdir()) == sorted(
        ["letters", name, beside.name]
    )
    if name == "hits.jsonl":
        inside, rest = first_and_rest((letters.parent / name).read_text(encoding="utf-8"))
        assert inside == written
        assert len(rest) == 3


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["kwic", "peace", "--csv"], "3 hits in 2 of 3 documents"),
        (["kwic", "peace", "-c"], "3 hits in 2 of 3 documents"),
        (["kwic", "peace", "-c", "--jsonl"], "3 hits in 2 of 3 documents"),
        (["kwic", "peace", "-l"], "3 hits in 2 of 3 documents"),
        (["kwic", "peace", "-c", "--where", "paragraph=1"], "2 hits in 2 of 3 documents"),
        (["kwic", "peace", "--where", 'doc="letters/a.txt"'], "2 hits in 1 of 1 document"),
        (["kwic", "peace", "--by", "doc"], "3 hits in 2 of 3 documents"),
        (["kwic", "peace", "--json", "-o", "/dev/null"], "3 hits in 2 of 3 documents"),
        (["kwic", "zzz"], "no hits in 3 documents"),
        (["docs"], "3 documents"),
        (["docs", "--limit", "1"], "3 documents"),
        (["words"], "7 words in 3 of 3 documents"),
        (["dispersion", "peace"], "3 hits in 2 of 3 documents"),
        (["timeline"], "1 date in 1 of 3 documents"),
        (["clauses", "--csv"], "no clauses in 3 documents"),
    ],
)
@pytest.mark.usefixtures("letters")
def test_every_command_says_what_it_found(options: list[str], found: str, capsys: Captured) -> None:
    where = ["letters"] if options[0] in {"docs", "words", "timeline", "clauses"} else []
    command, *rest = options
    arguments = [command, *where, *rest] if where else [command, rest[0], "letters", *rest[1:]]
    told = in_process(capsys, *arguments, "--provenance").errors
    assert f"1970): {found}, " in told


@pytest.mark.usefixtures("letters")
def test_what_has_no_place_for_it_says_nothing(capsys: Captured) -> None:
    assert (
        "checksum"
        not in in_process(capsys, "kwic", "peace", "letters", "-q", "--provenance").errors
    )
    left = subprocess.run(
        ["bash", "-c", "docscope words letters --provenance --csv | head -0"],
        capture_output=True,
        env=environment(),
        check=True,
    )
    assert b"Traceback" not in left.stderr


def test_what_was_skipped_is_said(letters: Path, capsys: Captured) -> None:
    (letters / "e.txt").write_bytes(b"\0\1")
    ended = in_process(capsys, "docs", "letters", "--provenance")
    assert ended.code == 3
    assert "3 documents, 8 words, 1 skipped; corpus checksum" in ended.errors


def test_one_document_and_the_built_in_ones_are_named_so() -> None:
    origin = Origin(
        "docscope docs", "docs", "1.0", date(1956, 11, 4), 1, 1, "0", 0, Totals(), 1, builtin=True
    )
    assert sentence(origin) == (
        "docscope docs (docscope 1.0, 4 November 1956): "
        "1 built-in document, 1 word; corpus checksum 0"
    )


@pytest.mark.usefixtures("letters")
def test_the_command_is_quoted_as_it_was_typed(capsys: Captured) -> None:
    told = in_process(capsys, "kwic", "peace and", "letters", "--provenance", "-w2").errors
    assert "docscope kwic 'peace and' letters --provenance -w2 (docscope" in told


def test_the_day_is_today_unless_the_environment_says(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = datetime.now().astimezone().date()
    origin, _ = first_and_rest(in_process(capsys, "docs", "--jsonl", "--provenance").output)
    assert before.isoformat() <= origin["date"] <= datetime.now().astimezone().date().isoformat()
    for wrong in ("yesterday", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        ended = in_process(capsys, "docs", "--provenance")
        assert ended.code == 2
        assert f"SOURCE_DATE_EPOCH={wrong}: no number of seconds since 1970" in ended.errors


def test_nobody_is_asked_who_did_not_ask(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(MemoryCorpus, "contents", None)
    monkeypatch.setattr("docscope.corpus.collection.Collection.contents", None)
    assert in_process(capsys, "kwic", "intervention").code == 0


def test_the_sentence_wraps_on_a_terminal() -> None:
    shown = in_terminal("docscope docs --provenance")
    assert max(map(len, shown.output.splitlines())) <= 80

"""`--where` in the commands: which documents are read, and which rows are kept."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from docscope import kwic, open_corpus
from docscope.errors import UsageError
from terminal import in_pipe, in_process

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def speeches_of_three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "un"
    folder.mkdir()
    for name in ("HUN_11_1956", "POL_11_1956", "HUN_12_1957"):
        (folder / f"{name}.txt").write_text(f"War and peace.\n\nNo war in {name[:3]}.\n")
    (folder / "FRA_12_1958.txt").write_bytes(b"war \xff\xfe\0\0 \0")
    (folder / "corpus.toml").write_text('[reading]\nname_fields = "country,session,year"\n')
    monkeypatch.chdir(tmp_path)
    return folder


def rows(captured: pytest.CaptureFixture[str], *arguments: str) -> list[list[str]]:
    ended = in_process(captured, *arguments, "--csv")
    assert ended.code in {0, 1}, ended.errors
    return list(csv.reader(ended.output.splitlines()))[1:]


SOME = ("--columns", "doc,paragraph")
HUN = "un/HUN_11_1956.txt", "un/HUN_12_1957.txt"


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("country=HUN", [[doc, n] for doc in HUN for n in "12"]),
        ("country=HUN and year<1957", [[HUN[0], "1"], [HUN[0], "2"]]),
        ("year=1957 and paragraph=2", [[HUN[1], "2"]]),
        ("doc_date<1957 and country!=POL", [[HUN[0], "1"], [HUN[0], "2"]]),
        ("doc~hun_12", [[HUN[1], "1"], [HUN[1], "2"]]),
        (
            "(country=POL and paragraph=1) or (year=1957 and paragraph=2)",
            [[HUN[1], "2"], ["un/POL_11_1956.txt", "1"]],
        ),
        ("country=XXX", []),
    ],
)
@pytest.mark.parametrize("more", [(), ("--sort", "doc"), ("-j", "2")])
@pytest.mark.usefixtures("speeches_of_three")
def test_documents_and_rows_are_chosen(
    where: str, expected: list[list[str]], more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    where = f"({where}) and country!=FRA"
    assert rows(capsys, "kwic", "war", "un", "--where", where, *SOME, *more) == expected


@pytest.mark.usefixtures("speeches_of_three")
def test_documents_that_do_not_fit_are_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    ended = in_process(capsys, "kwic", "war", "un", "--where", "country in (HUN, POL)", "-c")
    assert ended == ("6\n", 0, "")
    ended = in_process(capsys, "kwic", "war", "un", "-c")
    assert ended.code == 3
    assert "FRA_12_1958.txt: binary" in ended.errors


@pytest.mark.usefixtures("speeches_of_three")
def test_a_document_that_cannot_be_read_stays_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    ended = in_process(capsys, "kwic", "war", "un", "--where", "title=''", "-c")
    assert (ended.output, ended.code) == ("6\n", 3)


@pytest.mark.usefixtures("speeches_of_three")
def test_counts_names_and_quiet_obey(capsys: pytest.CaptureFixture[str]) -> None:
    where = ("un", "--where", "paragraph=1 and session=11 and country!=FRA")
    assert in_process(capsys, "kwic", "war", *where, "-c") == ("2\n", 0, "")
    names = "un/HUN_11_1956.txt\nun/POL_11_1956.txt\n"
    assert in_process(capsys, "kwic", "war", *where, "-l") == (names, 0, "")
    assert in_process(capsys, "kwic", "war", *where, "-q") == ("", 0, "")
    assert in_process(capsys, "kwic", "peace", "un", "--where", "paragraph=2", "-q").code == 3
    nothing = in_process(capsys, "kwic", "war", "un", "--where", "country=USA", "-c")
    assert nothing == ("0\n", 1, "--where does not fit any of the 4 documents\n")


@pytest.mark.usefixtures("speeches_of_three")
@pytest.mark.parametrize(
    ("arguments", "closing"),
    [
        (["kwic", "war"], "2 hits in 2 of 2 documents"),
        (["kwic", "war", "-n", "1"], "the first row; --limit ended the reading after 1 of 2"),
        (["kwic", "war", "-n", "0"], "2 hits in 2 of 2 documents"),
        (["kwic", "war", "--sort", "doc", "-n", "1"], "2 hits in 2 of 2 documents"),
        (["kwic", "war", "--by", "country"], "2 hits in 2 of 2 documents"),
    ],
)
def test_closing_lines_count_what_was_kept(
    arguments: list[str], closing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--where", "paragraph=2 and country=HUN")
    assert closing in in_process(capsys, *arguments, "un", *where).errors.replace("\n", " ")


def test_dates_named_several_times_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("On 4 May 1956 and again on 4 May 1956.\n\nIn 1957 no more.\n")
    call = ("timeline", str(letter), "--dedupe", "--where", "year=1956")
    assert [row[0] for row in rows(capsys, *call)] == ["1956-05-04"]
    assert in_process(capsys, *call).errors.startswith("\n2 mentions")


def test_every_command_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    def first(*arguments: str) -> list[str]:
        return [row[0] for row in rows(capsys, *arguments)]

    assert first("docs", "--where", "kind=resolution") == ["resolution-1004"]
    assert first("docs", "--where", "tokens>1000") == ["soviet-declaration"]
    assert first("docs", "--where", "year=1956 and words<1000") == ["resolution-1004"]
    call = ("clauses", "--columns", "id", "--where")
    assert first(*call, "issuer~united and kind=operative and paragraph<13") == ["o1", "o2"]
    dates = first("timeline", "--where", "year<1950 and doc_date>=1956-11")
    assert dates == ["1947-02-10"]
    assert first("contrast", "--where", "word~^hung and count_a>10") == ["hungary"]
    text = in_process(capsys, "text", "--where", "kind=declaration").output
    assert text.startswith("Declaration by the Soviet Government")
    lines = in_process(capsys, "show", "resolution-1004", "o2", "--where", "kind=declaration")
    assert lines.code == 0
    assert not lines.output


def test_listed_documents_are_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    errors = in_process(capsys, "docs", "--where", "words<1000").errors
    assert "1 built-in document, 562 words, 1956-11-04; none skipped" in errors
    errors = in_process(capsys, "docs", "--where", "words<1").errors
    assert "0 built-in documents, 0 words; none skipped" in errors
    errors = in_process(capsys, "clauses", "--where", "kind=operative and id~[123]").errors
    assert "3 clauses in 2 built-in documents: 3 operative" in errors


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["kwic", "war", "--where", "contry=x"], "column 1: contry: no such field; there are doc,"),
        (["docs", "--where", "year>1 or x=1"], "column 11: x: no such field"),
        (["text", "--where", "node=war"], "column 1: node: no such field"),
        (["contrast", "--where", "word=a or kind=b"], "column 11: kind describes documents"),
        (["kwic", "war", "--where", ""], "column 1: the end where a field"),
        (["kwic", "war", "--by", "contry"], "--by contry: no such field; there are hit, doc,"),
        (
            ["kwic", "war", "--columns", "contry"],
            "--columns: contry: no such column; there are hit,",
        ),
        (["contrast", "--columns", "issuer"], "--columns: issuer: no such column"),
    ],
)
def test_mistakes_exit_with_2(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = in_process(capsys, *arguments)
    assert (ended.code, ended.output) == (2, "")
    assert problem in ended.errors.replace("\n", " ")


def test_fields_of_documents_are_counted_and_written(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [["declaration", "29"], ["resolution", "10"]]
    assert rows(capsys, "kwic", "soviet", "--by", "kind") == kinds
    assert rows(capsys, "kwic", "soviet", "--by", "year,kind") == [["1956", "29", "10", "39"]]
    listed = rows(capsys, "kwic", "war", "--columns", "language,node,year")
    assert listed == [["en", "War", "1956"]]


@pytest.mark.usefixtures("speeches_of_three")
def test_the_year_of_a_date_in_the_row_is_a_column_too(capsys: pytest.CaptureFixture[str]) -> None:
    listed = in_process(capsys, "docs", "un", "--columns", "country,year,doc", "--csv").output
    assert listed.splitlines()[1:] == [
        "HUN,1956,un/HUN_11_1956.txt",
        "HUN,1957,un/HUN_12_1957.txt",
        "POL,1956,un/POL_11_1956.txt",
    ]
    dates = rows(capsys, "timeline", "--columns", "date,year,doc_date")
    assert dates[:2] == [
        ["1939-09-01/1945-09-02", "1939", "1956-10-30"],
        ["1947-02-10", "1947", "1956-11-04"],
    ]


def test_the_function_takes_conditions_on_documents() -> None:
    corpus = open_corpus(where="kind=resolution")
    assert corpus.names == ("resolution-1004",)
    assert len(list(kwic("soviet", corpus))) == 10
    with pytest.raises(UsageError, match="node: no such field"):
        open_corpus(where="node=x")


def test_plain_commands_do_not_load_conditions() -> None:
    ended = in_pipe("kwic", "intervention", "--csv", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in ended.errors.splitlines()}
    assert "docscope.corpus.collection" in loaded
    unneeded = ("where", "comparing", "fields", "sidecar", "settings", "fieldtable")
    assert not {f"docscope.corpus.{name}" for name in unneeded} & loaded
    assert not {"docscope.cli.narrowing", "tomllib", "csv", "regex"} & (loaded - {"csv"})

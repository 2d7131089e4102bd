"""The format an answer is written in, and which columns or counts."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from terminal import DOCSCOPE, environment, in_pipe, in_process, in_terminal

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]

FORMATS = ("csv", "tsv", "json", "jsonl", "markdown", "html", "latex")
BY_WORD_AND_SIDE = """\
 1R          resolution-1004  soviet-declaration    all
 government                0                  13     13
 socialist                 6                   1      7
 military                  2                   4      6
 union                     0                   5      5
 forces                    2                   0      2
 troops                    0                   2      2
 units                     0                   2      2
 people                    0                   1      1
 union's                   0                   1      1

39 hits in 2 of 2 built-in documents; 1R is the first word to the right
"""


@pytest.mark.parametrize("name", FORMATS)
def test_format_by_name_and_by_suffix_is_the_same(
    name: str, tmp_path: Path, capsys: Captured
) -> None:
    suffix = {"markdown": "md", "latex": "tex"}.get(name, name)
    file = tmp_path / f"hits.{suffix.upper()}"
    named = in_process(capsys, "kwic", "soviet", "--format", name)
    written = in_process(capsys, "kwic", "soviet", "-o", str(file))
    assert (named.code, named.errors) == (0, "")
    assert written == ("", 0, "")
    assert file.read_text(encoding="utf-8") == named.output


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "jsonl", "excel"])
def test_shorthand_is_the_format(name: str, capsys: Captured) -> None:
    short = in_process(capsys, "docs", f"--{name}")
    assert short.output
    assert short == in_process(capsys, "docs", "--format", name.upper())


def test_excel_is_a_kind_of_csv(capsys: Captured) -> None:
    both = in_process(capsys, "docs", "--csv", "--excel")
    assert both == in_process(capsys, "docs", "--excel")
    assert both.output.startswith("\ufeff")


def test_format_overrules_the_suffix(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "docs.csv"
    in_process(capsys, "docs", "--json", "-o", str(file))
    assert [record["words"] for record in json.loads(file.read_text())] == [562, 1277]


@pytest.mark.parametrize("suffix", ["", ".txt"])
def test_other_text_files_take_a_table(suffix: str, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / f"docs{suffix}"
    ended = in_process(capsys, "docs", "-o", str(file))
    assert file.read_text(encoding="utf-8").startswith(" document ")
    assert "2 built-in documents" in ended.errors


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--csv", "--json"), "one format at a time, not csv and json"),
        (("--csv", "--format", "table"), "one format at a time, not csv and table"),
        (("--format", "pdf"), "pdf: no such format; there are table, csv,"),
        (("-o", "hits.pdf"), "hits.pdf: no format has .pdf; use .csv,"),
        (("-o", ""), "--output names no file"),
        (("--columns", "doc,nod"), "--columns: nod: no such column; there are doc, date"),
        (("--columns", ""), '--columns "": no name in it'),
        (("--by", ","), '--by ",": no name in it'),
        (("--by", "nod"), "--by nod: no such field; there are doc, date"),
        (("--by", "doc,date,words"), "--by takes one field or two"),
        (("--encoding", "klingon"), "klingon: no such encoding"),
    ],
)
def test_what_does_not_fit_is_told_before_any_output(
    arguments: tuple[str, ...], sentence: str, capsys: Captured
) -> None:
    ended = in_process(capsys, "docs", *arguments)
    assert (ended.code, ended.output) == (2, "")
    assert ended.errors.startswith(f"docscope: {sentence}")


@pytest.mark.parametrize(("name", "magic"), [("xlsx", b"PK\x03\x04"), ("parquet", b"PAR1")])
def test_binary_formats_go_to_files_and_pipes(name: str, magic: bytes, tmp_path: Path) -> None:
    file = tmp_path / f"docs.{name}"
    assert in_pipe("docs", "-o", str(file)) == ("", 0, "")
    assert file.read_bytes().startswith(magic)
    done = subprocess.run(
        [*DOCSCOPE, "docs", "--format", name],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        check=True,
    )
    assert done.stdout.startswith(magic)


def test_binary_format_is_kept_off_the_terminal() -> None:
    ended = in_terminal("docscope docs --format xlsx")
    assert ended == ("docscope: xlsx is no text; write it to a file with --output FILE\n", 2, "")


def test_columns_in_the_order_named_each_once(capsys: Captured) -> None:
    ended = in_process(capsys, "docs", "--columns", "words, doc,words", "--csv")
    assert ended.output == "words,doc\n562,resolution-1004\n1277,soviet-declaration\n"


def test_all_columns_are_more_than_the_usual_ones(capsys: Captured) -> None:
    usual = in_process(capsys, "docs", "--csv").output.splitlines()[0].split(",")
    every = (
        in_process(capsys, "docs", "--csv", "--columns", "all").output.splitlines()[0].split(",")
    )
    assert every[: len(usual)] == usual
    assert "encoding" in every[len(usual) :]


def test_columns_of_a_table(capsys: Captured) -> None:
    ended = in_process(capsys, "docs", "--columns", "doc,words")
    assert ended.output.splitlines()[0].split() == ["doc", "words"]
    assert ended.errors == "\n2 rows\n"


def test_two_fields_make_a_cross_table() -> None:
    assert in_terminal("docscope kwic soviet --by 1R,doc").output == BY_WORD_AND_SIDE


def test_cross_table_as_data_has_a_total(capsys: Captured) -> None:
    ended = in_process(capsys, "kwic", "soviet", "--by", "1R,doc", "--csv", "-n", "2")
    assert ended.output == (
        "1R,resolution-1004,soviet-declaration,total\ngovernment,0,13,13\nsocialist,6,1,7\n"
    )
    assert ended.errors == ""


@pytest.mark.parametrize(
    ("call", "closing"),
    [
        ("kwic soviet --by doc", "39 hits in 2 of 2 built-in documents"),
        ("kwic soviet --by 2L", "39 hits in 2 of 2 built-in documents; 2L is the second word to"),
        ("kwic soviet --by 7R", "39 hits in 2 of 2 built-in documents; 7R is word 7 to the right"),
        ("kwic zzz --by doc", "no hits in 2 built-in documents"),
        ("clauses --by kind,doc", "28 clauses in 2 of 2 built-in documents"),
        ("timeline --by year", "7 dates in 2 of 2 built-in documents"),
        ("contrast --by side", "63 words in 2 of 2 built-in documents"),
        ("docs --by language", "2 built-in documents"),
        ("show resolution-1004 3-5 --by doc", "3 passages in 1 of 1 built-in document"),
    ],
)
def test_closing_line_of_counts(call: str, closing: str, capsys: Captured) -> None:
    assert in_process(capsys, *call.split()).errors.strip().startswith(closing)


def test_columns_of_counts_can_be_chosen(capsys: Captured) -> None:
    ended = in_process(capsys, "kwic", "soviet", "--by", "doc", "--columns", "count", "--csv")
    assert ended.output == "count\n29\n10\n"

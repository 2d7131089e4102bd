"""Finding the command: the first screen, help, commands and options that do not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from typer._click.exceptions import ClickException

import docscope
from docscope.cli.complaints import sentence
from docscope.cli.guide import COMMANDS, MEANINGS, PLACES, unknown_command
from terminal import in_pipe, in_process, in_terminal

if TYPE_CHECKING:
    from pathlib import Path

Captured = pytest.CaptureFixture[str]

FIRST_SCREEN = """\
docscope answers questions put to a collection of documents, as tables.

Try it on the two texts of 1956 that come with it:
  docscope kwic intervention    every occurrence of a word, in its context
  docscope clauses              what was decided, and who is asked to do it
  docscope timeline             every date, in order, in its context
  docscope contrast             the words that set the two texts apart

On your own files: name them last, and put a phrase in quotation marks.
  docscope kwic "armed forces" letters/
  docscope clauses resolutions/ --output clauses.xlsx

  Read      docs, text, show
  Search    kwic, collocates, dispersion
  Count     words, contrast
  Extract   clauses, timeline, refs
  Keep      index

docscope COMMAND --help shows what a command can do, with examples.
"""


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("--help-all",)])
def test_first_screen(arguments: tuple[str, ...], capsys: Captured) -> None:
    assert in_process(capsys, *arguments) == (FIRST_SCREEN, 0, "")


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version_is_the_one_of_the_package(option: str, capsys: Captured) -> None:
    assert in_process(capsys, option).output == f"docscope {docscope.__version__}\n"


def test_module_runs_as_a_program() -> None:
    assert in_pipe("--version").output == f"docscope {docscope.__version__}\n"


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("keyness", "no such command; use docscope contrast"),
        ("Keywords", "no such command; use docscope contrast"),
        ("compare", "no such command; use docscope contrast"),
        ("concordance", "no such command; use docscope kwic"),
        ("search", "no such command; use docscope kwic"),
        ("grep", "no such command; use docscope kwic"),
        ("dates", "no such command; use docscope timeline"),
        ("list", "no such command; use docscope docs"),
        ("info", "no such command; use docscope docs"),
        ("cat", "no such command; use docscope text"),
        ("read", "no such command; use docscope text"),
        ("kwci", "no such command; use docscope kwic"),
        ("KWIC", "no such command; use docscope kwic"),
        ("help", "no such command; use docscope --help"),
        ("freq", "no such command; use docscope words"),
        ("ngrams", "no such command; use docscope words --ngram"),
        ("clusters", "no such command; use docscope words --ngram"),
        ("collocations", "no such command; use docscope collocates"),
        ("plot", "no such command; use docscope dispersion"),
        ("citations", "no such command; use docscope refs"),
        ("report", "planned, but not in this version: all answers in one document"),
        ("xyzzy", "no such command; there are docs, text, show, kwic"),
    ],
)
def test_unknown_command_is_answered_by_meaning(name: str, answer: str, capsys: Captured) -> None:
    ended = in_process(capsys, name)
    assert (ended.code, ended.output) == (2, "")
    assert ended.errors.startswith(f"docscope: {name}: {answer}")


def test_meanings_lead_to_commands_that_exist_or_are_planned() -> None:
    places = {meant.split()[0] for meant in MEANINGS.values()}
    assert places <= {*COMMANDS, *PLACES, "--help", "--version"}
    assert not set(COMMANDS) & {*PLACES, *MEANINGS}


def test_planned_command_is_not_recommended() -> None:
    assert unknown_command("report").startswith("report: planned")
    assert "does not have" in unknown_command("reprot")


def test_unknown_command_is_shown_visibly(capsys: Captured) -> None:
    ended = in_process(capsys, "a\x1b[31m\u202eb")
    assert ended.errors.startswith(r"docscope: a\x1b[31m\u202eb: no such command")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--colour", "--colour: no such option; docscope --help"),
        ("kwic a --windw 3", "--windw: no such option, but --width or --window; docscope kwic"),
        ("kwic a --zzz", "--zzz: no such option; docscope kwic --help shows the options"),
        ("kwic", "QUERY is missing; docscope kwic --help"),
        ("show resolution-1004", "REF is missing; docscope show --help"),
        ("show resolution-1004 1 2", "2: too many arguments; docscope show --help"),
        ("kwic a -w", "-w requires an argument; docscope kwic --help"),
        ("kwic a --csv=1", "--csv does not take a value; docscope kwic --help"),
        ("kwic a -w x", "--window x: write a whole number, 0 or more; docscope kwic --help"),
        ("kwic a -w -1", "--window -1: write a whole number, 0 or more;"),
        ("kwic a --seed x", "--seed x: write a whole number;"),
        ("contrast --ngram 4", "--ngram 4: write a whole number from 1 to 3;"),
        ("kwic a --unit page", "--unit page: write token, char, sentence or paragraph;"),
        ("text --csv", "--csv: no such option; docscope text --help"),
    ],
)
def test_wrong_option_is_told_in_one_sentence(arguments: str, told: str, capsys: Captured) -> None:
    ended = in_process(capsys, *arguments.split())
    assert (ended.code, ended.output) == (2, "")
    assert ended.errors.startswith(f"docscope: {told}")
    assert ended.errors.count("\n") == 1


def test_other_complaint_of_typer_is_told_as_it_is() -> None:
    assert sentence(ClickException("Strange Thing.")).startswith("strange Thing; docscope --help")


@pytest.mark.parametrize("name", COMMANDS)
def test_short_help_has_about_a_dozen_options_and_three_examples(
    name: str, capsys: Captured
) -> None:
    shown = in_process(capsys, name, "--help")
    assert (shown.code, shown.errors) == (0, "")
    options = re.findall(r"^  -.*", shown.output, re.MULTILINE)
    assert len(options) <= 15
    examples = shown.output.partition("Examples:\n")[2].splitlines()
    assert len(examples) == 3
    assert all(example.startswith(f"  docscope {name}") for example in examples)
    assert in_process(capsys, name, "-h").output == shown.output


@pytest.mark.parametrize("name", COMMANDS)
def test_whole_help_lists_every_option(name: str, capsys: Captured) -> None:
    short, whole = in_process(capsys, name, "--help"), in_process(capsys, name, "--help-all")
    counts = [len(re.findall(r"^  -", shown.output, re.MULTILINE)) for shown in (short, whole)]
    more = re.search(r"^(\d+) more options: --help-all$", short.output, re.MULTILINE)
    assert more
    assert counts[1] - counts[0] == int(more[1])
    assert "more options" not in whole.output
    assert "--front-matter" in whole.output


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("columns", [80, 160])
def test_help_fits_the_terminal(name: str, columns: int) -> None:
    shown = in_terminal(f"docscope {name} --help-all", columns=columns)
    assert shown.code == 0
    assert max(map(len, shown.output.splitlines())) <= columns


def test_help_after_a_double_dash_is_an_argument(capsys: Captured) -> None:
    ended = in_process(capsys, "docs", "--", "--help-all")
    assert (ended.code, ended.errors) == (2, "docscope: --help-all: no such file\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_in_help_are_commands_that_run(
    name: str, capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each example is put to files of the names it uses."""
    import shlex

    monkeypatch.chdir(tmp_path)
    for folder in ("letters", "letters/1856", "letters/1857", "resolutions"):
        (tmp_path / folder).mkdir()
        _write(tmp_path / folder / "a.txt")
    for file in ("letters/1856.txt", "ours.txt", "theirs.txt"):
        _write(tmp_path / file)
    examples = in_process(capsys, name, "--help").output.partition("Examples:\n")[2]
    for line in examples.splitlines():
        call = line.partition(" > ")[0].partition(" | ")[0]
        ended = in_process(capsys, *shlex.split(call)[1:])
        assert ended.code == 0, (line, ended.errors)


def _write(file: Path) -> None:
    text = "The armed forces withdraw.\n\nPeace in March 1856.\n\nThe treaty holds.\n"
    file.write_text(text, encoding="utf-8")

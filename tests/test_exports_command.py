"""The formats for dates on the command line: what they refuse, cite, skip and leave out."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from docscope.cli.guide import COMMANDS
from docscope.report.writers.registry import FORMATS
from terminal import DOCSCOPE, environment, in_pipe, in_process

if TYPE_CHECKING:
    from pathlib import Path

    Captured = pytest.CaptureFixture[str]

NAMES = ("ics", "timelinejs", "timeml")
OTHERS = {
    "kwic": ("soviet",),
    "collocates": ("soviet",),
    "dispersion": ("soviet",),
    "clauses": (),
    "contrast": (),
    "docs": (),
    "words": (),
}


def size(name: str, text: str) -> int:
    """Return how many dates a file has, which a parser of its format has read."""
    if name == "ics":
        return len(Calendar.from_ical(text).walk("VEVENT"))
    if name == "timelinejs":
        return len(json.loads(text)["events"])
    root = ET.fromstring(text)  # noqa: S314 - no stranger wrote it
    return sum(1 for text in root.iter("TEXT") for _ in text.iter("TIMEX3"))


def test_these_are_all_the_formats_for_dates() -> None:
    held = (name for name, kind in FORMATS.items() if kind.command == "timeline")
    assert tuple(held) == NAMES
    assert set(OTHERS) < set(COMMANDS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", OTHERS)
def test_other_commands_have_no_dates(name: str, command: str, capsys: Captured) -> None:
    ended = in_process(capsys, command, *OTHERS[command], "--format", name)
    assert ended == ("", 2, f"docscope: {name} holds dates; only docscope timeline writes it\n")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--by", "year"), "holds dates, no counts; leave out --by or take another format"),
        (("--columns", "date"), "has no columns; leave out --columns or take another format"),
    ],
)
def test_counts_and_columns_are_for_tables(
    name: str, options: tuple[str, str], sentence: str, capsys: Captured
) -> None:
    ended = in_process(capsys, "timeline", "--format", name, *options)
    assert ended == ("", 2, f"docscope: {name} {sentence}\n")


@pytest.mark.parametrize("name", ["ics", "timelinejs"])
def test_each_date_is_one_event_if_asked(name: str, capsys: Captured) -> None:
    ended = in_process(capsys, "timeline", "--format", name, "--dedupe")
    assert (size(name, ended.output), ended.code, ended.errors) == (6, 0, "")


def test_a_marked_text_holds_every_mention(capsys: Captured) -> None:
    ended = in_process(capsys, "timeline", "--format", "timeml", "--dedupe")
    assert ended == ("", 2, "docscope: timeml marks every mention; leave out --dedupe\n")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("options", "dates"),
    [
        ((), 7),
        (("--limit", "3"), 3),
        (("--limit", "0"), 0),
        (("--offset", "5"), 2),
        (("--match", "appeal"), 1),
        (("--match", "zzz"), 0),
        (("--from", "1956-11-01", "--to", "1956-11-02"), 2),
        (("--where", "kind=period"), 1),
        (("--where", "year=1900"), 0),
        (("--no-header",), 7),
        (("--context", "5"), 7),
    ],
)
def test_rows_are_chosen_as_in_a_table(
    name: str, options: tuple[str, ...], dates: int, capsys: Captured
) -> None:
    ended = in_process(capsys, "timeline", "--format", name, *options)
    assert (size(name, ended.output), ended.code, ended.errors) == (dates, 0, "")


@pytest.mark.parametrize("name", NAMES)
def test_rejected_candidates_are_no_dates(name: str, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It rained in 1956. It may not be. Resolution 242 (1967), page 1968.")
    plain = in_process(capsys, "timeline", str(file), "--format", name)
    assert ",rejected," in in_process(capsys, "timeline", str(file), "--explain", "--csv").output
    assert in_process(capsys, "timeline", str(file), "--format", name, "--explain") == plain
    assert (size(name, plain.output), plain.errors) == (1, "")


@pytest.mark.parametrize("name", NAMES)
def test_the_dates_of_documents_join_those_of_the_texts(name: str, capsys: Captured) -> None:
    ended = in_process(capsys, "timeline", "--format", name, "--documents")
    # TimeML has them anyway, above the text.
    assert size(name, ended.output) == (7 if name == "timeml" else 9)


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_may_leave_early(name: str) -> None:
    with subprocess.Popen(
        [*DOCSCOPE, "timeline", "--format", name],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == (b"", 0)


@pytest.mark.parametrize("name", NAMES)
def test_what_cannot_be_read_is_left_out(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("In 1956 it rained.")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2")
    ended = in_pipe("timeline", "a.txt", "b.txt", "--format", name, folder=tmp_path)
    assert (size(name, ended.output), ended.code) == (1, 3)
    assert ended.errors.startswith("b.txt: ")


@pytest.mark.parametrize("name", NAMES)
def test_an_index_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "a.md").write_text("# Vienna, 3 May 1815\n\nOn *10 June* & from 1812 to 1814.")
    (letters / "b.txt").write_text("In <1956> it rained.\r\nUntil 3 May.", newline="")
    assert in_pipe("index", "letters", "--to", "c.corpus", folder=tmp_path).code == 0
    calls = (("letters",), ("c.corpus",), ("letters", "--jobs", "2"))
    first, *others = (
        in_pipe("timeline", *call, "--format", name, folder=tmp_path) for call in calls
    )
    assert size(name, first.output) >= 4
    assert others == [first, first]


@pytest.mark.parametrize("name", ["ics", "timeml"])
def test_an_answer_in_a_file_is_cited_beside_it(name: str, tmp_path: Path) -> None:
    suffix = FORMATS[name].suffixes[0]
    ended = in_pipe("timeline", "-o", f"dates{suffix}", "--provenance", folder=tmp_path)
    assert ended == ("", 0, "")
    text = (tmp_path / f"dates{suffix}").read_text(encoding="utf-8")
    assert text == in_pipe("timeline", "--format", name).output.replace("\r\n", "\n")
    cited = json.loads((tmp_path / "dates.provenance.json").read_text(encoding="utf-8"))
    assert (cited["found"], cited["rows"], cited["documents"]) == (7, 7, 2)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_in_a_pipe_is_cited_on_standard_error(name: str) -> None:
    cited = in_pipe("timeline", "--format", name, "--provenance", "-n", "2")
    assert cited.output == in_pipe("timeline", "--format", name, "-n", "2").output
    assert ": 7 dates in 2 of 2 built-in documents, 1,839 words; corpus" in cited.errors


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_loaded_for_it(name: str) -> None:
    program = (
        "import sys; from docscope.cli.app import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    command = ["python", "-c", program, "timeline", "--format", name]
    run = subprocess.run(command, capture_output=True, check=True, env=environment())
    loaded = set(run.stderr.decode().split())
    assert ("icalendar" in loaded) == (name == "ics")
    assert not {"numpy", "pandas", "pyarrow", "nltk", "jinja2"} & loaded

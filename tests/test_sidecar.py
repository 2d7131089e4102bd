"""What stands beside documents: tables of fields, parts of names, `corpus.toml`."""

from __future__ import annotations

import pickle
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope import open_corpus, timeline
from docscope.corpus.fieldtable import read_table
from docscope.corpus.namefields import field_names, fields_in_name
from docscope.errors import InputError, UsageError
from terminal import in_process

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMES = ("country", "session", "year")


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "letters"
    (folder / "1857").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "1857/c.txt"):
        (folder / name).write_text("On 12/04/1956 it was café.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def fields(*paths: str, **options: str) -> dict[str, Mapping[str, str]]:
    corpus = open_corpus(paths, **options)  # type: ignore[arg-type]  # all of them are text
    return {doc: dict(corpus.document(doc).metadata) for doc in corpus.names}


# Names of files


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("HUN_11_1956.txt", {"country": "HUN", "session": "11", "year": "1956"}),
        ("un/HUN_11_1956.txt", {"country": "HUN", "session": "11", "year": "1956"}),
        ("HUN-11-1956.md", {"country": "HUN", "session": "11", "year": "1956"}),
        ("New-York_11_1956", {"country": "New-York", "session": "11", "year": "1956"}),
        ("HUN 11  1956.txt", {"country": "HUN", "session": "11", "year": "1956"}),
        ("HUN__1956.txt", {"country": "HUN", "year": "1956"}),
        ("HUN_11.txt", None),
        ("HUN_11_1956_b.txt", None),
        ("", None),
    ],
)
def test_fields_in_names(name: str, expected: dict[str, str] | None) -> None:
    assert fields_in_name(name, NAMES) == expected


@given(st.lists(st.text("abc1 é", min_size=1, max_size=5), min_size=2, max_size=5))
def test_parts_of_a_name_come_back(parts: list[str]) -> None:
    names = [f"f{number}" for number in range(len(parts))]
    found = fields_in_name("_".join(parts) + ".txt", names)
    assert found is not None
    assert found == {name: part.strip() for name, part in zip(names, parts, strict=True)}


def test_names_of_fields() -> None:
    assert field_names("Country,, Last Name ") == ("country", "", "last_name")
    assert field_names(["a", "b"]) == ("a", "b")
    with pytest.raises(UsageError, match="no name in it"):
        field_names(" ,")
    with pytest.raises(UsageError, match="year is there twice"):
        field_names("year,Year")


def test_names_that_do_not_fit_are_named(letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        (letters / f"x_{number}.txt").write_text("x")
    ended = in_process(capsys, "docs", "letters", "--name-fields", "who,number")
    assert "name fields: 3 of 7 names with another number of parts: " in ended.errors
    assert ended.code == 0
    ended = in_process(capsys, "docs", "letters/a.txt", "--name-fields", "who,number")
    assert "name fields: the name with another number of parts: a.txt\n" in ended.errors


# Tables


@pytest.mark.parametrize(
    "table",
    [
        "file,who,place\na.txt,Nagy,Buda\nc,Kéthly,\n",
        "file;who;place\r\na;Nagy;Buda\r\nletters/1857/c.txt;Kéthly;\r\n\r\n",
        "\ufefffile\tWHO\tplace\n./a.txt\tNagy\tBuda\n1857\\c.txt\tKéthly",
        'file|who|place\n"a.txt"|"Nagy"|"Buda"\n1857/c|Kéthly\n',
        ",who,place,\na.txt,Nagy,Buda,x\nc.txt,Kéthly,,\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_tables_in_many_forms(letters: Path, table: str, encoding: str) -> None:
    if encoding != "utf-8":
        table = table.removeprefix("\ufeff")
    (letters.parent / "meta.csv").write_bytes(table.encode(encoding))
    found = fields("letters", meta="meta.csv")
    assert found["letters/a.txt"] == {"who": "Nagy", "place": "Buda"}
    assert found["letters/b.txt"] == {}
    assert found["letters/1857/c.txt"] == {"who": "Kéthly"}


def test_the_row_that_says_most_counts(letters: Path) -> None:
    (letters / "1857" / "a.txt").write_text("x")
    (letters.parent / "meta.csv").write_text("file,n\na,1\n1857/a,2\na.txt,3\n")
    found = fields("letters", meta="meta.csv")
    assert found["letters/a.txt"]["n"] == "3"
    assert found["letters/1857/a.txt"]["n"] == "2"


def test_accents_of_names_are_one_character_or_two(letters: Path) -> None:
    (letters / unicodedata.normalize("NFD", "é.txt")).write_text("x")
    (letters.parent / "meta.csv").write_text("file,n\né,1\n", encoding="utf-8")
    assert {"n": "1"} in fields("letters", meta="meta.csv").values()


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("", "meta.csv: a table has two columns or more"),
        ("file\na.txt\n", "meta.csv: a table has two columns or more"),
        ("file,who,Who\na,b,c\n", "meta.csv: two columns are called who"),
        ("file,who\na,b\na,c\n", "meta.csv: line 3: a is there twice"),
        ("file,who\na,b,c\n", "meta.csv: line 2: 3 values, but 2 columns"),
        ('file,who\na,"' + "x" * 200_000, "meta.csv: line 2: field larger than"),
        ("file,who\n\0\0\0\1\2\3", "meta.csv: binary, not text; save the table as CSV"),
    ],
)
def test_what_is_no_table(letters: Path, table: str, problem: str) -> None:
    (letters.parent / "meta.csv").write_text(table)
    with pytest.raises(InputError, match=problem):
        open_corpus("letters", meta="meta.csv")


def test_tables_that_cannot_be_read(letters: Path) -> None:
    with pytest.raises(InputError, match=r"no.csv: no such file"):
        open_corpus("letters", meta="no.csv")
    with pytest.raises(InputError, match="letters: a folder, not a file"):
        open_corpus("letters", meta=letters.name)


def test_a_table_about_nothing_here_is_noted(
    letters: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (letters.parent / "meta.csv").write_text("title,file\nx,a.txt\n")
    ended = in_process(capsys, "docs", "letters", "--meta", "meta.csv")
    assert "meta.csv: no row is about one of the documents" in ended.errors


def test_tables_describe_built_in_texts_and_standard_input(tmp_path: Path) -> None:
    table = tmp_path / "meta.csv"
    table.write_text("doc,kind,speaker\nresolution-1004,text,none\n")
    found = fields(meta=str(table))["resolution-1004"]
    assert (found["kind"], found["speaker"], found["language"]) == ("text", "none", "en")
    assert read_table(str(table)).fields("-", "-") == {}


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1956-11-04", "1956-11-04"),
        ("1956", "1956"),
        ("19561104", "1956-11-04"),
        ("4 November 1956", "1956-11-04"),
        ("1939/1945", "1939/1945"),
        ("November 1956", "1956-11"),
        ("unknown", None),
    ],
)
def test_dates_become_edtf(letters: Path, written: str, date: str | None) -> None:
    (letters.parent / "meta.csv").write_text(f"file,date\na,{written}\n")
    assert fields("letters", meta="meta.csv")["letters/a.txt"].get("date") == date


def test_a_year_dates_what_has_no_date(letters: Path) -> None:
    (letters / "d.md").write_text("---\nyear: 1960\n---\n\nText\n")
    (letters / "e.md").write_text("---\ndate: 1961-02-03\n---\n\nText\n")
    (letters.parent / "meta.csv").write_text("file,year\na,1956\nb,about 1956\ne,1960\n")
    found = fields("letters", meta="meta.csv")
    dates = {doc.removeprefix("letters/"): one.get("date") for doc, one in found.items()}
    expected = {"a.txt": "1956", "d.md": "1960", "e.md": "1961-02-03"}
    assert dates == {"b.txt": None, "1857/c.txt": None, **expected}


# corpus.toml


TOML = """\
[reading]
name_fields = "name"
meta = "1857/meta.csv"
date_order = "mdy"

[fields]
archive = "PRO"
"Last Updated" = 2001-02-03
boxes = [1, "two"]
open = true
name = "overridden"

[[document]]
file = "1857/c.txt"
who = "Kéthly"
date = "4 November 1956"
"""


def test_a_folder_describes_its_documents(letters: Path) -> None:
    (letters / "corpus.toml").write_text(TOML, encoding="utf-8")
    (letters / "1857" / "meta.csv").write_text("file,who,date\na,Nagy,12/04/1956\nc,x,1950\n")
    shared = {"archive": "PRO", "last_updated": "2001-02-03", "boxes": "1; two", "open": "true"}
    expected = {
        "letters/1857/c.txt": {**shared, "name": "c", "who": "Kéthly", "date": "1956-11-04"},
        "letters/a.txt": {**shared, "name": "a", "who": "Nagy", "date": "1956-12-04"},
        "letters/b.txt": {**shared, "name": "b"},
    }
    assert fields("letters") == expected
    assert fields("letters/1857/c.txt") == {"c.txt": expected["letters/1857/c.txt"]}
    corpus = open_corpus("letters")
    assert dict(corpus.report.left_out) == {".csv": 1}
    sent = pickle.loads(pickle.dumps(corpus.only(["letters/a.txt"])))  # noqa: S301 - our own
    assert dict(sent.document("letters/a.txt").metadata) == expected["letters/a.txt"]


def test_the_command_line_goes_first(letters: Path) -> None:
    (letters / "corpus.toml").write_text(TOML, encoding="utf-8")
    (letters / "1857" / "meta.csv").write_text("file,who\na,Nagy\n")
    (letters.parent / "more.csv").write_text("file,who,archive\nc,Other,\n")
    found = fields("letters", meta="more.csv", name_fields="letter")
    assert found["letters/1857/c.txt"]["who"] == "Other"
    assert found["letters/1857/c.txt"]["archive"] == "PRO"
    assert found["letters/a.txt"]["letter"] == "a"
    assert found["letters/a.txt"]["name"] == "overridden"


def test_the_nearest_folder_counts(letters: Path) -> None:
    (letters / "corpus.toml").write_text("[fields]\nbox = 1\n")
    (letters / "1857" / "corpus.toml").write_text("[fields]\nfolder = 2\n")
    found = fields("letters")
    assert found["letters/a.txt"] == {"box": "1"}
    assert found["letters/1857/c.txt"] == {"folder": "2"}


def test_a_folder_says_how_it_is_read(letters: Path) -> None:
    (letters / "a.txt").write_bytes("---\nwho: x\n---\n\n# café — 12/04/1956\n".encode("cp1252"))
    said = 'encoding = "cp1252"\nformat = "text"\nfront_matter = true\ndate_order = "dmy"\n'
    (letters / "corpus.toml").write_text(f"[reading]\n{said}")
    corpus = open_corpus("letters/a.txt")
    document = corpus.document("a.txt")
    assert (document.encoding, document.front_matter, document.date_order) == (
        "cp1252",
        True,
        "dmy",
    )
    assert "# café —" in document.text
    assert [row[0] for row in timeline(corpus)] == ["1956-04-12"]
    assert [row[0] for row in timeline(corpus, date_order="mdy")] == ["1956-12-04"]
    other = open_corpus("letters/a.txt", encoding="latin-1", format_in="markdown").document("a.txt")
    assert other.encoding == "iso8859-1"
    assert "#" not in other.text


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("[reading", "not TOML: "),
        (b"x = '\xff'", "not TOML: "),
        ("x = 1", "x is not known; there are reading, fields, document"),
        ("[documents]", "documents is not known"),
        ("reading = 1", r"reading: write \[reading\]"),
        ("[reading]\nencodign = 'x'", r"encodign is not known in \[reading\]; there are encoding,"),
        ("[reading]\nencoding = 'x'", "x: no such encoding"),
        ("[reading]\nencoding = 1", "1: write text in quotation marks"),
        ("[reading]\nformat = 'pdf'", "pdf"),
        ("[reading]\nfront_matter = 'yes'", "front_matter = 'yes': write true or false"),
        ("[reading]\ndate_order = 'us'", "date_order = 'us': there are auto, dmy, mdy, ymd"),
        ("[reading]\ndate_order = []", r"date_order = \[\]"),
        ("[reading]\nname_fields = ['a', 'a']", "a is there twice"),
        ("[fields]\na = {b = 1}", "a: a table, where a value should be"),
        ("[document]\nfile = 'a.txt'", r"document: write \[\[document\]\]"),
        ("[[document]]\nwho = 'x'", "document: file is missing"),
        ("a = " + "[" * 10_000, "not TOML: "),
    ],
)
def test_mistakes_in_a_folder(letters: Path, written: str | bytes, problem: str) -> None:
    raw = written if isinstance(written, bytes) else written.encode()
    (letters / "corpus.toml").write_bytes(raw)
    with pytest.raises(InputError, match=r"letters/corpus\.toml: .*" + problem):
        open_corpus("letters")


def test_settings_that_cannot_be_read(letters: Path) -> None:
    (letters / "corpus.toml").write_text("")
    assert fields("letters/a.txt") == {"a.txt": {}}
    (letters / "corpus.toml").unlink()
    (letters / "corpus.toml").mkdir()
    assert fields("letters/a.txt") == {"a.txt": {}}

"""Conditions: what they mean, where they are wrong, and that every command obeys them."""

from __future__ import annotations

import csv
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope import kwic, open_corpus
from docscope.corpus import comparing
from docscope.corpus.comparing import date_bounds
from docscope.corpus.where import DEEPEST, comparisons, conjuncts, holds, joined, parse_where
from docscope.errors import UsageError
from terminal import in_pipe, in_process

if TYPE_CHECKING:
    from pathlib import Path

    from docscope.model import Value

FIELDS: dict[str, Value] = {
    "country": "HUN",
    "year": "1956",
    "session": "011",
    "date": "1956-11-04",
    "war": "1939-09-01/1945-09-02",
    "decade": "195X",
    "place": "São Paulo",
    "title": "The people’s war",
    "note": "unknown",
    "refs": ("A/3251", "S/3726"),
    "none": (),
    "words": 1277,
    "rate": 0.5,
    "certain": True,
    "last_updated": "yes",
    "long": "A" * 100,
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("country=HUN", True),
        ("country = hun", True),
        ("COUNTRY == 'HUN'", True),
        ("country=HUNG", False),
        ("country!=HUN", False),
        ("country<>POL", True),
        # numbers
        ("year=1956.0", True),
        ("session=11", True),
        ("session<9", False),
        ("session>9", True),
        ("words>=1277", True),
        ("words>1,277", None),
        ("rate<=.5", False),
        ("rate<=0.5", True),
        ("rate>-1", True),
        # dates of any precision
        ("date=1956", True),
        ("date=1956-11", True),
        ("date=1956-11-05", False),
        ("date=1956-11-04T10:00", True),
        ("date>=1956", True),
        ("date>=1956-11", True),
        ("date>1956", False),
        ("date>1956-11-03", True),
        ("date<1956-11-05", True),
        ("date<1956-11", False),
        ("date<=1956-11", True),
        ("date<1957", True),
        ("date>1955", True),
        ("date=195X", True),
        ("date=1956-24", False),
        ("date=1956-36", True),
        ("date=1956-34", False),
        ("date=1956-13", False),
        ("date=1956-02-31", False),
        ("date>1956-XX", False),
        ("year=1956-11", False),
        ("war<1946", True),
        ("war>1938", True),
        ("war<1940", False),
        ("war>1940", False),
        ("war=1939/1945", True),
        ("decade=1950/1959", True),
        ("decade>1949", True),
        ("decade<1955", False),
        # text
        ("note>=5", False),
        ("note<1990", False),
        ("note>=m", True),
        ("note<m", False),
        ("place='são paulo'", True),
        ("place='sao paulo'", False),
        ('title="the PEOPLE\'S war"', True),
        ("title='The people''s war'", True),
        ("long=" + "a" * 100, True),
        # patterns
        ("title~WAR", True),
        ("title~^war", False),
        ("title~'^the .* war$'", True),
        ("year ~ 195.", True),
        ("certain~t", True),
        # several values, none, flags
        ("refs=A/3251", True),
        ("refs!=A/3251", False),
        ("refs~^S", True),
        ("refs in (X, S/3726)", True),
        ("none=x", False),
        ("none=''", True),
        ("certain=true", True),
        ("certain=false", False),
        ("missing=HUN", False),
        ("missing!=HUN", True),
        ("missing=''", True),
        ("missing in (a, '')", True),
        ("missing<z", False),
        ("missing~.", False),
        ("country=''", False),
        ("country in (POL, HUN)", True),
        ("country not in (POL, HUN)", False),
        # joining
        ("country=POL or country=HUN and year=1956", True),
        ("(country=POL or country=HUN) and year=1957", False),
        ("not country=POL and not year=1957", True),
        ("not (country=HUN or year=1957)", False),
        ("NOT country=POL AND year=1956", True),
        ("not not country=HUN", True),
        ("'last updated'=yes", True),
        ("country=HUN\n and\tyear=1956", True),
    ],
)
def test_conditions(condition: str, expected: bool | None) -> None:  # noqa: FBT001
    if expected is None:
        with pytest.raises(UsageError):
            parse_where(condition)
    else:
        assert holds(parse_where(condition), FIELDS.get) is expected


@pytest.mark.parametrize(
    ("condition", "column", "problem"),
    [
        ("", 1, "the end where a field should be"),
        ("  ", 1, "the end where"),
        ("country", 8, "the end after a field"),
        ("country HUN", 9, '"HUN" after a field, where = '),
        ("country and x=1", 9, "and after a field"),
        ("country=", 9, "the end where a value should be"),
        ("country=and", 9, "and where a value in quotation marks should be"),
        ("country==>3", 10, "> where a value in quotation marks"),
        ("=HUN", 1, "= where a field should be"),
        ("and=1", 1, "and where a field should be"),
        ("''=1", 1, '"" where a field should be'),
        ("a=1 b=2", 5, '"b" does not belong here; join conditions'),
        ("title=Suez Canal", 12, '"Canal" does not belong here'),
        ("a=1 and", 8, "the end where a field"),
        ("a=1, b=2", 4, ", does not belong here"),
        ("(a=1", 1, "this ( is not closed"),
        ("a=1)", 4, "this ) closes nothing"),
        ("a='1", 3, "the quotation mark ' is not closed"),
        ("a!1", 2, "! alone means nothing"),
        ("a in b", 6, "in takes a list in parentheses"),
        ("a in (b c)", 6, "this list is not closed"),
        ("a in ()", 7, ") where a value should be"),
        ("a not b", 3, "not after a field"),
        ("a~'('", 3, '"(" is no regular expression: missing )'),
        ("x" * 100 + "=1 " + "y" * 100, 104, "y" * 30 + "…"),
    ],
)
def test_mistakes_name_their_column(condition: str, column: int, problem: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_where(condition)
    message = str(raised.value)
    assert message.startswith(f"--where: column {column}: ")
    assert problem in message


@pytest.mark.parametrize("piece", ["(", "not ", "not ("])
def test_nesting_has_a_limit_and_no_depth_of_python(piece: str) -> None:
    with pytest.raises(UsageError, match=f"more than {DEEPEST} parentheses"):
        parse_where(piece * 100_000 + "a=1")
    assert holds(parse_where("(" * DEEPEST + "a=1" + ")" * DEEPEST), {"a": "1"}.get)


@pytest.mark.parametrize(
    "condition",
    [
        " or ".join(["a=1"] * 50_000),
        "a=" + "9" * 1_000_000,
        "a='" + "''" * 500_000,
        "a in (" + "1, " * 200_000,
        "(" * 1_000_000,
        "!" * 1_000_000,
    ],
    ids=["alternatives", "digits", "quotes", "list", "parentheses", "signs"],
)
def test_endless_conditions_take_no_endless_time(condition: str) -> None:
    began = time.process_time()
    assert len(problem_in(condition)) < 300
    assert time.process_time() - began < 10


def test_a_pattern_has_a_limit_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "SECONDS", 0.05)
    condition = parse_where("a ~ '^(a|aa)+$'")
    with pytest.raises(UsageError, match=r"took more than 0.05 seconds.*simpler"):
        holds(condition, {"a": "a" * 60 + "!"}.get)


WORDS = st.text("abcHUN195-XY/. é", max_size=12)


@given(WORDS, WORDS)
def test_unequal_is_the_opposite_of_equal(left: str, right: str) -> None:
    quoted = right.replace("'", "''")
    value_of = {"a": left}.get
    equal, unequal = parse_where(f"a='{quoted}'"), parse_where(f"a!='{quoted}'")
    assert holds(equal, value_of) is not holds(unequal, value_of)


@given(st.text(max_size=40))
def test_any_text_is_a_condition_or_a_usage_error(text: str) -> None:
    assert problem_in(text)[:16] in {"", "--where: column "}


def problem_in(condition: str) -> str:
    """Return what is wrong with a condition, which is else put to the fields; empty if nothing."""
    try:
        holds(parse_where(condition), FIELDS.get)
    except UsageError as problem:
        return str(problem)
    return ""


@given(st.dates(), st.dates())
def test_days_compare_as_the_calendar_has_them(left: object, right: object) -> None:
    value_of = {"a": str(left)}.get
    for sign, expected in (("<", left < right), ("<=", left <= right), ("=", left == right)):  # type: ignore[operator]  # dates
        assert holds(parse_where(f"a{sign}{right}"), value_of) is expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1956", (1956, 1, 1), (1956, 12, 31)),
        ("1956-02", (1956, 2, 1), (1956, 2, 29)),
        ("1956?", (1956, 1, 1), (1956, 12, 31)),
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 15)),
        ("19XX", (1900, 1, 1), (1999, 12, 31)),
        ("-195X", (-1959, 1, 1), (-1950, 12, 31)),
        ("1956-34", (1956, 4, 1), (1956, 6, 30)),
        ("1956-XX-XX", (1956, 1, 1), (1956, 12, 31)),
        ("Y12000", (12000, 1, 1), (12000, 12, 31)),
        ("1939/1945-09", (1939, 1, 1), (1945, 9, 30)),
    ],
)
def test_bounds_of_dates(text: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    assert date_bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "56", "1956-00", "1956-99", "1956-21-01", "1956-02-30", "195XX", "1956/", "a"]
)
def test_no_dates(text: str) -> None:
    assert date_bounds(text) is None


def test_pieces_of_a_condition() -> None:
    condition = parse_where("a=1 and (b=2 and not c=3) and (d=4 or e=5)")
    assert [one.field for one in comparisons(condition)] == ["a", "b", "c", "d", "e"]
    assert len(parts := conjuncts(condition)) == 4
    assert joined(parts[:1]) == parts[0]
    assert joined(()) is None


# In commands


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

"""Named periods: which words are a name, what it means, and the tables of users."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf

from docscope.corpus.periodfile import read_periods
from docscope.errors import InputError
from docscope.text.dates import find_dates
from docscope.text.dates.names.periods import Period, known_periods, parse_periods
from docscope.text.dates.scanning.lexicon import DATA
from docscope.text.dates.values.days import parse_day

if TYPE_CHECKING:
    from pathlib import Path

# The words in brackets are the mention; then its value and qualifier.
NAMES = [
    ("fled after [the Second World War].", "1939-09-01/1945-09-02", "after"),
    ("[The second\nworld war] had begun", "1939-09-01/1945-09-02", ""),
    ("veterans of [World War I]", "1914-07-28/1918-11-11", ""),
    ("HISTORY OF [WORLD WAR II]", "1939-09-01/1945-09-02", ""),
    ("in [the Great War]", "1914-07-28/1918-11-11", ""),
    ("during [the Korean war]", "1950-06-25/1953-07-27", ""),
    ("[the Cuban missile crisis]", "1962-10-16/1962-10-28", ""),
    ("[the Thirty Years’ War]", "1618-05-23/1648-10-24", ""),
    ("[the Thirty Years War]", "1618-05-23/1648-10-24", ""),
    ("[the Six Day War]", "1967-06-05/1967-06-10", ""),
    ("in [the War of 1812]", "1812-06-18/1815-02-17", ""),
    ("at [the Congress of Vienna]", "1814-09/1815-06-09", ""),
    ("[the Peloponnesian War]", "-0430/-0403", ""),
    ("in [the Tang dynasty]", "0618/0907", ""),
    ("in [the Spring and Autumn period]", "-0769/-0475", ""),
    ("in [the Middle Ages]", "04XX/14XX", ""),
    ("in [the early Middle Ages]", "04XX/09XX", ""),
    ("[the Doha Round] of talks", "2001-11-14/..", ""),
    ("since [9/11], flights", "2001-09-11", "since"),
    ("prior to [the First World War]", "1914-07-28/1918-11-11", "before"),
    ("in [post-Cold War] Europe", "1947/1991", "after"),
    ("until [the end of the Cold War]", "1947/1991", "late; until"),
    ("[the outbreak of the Second World War]", "1939-09-01/1945-09-02", "early"),
    ("[early in the Second World War] it", "1939-09-01/1945-09-02", "early"),
    ("in [the closing months of the First World War]", "1914-07-28/1918-11-11", "late"),
    ("[the middle of the Cold War]", "1947/1991", "mid"),
    ("in [the late Victorian era]", "1837-06-20/1901-01-22", "late"),
    ("[mid-Victorian period]", "1837-06-20/1901-01-22", "mid"),
    ("humanists of [the Renaissance], who", "13XX/16XX", ""),
]


@pytest.mark.parametrize(("marked", "date", "qualifier"), NAMES)
def test_a_name_is_found_whole(marked: str, date: str, qualifier: str) -> None:
    plain = re.sub(r"[\[\]]", "", marked)
    (mention,) = find_dates(plain)
    assert plain[mention.start : mention.end] == marked[marked.index("[") + 1 : marked.index("]")]
    assert (mention.date, mention.kind, mention.qualifier) == (date, "period", qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "it was a great war",
        "the depression of trade",
        "the Civil War and the Revolution",
        "a new Cold War",
        "another World War II",
        "a cold war between neighbours",
        "a second Cold War",
        "the Anglo-Dutch Wars",
        "the Second World War Memorial",
        "the Renaissance Hotel",
        "an African Renaissance",
        "the Hundred Days Hotel",
        "its first hundred days",
        "the troubles of the year",
        "In October war broke out",
        "the Cold Wars",
    ],
)
def test_other_words_are_no_name(text: str) -> None:
    assert [mention for mention in find_dates(text) if mention.kind == "period"] == []


def test_the_side_of_a_period_leaves_its_value_alone() -> None:
    (mention,) = find_dates("after the Second World War")
    assert (mention.first, mention.last) == ("1939-09-01", "1945-09-02")
    assert (mention.timex_value, mention.timex_mod) == ("1939-09-01/1945-09-02", "AFTER")


@pytest.mark.parametrize(
    ("text", "value", "mod", "precision"),
    [
        ("since 9/11, flights", "2001-09-11", "AFTER", "day"),
        ("the end of the Persian Wars", "BC0492/BC0449", "END", "range"),
        ("before the Doha Round", "2001-11-14/..", "BEFORE", "range"),
        ("in the Jazz Age", "192", "", "decade"),
    ],
)
def test_periods_as_timex3(text: str, value: str, mod: str, precision: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.timex_value, mention.timex_mod) == (value, mod)
    assert mention.precision == precision


@pytest.mark.parametrize("period", known_periods(), ids=lambda period: period.names[0])
def test_the_known_periods_are_values_with_a_source(period: Period) -> None:
    value = parse_edtf(period.date)
    first, last = period.days
    assert parse_day(str(first)) == value.lower_strict()[:3] if last else first
    assert last is None or parse_day(last) == value.upper_strict()[:3]
    assert last is None or parse_day(str(first)) <= parse_day(last)
    assert period.source


def test_the_known_periods_are_a_table_like_those_of_users() -> None:
    table = DATA / "periods.csv"
    assert read_periods(str(table)) == known_periods()
    assert len(known_periods()) > 150


TABLES = [
    ("Thaw,1953-03-05,1964-10-14", ("Thaw",), "1953-03-05/1964-10-14", ""),
    ("the Thaw|Our Thaw,1953,1964,EB", ("the Thaw", "Our Thaw"), "1953/1964", "EB"),
    ("Thaw,1953/1964,Taubman 2003", ("Thaw",), "1953/1964", "Taubman 2003"),
    ("Thaw,1953~/..", ("Thaw",), "1953~/..", ""),
    ("Thaw,1953,..", ("Thaw",), "1953/..", ""),
    ("Bastille Day,1789-07-14", ("Bastille Day",), "1789-07-14", ""),
    ("Twenties,192X", ("Twenties",), "192X", ""),
    ("Thaw;1953;1964;EB", ("Thaw",), "1953/1964", "EB"),
    ("Thaw\t1953\t1964", ("Thaw",), "1953/1964", ""),
    ("name,first,last\nThaw,1953,1964", ("Thaw",), "1953/1964", ""),
    ("Name,Source,First,Last\nThaw,EB,1953,1964", ("Thaw",), "1953/1964", "EB"),
    ("period,date\nThaw,1953/1964", ("Thaw",), "1953/1964", ""),
    ("# comment, with commas\n\n Thaw , 1953 , 1964 \n", ("Thaw",), "1953/1964", ""),
    ('"Thaw, The",1953,1964', ("Thaw, The",), "1953/1964", ""),
    ("Thaw,1964,1964", ("Thaw",), "1964", ""),
    ("\ufeffThaw,1953,1964\r\n", ("Thaw",), "1953/1964", ""),
]


@pytest.mark.parametrize(("table", "names", "date", "source"), TABLES)
def test_tables_of_users(
    tmp_path: Path, table: str, names: tuple[str, ...], date: str, source: str
) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(table.encode())
    assert read_periods(str(path)) == (Period(names, date, source),)


WRONG = [
    ("", "p.csv: no periods in it"),
    ("# only a comment\n", "p.csv: no periods in it"),
    ("name,first,last\n", "p.csv: no periods in it"),
    ("Thaw", "line 1: Thaw has no first date"),
    ("Thaw,1953,,Taubman", "line 1: Thaw has no last date"),
    ("Thaw,,1964", "line 1: Thaw has no first date"),
    ("Thaw,1953/", "line 1: Thaw has no last date"),
    ("A,1953,1954\n\nThaw,05.03.1953,1964", "line 3: Thaw: 05.03.1953 is no date; write 1848"),
    ("Thaw,1953,1953-02-30", "line 1: Thaw: 1953-02-30 is no date"),
    ("Thaw,..,..", "line 1: Thaw: ../.. is no date"),
    ("Thaw,1964,1953", "line 1: Thaw: 1964 is after 1953; put the earlier date first"),
    ("Thaw|,1953,1964", "line 1: a name is empty"),
    (",1953,1964", "line 1: a name is empty"),
    ("--,1953,1964", "line 1: a name is empty"),
    ("Thaw,1953,1964\nthaw,1955,1956", "line 2: thaw is in line 1 already; name it once"),
    ("Thaw,1953,1964,a,b", "line 1: 5 columns; put a cell with commas into quotation marks"),
    ("name,begin,end\nThaw,1953,1964", "line 1: no columns first and last"),
    ('Thaw,"1953,1964\n', "line 1: unexpected end of data"),
]


@pytest.mark.parametrize(("table", "message"), WRONG)
def test_what_is_wrong_with_a_table_is_told(table: str, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)) as told:
        parse_periods(table, "p.csv")
    assert str(told.value).startswith("p.csv: ")
    assert "\n" not in str(told.value)


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    latin = tmp_path / "latin.csv"
    latin.write_bytes("A,1953,1964\nMärz,1848-03,1848-03\n".encode("latin-1"))
    for path, message in [
        (latin, "line 2: not UTF-8; save the table as UTF-8"),
        (tmp_path / "none.csv", "no such file; name a CSV file of periods"),
        (tmp_path, "a folder, not a file; name a CSV file of periods"),
    ]:
        with pytest.raises(InputError, match=re.escape(f"{path}: {message}")):
            read_periods(str(path))


def test_a_period_of_a_user_goes_before_a_known_one() -> None:
    own = parse_periods("Cold War|the frosty years,1946-03-05,1989-11-09", "p.csv")
    found = find_dates("In the Cold War, the frosty years, after the Korean War", periods=own)
    assert [mention.date for mention in found] == [
        "1946-03-05/1989-11-09",
        "1946-03-05/1989-11-09",
        "1950-06-25/1953-07-27",
    ]


def test_the_names_of_users_follow_the_rule_of_capitals() -> None:
    own = parse_periods("the Thaw,1953,1964", "p.csv")
    text = "In the Thaw a thaw came, the thaw; Thaw said so."
    assert [text[m.start : m.end] for m in find_dates(text, periods=own)] == ["the Thaw"]


def test_a_name_in_another_script_is_found() -> None:
    own = parse_periods("Оттепель,1953,1964", "p.csv")
    assert [m.date for m in find_dates("В годы «Оттепель» вышел", periods=own)] == ["1953/1964"]

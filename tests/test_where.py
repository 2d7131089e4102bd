"""Conditions: what they mean, where they are wrong, and that every command obeys them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.corpus import comparing
from docscope.corpus.comparing import date_bounds
from docscope.corpus.where import DEEPEST, comparisons, conjuncts, holds, joined, parse_where
from docscope.errors import UsageError

if TYPE_CHECKING:
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

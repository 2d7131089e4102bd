"""Regular expressions of users: every evil one ends within the limit, in one clear sentence."""

from __future__ import annotations

import time

import pytest

from docscope.corpus.query.asked import asked_query
from docscope.corpus.query.regex import SECONDS, Pattern
from docscope.corpus.query.regex_shape import opening
from docscope.corpus.query.words import LONGEST_WORD
from docscope.corpus.search import find
from docscope.errors import UsageError
from docscope.text.folding import fold
from marked import document

EVIL = [
    r"(a+)+$",
    r"(a+)+b",
    r"(a*)*b",
    r"(.*)*b",
    r"((a+)+)+b",
    r"(a|a)*b",
    r"(a|aa)+b",
    r"(a|ab|b|ba)*c",
    r"(.*a){20}b",
    r"(?=(a+))\1*b",
    r"(a+)\1+b",
    r"(a*)\1\1\1b",
    r"(?:x{1000}){1000}",
    r"x{1000}{1000}",
    r"x{999999999}",
    r"x{99999999999999999999}",
    r"((a{0,1000}){0,1000}){0,1000}b",
    r"a{1,1000}" * 50 + "b",
    r"(?:(?:a?){100}){100}b",
    r"(?R)",
    r"(a|(?R))*b",
    r"(?&x)(?<x>(?&x)?a)",
    r"(?1)(a)",
    r"(?:abc){e<=30}",
    r"(?:a{1,500}){e}b",
    r"(?<=a*)b",
    r"(?<!(a|b)*)c",
    r"(?:" + "|".join("a" * n for n in range(1, 120)) + r")*b",
    "(" * 3000 + "a" + ")" * 3000,
    "a?" * 500 + "a" * 500 + "b",
    r"(a?){1000}a{1000}b",
    r"(\p{L}+)*\d",
    r"[\w\p{L}\p{N}]*+b",
    r"[[:alpha:]]*" * 40 + "1",
    r".*" * 30 + "b",
    r"(?|(a)|(b))\1*c",
    r"(?>(a+))+b",
    r"\L<x>",
    r"(*F)a",
    r"(?(1)a|b)*c",
    r"[" * 500,
    r"(?#" * 200,
    r"\p{" * 200,
]
HOSTILE = " ".join(
    ["a" * 1000, "a" * 999 + "b", "x" * 1000, "ab" * 500, "a" * 5000, "e" + "é" * 99]
)


@pytest.mark.parametrize("written", EVIL, ids=lambda written: written[:20])
def test_an_evil_expression_ends_within_the_limit(written: str) -> None:
    start = time.process_time()
    message = ""
    try:
        find(document(HOSTILE), asked_query(written, {"regex": True}))
    except UsageError as error:
        message = str(error)
    spent = time.process_time() - start
    assert spent < SECONDS + 1
    assert "\n" not in message
    assert len(message) < 250


def test_the_limit_is_named() -> None:
    query = asked_query("(a|aa)+b", {"regex": True})
    with pytest.raises(UsageError, match=r"took more than 2 seconds; write a simpler one"):
        find(document("a" * 1000), query)
    again = asked_query("(a|aa)+b", {"regex": True})
    assert find(document("ab"), again)  # a new query has time of its own


def test_a_large_lexicon_is_no_evil() -> None:
    query = asked_query("[0-9]th", {"regex": True})
    text = " ".join(f"{n}th" for n in range(30_000))
    assert len(find(document(text), query)) == 10


def test_a_longer_run_of_letters_is_no_word() -> None:
    pattern = Pattern("a+")
    assert pattern.inside("a" * LONGEST_WORD) is False
    assert pattern.inside("a" * (LONGEST_WORD + 1)) is None


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        ("interven.*", "interven"),
        ("intervention", "intervention"),
        ("interven(tion|ed)", "interven"),
        ("non-inter.*", "non-inter"),
        ("abc*", "ab"),
        ("abc?d", "ab"),
        ("abc{0,2}", "ab"),
        ("abc+", "abc"),
        ("abc|d", ""),
        ("(abc|d)", ""),
        ("ab(?i)c", ""),
        (r"\war", ""),
        ("ab[|]c", "ab"),
        (r"ab\|c", "ab"),
        (".*a", ""),
    ],
)
def test_what_every_match_begins_with(written: str, letters: str) -> None:
    assert opening(written) == letters


@pytest.mark.parametrize("written", ["interven.*", "INTERVENTION", "ab(c|d)", "K.*", "s+t"])
@pytest.mark.parametrize("case", [False, True])
def test_what_is_promised_of_matches_holds(written: str, *, case: bool) -> None:
    pattern = Pattern(written, case=case)
    tokens = ["Intervention", "INTERVENTION", "abc", "ABD", "Kelvin", "\u212aelvin", "ſt", "sst"]
    matches = [token for token in tokens if pattern.inside(token) is False]
    assert all(pattern.literal in fold(token) for token in matches)
    assert all(fold(token).startswith(pattern.prefix) for token in matches)
    assert all(fold(token) == pattern.prefix for token in matches if pattern.exact)

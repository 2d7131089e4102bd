"""Which clauses a question chooses, and what is said where it cannot choose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from docscope.analyses.clauses.choice import Force, parse_force
from docscope.analyses.clauses.citedsymbols import is_cited, wanted_reference
from docscope.analyses.clauses.classes import known_classes
from docscope.analyses.clauses.table import Clauses
from docscope.cli.clauseoptions import Choosing, Ways
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.query import parse_query
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.text.clauses import Kind

PAGE = Path(__file__).parent.parent / "docs" / "clauses.md"

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = """\
The Security Council,

Recalling its resolution 242 (1967) and the Charter of the United Nations,

1. Demands that all parties withdraw;

2. Requests the Secretary-General:

(a) To send observers to the canal;

(b) To report by 1 May 1968;

3. Notes the letter of the Board (S/8289), and invites Peru to answer it.
"""
CORPUS = MemoryCorpus.from_texts({"a.txt": TEXT})


def ids(question: Clauses) -> str:
    return " ".join(str(row[1]) for row in run(question, CORPUS).table)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Clauses(kinds=("subitem",)), "o2(a) o2(b)"),
        (Clauses(classes=("request", "demand")), "o1 o2"),
        (Clauses(force=Force(5, 5)), "o1"),
        (Clauses(force=Force(0, 1), kinds=("operative",)), "o3"),
        (Clauses(refs="242 (1967)"), "p1"),
        (Clauses(refs="S/RES/242"), "p1"),
        (Clauses(refs="charter"), "p1"),
        (Clauses(refs="s/8289"), "o3"),
        (Clauses(refs="24"), ""),
        (Clauses(addressee="peru"), "o3"),  # whom the second verb addresses
        (Clauses(match=parse_query("observers .. canal")), "o2 o2(a)"),
        (Clauses(match=parse_query("report|answer"), kinds=("subitem",)), "o2(b)"),
        (Clauses(match=parse_query('[lemma="withdraw"]')), "o1"),
        (Clauses(match=parse_query("nothing")), ""),
    ],
)
def test_clauses_are_chosen_by_what_they_say(question: Clauses, expected: str) -> None:
    assert ids(question) == expected


def test_a_document_without_a_match_is_counted_as_read() -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": TEXT, "b.txt": "Nothing to be found here."})
    totals = run(Clauses(match=parse_query("canal")), corpus).table
    assert len(list(totals)) == 2
    assert (totals.totals.documents, totals.totals.documents_found) == (2, 1)


@pytest.mark.parametrize(
    ("asked", "printed", "cited"),
    [
        ("242 (1967)", "Security Council resolution 242 (1967)", True),
        ("S/RES/242", "resolution 242 (1967)", True),
        ("S/RES/242 (1967)", "S/RES/242", True),
        ("A/RES/47/19", "General Assembly resolution 47/19", True),
        ("242", "resolution 242 (1967)", True),
        ("S/RES/24", "resolution 242 (1967)", False),
        ("A/47/19", "A/47/191", False),
        ("A/47/19", "A/47/19/Add.1", False),
        ("geneva convention", "the fourth Geneva Convention of 12 August 1949", True),
    ],
)
def test_a_document_is_found_by_its_symbol_or_its_words(
    asked: str, printed: str, *, cited: bool
) -> None:
    assert is_cited(wanted_reference(asked), (printed,)) is cited


@pytest.mark.parametrize(
    ("written", "expected"),
    [("3", (3, 3)), ("3-5", (3, 5)), ("4-", (4, 5)), ("-2", (0, 2)), (" 1 – 2 ", (1, 2))],
)
def test_a_force_is_a_number_or_a_range(written: str, expected: tuple[int, int]) -> None:
    assert parse_force(written) == expected


@pytest.mark.parametrize("written", ["", "-", "6", "3-7", "5-3", "x", "3..5", "33"])
def test_what_is_no_force_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match=r"^--force .*: no force; write 0 "):
        parse_force(written)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kinds": ("clause",)}, "--kind clause: no such kind; use preambular, operative, "),
        ({"refs": " "}, '--refs "": no document; write a symbol or a name'),
        ({"classes": ("wish",)}, "--class wish: no such class; use .*condemnation.*request"),
    ],
)
def test_a_question_names_what_there_is(fields: dict[str, Sequence[str]], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Clauses(**fields)  # type: ignore[arg-type]  # one of several fields


@pytest.mark.parametrize(
    ("ways", "choosing", "message"),
    [
        (Ways(tree=True, explain=True), Choosing(), "--tree or --explain, not both"),
        (Ways(residue=True, explain=True), Choosing(), "--explain or --residue, not both"),
        (
            Ways(explain=True),
            Choosing(class_="call", verb="urge"),
            "--explain lists documents, not clauses; leave out --verb, --class",
        ),
        (
            Ways(residue=True),
            Choosing(match="x"),
            "--residue lists lines, not clauses; leave out --match",
        ),
    ],
)
def test_options_that_ask_for_two_answers_are_refused(
    ways: Ways, choosing: Choosing, message: str
) -> None:
    with pytest.raises(UsageError) as error:
        ways.ensure_one(choosing)
    assert str(error.value) == message


def test_an_outline_can_be_of_some_clauses() -> None:
    Ways(tree=True).ensure_one(Choosing(verb="urge"))
    with pytest.raises(UsageError, match=r"^--match "):
        _ = Choosing(match='"').fields


def test_the_page_explains_every_kind_class_and_column() -> None:
    page = PAGE.read_text(encoding="utf-8")
    place = {"doc_date", "part", "page", "paragraph", "sentence", "line", "char_start"}
    columns = {column.name for column in Clauses(every=True).columns} - place
    groups = {name for name in known_classes() if "/" not in name}
    assert {
        name for name in columns | groups | {*get_args(Kind)} if f"`{name}`" not in page
    } == set()

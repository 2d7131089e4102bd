"""The verbs of clauses: how their openings are read, the lexicon, and a user's own verbs."""

from __future__ import annotations

import copy
import csv
import pickle
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from docscope.corpus.verbfile import read_verbs
from docscope.errors import InputError
from docscope.text.clauses import read_clauses
from docscope.text.clauses.verbs.lexicon import VERBS, lexicon
from docscope.text.clauses.verbs.phrase import Phrase, operative_phrase, preambular_phrase
from docscope.text.clauses.verbs.table import parse_verbs
from resolutions import COUNCIL, DATA, plain

if TYPE_CHECKING:
    from pathlib import Path

RESOLUTION = re.compile(r"[AES]/RES/\d+(?:/\d+)?(?: \((?:\d{4}|[A-Z-]+)\))?")
SHORT = 1000  # bytes
SHAPE = "name the columns lemma,forms,class,force,takes_addressee"


def openings() -> list[tuple[str, str, str]]:
    lines = (DATA / "openings.txt").read_text(encoding="utf-8").splitlines()
    split = (line.partition(" |") for line in lines if not line.startswith("#"))
    return [(verb[0], verb[2:], rest) for verb, _, rest in split]


def printed(kind: str, text: str) -> str | None:
    phrase = (operative_phrase if kind == "o" else preambular_phrase)(text)
    return text[phrase.start : phrase.end] if phrase else None


def test_openings_of_all_decades_are_read_as_far_as_their_italics() -> None:
    wrong = [
        (verb, found)
        for kind, verb, rest in openings()
        if (found := printed(kind, verb + rest)) != verb
    ]
    assert wrong == []


def test_openings_of_one_part_are_none_of_the_other() -> None:
    present = [verb for kind, verb, rest in openings() if kind == "o" and verb.count(" ") == 0]
    assert [verb for verb in present if preambular_phrase(f"{verb} the report of the")] == []
    participles = [verb for kind, verb, _ in openings() if kind == "p" and verb.endswith("ing")]
    assert [verb for verb in participles if operative_phrase(f"{verb} the report of the")] == []


@pytest.mark.parametrize(
    "line",
    [
        "The Security Council decided at its 12th meeting",
        "United Nations Interim Force in Lebanon",
        "Limited resources of the Organization",
        "King Hussein of Jordan",
        "According to the report",
        "Annex to the report",
        "its resolutions and decisions",
        "Not later than 1 March",
        "12 May 1948",
        "",
    ],
)
def test_other_lines_open_no_clause(line: str) -> None:
    assert (operative_phrase(line), preambular_phrase(line)) == (None, None)


def test_the_table_of_verbs_is_whole() -> None:
    rows = list(csv.DictReader(VERBS.read_text(encoding="utf-8").splitlines()))
    counts = Counter(row["lemma"] for row in rows)
    assert [lemma for lemma, count in counts.items() if count > 1] == []
    assert {row["force"] for row in rows} <= set("012345")
    assert {row["use"] for row in rows} == {"both", "preambular"}
    assert {row["takes_addressee"] for row in rows} == {"direct", "to", "no"}
    cited = {row[name] for row in rows for name in ("seen_operative", "seen_preambular")} - {""}
    assert [name for name in cited if not RESOLUTION.fullmatch(name)] == []
    adjectives = [row for row in rows if "|" not in row["forms"]]
    assert {row["use"] for row in adjectives} == {"preambular"}


def test_many_verbs_were_seen_in_resolutions() -> None:
    rows = list(csv.DictReader(VERBS.read_text(encoding="utf-8").splitlines()))
    assert sum(bool(row["seen_operative"]) for row in rows) >= 89
    assert sum(bool(row["seen_preambular"]) for row in rows) >= 100


@pytest.mark.parametrize(
    ("opening", "act"),
    [
        ("Expresses its gravest concern at the violence", ("concern", 2)),
        ("Expresses its appreciation to the Secretary-General", ("appreciation", 1)),
        ("Expresses once again its full support for the Force", ("support", 2)),
        ("Expresses the hope that the parties will agree", ("expectation", 1)),
        ("Extends its condolences to the families", ("regret", 1)),
        ("Extends the mandate of the Force", ("decision", 4)),
        ("Renews its request to all States to report", ("request", 3)),
        ("Notes with concern that the talks failed", ("notice", 1)),
        ("Considers that the situation is grave", ("opinion", 1)),
        ("Expressing its conviction that peace is near", ("opinion", 1)),
        ("Having considered the report", ("notice", 0)),
        ("Considering that the report is late", ("opinion", 1)),
    ],
)
def test_a_verb_does_what_its_complement_says(opening: str, act: tuple[str, int]) -> None:
    phrase = operative_phrase(opening) or preambular_phrase(opening)
    assert phrase
    assert (phrase.verb.verb_class, phrase.verb.force) == act


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("verb,force\nx,1", f"v.csv: no column lemma; {SHAPE}"),
        ("lemma,frce\nx,1", f"v.csv: no such column as frce; {SHAPE}"),
        ("lemma,lemma\nx,y", f"v.csv: two columns lemma; {SHAPE}"),
        ("lemma,force\nx,9", "v.csv: line 2: force 9 of x; write 0 (mentions) to 5 (binds)"),
        ("lemma,force\nx,high", "v.csv: line 2: force high of x; write 0 (mentions) to 5 (binds)"),
        ("lemma\nx\n\nX", "v.csv: line 4: x is in line 2 already; name it once"),
        ("lemma,forms\nx,a|b", "v.csv: line 2: 2 forms of x; write calls|calling|called, or one"),
        ("lemma,takes_addressee\nx,yes", "v.csv: line 2: takes_addressee yes of x; write direct"),
        ("lemma,force\n,1", "v.csv: line 2: no lemma; write a verb such as request"),
        ("lemma\nx,1", "v.csv: line 2: 2 cells under 1 columns; quote a cell with commas"),
        ('lemma\n"x', "v.csv: line 2: unexpected end of data"),
        ("lemma\n", f"v.csv: no verbs in it; {SHAPE}"),
        ("", f"v.csv: no verbs in it; {SHAPE}"),
    ],
)
def test_a_line_that_is_no_verb_is_named(table: str, problem: str) -> None:
    with pytest.raises(InputError, match=re.escape(problem)):
        parse_verbs(table, "v.csv")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file; name a CSV file of verbs"):
        read_verbs(str(tmp_path / "none.csv"))
    with pytest.raises(InputError, match="a folder, not a file"):
        read_verbs(str(tmp_path))
    (tmp_path / "latin.csv").write_bytes(b"lemma\nr\xe9it\xe9rer\n")
    with pytest.raises(InputError, match=re.escape("line 2: not UTF-8; save the table as UTF-8")):
        read_verbs(str(tmp_path / "latin.csv"))


@pytest.mark.parametrize(
    ("row", "opening", "verb"),
    [
        ("frobnicate,,call,4,direct", "Also frobnicates all States", "Also frobnicates"),
        ("deny entry,,denial,4,no", "Denies entry to the ships", "Denies entry"),
        ("beseech,beseeches|beseeching|besought,call,3,direct", "Beseeches them", "Beseeches"),
        ("call upon,,decision,5,direct", "Calls once more upon all", "Calls once more upon"),
        ("express,,denial,5,no", "Expresses its concern at it", "Expresses its concern"),
    ],
)
def test_an_added_verb_opens_clauses_in_all_its_forms(row: str, opening: str, verb: str) -> None:
    verbs = parse_verbs(f"lemma,forms,class,force,takes_addressee\n{row}", "v.csv")
    found = operative_phrase(opening, verbs=verbs)
    assert found
    assert opening[found.start : found.end] == verb
    lemma, _, verb_class, force, asks = row.split(",")
    assert found.verb == (lemma, verb_class, int(force), asks)


def test_one_form_alone_is_an_adjective() -> None:
    verbs = parse_verbs("lemma,forms,class\nbamboozled,bamboozled,concern", "v.csv")
    found = preambular_phrase("Deeply bamboozled by the report,", verbs=verbs)
    assert found == Phrase(0, 17, found.verb) if found else False
    assert operative_phrase("Bamboozled by the report", verbs=verbs) is None


def test_added_verbs_are_read_in_all_parts_of_a_resolution() -> None:
    verbs = parse_verbs("lemma;class;force;takes_addressee\nfrobnicate;call;4;direct", "v.csv")
    text = (
        COUNCIL + "Having frobnicated the parties,\n\n1. Frobnicates all States to act;\n\n"
        "2. Requests him to report, and frobnicates Members to help.\n"
    )
    clauses = read_clauses(plain(text), lexicon=verbs).clauses
    assert [(each.verb, each.verb_class, each.addressee) for each in clauses] == [
        ("Having frobnicated", "call", None),
        ("Frobnicates", "call", "all States"),
        ("Requests", "request", "him"),
    ]
    assert (clauses[2].second_verb, clauses[2].second_addressee) == ("frobnicates", "Members")


def test_a_lexicon_travels_as_the_verbs_it_adds() -> None:
    verbs = parse_verbs("lemma\nfrobnicate", "v.csv")
    assert len(pickle.dumps(verbs)) < SHORT
    assert copy.deepcopy(verbs).forms == verbs.forms
    assert lexicon().added == ()

"""Chapters, parts and annexes are shown whole; decimal numbers name paragraphs of contracts."""

from __future__ import annotations

import pytest

from docscope.analyses.passages import Passages, parse_reference
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run
from docscope.errors import InputError

ANNEXES = """\
The Security Council,

1. Approves the texts below.

A

2. Decides to act.

B

3. Decides to wait.

Annex I

Guidelines

1. Troops shall be withdrawn.

2. Reports shall be made:

(a) weekly;

(b) monthly.

Annex II

Statute of the Court

Article 1
Seat

1. The Court shall sit at Rome.

2. The Court may sit elsewhere.

Article 2
Judges

The Court shall consist of nine judges.
"""
ORDERS = "The Council,\n\n1. Decides to act;\n\n2. Decides to wait.\n"
LEASE = """\
LEASE AGREEMENT

1. RENT

1.1 The Tenant shall pay the rent:

1.1.1 on the first day of each month; and

1.1.2 in pounds sterling.

2. REPAIRS

2.1 The Tenant must keep the premises in repair.

SCHEDULE 1

The premises

1. The house at 1 High Street.

2. The garden.
"""
CHAPTERS = """\
CHAPTER I
LAMPS

Article 1

A lamp is a light.

CHAPTER II
NIGHT

Article 2

Lamps are lit.

Article 3

Nobody shall sleep.
"""


def shown(text: str, reference: str) -> list[str]:
    corpus = MemoryCorpus.from_texts({"a.txt": text})
    return [str(row[2]) for row in run(Passages(parse_reference(reference)), corpus).table]


@pytest.mark.parametrize(
    ("text", "reference", "first", "last"),
    [
        (ANNEXES, "annex I", "Annex I", "(b) monthly."),
        (ANNEXES, "Annex 2", "Annex II", "The Court shall consist of nine judges."),
        (ANNEXES, "annex I, paragraph 2 (a)", "(a) weekly;", "(a) weekly;"),
        (ANNEXES, "annex II, Article 1", "Article 1 Seat", "2. The Court may sit elsewhere."),
        (ANNEXES, "annex:art1(1)", "1. The Court shall sit at Rome.", ""),
        (ANNEXES, "part B", "B", "3. Decides to wait."),
        (ORDERS, "clause 2", "2. Decides to wait.", ""),
        (LEASE, "1.1.2", "1.1.2 in pounds sterling.", ""),
        (LEASE, "clause 2.1", "2.1 The Tenant must keep the premises in repair.", ""),
        (LEASE, "article 2.1", "2.1 The Tenant must keep the premises in repair.", ""),
        (LEASE, "schedule 1", "SCHEDULE 1", "2. The garden."),
        (LEASE, "annex 1, paragraph 2", "2. The garden.", ""),
        (CHAPTERS, "chapter II", "CHAPTER II NIGHT", "Nobody shall sleep."),
        (CHAPTERS, "chapter 2", "CHAPTER II NIGHT", "Nobody shall sleep."),
        (CHAPTERS, "chapter 1", "CHAPTER I LAMPS", "A lamp is a light."),
    ],
)
def test_a_division_is_shown_whole(text: str, reference: str, first: str, last: str) -> None:
    passages = shown(text, reference)
    assert (passages[0], passages[-1]) == (first, last or first)


@pytest.mark.parametrize(
    ("text", "reference", "message"),
    [
        (ANNEXES, "annex 4", "a.txt: no annex 4; it has annex I to annex II"),
        (LEASE, "annex 7", "a.txt: no annex 7; it has annex 1"),
        (CHAPTERS, "chapter V", "a.txt: no chapter V; it has chapter I to chapter II"),
    ],
)
def test_a_division_that_is_not_there(text: str, reference: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        shown(text, reference)
    assert str(error.value) == message

"""Drafts to compare: their clauses, and what a comparison says of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docscope.analyses.drafts.comparison import Drafts
from docscope.analyses.drafts.rows import Compared
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run

if TYPE_CHECKING:
    from docscope.analyses.clauses.table import Clauses

PREAMBLE = (
    "Recalling its resolution 41/12 of 3 November 1986",
    "Noting with concern the reports of the Special Rapporteur on the prisons of Ruritania",
    "Convinced that a lasting peace requires the withdrawal of all foreign troops",
)
CALLS = "Calls upon the Government of Ruritania to release all political prisoners without delay"
REQUESTS = (
    "Requests the Secretary-General to send a mission to the capital and to report to the"
    " General Assembly at its forty-third session"
)
INVITES = "Invites Member States to contribute to the humanitarian fund"
DECIDES = "Decides to remain seized of the matter"
OPERATIVES = (CALLS, REQUESTS, INVITES, DECIDES)
ASKS = (
    "Asks the Secretary-General to send a mission to the capital within thirty days"
    " and to inform the General Assembly"
)
SENDS = "Requests the Secretary-General to send a mission to the capital"
REPORTS = (
    "Also requests the Secretary-General to report to the General Assembly at its"
    " forty-third session"
)
NEW = "Urges all States to suspend deliveries of arms to the territory"
VISITS = (
    "Requests the Special Rapporteur:\n(a) To visit the prisons of the north;\n"
    "(b) To interview witnesses of the events;\n(c) To submit an interim account"
)
TREATY = """Treaty of Friendship

Article 1
Scope

1. This Treaty applies to the territories of both Parties.

2. It does not apply to their overseas possessions.

Article 2
Consultation

1. The Parties shall consult each other on all questions of common interest.

2. Each Party shall name a delegate for that purpose.

Article 3
Entry into force

1. This Treaty shall enter into force on the day of the exchange of ratifications.

2. It shall remain in force for ten years.
"""


def resolution(preamble: tuple[str, ...], operatives: tuple[str, ...]) -> str:
    """Return a resolution of these clauses, numbered in order."""
    lines = ["The General Assembly,", *(f"{clause}," for clause in preamble)]
    lines += [f"{number}. {clause};" for number, clause in enumerate(operatives, 1)]
    return "\n\n".join(lines)[:-1] + ".\n"


OLD = resolution(PREAMBLE, OPERATIVES)


def changes(new: str, old: str, clauses: Clauses | None = None) -> list[str]:
    """Return what became of each clause, as `o2 (o1) same`."""
    return [
        f"{row['id'] or '-'} ({row['id_against'] or '-'}) {' and '.join(row['change'])}"
        for row in rows(new, old, clauses)
    ]


def rows(new: str, old: str, clauses: Clauses | None = None) -> list[dict[str, Any]]:
    corpus = MemoryCorpus.from_texts({"new.txt": new, "old.txt": old})
    pairs = (Compared("new.txt", "old.txt"),)
    table = run(Drafts(pairs, clauses) if clauses else Drafts(pairs), corpus).table
    return [dict(zip(table.names, row, strict=True)) for row in table]


def what_differs(new: str, old: str) -> list[str]:
    return [each for each in changes(new, old) if not each.endswith(" same")]

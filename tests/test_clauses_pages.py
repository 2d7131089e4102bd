"""The text of a clause that a page breaks: its head, foot and footnotes are no part of it."""

from __future__ import annotations

import pytest

from docscope.analyses.clauses.table import Clauses
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run

PAGES = """A/RES/75/255

Programme planning

The General Assembly,

Recalling its resolution 58/269 of 23 December 2003,

1.
Decides that the plan shall be achieved by the Secretariat and by
_______________
3
See A/75/6.
21-00073

2/3

Programme planning

A/RES/75/255

the regional commissions;
2.
Requests the Secretary-General to report.
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("o1", "Decides that the plan shall be achieved by the Secretariat and by the regional"),
        ("o2", "Requests the Secretary-General to report."),
    ],
)
def test_what_a_page_sets_inside_a_clause_is_no_part_of_its_text(name: str, text: str) -> None:
    corpus = MemoryCorpus.from_texts({"a.txt": PAGES})
    table = run(Clauses(), corpus).table
    rows = [dict(zip(table.names, row, strict=True)) for row in table]
    (said,) = [row["text"] for row in rows if row["id"] == name]
    assert str(said).startswith(text)
    assert "A/RES" not in str(said)

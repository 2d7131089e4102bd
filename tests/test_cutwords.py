"""Words that the end of a line cuts are whole again in the rows of clauses."""

from __future__ import annotations

import pytest

from docscope.analyses.clauses.table import Clauses
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run


@pytest.mark.parametrize("end", ["-\n", "-\r\n", "- \n    "])
@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("consid", "er", "consider"),
        ("RESO", "LUTION", "RESOLUTION"),
        ("co", "operate", "co-operate"),
        ("non", "proliferation", "non-proliferation"),
        ("Secretary", "General", "Secretary-General"),
        ("cease", "fire", "cease-fire"),
        ("peace", "keeping", "peace-keeping"),  # so it stands elsewhere in the text
    ],
)
def test_a_word_cut_by_a_line_end(left: str, right: str, whole: str, end: str) -> None:
    text = (
        "The Council,\n\nNoting the peace-keeping force,\n\n"
        f"1. Requests the Board to see the {left}{end}{right} at once;\n\n2. Decides to wait.\n"
    )
    table = run(Clauses(), MemoryCorpus.from_texts({"a.txt": text})).table
    rows = [dict(zip(table.names, row, strict=True)) for row in table]
    assert rows[1]["object"] == f"to see the {whole} at once"
    assert rows[1]["text"] == f"Requests the Board to see the {whole} at once;"

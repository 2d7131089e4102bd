"""Token numbers: counted block by block they are those of the table of the whole document."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses.contexts import token_numbers, token_table
from docscope.corpus.memory import MemoryCorpus
from docscope.corpus.query import parse_query
from docscope.corpus.search import find

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

PIECES = ("the", " armed forces", "\n\n", "\n", ". Title: a", "# ", "1. ", "’s", "-", " 20th")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.randoms())
def test_a_hit_has_the_token_numbers_of_the_table(text: str, chance: Random) -> None:
    document = MemoryCorpus.from_texts({"a.txt": text}).document("a.txt")
    hits = find(document, parse_query("*"))
    chance.shuffle(hits)
    for hit in hits:
        inside = token_table(document).between(hit.start, hit.end)
        assert token_numbers(document, hit) == (inside.start + 1, inside.stop)


def test_batches_hold_all_documents_in_order_and_grow() -> None:
    corpus = MemoryCorpus.from_texts({f"{number:03}.txt": "a" for number in range(600)})
    batches = [batch.names for batch in corpus.batches()]
    assert [name for names in batches for name in names] == list(corpus.names)
    assert list(map(len, batches)) == [1, 2, 4, 8, 16, 32, 64, 128, 256, 89]


def test_the_rate_is_left_out_where_the_words_take_long_to_count(tmp_path: Path) -> None:
    said = {}
    for name, times in (("small.txt", 10), ("large.txt", 250_000)):
        path = tmp_path / name
        path.write_text("Peace. " + "We ask. " * times, encoding="utf-8")
        done = subprocess.run(
            ["docscope", "kwic", "peace", str(path)], capture_output=True, text=True, check=True
        )
        said[name] = " ".join(done.stderr.split())
    assert "1 hit in 1 of 1 document, 476 per 10,000 words." in said["small.txt"]
    assert "1 hit in 1 of 1 document. To read on:" in said["large.txt"]

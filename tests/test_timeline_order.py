"""Rows that are more than memory should hold: sorted, merged and kept in a temporary file."""

from __future__ import annotations

import tempfile
from errno import ENOSPC
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docscope.analyses import spilling
from docscope.analyses.spilling import Sorter, kept
from docscope.analyses.timeline import Timeline
from docscope.corpus.memory import MemoryCorpus
from docscope.engine.run import run
from docscope.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from docscope.model import Row

VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text())
TUPLES = st.lists(st.text(), max_size=2).map(tuple)
ROWS = st.lists(st.tuples(st.integers(0, 5), VALUES, TUPLES), max_size=30)
SMALL = 2_000  # characters: three rows


@given(ROWS)
def test_rows_are_sorted_and_those_of_equal_keys_stay_as_they_came(rows: list[Row]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spilling, "LARGEST", SMALL)
        sorter = Sorter(lambda row: (row[0],))
        for row in rows:
            sorter.add(row)
        assert list(sorter.in_order()) == sorted(rows, key=lambda row: int(str(row[0])))


@given(ROWS)
def test_kept_rows_come_back_as_they_were(rows: list[Row]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spilling, "LARGEST", SMALL)
        assert list(kept(rows)) == rows


@pytest.mark.parametrize("dedupe", [False, True])
def test_a_timeline_is_the_same_however_little_memory_there_is(
    dedupe: bool,  # noqa: FBT001 - a table of them
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    text = "".join(f"On {n % 28 + 1} May {1800 + n * 7 % 200} it was.\n\n" for n in range(60))
    corpus = MemoryCorpus.from_texts({f"{n}.txt": text for n in range(3)})
    timeline = Timeline(dedupe=dedupe, kinds=("date", "vague"))
    expected = list(run(timeline, corpus).table)
    monkeypatch.setattr(spilling, "LARGEST", SMALL)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rows = iter(run(timeline, corpus).table)
    found = [next(rows)]
    assert list(tmp_path.iterdir()) == []  # the file has no name, so nothing is left of it
    assert found + list(rows) == expected
    rows = iter(run(timeline, corpus).table)
    assert next(rows) == expected[0]
    del rows  # as where the reader leaves
    assert len(expected) > 50


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(spilling, "LARGEST", SMALL)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    text = "In 1956, in 1957, in 1958 and in 1959 it was so."
    with pytest.raises(OutputError, match="set aside there: No space left on device; name another"):
        list(run(Timeline(), MemoryCorpus.from_texts({"a.txt": text})).table)

"""Columns that do not fit each other are found, although every checksum is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from docscope.corpus.index.storage.store import open_index
from docscope.corpus.index.storage.update import update
from docscope.errors import IndexDamagedError
from segments import TEXTS, columns_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Made = tuple[dict[str, Any], dict[str, Any]]  # Any: arrays and tables

TOKENS = len(columns_of(TEXTS)["ids"])


def _set(column: str, at: int, value: int) -> Callable[[Made], None]:
    def change(made: Made) -> None:
        made[0][column][at] = value

    return change


def _longer(column: str) -> Callable[[Made], None]:
    return lambda made: made[0][column].append(0)


def _swapped(column: str, at: int, other: int) -> Callable[[Made], None]:
    def change(made: Made) -> None:
        values = made[0][column]
        values[at], values[other] = values[other], values[at]

    return change


def _field(table: str, field: str, at: int, value: int | str) -> Callable[[Made], None]:
    def change(made: Made) -> None:
        known = made[1][table]
        place = known.column_names.index(field)
        values = known[field].to_pylist()
        values[at] = value
        made[1][table] = known.set_column(
            place, known.schema.field(field), pa.array(values, known.schema.field(field).type)
        )

    return change


def _moved(made: Made) -> None:
    made[0]["steps"][0] += 1
    made[0]["checkpoints"][0] += 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_longer("postings"), "postings is not as long as ids"),
        (_longer("wide_step"), "wide_step is not as long as wide_at"),
        (_longer("block_kind"), "block_kind is not as long as block_start"),
        (_set("ids", 3, 999), "ids do not fit lexicon"),
        (_set("postings", 3, 9999), "ids do not fit lexicon"),
        (_swapped("ids", 0, 1), "postings do not fit ids"),
        (_set("ids", 0, 0), "lexicon does not count ids"),
        (_swapped("postings", -1, -2), "postings do not fit ids"),
        (_swapped("postings", 0, 40), "postings do not fit ids"),
        (_set("postings", 1, columns_of(TEXTS)["postings"][0]), "postings do not fit ids"),
        (_field("lexicon", "form", 0, "zzz"), "lexicon is not folded as it is searched"),
        (_field("lexicon", "folded", 3, ""), "lexicon is not in order"),
        (_field("lexicon", "first", 2, 0), "lexicon does not fit postings"),
        (_field("lexicon", "count", -1, 1), "lexicon does not fit postings"),
        (_field("lexicon", "documents", 0, 999), "lexicon counts more documents than tokens"),
        (_field("parts", "part", 0, "zzz"), "parts are not in order"),
        (_field("parts", "type", 1, 99), "parts do not fit lexicon"),
        (_field("documents", "doc", 0, "z"), "documents are not in order"),
        (_field("documents", "first_token", 1, 5), "documents do not fit ids"),
        (_field("documents", "blocks", 3, 5), "documents do not fit block_start"),
        (_field("documents", "text_bytes", 0, 5), "documents do not fit text"),
        (_field("documents", "source_bytes", 0, 5), "documents do not fit sources"),
        (_field("documents", "words", 0, 999), "documents have more words than tokens"),
        (_field("documents", "characters", 1, 9), "documents do not fit text"),
        (_set("steps", 5, 255), "wide_at does not fit steps"),
        (_set("wide_step", 0, 9), "wide_at does not fit steps"),
        (_set("steps", 20, 9), "checkpoints do not fit steps"),
        (_moved, "tokens do not fit text"),
        (_set("checkpoints", -1, 9), "checkpoints do not fit steps"),
        (_set("block_start", 1, 9), "blocks end before they begin"),
        (_set("block_end", 1, 9), "blocks do not fit text"),
        (_set("block_token", 0, 99), "blocks are not in order"),
        (_set("block_token", -1, TOKENS + 1), "blocks are not in order"),
        (_set("block_sentence", 0, 9), "blocks are not in order"),
    ],
)
def test_columns_that_do_not_fit(tmp_path: Path, change: Callable[[Made], None], says: str) -> None:
    made = (columns_of(TEXTS), tables_of(TEXTS))
    change(made)
    with update(str(tmp_path / "x")) as writer:
        writer.commit([(writer.write_segment(*made), ())], {})
    with (
        open_index(str(tmp_path / "x")) as index,
        pytest.raises(IndexDamagedError, match=rf"seg-000001-0: {says}; run docscope index"),
    ):
        list(index.verify())


def test_document_in_two_segments(tmp_path: Path) -> None:
    made = (columns_of(TEXTS), tables_of(TEXTS))
    with update(str(tmp_path / "x")) as writer:
        entries = [writer.write_segment(*made), writer.write_segment(*made)]
        writer.commit([(entries[0], ()), (entries[1], range(len(TEXTS)))], {})
        with open_index(str(tmp_path / "x")) as index:
            list(index.verify())
        writer.commit([(entries[0], (1, 2)), (entries[1], (0, 3))], {})
        with open_index(str(tmp_path / "x")) as index:
            list(index.verify())
        writer.commit([(entries[0], (1, 2)), (entries[1], (0,))], {})
    with (
        open_index(str(tmp_path / "x")) as index,
        pytest.raises(IndexDamagedError, match=r"seg-000001-1: document d\.txt is there twice"),
    ):
        list(index.verify())


def test_dropped_document_that_is_none(tmp_path: Path) -> None:
    with update(str(tmp_path / "x")) as writer:
        entry = writer.write_segment(columns_of(TEXTS), tables_of(TEXTS))
        writer.commit([(entry, (99,))], {})
    with (
        open_index(str(tmp_path / "x")) as index,
        pytest.raises(IndexDamagedError, match="dropped documents do not fit"),
    ):
        list(index.verify())


def test_progress_reaches_the_whole(tmp_path: Path) -> None:
    with update(str(tmp_path / "x")) as writer:
        entries = [
            writer.write_segment(columns_of(texts), tables_of(texts))
            for texts in (TEXTS, {"e.txt": "More."})
        ]
        writer.commit([(entry, ()) for entry in entries], {})
    with open_index(str(tmp_path / "x")) as index:
        steps = list(index.verify())
    total = sum(sum(entry.files.values()) for entry in entries)
    assert steps[-1] == (total, total)
    assert steps == sorted(steps)
    assert len({step.total for step in steps}) == 1

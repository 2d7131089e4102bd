"""A corpus folder gives back what was written, to us and to other programs."""

from __future__ import annotations

import subprocess
import sys
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest

from docscope.corpus.index.storage import writing
from docscope.corpus.index.storage.layout import BLOCK, COLUMNS, FILES
from docscope.corpus.index.storage.store import open_index
from docscope.corpus.index.storage.update import update
from docscope.errors import IndexDamagedError
from segments import TEXTS, answer, columns_of, commit, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docscope.corpus.index.storage.store import Index


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "letters.corpus"
    commit(made, made_for="tests")
    return made


@pytest.fixture
def index(folder: Path) -> Iterator[Index]:
    with open_index(str(folder)) as opened:
        yield opened


def test_columns_are_those_written(index: Index) -> None:
    segment = index.segments[0]
    for name, values in columns_of(TEXTS).items():
        column = segment.column(name)
        assert list(column) == list(values)
        assert len(column) == len(values)
        assert column.slice(0, len(values)).format == COLUMNS[name]
        assert column.array().tolist() == list(values)
        assert [column[index] for index in range(len(column))] == list(values)


def test_tables_are_those_written(index: Index) -> None:
    for name, written in tables_of(TEXTS).items():
        table = index.segments[0].table(name)
        assert len(table) == len(written)
        assert list(table.names) == written.column_names
        for field in written.column_names:
            values = written[field].to_pylist()
            if pa.types.is_integer(written.schema.field(field).type):
                assert list(table.numbers(field)) == values
            else:
                texts = table.texts(field)
                assert list(texts) == texts.list(0, len(texts)) == values
                assert texts.list(1, 3) == values[1:3]
                assert [texts.raw(at) for at in range(len(texts))] == [v.encode() for v in values]


def test_columns_and_texts_are_indexed_and_bisected_as_sequences(index: Index) -> None:
    segment = index.segments[0]
    first, folded = (
        segment.table("lexicon").numbers("first"),
        segment.table("lexicon").texts("folded"),
    )
    assert first[-1] == first[len(first) - 1]
    assert folded[-1] == folded[len(folded) - 1]
    assert folded[bisect_left(folded, "promised")] == "promised"
    assert first[bisect_left(first, 4)] >= 4
    for outside in (len(first), -len(first) - 1):
        with pytest.raises(IndexError):
            first[outside]
        with pytest.raises(IndexError):
            folded[outside]


def test_bytes_are_counted_from_where_their_column_begins(index: Index) -> None:
    assert bytes(index.segments[0].bytes("text", 4, 8)) == b"pact"
    assert bytes(index.segments[0].bytes("text", 4, 4)) == b""


def test_counts_are_those_of_columns_and_tables(index: Index) -> None:
    segment = index.segments[0]
    written = columns_of(TEXTS)
    assert segment.tokens == len(written["ids"])
    assert segment.types == len(set(written["ids"]))
    assert segment.documents == len(TEXTS)
    assert segment.dropped == frozenset()


def test_pandas_opens_the_tables(folder: Path) -> None:
    feather = pytest.importorskip("pyarrow.feather")
    for name, written in tables_of(TEXTS).items():
        path = str(folder / "seg-000001-0" / f"{name}.arrow")
        assert feather.read_table(path).equals(written)
        assert feather.read_feather(path).equals(written.to_pandas())


def test_polars_opens_the_tables(folder: Path) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.read_ipc(folder / "seg-000001-0" / "lexicon.arrow")
    assert frame.to_arrow().to_pylist() == tables_of(TEXTS)["lexicon"].to_pylist()


def test_duckdb_opens_the_tables(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with pa.memory_map(str(folder / "seg-000001-0" / "lexicon.arrow")) as source:
        lexicon = pa.ipc.open_file(source).read_all()
        found = duckdb.from_arrow(lexicon).filter("folded = 'both'").project("count").fetchall()
    assert found == [(1,)]


def test_reading_needs_the_standard_library_only(folder: Path) -> None:
    heavy = {"numpy", "pyarrow", "pandas", "typer", "regex", "hashlib", "fcntl", "tempfile"}
    program = f"""
import sys
from docscope.corpus.index.storage.store import open_index
index = open_index({str(folder)!r})
segment = index.segments[0]
segment.column("ids")[3], segment.table("lexicon").texts("form")[1]
print({heavy!r} & set(sys.modules))
"""
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert shown.stdout == b"set()\n"
    assert shown.stderr == b""


def test_process_that_ends_without_closing_says_nothing(folder: Path) -> None:
    program = f"""
import sys
from docscope.corpus.index.storage.store import open_index
kept = open_index({str(folder)!r})
column = kept.segments[0].column("ids")
view = column.slice(0, 5)
"""
    shown = subprocess.run(
        [sys.executable, "-Werror", "-Xdev", "-c", program], capture_output=True, check=True
    )
    assert shown.stderr == b""


def test_what_was_read_in_place_stays_after_closing(folder: Path) -> None:
    with open_index(str(folder)) as index:
        segment = index.segments[0]
        column = segment.column("ids")
    assert list(column) == list(columns_of(TEXTS)["ids"])
    with pytest.raises(ValueError, match="is closed"):
        segment.column("ids")


def test_texts_beyond_one_block_and_one_buffer(tmp_path: Path) -> None:
    text = bytes(range(256)) * (1 << 13)
    pieces = [text[: 1 << 20], text[1 << 20 : (1 << 20) + 5], text[(1 << 20) + 5 :]]
    with update(str(tmp_path / "x")) as writer:
        entry = writer.write_segment(columns_of(TEXTS) | {"text": pieces}, tables_of(TEXTS))
        writer.commit([(entry, ())], {})
    with open_index(str(tmp_path / "x")) as index:
        segment = index.segments[0]
        assert bytes(segment.bytes("text", BLOCK - 100, 3 * BLOCK)) == text[BLOCK - 100 : 3 * BLOCK]
        assert bytes(segment.bytes("text", 0, len(text))) == text
        assert len(list(segment.check())) == len(FILES)
        segment.release()
        assert bytes(segment.bytes("text", 0, len(text))) == text


def test_damage_elsewhere_does_not_matter(tmp_path: Path) -> None:
    with update(str(tmp_path / "x")) as writer:
        columns = columns_of(TEXTS) | {"text": bytes(5 * BLOCK)}
        entry = writer.write_segment(columns, tables_of(TEXTS))
        writer.commit([(entry, ())], {})
    path = tmp_path / "x" / entry.name / FILES[0]
    good = path.read_bytes()
    at = entry.columns["text"][0] + 2 * BLOCK
    path.write_bytes(good[:at] + b"!" + good[at + 1 :])
    with open_index(str(tmp_path / "x")) as index:
        segment = index.segments[0]
        assert bytes(segment.bytes("text", 0, BLOCK)) == bytes(BLOCK)
        for _ in range(2):  # what was found damaged is not taken for checked
            with pytest.raises(IndexDamagedError, match=r"columns\.bin is damaged"):
                segment.bytes("text", 0, 5 * BLOCK)
        assert bytes(segment.bytes("text", 4 * BLOCK, 5 * BLOCK)) == bytes(BLOCK)


def test_column_may_come_in_pieces_of_any_kind(tmp_path: Path) -> None:
    columns = columns_of(TEXTS)
    text = columns["text"].tobytes()
    columns["text"] = (text[at : at + 7] for at in range(0, len(text), 7))
    columns["ids"] = [np.array(columns["ids"][:3], "<u4"), memoryview(columns["ids"])[3:]]
    columns["sources"] = np.zeros(0, "u1")
    with update(str(tmp_path / "x")) as writer:
        entry = writer.write_segment(columns, tables_of(TEXTS))
        writer.commit([(entry, ())], {"made_for": "tests"})
    commit(tmp_path / "y", made_for="tests")
    assert answer(tmp_path / "x") == answer(tmp_path / "y")


def test_texts_of_two_gigabytes_are_given_more_room(tmp_path: Path) -> None:
    tables = tables_of(TEXTS)
    wide = tables | {"lexicon": writing.widened(tables["lexicon"])}
    assert wide["lexicon"].schema.field("form").type == pa.large_utf8()
    for name, written in (("x", tables), ("y", wide)):
        with update(str(tmp_path / name)) as writer:
            writer.commit([(writer.write_segment(columns_of(TEXTS), written), ())], {})
    assert answer(tmp_path / "x") == answer(tmp_path / "y")


@pytest.mark.parametrize("values", [np.zeros(2, "<u8"), b"abc", [b"a", b"bcd"]])
def test_column_of_another_width_is_refused(tmp_path: Path, values: Any) -> None:  # noqa: ANN401 - of any kind
    columns = columns_of(TEXTS) | {"ids": values}
    with update(str(tmp_path / "x")) as writer, pytest.raises(ValueError, match="column ids"):
        writer.write_segment(columns, tables_of(TEXTS))
    assert not (tmp_path / "x").exists()

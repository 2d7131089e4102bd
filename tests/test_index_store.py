"""A corpus folder gives back what was written, to us and to other programs."""

from __future__ import annotations

import errno
import os
import pickle
import resource
import subprocess
import sys
from bisect import bisect_left
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest

from docscope.corpus.index import files, store
from docscope.corpus.index.layout import COLUMNS, FILES, LOCK, LOCK_MAGIC, MANIFEST
from docscope.corpus.index.manifest import END, END_LENGTH, read_manifest
from docscope.corpus.index.store import is_index, open_index
from docscope.corpus.index.update import update
from docscope.corpus.index.writing import write_segment
from docscope.errors import (
    ExitCode,
    IndexBusyError,
    IndexDamagedError,
    InputError,
    OutputError,
    UsageError,
)
from segments import TEXTS, answer, columns_of, commit, everything, litter, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docscope.corpus.index.store import Index

OTHERS = {"e.txt": "Peace in our time.", "f.txt": "Armed intervention, again and again."}


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


def test_column_may_come_in_pieces_of_any_kind(tmp_path: Path) -> None:
    columns = columns_of(TEXTS)
    text = columns["text"].tobytes()
    columns["text"] = (text[at : at + 7] for at in range(0, len(text), 7))
    columns["ids"] = [np.array(columns["ids"][:3], "<u4"), memoryview(columns["ids"])[3:]]
    columns["sources"] = b""
    with update(str(tmp_path / "x")) as writer:
        entry = writer.write_segment(columns, tables_of(TEXTS))
        writer.commit([(entry, ())], {"made_for": "tests"})
    commit(tmp_path / "y", made_for="tests")
    assert answer(tmp_path / "x") == answer(tmp_path / "y")


@pytest.mark.parametrize("values", [np.zeros(2, "<u8"), b"abc", [b"a", b"bcd"]])
def test_column_of_another_width_is_refused(tmp_path: Path, values: Any) -> None:  # noqa: ANN401 - that is the test
    columns = columns_of(TEXTS) | {"ids": values}
    with update(str(tmp_path / "x")) as writer, pytest.raises(ValueError, match="column ids"):
        writer.write_segment(columns, tables_of(TEXTS))
    assert not (tmp_path / "x").exists()


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
from docscope.corpus.index.store import open_index
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
from docscope.corpus.index.store import open_index
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


def test_reader_keeps_its_generation(folder: Path) -> None:
    before = answer(folder)
    with open_index(str(folder)) as index, open_index(str(folder)) as untouched:
        assert index.segments[0].column("ids")[0] >= 0
        for number in range(3):
            commit(folder, OTHERS, number=number)
        assert everything(index) == everything(untouched) == before
        list(untouched.verify())
    assert answer(folder) != before
    assert litter(folder) == set()


def test_reader_that_meets_a_commit_opens_the_new_generation(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_manifest
    commits = iter([OTHERS, TEXTS])

    def overtaken(*arguments: Any) -> Any:  # noqa: ANN401 - those of the function
        texts = next(commits, None)
        manifest = read(*arguments)
        if texts:
            commit(folder, texts)
        return manifest

    monkeypatch.setattr(store, "read_manifest", overtaken)
    with open_index(str(folder)) as index:
        assert index.manifest.generation == 3


def test_reader_that_is_always_overtaken_gives_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "ATTEMPTS", 2)
    read = read_manifest

    def overtaken(*arguments: Any) -> Any:  # noqa: ANN401 - those of the function
        manifest = read(*arguments)
        commit(folder)
        return manifest

    monkeypatch.setattr(store, "read_manifest", overtaken)
    with pytest.raises(IndexDamagedError, match="all the time"):
        open_index(str(folder))


def test_index_sent_to_another_process_is_the_same_generation(folder: Path) -> None:
    before = answer(folder)
    with open_index(str(folder)) as index:
        sent = pickle.dumps(index)
    with pickle.loads(sent) as received:  # noqa: S301 - our own
        assert everything(received) == before
    commit(folder, OTHERS)
    with pytest.raises(InputError, match="ask again"):
        pickle.loads(sent)  # noqa: S301 - our own


def test_segments_may_be_written_in_other_processes(tmp_path: Path) -> None:
    folder = tmp_path / "x.corpus"
    with update(str(folder)) as writer, ProcessPoolExecutor(2, get_context("spawn")) as workers:
        running = [
            workers.submit(write_segment, str(folder), writer.reserve(), *made(texts))
            for texts in (TEXTS, OTHERS)
        ]
        entries = [future.result() for future in running]
        writer.commit([(entry, ()) for entry in entries], {})
    with open_index(str(folder)) as index:
        docs = [list(segment.table("documents").texts("doc")) for segment in index.segments]
    assert docs == [list(TEXTS), list(OTHERS)]
    assert litter(folder) == set()


def made(texts: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    return columns_of(texts), tables_of(texts)


def test_dropped_documents_are_written_once(folder: Path) -> None:
    with update(str(folder)) as writer:
        assert writer.base
        old = writer.base.segments[0].entry
        new = writer.write_segment(*made(OTHERS))
        writer.commit([(old, [2, 0]), (new, ())], {})
    with update(str(folder)) as writer:
        assert writer.base
        assert [segment.dropped for segment in writer.base.segments] == [{0, 2}, frozenset()]
        kept = [(segment.entry, segment.dropped) for segment in writer.base.segments]
        writer.commit(kept, {"again": True})
        assert (folder / "drop-000002-0.u32").exists()
        writer.commit([(old, [0, 1, 2]), (new, [1])], {})
    with open_index(str(folder)) as index:
        assert [segment.dropped for segment in index.segments] == [{0, 1, 2}, {1}]
        assert index.manifest.generation == 4
    assert litter(folder) == set()
    with update(str(folder)) as writer:
        writer.commit([(old, ()), (new, ())], {})
    assert not list(folder.glob("drop-*"))


def test_update_without_commit_changes_nothing(folder: Path) -> None:
    before, manifest = answer(folder), (folder / MANIFEST).read_bytes()
    with update(str(folder)) as writer:
        writer.write_segment(*made(OTHERS))
    assert (folder / MANIFEST).read_bytes() == manifest
    assert answer(folder) == before
    assert litter(folder) == set()


def test_folder_made_for_nothing_is_removed(tmp_path: Path) -> None:
    with update(str(tmp_path / "x.corpus")) as writer:
        assert writer.base is None
        assert writer.damage == ()
    assert not (tmp_path / "x.corpus").exists()


def test_corpus_without_documents(tmp_path: Path) -> None:
    with update(str(tmp_path / "x")) as writer:
        writer.commit([], {})
    with open_index(str(tmp_path / "x")) as index:
        assert index.segments == ()
        assert list(index.verify()) == [(0, 0)]
    commit(tmp_path / "y", {})
    with open_index(str(tmp_path / "y")) as index:
        assert index.segments[0].table("lexicon").texts("form").list(0, 0) == []
        list(index.verify())


@pytest.mark.parametrize("name", ["notes.txt", "seg-1-x", "manifest.json", "lock", "drop-1.u32"])
def test_folder_of_others_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(UsageError, match="no corpus folder"), update(str(tmp_path)):
        raise AssertionError
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_is_not_ours_stays_in_a_corpus_folder(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")
    (folder / "seg-000009-0").symlink_to(folder / "seg-000001-0", target_is_directory=True)
    (folder / "seg-000008-1").mkdir()
    (folder / "seg-000008-1" / "mine.txt").write_text("mine")
    (folder / "seg-000008-1" / FILES[0]).write_text("ours")
    (folder / "drop-000007-0.u32").write_text("ours")
    (folder / "tmp-seg-000007-0").mkdir()
    before = answer(folder)
    commit(folder)
    assert litter(folder) == {"notes.txt", "seg-000008-1", "seg-000008-1/mine.txt"}
    assert answer(folder)[1:] == before[1:]


@pytest.mark.parametrize(
    ("path", "error", "says"),
    [
        ("a file", UsageError, "is a file"),
        ("nowhere/x.corpus", OutputError, "there is no folder"),
    ],
)
def test_folder_that_cannot_be(
    tmp_path: Path, path: str, error: type[Exception], says: str
) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(error, match=says), update(str(tmp_path / path)):
        raise AssertionError


def test_folder_where_a_first_writer_was_killed_is_used(tmp_path: Path) -> None:
    (tmp_path / LOCK).touch()
    (tmp_path / "tmp-seg-000001-0").mkdir()
    assert not is_index(str(tmp_path))
    commit(tmp_path)
    assert is_index(str(tmp_path))
    assert litter(tmp_path) == set()


def test_second_writer_is_told_at_once(folder: Path) -> None:
    program = f"""
from docscope.corpus.index.update import update
with update({str(folder)!r}):
    raise AssertionError
"""
    with update(str(folder)) as writer:
        shown = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
        assert b"IndexBusyError" in shown.stderr
        assert b"another process is writing to it; try again later" in shown.stderr
        with pytest.raises(IndexBusyError) as raised, update(str(folder)):
            raise AssertionError
        writer.commit([], {})
    assert raised.value.exit_code == ExitCode.INDEX_BUSY
    commit(folder)


def test_lock_that_was_removed_with_its_folder_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening and locking: another writer made the folder for nothing."""
    opened = os.open

    def removed(path: str, *arguments: Any) -> int:  # noqa: ANN401 - those of the function
        file = opened(path, *arguments)
        if str(path).endswith(LOCK) and arguments[0] & os.O_RDWR:
            (folder / LOCK).unlink()
        return file

    monkeypatch.setattr(os, "open", removed)
    with pytest.raises(IndexBusyError), update(str(folder)):
        raise AssertionError


def test_child_process_does_not_keep_the_lock(folder: Path) -> None:
    program = f"""
import os, sys, time
from docscope.corpus.index.update import update
with update({str(folder)!r}):
    if not os.fork():
        time.sleep(30)
        os._exit(0)
    print("forked", flush=True)
    time.sleep(0.2)
    os.kill(os.getpid(), 9)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stdout.readline() == b"forked\n"
        running.wait()
        commit(folder)
        running.stdout.close()


def test_lock_says_whose_it_is_and_is_signed_anew(folder: Path) -> None:
    assert (folder / LOCK).read_bytes() == LOCK_MAGIC
    (folder / LOCK).write_bytes(b"?")
    commit(folder)
    assert (folder / LOCK).read_bytes() == LOCK_MAGIC


def test_folder_without_manifest_is_a_damaged_index(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    assert is_index(str(folder))
    with pytest.raises(IndexDamagedError) as raised:
        open_index(str(folder))
    assert str(raised.value) == (
        f"{folder}: manifest.json is missing: the index is damaged or was never finished;"
        f" run docscope index PATH... --to {folder}"
    )
    commit(folder)
    assert litter(folder) == set()


def test_other_folders_are_no_index(tmp_path: Path, folder: Path) -> None:
    assert not is_index(str(tmp_path))
    assert not is_index(str(folder / MANIFEST))
    assert not is_index(str(tmp_path / "nowhere"))
    (tmp_path / MANIFEST).mkdir()
    (tmp_path / LOCK).write_text("mine")
    assert not is_index(str(tmp_path))


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"docscope":1', b'"docscope":2'), (b'"tokeniser":"', b'"tokeniser":"older ')],
)
def test_index_of_another_version_is_to_be_made_again(folder: Path, old: bytes, new: bytes) -> None:
    _rewrite(folder, old, new)
    with pytest.raises(IndexDamagedError) as raised:
        open_index(str(folder))
    assert str(raised.value) == (
        f"{folder}: made by another version of docscope;"
        f" make it again: docscope index PATH... --to {folder}"
    )
    with update(str(folder)) as writer:
        assert writer.base is None
        assert writer.damage == (str(raised.value),)
        writer.commit([], {})
    assert litter(folder) == set()


def _rewrite(folder: Path, old: bytes, new: bytes) -> None:
    from zlib import crc32

    start = (folder / MANIFEST).read_bytes()[:-END_LENGTH]
    assert old in start
    start = start.replace(old, new)
    (folder / MANIFEST).write_bytes(start + END % crc32(start))


def test_numbers_of_generations_are_never_used_again(folder: Path) -> None:
    """A manifest of before, put back: what is beside it is never taken for its own."""
    old = (folder / MANIFEST).read_bytes()
    commit(folder, OTHERS)
    (folder / MANIFEST).write_bytes(old)
    with pytest.raises(IndexDamagedError, match=r"columns\.bin is missing"):
        open_index(str(folder))
    with update(str(folder)) as writer:
        assert writer.base
        assert writer.base.segments == ()
        assert "is missing" in writer.damage[0]
        assert writer.commit([], {}).generation == 3


def test_old_manifest_over_a_new_index_is_an_old_answer_or_none(folder: Path) -> None:
    old, before = (folder / MANIFEST).read_bytes(), answer(folder)
    with update(str(folder)) as writer:
        assert writer.base
        new = writer.write_segment(*made(OTHERS))
        writer.commit([(writer.base.segments[0].entry, [1]), (new, ())], {})
    (folder / MANIFEST).write_bytes(old)
    assert answer(folder) == before


def test_damaged_segment_is_left_out_of_what_is_built_upon(folder: Path) -> None:
    with update(str(folder)) as writer:
        assert writer.base
        new = writer.write_segment(*made(OTHERS))
        writer.commit([(writer.base.segments[0].entry, ()), (new, ())], {})
    path = folder / "seg-000001-0" / "documents.arrow"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with update(str(folder)) as writer:
        assert writer.base
        assert [segment.name for segment in writer.base.segments] == ["seg-000002-0"]
        assert len(writer.damage) == 1
        assert "seg-000001-0/documents.arrow is damaged" in writer.damage[0]
        again = writer.write_segment(*made(TEXTS))
        writer.commit([(again, ()), (writer.base.segments[0].entry, ())], {})
    with open_index(str(folder)) as index:
        list(index.verify())
    assert litter(folder) == set()


@pytest.mark.parametrize(
    ("number", "error", "says"),
    [
        (errno.EACCES, InputError, "no permission to read manifest.json"),
        (errno.EMFILE, InputError, "ulimit -n"),
        (errno.EIO, IndexDamagedError, "manifest.json cannot be read: input/output error"),
    ],
)
def test_manifest_that_cannot_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception], says: str
) -> None:
    def fails(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, "_more_files_allowed", lambda: False)
    for function in ("open", "read"):
        with monkeypatch.context() as patched:
            patched.setattr(os, function, fails)
            with pytest.raises(error, match=says):
                open_index(str(folder))


def test_more_files_are_opened_than_allowed_at_first(folder: Path) -> None:
    before = answer(folder)
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = max(map(int, os.listdir("/proc/self/fd"))) if os.path.isdir("/proc/self/fd") else 20  # noqa: PTH208, PTH112 - numbers, of this system only
    resource.setrlimit(resource.RLIMIT_NOFILE, (used + 3, allowed[1]))
    try:
        with open_index(str(folder)) as index:
            assert everything(index) == before
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed[1], allowed[1]))
        assert not files._more_files_allowed()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, allowed)

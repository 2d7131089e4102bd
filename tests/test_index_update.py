"""One writer to a corpus folder at a time, and each leaves it whole."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

from docscope.corpus.index.storage import lock, writing
from docscope.corpus.index.storage.layout import FILES, LOCK, LOCK_MAGIC, MANIFEST, generation_of
from docscope.corpus.index.storage.store import is_index, open_index
from docscope.corpus.index.storage.update import update
from docscope.corpus.index.storage.writing import write_segment
from docscope.errors import ExitCode, IndexBusyError, IndexDamagedError, OutputError, UsageError
from segments import OTHERS, TEXTS, answer, commit, litter, made

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "letters.corpus"
    commit(made, made_for="tests")
    return made


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


def test_worker_that_outlives_its_process_gives_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone:
        def is_alive(self) -> bool:
            return False

    monkeypatch.setattr(writing, "parent_process", Gone)
    with update(str(folder)) as writer:
        first, second = writer.reserve(), writer.reserve()
        with pytest.raises(OutputError, match="the process that wanted the segment is gone"):
            write_segment(str(folder), first, *made(OTHERS))
    assert first != second
    assert generation_of(first) == generation_of(f"tmp-{second}") == 2
    assert litter(folder) == set()


def test_names_of_workers_are_no_other_writers(folder: Path) -> None:
    with update(str(folder)) as writer:
        before = writer.reserve()
    with update(str(folder)) as writer:
        assert writer.reserve() != before


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
from docscope.corpus.index.storage.update import update
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
from docscope.corpus.index.storage.update import update
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


def test_lock_is_let_go_in_a_child(tmp_path: Path) -> None:
    file = os.open(tmp_path / LOCK, os.O_CREAT | os.O_RDWR)
    lock.HELD.add(file)
    lock._let_go()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(file)


def test_lock_says_whose_it_is_and_is_signed_anew(folder: Path) -> None:
    assert (folder / LOCK).read_bytes() == LOCK_MAGIC
    (folder / LOCK).write_bytes(b"?")
    commit(folder)
    assert (folder / LOCK).read_bytes() == LOCK_MAGIC


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

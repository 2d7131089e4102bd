"""A reader gets one whole generation, or is told what to run."""

from __future__ import annotations

import errno
import os
import pickle
import resource
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from docscope.corpus.index.storage import files, store
from docscope.corpus.index.storage.layout import LOCK, MANIFEST
from docscope.corpus.index.storage.manifest import END, END_LENGTH, read_manifest
from docscope.corpus.index.storage.store import is_index, open_index
from docscope.corpus.index.storage.update import update
from docscope.errors import IndexDamagedError, InputError
from segments import OTHERS, TEXTS, answer, commit, everything, litter, made

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "letters.corpus"
    commit(made, made_for="tests")
    return made


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


def test_old_manifest_over_a_new_index_is_an_old_answer_or_none(folder: Path) -> None:
    old, before = (folder / MANIFEST).read_bytes(), answer(folder)
    with update(str(folder)) as writer:
        assert writer.base
        new = writer.write_segment(*made(OTHERS))
        writer.commit([(writer.base.segments[0].entry, [1]), (new, ())], {})
    (folder / MANIFEST).write_bytes(old)
    assert answer(folder) == before


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


@pytest.mark.parametrize(
    ("number", "error", "says"),
    [(errno.ENOMEM, InputError, "cannot allocate memory"), (errno.EIO, IndexDamagedError, "read")],
)
def test_file_that_cannot_be_mapped(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception], says: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, "mmap", fails)
    with open_index(str(folder)) as index, pytest.raises(error, match=says):
        index.segments[0].column("ids")


def test_more_files_are_opened_than_allowed_at_first(folder: Path) -> None:
    before = answer(folder)
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = [os.open(os.devnull, os.O_RDONLY)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(used) + 50, allowed[1]))
    try:
        with suppress(OSError):
            while True:
                used.append(os.open(os.devnull, os.O_RDONLY))
        with open_index(str(folder)) as index:
            assert everything(index) == before
        assert not files._more_files_allowed()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, allowed)
        for file in used:
            os.close(file)

"""Whatever the system refuses and whatever byte is lost: the old answer, or a clear error."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docscope.corpus.index.storage.layout import LOCK
from docscope.corpus.index.storage.store import is_index, open_index
from docscope.corpus.index.storage.update import update
from docscope.errors import ExitCode, IndexDamagedError, OutputError
from faults import REFUSED, Fault, reads
from segments import (
    NEW,
    OLD,
    answer,
    columns_of,
    commit,
    copy,
    damages,
    litter,
    renew,
    soaking,
    tables_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = 10  # places in a file that are tried where not all are


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A corpus folder with dropped documents, of which each test takes copies."""
    folder = tmp_path / "old.corpus"
    commit(folder, OLD)
    with update(str(folder)) as writer:
        assert writer.base
        entry = writer.write_segment(columns_of(NEW), tables_of(NEW))
        writer.commit([(writer.base.segments[0].entry, [0]), (entry, ())], {"old": True})
    return folder


@pytest.mark.parametrize(("name", "number"), REFUSED)
def test_what_the_system_refuses_loses_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    before, after = answer(old), _renewed(old)
    for call in range(1, 1000):
        folder = copy(old)
        fault = Fault(name, number, call)
        with monkeypatch.context() as patched:
            patched.setattr(os, name, fault)
            if not _refused(folder):
                break
        assert answer(folder) == before, call
        renew(folder)
        assert answer(folder) == after, call
        assert litter(folder) == set(), call
    assert call > 1
    assert answer(folder) == after
    assert not fault.came


def _renewed(old: Path) -> list[object]:
    folder = copy(old)
    renew(folder)
    return answer(folder)


def _refused(folder: Path) -> bool:
    try:
        renew(folder)
    except OutputError as refused:
        problem = refused
    else:
        return False
    assert problem.exit_code == ExitCode.OUTPUT
    assert str(problem).startswith(f"{folder}: cannot be written: ")
    return True


@pytest.mark.parametrize(("name", "number"), REFUSED)
def test_first_generation_that_the_system_refuses_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    for call in range(1, 1000):
        folder = tmp_path / "first.corpus"
        shutil.rmtree(folder, ignore_errors=True)
        fault = Fault(name, number, call)
        with monkeypatch.context() as patched:
            patched.setattr(os, name, fault)
            if not _refused(folder):
                break
        assert not list(folder.glob("*.json")), call
        renew(folder)
        assert litter(folder) == set(), call
    assert call > 1 or name == "rename"
    assert not fault.came


def test_several_things_refused_at_once(
    old: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """From the Nth call on nothing can be written or removed any more, as on a lost disk."""
    before, after = answer(old), _renewed(old)
    for call in range(1, 1000, 1 if soaking(request.config) else 4):
        folder = copy(old)
        broken = [0]

        def counted(function: Callable[..., Any]) -> Callable[..., Any]:
            def run(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the function
                broken[0] += not reads(function, arguments)  # noqa: B023 - within this turn
                if broken[0] >= call and not reads(function, arguments):  # noqa: B023 - as above
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                return function(*arguments, **options)

            return run

        with monkeypatch.context() as patched:
            for name in ("open", "write", "fsync", "mkdir", "rename", "replace", "unlink", "rmdir"):
                function = counted(getattr(os, name))
                function.__name__ = name
                patched.setattr(os, name, function)
            refused = _refused(folder)
        assert answer(folder) in (before, after), call
        renew(folder)
        assert litter(folder) == set(), call
        if not refused:
            break
    assert call > 20


def test_system_that_takes_few_bytes_at_a_time(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    after, write = _renewed(old), os.write
    folder = copy(old)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda file, part: write(file, bytes(part[:100])))
        renew(folder)
    assert answer(folder) == after


def test_full_disk(old: Path) -> None:
    """No file may grow beyond a few bytes: a limit of the system, in a process of its own."""
    before = answer(old)
    program = f"""
import resource, sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from segments import renew
resource.setrlimit(resource.RLIMIT_FSIZE, (800, 800))
renew(Path({str(old)!r}))
"""
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert b"OutputError" in shown.stderr
    assert b"cannot be written: File too large" in shown.stderr
    assert answer(old) == before
    assert litter(old) == set()


def test_read_only_folder_is_read(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, opened = answer(old), os.open

    def refuse(path: str, flags: int, *arguments: Any) -> int:  # noqa: ANN401 - as the function
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opened(path, flags, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    assert answer(old) == before
    with pytest.raises(OutputError, match="cannot be written: Read-only file system"):
        renew(old)


@pytest.mark.parametrize("call", range(1, 12))
def test_base_that_cannot_be_read_is_built_anew(
    old: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    calls, opened = iter(range(1, 1000)), os.open

    def fails(path: str, flags: int, *arguments: Any) -> int:  # noqa: ANN401 - as the function
        reads = not flags & (os.O_WRONLY | os.O_RDWR) and not os.path.isdir(path)  # noqa: PTH112
        if reads and next(calls) == call:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return opened(path, flags, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", fails)
        renew(old)
    assert litter(old) == set()
    with open_index(str(old)) as index:
        list(index.verify())


def test_no_damage_is_a_wrong_answer(old: Path, request: pytest.FixtureRequest) -> None:
    good = answer(old)
    for damage in damages(copy(old), places=None if soaking(request.config) else SAMPLE):
        damage.do_to(old)
        harmless = damage.file == LOCK
        assert is_index(str(old)), damage
        assert _verified(old) == harmless, damage
        assert _answer_or_none(old) in ([good] if harmless else [None, good]), damage
        damage.undo(old)
    assert answer(old) == good


def _verified(folder: Path) -> bool:
    try:
        with open_index(str(folder)) as index:
            list(index.verify())
    except IndexDamagedError as problem:
        _ensure_helpful(folder, problem)
        return False
    return True


def _answer_or_none(folder: Path) -> list[object] | None:
    try:
        return answer(folder)
    except IndexDamagedError as problem:
        _ensure_helpful(folder, problem)
        return None


def _ensure_helpful(folder: Path, problem: IndexDamagedError) -> None:
    assert problem.exit_code == ExitCode.INDEX_DAMAGED
    assert str(problem).startswith(f"{folder}: ")
    assert str(problem).endswith(f" docscope index PATH... --to {folder}")


def test_files_exchanged_between_segments_are_damage(tmp_path: Path) -> None:
    """Of the same length, each with checksums of its own: only the manifest can tell."""
    folder = tmp_path / "x.corpus"
    with update(str(folder)) as writer:
        entries = [
            writer.write_segment(columns_of(texts), tables_of(texts))
            for texts in ({"a.txt": "one two"}, {"b.txt": "six ten"})
        ]
        writer.commit([(entry, ()) for entry in entries], {})
    first, second = (folder / entry.name for entry in entries)
    for file in entries[0].files:
        assert entries[0].files[file] == entries[1].files[file]
        if (first / file).read_bytes() == (second / file).read_bytes():
            continue
        for ours, theirs in ((first, second), (second, first)):
            good = (ours / file).read_bytes()
            shutil.copyfile(theirs / file, ours / file)
            assert not _verified(folder)
            assert _answer_or_none(folder) is None
            (ours / file).write_bytes(good)
    first.rename(folder / "kept")
    second.rename(first)
    (folder / "kept").rename(second)
    assert _answer_or_none(folder) is None


def test_damage_is_repaired_by_the_next_writer(old: Path, request: pytest.FixtureRequest) -> None:
    for number, damage in enumerate(damages(old, places=SAMPLE)):
        if number % 12 and not soaking(request.config):
            continue
        folder = copy(old)
        damage.do_to(folder)
        renew(folder)
        assert litter(folder) == set(), damage
        assert _verified(folder), damage

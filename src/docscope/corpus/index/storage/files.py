"""Opening, reading, syncing and removing the files of a corpus folder."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, TypeVar

from docscope.corpus.index.storage.layout import damaged
from docscope.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")

READING = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
WRITING = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)
MISSING = (errno.ENOENT, errno.ENOTDIR)
PROTECTED = (errno.EACCES, errno.EPERM)


def open_file(folder: str, name: str) -> int | None:
    """Open a file of a corpus folder for reading; None if it is not there.

    Raises:
        IndexDamagedError: The system cannot read it.
        InputError: It may not be read, or too many files are open.
    """
    path = f"{folder}/{name}"
    try:
        return _with_more_files(lambda: os.open(path, READING))
    except OSError as problem:
        if problem.errno in MISSING:
            return None
        raise _unreadable(folder, name, problem) from None


def read_file(folder: str, name: str) -> bytes | None:
    """Return the bytes of a file of a corpus folder; None if it is not there.

    Raises:
        IndexDamagedError: The system cannot read it.
        InputError: It may not be read, or too many files are open.
    """
    file = open_file(folder, name)
    if file is None:
        return None
    try:
        parts = []
        while part := os.read(file, 1 << 20):
            parts.append(part)
        return b"".join(parts)
    except OSError as problem:
        raise _unreadable(folder, name, problem) from None
    finally:
        os.close(file)


def mapped(file: int, folder: str, name: str) -> memoryview:
    """Return the bytes of an open file of a corpus folder, in place, and close the file.

    Raises:
        IndexDamagedError: The system cannot read it.
        InputError: Too many files are open, or there is no room in memory.
    """
    try:
        view = memoryview(_with_more_files(lambda: mmap(file, 0, access=ACCESS_READ)))
    except OSError as problem:
        raise _unreadable(folder, name, problem) from None
    finally:
        os.close(file)  # the map has a file of its own
    return view


@contextmanager
def told_as_output(folder: str) -> Iterator[None]:
    """Turn what the system cannot write into an error of the output.

    Raises:
        OutputError: The system could not write.
    """
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or str(problem) or type(problem).__name__
        if problem.errno and "[errno " in reason:  # pyarrow says where in itself it happened
            reason = os.strerror(problem.errno)
        raise OutputError(f"{folder}: cannot be written: {reason}") from None


def write_file(path: Path, *parts: bytes) -> None:
    """Write a new file and have it on the disk."""
    file = os.open(path, WRITING, 0o666)
    try:
        for part in parts:
            write_all(file, part)
        os.fsync(file)
    finally:
        os.close(file)


def write_all(file: int, part: bytes | memoryview) -> None:
    """Write bytes to an open file, however few the system takes at a time."""
    rest = memoryview(part)
    while rest:
        rest = rest[os.write(file, rest) :]


def sync_folder(path: Path) -> None:
    """Have the names in a folder on the disk."""
    if os.name == "nt":  # pragma: no cover - folders cannot be opened there
        return
    folder = os.open(path, READING)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _with_more_files(opening: Callable[[], T]) -> T:
    """Return what is opened, with a higher limit of open files if that is reached."""
    try:
        return opening()
    except OSError as problem:
        if problem.errno != errno.EMFILE or not _more_files_allowed():
            raise
    return opening()


def _more_files_allowed() -> bool:
    """Raise the limit of open files as far as it goes; return whether it was raised."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has no such limit
        return False
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft in (hard, resource.RLIM_INFINITY):
        return False
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return True


def _unreadable(folder: str, name: str, problem: OSError) -> Exception:
    reason = (problem.strerror or str(problem)).lower()
    if problem.errno in PROTECTED:
        return InputError(f"{folder}: no permission to read {name}")
    if problem.errno in (errno.EMFILE, errno.ENFILE):
        return InputError(f"{folder}: {reason}; allow more open files with ulimit -n")
    if problem.errno == errno.ENOMEM:
        return InputError(f"{folder}: {reason}")
    return damaged(folder, f"{name} cannot be read: {reason}")

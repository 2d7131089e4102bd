"""The lock on a corpus folder: the kernel lets go of it when its process ends, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docscope.corpus.index.storage.files import write_all
from docscope.corpus.index.storage.layout import LOCK, LOCK_MAGIC
from docscope.errors import IndexBusyError

if TYPE_CHECKING:
    from collections.abc import Iterator

HELD: set[int] = set()  # locks of this process
FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def locked(folder: str) -> Iterator[None]:
    """Be the only one that writes to a folder.

    Raises:
        IndexBusyError: Another process is writing to it.
        OSError: The lock cannot be made.
    """
    file = os.open(f"{folder}/{LOCK}", os.O_RDWR | os.O_CREAT | FLAGS, 0o666)
    _not_in_children(file)
    try:
        if not _taken(file) or not _is_there(file, Path(folder, LOCK)):
            raise IndexBusyError(f"{folder}: another process is writing to it; try again later")
        _sign(file)
        yield
    finally:
        HELD.discard(file)
        os.close(file)


def is_held(folder: str) -> bool:
    """Return whether a process is writing to a folder; False where that cannot be told."""
    try:
        file = os.open(f"{folder}/{LOCK}", os.O_RDWR | FLAGS)
    except OSError:
        return False
    try:
        return not _taken(file)
    except OSError:
        return False
    finally:
        os.close(file)


def _is_there(file: int, path: Path) -> bool:
    """Return whether the lock was not removed meanwhile, with a folder made for nothing."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _sign(file: int) -> None:
    if os.read(file, len(LOCK_MAGIC) + 1) != LOCK_MAGIC:
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        write_all(file, LOCK_MAGIC)


def _not_in_children(file: int) -> None:
    """See to it that a process forked from this one does not hold the lock when this one died."""
    if not HELD and hasattr(os, "register_at_fork"):
        _let_go_in_children()
    HELD.add(file)


@cache
def _let_go_in_children() -> None:
    os.register_at_fork(after_in_child=_let_go)


def _let_go() -> None:
    while HELD:
        os.close(HELD.pop())


if sys.platform == "win32":  # pragma: no cover - tried on Linux only

    def _taken(file: int) -> bool:
        import msvcrt

        try:
            # far behind the text of the file, which stays readable
            os.lseek(file, 1 << 20, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

else:

    def _taken(file: int) -> bool:
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

"""The lock on a corpus folder: the kernel lets go of it when its process ends, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docscope.corpus.index.files import write_all
from docscope.corpus.index.layout import LOCK, LOCK_MAGIC
from docscope.errors import IndexBusyError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def locked(folder: str) -> Iterator[None]:
    """Be the only one that writes to a folder.

    Raises:
        IndexBusyError: Another process is writing to it.
        OSError: The lock cannot be made.
    """
    file = os.open(os.path.join(folder, LOCK), os.O_RDWR | os.O_CREAT | _CLOSED_ON_EXEC, 0o666)
    try:
        if not _taken(file):
            raise IndexBusyError(f"{folder}: another process is writing to it; try again later")
        if os.fstat(file).st_size != len(LOCK_MAGIC):
            os.ftruncate(file, 0)
            write_all(file, LOCK_MAGIC)
        yield
    finally:
        os.close(file)


_CLOSED_ON_EXEC = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

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

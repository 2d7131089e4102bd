"""Where an answer goes: standard output, or a file that is replaced once it is complete."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from docscope.cli.streams import binary, on_terminal, silence, standard_output, writable
from docscope.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_OUTPUT = "-"


class Destination:
    """Standard output (None and `-`) or the file of that path.

    `left` says that the reader of standard output closed it before the end.

    Raises:
        UsageError: The path is empty.
    """

    def __init__(self, path: str | None) -> None:
        if path == "":
            raise UsageError("--output names no file")
        self.path = None if path == STANDARD_OUTPUT else path
        self.left = False

    @property
    def terminal(self) -> bool:
        """Whether people read this on a terminal."""
        return self.path is None and on_terminal()

    @contextmanager
    def text(self, *, exact: bool, eager: bool = False) -> Iterator[IO[str]]:
        """Lend a stream of text: exact data, or what people read.

        Raises:
            OutputError: It cannot be written.
        """
        if self.path is None:
            with self._until_left(), standard_output(exact=exact, eager=eager) as stream:
                yield stream
            return
        with _written(self.path) as path:
            # utf-8 in files whatever the locale; names of files keep their bytes
            with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:  # noqa: PTH123 - a path as it was given
                yield file

    @contextmanager
    def binary(self) -> Iterator[IO[bytes]]:
        """Lend a stream of bytes.

        Raises:
            OutputError: It cannot be written.
        """
        if self.path is None:
            with self._until_left(), writable() as stream:
                yield binary(stream)
            return
        with _written(self.path) as path, open(path, "wb") as file:  # noqa: PTH123 - as above
            yield file

    @contextmanager
    def _until_left(self) -> Iterator[None]:
        """Let whoever reads the output close it early: what is left goes nowhere."""
        try:
            yield
        except BrokenPipeError:
            self.left = True
            silence(sys.stdout)


@contextmanager
def _written(path: str) -> Iterator[str]:
    """Yield the path to write to; a regular file is replaced only once it is complete."""
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and not os.path.isfile(target):  # noqa: PTH110, PTH113 - as given
            yield target
            return
        _ensure_allowed(path, target)
        with _replacing(target) as partial:
            yield partial
    except BrokenPipeError:
        raise
    except OSError as error:
        if not (error.filename or path).startswith(os.path.dirname(target)):  # noqa: PTH120 - as given
            raise
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def _ensure_allowed(path: str, target: str) -> None:
    """Raise where replacing the file would fail, or would pass over its protection."""
    folder = os.path.dirname(target)  # noqa: PTH120 - a path as it was given
    if not os.path.isdir(folder):  # noqa: PTH112 - as above
        raise OutputError(f"{path}: cannot be written: there is no folder {os.path.dirname(path)}")  # noqa: PTH120 - as above
    if os.path.exists(target) and not os.access(target, os.W_OK):  # noqa: PTH110 - as above
        raise OutputError(f"{path}: cannot be written: it is protected")


@contextmanager
def _replacing(target: str) -> Iterator[str]:
    """Yield a name beside a file, and give what was written there the file's own name."""
    folder, name = os.path.split(target)
    partial = os.path.join(folder, f".{name}.{os.getpid()}.part")  # noqa: PTH118 - as above
    try:
        yield partial
        if os.path.exists(target):  # noqa: PTH110 - as above
            os.chmod(partial, stat.S_IMODE(os.stat(target).st_mode))  # noqa: PTH101, PTH116 - as above
        os.replace(partial, target)  # noqa: PTH105 - as above
    finally:
        if os.path.exists(partial):  # noqa: PTH110 - as above
            os.unlink(partial)  # noqa: PTH108 - as above

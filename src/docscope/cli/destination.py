"""Where an answer goes: standard output, or a file that is replaced once it is complete."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
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

    @property
    def file(self) -> str | None:
        """The path of the regular file that is written, if it is one."""
        if self.path is None or (Path(self.path).exists() and not Path(self.path).is_file()):
            return None
        return self.path

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
        with _written(self.path) as path, _text_file(path) as file:
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
        with _written(self.path) as path, path.open("wb") as file:
            yield file

    @contextmanager
    def _until_left(self) -> Iterator[None]:
        """Let whoever reads the output close it early: what is left goes nowhere."""
        try:
            yield
        except BrokenPipeError:
            self.left = True
            silence(sys.stdout)


def _text_file(path: Path) -> IO[str]:
    # utf-8 in files whatever the locale; names of files keep their bytes
    return path.open("w", encoding="utf-8", errors="surrogateescape", newline="\n")


@contextmanager
def _written(given: str) -> Iterator[Path]:
    """Yield the path to write to; a regular file is replaced only once it is complete."""
    target = Path(os.path.realpath(given))
    try:
        if target.exists() and not target.is_file():
            yield target
            return
        _ensure_allowed(given, target)
        with _replacing(target) as partial:
            yield partial
    except OSError as error:
        if isinstance(error, BrokenPipeError) or not _concerns(error, target):
            raise
        raise OutputError(f"{given}: cannot be written: {error.strerror}") from None


def _ensure_allowed(given: str, target: Path) -> None:
    """Raise where replacing the file would fail, or would pass over its protection."""
    if not target.parent.is_dir():
        folder = Path(given).parent
        raise OutputError(f"{given}: cannot be written: there is no folder {folder}")
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputError(f"{given}: cannot be written: it is protected")


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Yield a path beside a file, and give what was written there the file's own name."""
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield partial
        if target.exists():
            partial.chmod(stat.S_IMODE(target.stat().st_mode))
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _concerns(error: OSError, target: Path) -> bool:
    """Return whether an error is about the file written, not about one that is read."""
    return error.filename is None or Path(error.filename).parent in {target.parent, target}

"""Standard input, output and error: terminal or not, how wide, in which encoding."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, TextIO

from docscope.errors import OutputError
from docscope.report.display import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NARROWEST = 20
USUAL = 80  # columns, where nobody knows


def on_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width(stream: TextIO) -> int:
    """Return how many columns the terminal of a stream has; $COLUMNS overrules it."""
    wished = os.environ.get("COLUMNS", "")
    if wished.isdecimal() and int(wished):
        return max(int(wished), NARROWEST)
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(columns or USUAL, NARROWEST)


@contextmanager
def standard_output(*, exact: bool, eager: bool = False) -> Iterator[TextIO]:
    """Lend standard output, set up for a table that people read or for exact data.

    Data are UTF-8 whatever the locale, and bytes of file names pass through unchanged.
    An `eager` pipe gets each line at once, however long the next one takes.

    Raises:
        OutputError: It is closed, or cannot be written.
    """
    with writable() as stream:
        if exact:
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # type: ignore[attr-defined]  # TextIOWrapper
        else:
            stream.reconfigure(errors="replace", newline="\n")  # type: ignore[attr-defined]  # TextIOWrapper
        if eager and _is_pipe(stream):
            stream.reconfigure(line_buffering=True)  # type: ignore[attr-defined]  # TextIOWrapper
        yield stream


@contextmanager
def writable() -> Iterator[TextIO]:
    """Lend standard output as it is; what was written has left when this ends.

    Raises:
        BrokenPipeError: Its reader has left.
        OutputError: It is closed, or cannot be written.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; nothing was written")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None:  # not of this stream
            raise
        raise OutputError(f"standard output cannot be written: {error.strerror}") from None


def binary(stream: TextIO) -> IO[bytes]:
    """Return the bytes below a text stream."""
    return stream.buffer


def say(text: str) -> None:
    """Write help and the like to standard output; the empty text only flushes it.

    Raises:
        OutputError: It is closed and there is something to say, or cannot be written.
    """
    if text or sys.stdout is not None:
        with standard_output(exact=False) as stream:
            stream.write(text)


def note(*paragraphs: str) -> None:
    """Write paragraphs to standard error, wrapped where that is a terminal.

    Where it cannot be written nothing is lost but the note.
    """
    if sys.stderr is None:
        return
    width = terminal_width(sys.stderr) if sys.stderr.isatty() else None
    lines = [line for paragraph in paragraphs for line in _lines(visible(paragraph), width)]
    try:
        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # TextIOWrapper
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def input_is_piped() -> bool:
    """Return whether standard input is a pipe or a file, not a terminal and not nothing."""
    if sys.stdin is None:
        return False
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def silence(stream: TextIO | None) -> None:
    """Send what a stream still holds, and all that follows, nowhere if it cannot be written."""
    if stream is None:
        return
    try:
        stream.flush()
    except (OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _is_pipe(stream: TextIO) -> bool:
    try:
        return not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _lines(paragraph: str, width: int | None) -> Iterable[str]:
    if width is None or len(paragraph) <= width:
        return [paragraph]
    from textwrap import wrap

    return wrap(paragraph, width, break_on_hyphens=False, break_long_words=False)

"""Standard output and standard error: terminal or not, how wide, in which encoding."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import textwrap
from typing import IO, TYPE_CHECKING, TextIO

from docscope.errors import OutputError
from docscope.report.display import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROWEST = 20


def on_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width(stream: TextIO | None = None) -> int:
    """Return the width of the terminal in columns; 80 where it is not known."""
    return max(shutil.get_terminal_size().columns, NARROWEST)


def standard_output(*, human: bool) -> TextIO:
    """Return standard output, set up for a table that people read or for exact data.

    Data are UTF-8 whatever the locale, and bytes of file names pass through unchanged.

    Raises:
        OutputError: It is closed.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; nothing was written")
    stream = sys.stdout
    if human:
        stream.reconfigure(errors="replace", newline="\n")  # type: ignore[union-attr]  # TextIOWrapper
    else:
        stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # type: ignore[union-attr]  # TextIOWrapper
    return stream


def binary_output() -> IO[bytes]:
    """Return standard output for bytes.

    Raises:
        OutputError: It is closed.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; nothing was written")
    return sys.stdout.buffer


def note(*paragraphs: str) -> None:
    """Write paragraphs to standard error, wrapped where that is a terminal."""
    if sys.stderr is None:
        return
    width = terminal_width() if sys.stderr.isatty() else None
    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # TextIOWrapper
    for paragraph in paragraphs:
        for line in _lines(visible(paragraph), width):
            sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _lines(paragraph: str, width: int | None) -> Iterable[str]:
    if width is None or not paragraph:
        return [paragraph]
    return textwrap.wrap(paragraph, width, break_on_hyphens=False, break_long_words=False)


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

"""Running commands as people do: in a terminal of a given size, in a pipe, or within a test."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import NamedTuple

import pytest

from docscope.cli.app import main

ROWS = 50
DOCSCOPE = [sys.executable, "-m", "docscope"]


class Ended(NamedTuple):
    """What a command printed, and its exit code."""

    output: str
    code: int
    errors: str = ""


def in_terminal(
    command: str | list[str], *, columns: int = 80, folder: Path | None = None
) -> Ended:
    """Run a command in a terminal; what it prints anywhere comes back as one text."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    with subprocess.Popen(
        command,
        shell=isinstance(command, str),
        executable="/bin/bash" if isinstance(command, str) else None,
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=slave,
        cwd=folder,
        env=environment(),
    ) as process:
        os.close(slave)
        output = b"".join(iter(lambda: _read(master), b""))
        code = process.wait()
    os.close(master)
    return Ended(output.decode().replace("\r\n", "\n"), code)


def in_pipe(
    *arguments: str, given: bytes = b"", folder: Path | None = None, **settings: str
) -> Ended:
    """Run docscope with its output in pipes, `given` on standard input."""
    done = subprocess.run(
        [*DOCSCOPE, *arguments],
        input=given or None,
        stdin=None if given else subprocess.DEVNULL,
        capture_output=True,
        cwd=folder,
        env=environment(**settings),
        check=False,
    )
    return Ended(
        done.stdout.decode(errors="surrogateescape"), done.returncode, done.stderr.decode()
    )


def in_process(captured: pytest.CaptureFixture[str], *arguments: str) -> Ended:
    """Run docscope in this process, which is quick and counts for coverage."""
    captured.readouterr()
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    output, errors = captured.readouterr()
    assert isinstance(left.value.code, int)
    return Ended(output, left.value.code, errors)


def environment(**settings: str) -> dict[str, str]:
    """Return the environment of a command: `docscope` on the path, no size of its own."""
    kept = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "LINES"}}
    scripts = str(Path(sys.executable).parent)
    return {**kept, "PATH": os.pathsep.join((scripts, kept.get("PATH", ""))), **settings}


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the last process has left the terminal
        return b""

"""The `docscope` command: a way in that imports little, so that an interrupt finds it ready."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from docscope.cli.guard import guarded


def command() -> NoReturn:
    """Run the command line as a process of its own and end it.

    The system takes back memory faster than the interpreter would tidy it up; standard
    output and standard error are flushed by then.
    """
    # Starting makes many objects and hardly any garbage: looking for it among them takes a
    # fifth of the time. `settled` switches the collector on again.
    gc.disable()
    try:
        main()
    except SystemExit as leave:
        os._exit(int(leave.code or 0))


def settled() -> None:
    """Let garbage be collected from here on, but not looked for in what was loaded so far."""
    gc.freeze()
    gc.enable()


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    code = guarded(lambda: _run(given), debug="--debug" in given)
    raise SystemExit(int(code))


def _run(arguments: list[str]) -> int:
    from docscope.cli.group import run_command

    return run_command(arguments)

"""The `docscope` command: a way in that imports little, so that an interrupt finds it ready."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

from docscope.cli.guard import guarded

# Objects between two collections of garbage. Loading a command makes many objects and no
# garbage: to look through them every 700, as Python does, is a twentieth of the start-up.
YOUNG_OBJECTS = 100_000


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code."""
    gc.set_threshold(YOUNG_OBJECTS)
    given = sys.argv[1:] if arguments is None else list(arguments)
    code = guarded(lambda: _run(given), debug="--debug" in given)
    raise SystemExit(int(code))


def _run(arguments: list[str]) -> int:
    from docscope.cli.group import run_command

    return run_command(arguments)

"""Every way a run can end: the exit code, and one sentence instead of a traceback."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from docscope.cli.streams import note, silence
from docscope.errors import DocscopeError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


class Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


def guarded(action: Callable[[], int], *, debug: bool = False) -> int:
    """Run an action and return its exit code, whatever happens.

    A reader that closes the pipe early is no error.
    """
    try:
        signal.signal(signal.SIGTERM, _terminate)
        code = action()
        _flush()
    except BrokenPipeError:
        code = ExitCode.DONE
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except Terminated:
        code = ExitCode.TERMINATED
    except DocscopeError as error:
        note(f"docscope: {error}")
        code = error.exit_code
    except OSError as error:
        note(f"docscope: the answer could not be written: {error.strerror or error}")
        code = ExitCode.OUTPUT
    except Exception as error:  # noqa: BLE001 - the last line of defence: a fault of ours
        if debug:
            raise
        note(f"docscope: internal fault: {type(error).__name__}: {error} (--debug shows where)")
        code = ExitCode.INTERNAL
    silence(sys.stdout)
    silence(sys.stderr)
    return code


def _terminate(signum: int, frame: FrameType | None) -> None:
    raise Terminated


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()

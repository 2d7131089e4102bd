"""Every way a run can end: the exit code, and one sentence instead of a traceback."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docscope.errors import DocscopeError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType


class Terminated(BaseException):
    """The process was asked to end (SIGTERM)."""


def guarded(action: Callable[[], int], *, debug: bool = False) -> int:
    """Run an action and return its exit code, whatever happens.

    A reader that closes the pipe early is no error.
    """
    try:
        with _signals():
            return _outcome(action, debug=debug)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Terminated:
        return ExitCode.TERMINATED
    finally:
        _silence_all()


def _outcome(action: Callable[[], int], *, debug: bool) -> int:
    try:
        code = action()
        _flush()
    except BrokenPipeError:
        return ExitCode.DONE
    except DocscopeError as error:
        _note(f"docscope: {error}")
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last line of defence: a fault of ours
        if end := _end_behind(error):
            raise end from None
        if debug:
            _show_traceback()
        else:
            about = f"{type(error).__name__}: {error}"
            _note(f"docscope: internal fault: {about} (--debug shows where)")
        return ExitCode.INTERNAL
    return code


def _end_behind(error: BaseException) -> BaseException | None:
    """Return the signal that an error came from: one that finds a lock half taken ends in both."""
    cause = error.__context__
    while cause and not isinstance(cause, KeyboardInterrupt | Terminated):
        cause = cause.__context__
    return cause


@contextmanager
def _signals() -> Iterator[None]:
    """Turn the signals that end a run into exceptions; one that is ignored stays so."""
    answers = ((signal.SIGINT, _interrupted), (signal.SIGTERM, _terminated))
    caught = [pair for pair in answers if signal.getsignal(pair[0]) is not signal.SIG_IGN]
    before = [(number, signal.signal(number, answer)) for number, answer in caught]
    try:
        yield
    finally:
        for number, answer in before:
            signal.signal(number, answer)


def _interrupted(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - any signal handler
    raise KeyboardInterrupt


def _terminated(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as above
    raise Terminated


def _flush() -> None:
    from docscope.cli.streams import say

    say("")


def _note(sentence: str) -> None:
    from docscope.cli.streams import note

    note(sentence)


def _show_traceback() -> None:
    import traceback

    if sys.stderr is not None:
        traceback.print_exc()


def _silence_all() -> None:
    from docscope.cli.streams import silence

    silence(sys.stdout)
    silence(sys.stderr)

"""The errors a user can cause, each with the exit code that a shell script sees."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns to the shell."""

    DONE = 0
    NOTHING_FOUND = 1
    USAGE = 2
    SKIPPED = 3
    INDEX_DAMAGED = 5
    INDEX_BUSY = 6
    INTERNAL = 70
    OUTPUT = 74
    INTERRUPTED = 130
    TERMINATED = 143


class DocscopeError(Exception):
    """An error told in one sentence: what was wrong, where, and what would work."""

    exit_code = ExitCode.INTERNAL


class UsageError(DocscopeError):
    """The command line asks for something that does not exist or does not fit."""

    exit_code = ExitCode.USAGE


class InputError(DocscopeError):
    """An input cannot be found or read, or no usable input is left."""

    exit_code = ExitCode.USAGE


class IndexDamagedError(DocscopeError):
    """A corpus folder has bytes that are not those that were written."""

    exit_code = ExitCode.INDEX_DAMAGED


class IndexBusyError(DocscopeError):
    """Another process is writing to a corpus folder."""

    exit_code = ExitCode.INDEX_BUSY


class OutputError(DocscopeError):
    """The answer could not be written."""

    exit_code = ExitCode.OUTPUT

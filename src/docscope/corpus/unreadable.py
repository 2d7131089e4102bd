"""Why something cannot be read, in a few words."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Self

from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = {
    stat.S_IFIFO: "a pipe, not a file; - reads standard input",
    stat.S_IFSOCK: "a socket, not a file",
    stat.S_IFCHR: "a device, not a file",
    stat.S_IFBLK: "a device, not a file",
    stat.S_IFDIR: "a folder, not a file",
}
ERRORS = {
    errno.ENOENT: "no longer there",
    errno.ENOTDIR: "no longer there",
    errno.EACCES: "no permission to read it",
    errno.EPERM: "no permission to read it",
    errno.EISDIR: "a folder, not a file",
    errno.ELOOP: "a link that leads in a circle",
}


class MissingInputError(InputError):
    """Arguments that name nothing; `names` holds them as they were written."""

    def __init__(self, names: Sequence[str], hint: str = "") -> None:
        self.names = tuple(names)
        thing = "file" if len(self.names) == 1 else "files"
        listed = ", ".join(name or '""' for name in self.names)
        super().__init__(f"{listed}: no such {thing}{hint}")

    def with_phrase(self, words: str) -> Self:
        """Return the same error with the hint that a phrase is put in quotation marks."""
        phrase = " ".join((words, *self.names))
        return type(self)(self.names, f'; for a phrase write "{phrase}"')


class UnreadableError(Exception):
    """A document that cannot be read. The message is the reason alone, without a name."""


def why_no_file(path: str) -> str | None:
    """Return why a path is no file that can be opened and read to its end; None if it is one."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - called for many thousand paths
    except FileNotFoundError:
        return "a link that leads nowhere"
    except OSError as problem:
        return why_failed(problem)
    return None if stat.S_ISREG(mode) else KINDS.get(stat.S_IFMT(mode), "not a file")


def why_failed(problem: OSError) -> str:
    """Return what an error of the system means for a reader."""
    return ERRORS.get(problem.errno or 0) or (problem.strerror or "it cannot be read").lower()

"""Calls of the system that fail when a test wants them to."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

REFUSED = [
    ("open", errno.ENOSPC),
    ("open", errno.EROFS),
    ("write", errno.ENOSPC),
    ("fsync", errno.EIO),
    ("mkdir", errno.ENOSPC),
    ("rename", errno.EIO),
    ("replace", errno.EIO),
]


class Fault:
    """Makes one call of a function of `os` fail, and remembers whether there was that call."""

    def __init__(self, name: str, number: int, call: int) -> None:
        self.came = False
        self._function: Callable[..., Any] = getattr(os, name)
        self._number = number
        self._calls = call

    def __call__(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the function
        if reads(self._function, arguments):
            return self._function(*arguments, **options)
        self._calls -= 1
        if not self._calls:
            self.came = True
            raise OSError(self._number, os.strerror(self._number))
        return self._function(*arguments, **options)


def reads(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bool:
    """Return whether a file is opened that is only read: that fails in tests of its own."""
    if function.__name__ != "open" or arguments[1] & (os.O_WRONLY | os.O_RDWR):
        return False
    return not os.path.isdir(arguments[0])  # noqa: PTH112 - whatever is given

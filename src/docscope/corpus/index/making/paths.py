"""Paths as UTF-8 can hold them, whatever bytes they have."""

from __future__ import annotations

import json
import os


def quoted(path: str) -> str:
    r"""Return a path as it is stored: one with bytes that are no text as a JSON string.

    >>> quoted("letters/1.txt")
    'letters/1.txt'
    >>> quoted("caf\udce9.txt")
    '"caf\\udce9.txt"'
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        return json.dumps(path)
    return json.dumps(path) if path.startswith('"') else path


def unquoted(path: str) -> str:
    """Return the path that `quoted` wrote down."""
    return str(json.loads(path)) if path.startswith('"') else path


def home(folder: str) -> str:
    """Return the folder that stored paths start from; empty where that is the one at hand."""
    try:
        return "" if folder == os.getcwd() else folder  # noqa: PTH109 - a text is wanted
    except OSError:  # it was removed
        return folder


def from_here(path: str, folder: str) -> str:
    """Return a stored path as it can be opened here, if the file still lies where it lay."""
    there = os.path.join(folder, path)  # noqa: PTH118 - called often
    return there if folder and path and os.path.lexists(there) else path

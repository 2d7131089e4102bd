"""Paths as UTF-8 can hold them, whatever bytes they have."""

from __future__ import annotations

import json


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

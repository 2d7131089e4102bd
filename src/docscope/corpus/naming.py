"""What documents are called: short names, made longer where two would be the same."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import NamedTuple


class Found(NamedTuple):
    """A document and its name so far; `parent` is the folder whose name may come before it.

    Without a parent (None) the name is fixed: standard input and built-in texts.
    """

    doc: str
    path: str
    parent: str | None = None


def last_component(path: str) -> tuple[str, str]:
    """Return the folder and the name of a path; `.` and `..` get the name they really have."""
    parent, _, name = path.rstrip("/").replace(os.sep, "/").rpartition("/")
    if name in {"", ".", ".."}:
        parent, _, name = os.path.realpath(path).replace(os.sep, "/").rpartition("/")
        return parent or "/", name
    return (parent or "/" if path.startswith("/") else parent), name


def unique(found: list[Found]) -> list[Found]:
    """Return the documents with names that tell them apart, as short as possible.

    Those that share a name take the name of their folder before it, and again.
    """
    while True:
        counts = Counter(one.doc for one in found)
        if len(counts) == len(found):
            return found
        longer = [_longer(one) if counts[one.doc] > 1 else one for one in found]
        if longer == found:
            return found
        found = longer


def printable(path: str) -> str:
    r"""Return a path with bytes that are no text as `\xe9`, so that it can be written out."""
    if path.isascii():
        return path
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _longer(one: Found) -> Found:
    if one.parent is None:
        return one
    parent = os.path.normpath(Path(one.parent).absolute()).replace(os.sep, "/")
    rest, _, name = parent.rpartition("/")
    if not name:  # the root of the file system
        return Found(f"/{one.doc}", one.path)
    return Found(f"{printable(name)}/{one.doc}", one.path, rest or "/")

"""The format of an answer: the one asked for, else the one of the file's suffix, else a table."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from docscope.errors import UsageError

if TYPE_CHECKING:
    from docscope.cli.options import Writing

TABLE = "table"
SHORTHANDS = ("csv", "tsv", "json", "jsonl", "excel")
TEXT_SUFFIXES = {"", ".txt"}  # of files that take a table


def chosen_format(writing: Writing) -> str:
    """Return the name of the format to write.

    Raises:
        UsageError: There is no such format or suffix, or there are two formats.
    """
    chosen = {name for name in SHORTHANDS if getattr(writing, name)}
    if writing.format is not None:
        chosen.add(_known(writing.format))
    if chosen == {"csv", "excel"}:  # the one is a kind of the other
        return "excel"
    if len(chosen) > 1:
        raise UsageError(f"one format at a time, not {' and '.join(sorted(chosen))}")
    if chosen:
        return chosen.pop()
    return _by_suffix(writing.output) if writing.output else TABLE


def ensure_fits(name: str, command: str, *, by: bool, columns: bool) -> None:
    """Raise where a format cannot hold what is asked of a command.

    Raises:
        UsageError: The format holds dates or clauses, and these rows are something else.
    """
    if name == TABLE:
        return
    from docscope.report.writers.registry import FORMATS

    only = FORMATS[name].command
    held = FORMATS[name].holds
    if only and command != only:
        raise UsageError(f"{name} holds {held}; only docscope {only} writes it")
    if only and by:
        raise UsageError(f"{name} holds {held}, no counts; leave out --by or take another format")
    if only and columns:
        raise UsageError(f"{name} has no columns; leave out --columns or take another format")


def _known(name: str) -> str:
    from docscope.report.writers.registry import FORMATS

    if name.lower() not in {TABLE, *FORMATS}:
        raise UsageError(f"{name}: no such format; there are {', '.join([TABLE, *FORMATS])}")
    return name.lower()


def _by_suffix(path: str) -> str:
    from docscope.report.writers.registry import FORMATS, format_of

    suffix = PurePath(path).suffix
    found = format_of(path)
    if found is None and suffix.lower() not in TEXT_SUFFIXES and not _is_special(path):
        known = [suffix for kind in FORMATS.values() for suffix in kind.suffixes]
        raise UsageError(f"{path}: no format has {suffix}; use {', '.join(known)}, or --format")
    return found or TABLE


def _is_special(path: str) -> bool:
    """Return whether a path is a device or a pipe, whatever it is called."""
    from pathlib import Path

    return Path(path).exists() and not Path(path).is_file()

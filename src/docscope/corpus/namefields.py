"""The fields in the names of files: `country,session,year` for `HUN_11_1956.txt`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docscope.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


def field_names(written: str | Sequence[str]) -> tuple[str, ...]:
    """Return the fields of a list such as `country,session,year`; an empty one skips a part.

    Raises:
        UsageError: There is no name in it, or one twice.

    >>> field_names("Country, ,year")
    ('country', '', 'year')
    """
    pieces = written.split(",") if isinstance(written, str) else written
    names = tuple("_".join(piece.lower().split()) for piece in pieces)
    given = [name for name in names if name]
    if not given:
        raise UsageError(f'--name-fields "{",".join(pieces)}": no name in it')
    if twice := next((name for name in given if given.count(name) > 1), None):
        raise UsageError(f"--name-fields: {twice} is there twice; leave a part empty to skip it")
    return names


def fields_in_name(name: str, names: Sequence[str]) -> dict[str, str] | None:
    """Return the fields in the name of a file; None if it has another number of parts.

    The parts stand between underscores or, in a name without any, between hyphens or
    blanks; the suffix does not count.

    >>> fields_in_name("un/HUN_11_1956.txt", ["country", "session", "year"])
    {'country': 'HUN', 'session': '11', 'year': '1956'}
    """
    stem = os.path.splitext(name.rpartition("/")[2])[0]  # noqa: PTH122 - a name, not a path
    mark = "_" if "_" in stem else "-" if "-" in stem else None
    parts = stem.split(mark)
    if len(parts) != len(names):
        return None
    return {field: part.strip() for field, part in zip(names, parts, strict=True) if field and part}

"""A table of facts about documents: a CSV file whose first column is the file name."""

from __future__ import annotations

import csv
import io
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from docscope.corpus.decoding import decode
from docscope.corpus.unreadable import UnreadableError, why_failed
from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DELIMITERS = ",;\t|"


class FieldTable:
    """The rows of a table by the file they are about; `used` says whether any was asked for."""

    def __init__(self, path: str, rows: Mapping[str, Mapping[str, str]]) -> None:
        self.path = path
        self.used = False
        self._rows = rows
        self._deepest = max((key.count("/") for key in rows), default=0)

    def fields(self, doc: str, path: str) -> Mapping[str, str]:
        """Return the row about a document; of several the one that names most of the path.

        A row may name a file with or without its folders, and without its suffix.
        """
        for key in self._keys(doc, path):
            if key in self._rows:
                self.used = True
                return self._rows[key]
        return {}

    def _keys(self, doc: str, path: str) -> Iterator[str]:
        """Yield the names by which a row can mean a document, the longest first."""
        whole = os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100 - links stay as they are
        pieces = _key(whole).split("/")[-self._deepest - 1 :]
        for first in range(len(pieces)):
            name = "/".join(pieces[first:])
            yield name
            yield _without_suffix(name)
        yield _key(doc)


def read_table(path: str) -> FieldTable:
    """Return the table in a file: CSV with commas, semicolons, tabs or bars, in any encoding.

    Raises:
        InputError: It cannot be read, or is no such table.
    """
    lines = csv.reader(io.StringIO(text := _text(path), newline=""), delimiter=_delimiter(text))
    try:
        header = ["_".join(name.lower().split()) for name in next(lines, [])]
        _ensure_header(path, header)
        rows: dict[str, dict[str, str]] = {}
        for values in lines:
            if any(map(str.strip, values)):
                _add(rows, header, values, where=f"{path}: line {lines.line_num}")
    except csv.Error as problem:
        raise InputError(f"{path}: line {lines.line_num}: {problem}") from None
    return FieldTable(path, rows)


def _text(path: str) -> str:
    try:
        return decode(Path(path).read_bytes()).text
    except FileNotFoundError:
        raise InputError(f"{path}: no such file, to take fields from") from None
    except OSError as problem:
        raise InputError(f"{path}: {why_failed(problem)}") from None
    except UnreadableError as problem:
        raise InputError(f"{path}: {problem}; save the table as CSV") from None


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(DELIMITERS, key=header.count)


def _ensure_header(path: str, header: list[str]) -> None:
    if len(header) <= 1:
        needed = "the file name, then fields, named in the first line"
        raise InputError(f"{path}: a table has two columns or more: {needed}")
    for name in header[1:]:
        if name and header[1:].count(name) > 1:
            raise InputError(f"{path}: two columns are called {name}")


def _add(
    rows: dict[str, dict[str, str]], header: list[str], values: list[str], *, where: str
) -> None:
    if len(values) > len(header):
        raise InputError(f"{where}: {len(values)} values, but {len(header)} columns")
    key = _key(values[0].strip().replace("\\", "/").removeprefix("./"))
    if key in rows:
        raise InputError(f"{where}: {values[0].strip()} is there twice")
    pairs = zip(header[1:], map(str.strip, values[1:]), strict=False)
    rows[key] = {name: value for name, value in pairs if name and value}


def _key(name: str) -> str:
    """Return a name as systems agree on it: some write an accent as a character of its own."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _without_suffix(name: str) -> str:
    return os.path.splitext(name)[0]  # noqa: PTH122 - a name, not a path

"""`corpus.toml`: how the documents of a folder are read, and what is known about them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.corpus.decoding import known_encoding
from docscope.corpus.namefields import field_names
from docscope.corpus.readers import known_format
from docscope.corpus.reading import Reading
from docscope.corpus.unreadable import why_failed
from docscope.errors import DocscopeError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

NAME = "corpus.toml"
DATE_ORDERS = ("auto", "dmy", "mdy", "ymd")
SECTIONS = ("reading", "fields", "document")


class Settings(NamedTuple):
    """What a `corpus.toml` says: of reading, of all documents, of each by its path."""

    folder: str = ""
    encoding: str | None = None
    format_in: str | None = None
    front_matter: bool = False
    date_order: str = "auto"
    name_fields: tuple[str, ...] = ()
    meta: str | None = None
    fields: Mapping[str, str] = {}
    documents: Mapping[str, Mapping[str, str]] = {}

    def in_folder(self, folder: str) -> Settings:
        """Return the same for a folder, from which the path of its table counts."""
        meta = self.meta and os.path.normpath(Path(folder, self.meta))
        return self._replace(folder=folder, meta=meta)

    def about(self, path: str) -> Mapping[str, str]:
        """Return what is said of the document in a file."""
        if not self.documents:
            return {}
        whole = os.path.abspath(path)  # noqa: PTH100 - links stay as they are
        return self.documents.get(os.path.normpath(whole), {})

    def reading_for(self, asked: Reading) -> Reading:
        """Return how documents are read: as the command line says or, where it does not, so."""
        return Reading(
            encoding=asked.encoding or self.encoding,
            format_in=asked.format_in or self.format_in,
            front_matter=asked.front_matter or self.front_matter,
            date_order=self.date_order,
        )


NONE = Settings()


class SettingsFinder:
    """Finds the `corpus.toml` of each file: beside it or in the nearest folder above it."""

    def __init__(self) -> None:
        self._folders: dict[str, Settings] = {}
        self._read: dict[str, Settings] = {}

    def of(self, path: str) -> Settings:
        """Return what is said of a file and its folder.

        Raises:
            InputError: A `corpus.toml` cannot be read or understood.
        """
        folder = os.path.dirname(path)  # noqa: PTH120 - called for many thousand paths
        if folder not in self._folders:
            self._folders[folder] = self._nearest(os.path.abspath(folder))  # noqa: PTH100 - links stay
        return self._folders[folder]

    def _nearest(self, folder: str) -> Settings:
        above = ""
        while folder != above:
            path = os.path.join(folder, NAME)  # noqa: PTH118 - called often
            if os.path.isfile(path):  # noqa: PTH113 - called often
                if path not in self._read:
                    self._read[path] = read_settings(path)
                return self._read[path]
            above, folder = folder, os.path.dirname(folder)  # noqa: PTH120 - called often
        return NONE


def read_settings(path: str) -> Settings:
    """Return what a `corpus.toml` says.

    Raises:
        InputError: It cannot be read or understood.
    """
    said = _parsed(path)
    try:
        return _settings(said, str(Path(path).parent))
    except (ValueError, DocscopeError) as problem:
        raise InputError(f"{path}: {problem}") from None


def _parsed(path: str) -> dict[str, Any]:  # Any: what TOML can hold
    import tomllib

    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise InputError(f"{path}: {why_failed(problem)}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise InputError(f"{path}: not TOML: {problem}") from None


def _settings(said: Mapping[str, Any], folder: str) -> Settings:
    _ensure_among(said, SECTIONS, "")
    options = _section(said, "reading")
    _ensure_among(options, OPTIONS, " in [reading]")
    entries = said.get("document", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("document: write [[document]], once for every document")
    return Settings(
        **{OPTIONS[name][0]: OPTIONS[name][1](value) for name, value in options.items()},
        fields=_texts(_section(said, "fields")),
        documents=dict(_document(entry, folder) for entry in entries),
    ).in_folder(folder)


def _section(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = said.get(name, {})
    if not isinstance(found, dict):
        raise ValueError(f"{name}: write [{name}], with a line for each entry below it")  # noqa: TRY004 - of the file
    return found


def _ensure_among(found: Iterable[str], known: Iterable[str], where: str) -> None:
    for name in found:
        if name not in known:
            raise ValueError(f"{name} is not known{where}; there are {', '.join(known)}")


def _document(entry: Mapping[str, Any], folder: str) -> tuple[str, Mapping[str, str]]:
    """Return the path of the document that an entry is about, and its fields."""
    file = entry.get("file")
    if not isinstance(file, str) or not file:
        raise ValueError('document: file is missing, as in file = "letter.txt"')
    path = os.path.normpath(Path(folder, file))
    return path, _texts({name: value for name, value in entry.items() if name != "file"})


def _texts(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of fields as text, lists joined by `; `."""
    return {"_".join(name.lower().split()): _text(name, value) for name, value in fields.items()}


def _text(name: str, value: Any) -> str:  # noqa: ANN401 - what TOML can hold
    if isinstance(value, dict):
        raise ValueError(f"{name}: a table, where a value should be")  # noqa: TRY004 - of the file
    if isinstance(value, list):
        return "; ".join(_text(name, one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


def _string(value: Any) -> str:  # noqa: ANN401 - as above
    if not isinstance(value, str) or not value:
        raise ValueError(f"{value!r}: write text in quotation marks")
    return value


def _flag(value: Any) -> bool:  # noqa: ANN401 - as above
    if not isinstance(value, bool):
        raise ValueError(f"front_matter = {value!r}: write true or false")  # noqa: TRY004 - of the file
    return value


def _order(value: Any) -> str:  # noqa: ANN401 - as above
    if value not in DATE_ORDERS:
        raise ValueError(f"date_order = {value!r}: there are {', '.join(DATE_ORDERS)}")
    return str(value)


def _names(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    if not isinstance(value, list):
        return field_names(_string(value))
    return field_names([str(name) for name in value])


# What may stand in [reading]: the setting it becomes, and how its value is understood.
OPTIONS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "encoding": ("encoding", lambda value: known_encoding(_string(value))),
    "format": ("format_in", lambda value: known_format(_string(value))),
    "front_matter": ("front_matter", _flag),
    "date_order": ("date_order", _order),
    "name_fields": ("name_fields", _names),
    "meta": ("meta", _string),
}

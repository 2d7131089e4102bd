"""What is known about documents from beside them: a table, their names, a corpus.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.namefields import fields_in_name
from docscope.corpus.settings import NONE, SettingsFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docscope.corpus.fieldtable import FieldTable
    from docscope.corpus.files import Sources
    from docscope.corpus.reading import Reading, ReadingReport
    from docscope.corpus.settings import Settings

MOST_NAMED = 3  # files that a note names before it counts


class Beside(NamedTuple):
    """What a command line says about its documents: a CSV file, the parts of their names."""

    meta: str | None = None
    name_fields: tuple[str, ...] = ()


def with_fields(
    sources: Sources, reading: Reading, beside: Beside | None, report: ReadingReport
) -> Sources:
    """Return sources with what is known about them, and how those of a folder are read.

    A table named on the command line goes before what `corpus.toml` says of a document,
    that before its table, then come the parts of the name and what is said of all.

    Raises:
        InputError: A table or a `corpus.toml` cannot be read or understood.
    """
    search = _Search(beside or Beside(), reading)
    for doc, path in sources.paths.items():
        search.add(doc, path, outside=doc in sources.builtin or doc in sources.held)
    report.notes += _unfitting(search.misfits, len(sources.paths))
    if beside and beside.meta and sources.paths and not search.tables[beside.meta].used:
        hint = "its first column must hold file names"
        report.notes.append(f"{beside.meta}: no row is about one of the documents; {hint}")
    return sources._replace(known=search.known, readings=search.readings)


class _Search:
    """What was found so far, by document; those `outside` belong to no folder."""

    def __init__(self, beside: Beside, reading: Reading) -> None:
        self.beside = beside
        self.reading = reading
        self.known: dict[str, dict[str, str]] = {}
        self.readings: dict[str, Reading] = {}
        self.tables: dict[str, FieldTable] = {}
        self.misfits: list[str] = []
        self._finder = SettingsFinder()
        self._said: dict[str, Reading] = {}

    def add(self, doc: str, path: str, *, outside: bool) -> None:
        settings = NONE if outside else self._finder.of(path)
        if settings is not NONE:
            folder = settings.folder
            self.readings[doc] = self._said.setdefault(folder, settings.reading_for(self.reading))
        elif not any(self.beside):
            return
        if fields := self._fields(doc, path, settings):
            self.known[doc] = fields

    def _fields(self, doc: str, path: str, settings: Settings) -> dict[str, str]:
        """Return what is known about a document, the most particular last, which counts."""
        found = {**settings.fields, **self._from_name(doc, settings)}
        if settings.meta:
            found |= self._table(settings.meta).fields(doc, path)
        found |= settings.about(path)
        if self.beside.meta:
            found |= self._table(self.beside.meta).fields(doc, path)
        return _with_date(found, settings.date_order) if "date" in found else found

    def _from_name(self, doc: str, settings: Settings) -> dict[str, str]:
        names = self.beside.name_fields or settings.name_fields
        parts = fields_in_name(doc, names) if names else {}
        if parts is None and self.beside.name_fields:
            self.misfits.append(doc)
        return parts or {}

    def _table(self, path: str) -> FieldTable:
        if path not in self.tables:
            from docscope.corpus.fieldtable import read_table

            self.tables[path] = read_table(path)
        return self.tables[path]


def _with_date(fields: Mapping[str, str], order: str) -> dict[str, str]:
    """Return fields with the date in EDTF, or without it where it is none."""
    from docscope.corpus.comparing import date_bounds
    from docscope.corpus.filedates import date_in_name
    from docscope.text.dates import find_dates

    written = fields["date"]
    found: str | None = written
    if not date_bounds(written):
        mention = next(iter(find_dates(written, date_order=order)), None)
        found = mention.date if mention else date_in_name(written)  # 19561104
    others = {name: value for name, value in fields.items() if name != "date"}
    return {**others, "date": found} if found else others


def _unfitting(misfits: Sequence[str], total: int) -> Iterable[str]:
    if not misfits:
        return []
    shown = ", ".join(misfits[:MOST_NAMED]) + (" ..." if len(misfits) > MOST_NAMED else "")
    count = f"{len(misfits):,} of {total:,} names" if total > 1 else "the name"
    return [f"name fields: {count} with another number of parts: {shown}"]

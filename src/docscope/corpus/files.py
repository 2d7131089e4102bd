"""Documents in files, in standard input and among the built-in texts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from docscope.corpus.base import Searched
from docscope.corpus.building import build_document
from docscope.corpus.builtin import builtin_metadata
from docscope.corpus.collection import DEFAULT, Collection
from docscope.corpus.decoding import decode
from docscope.corpus.readers import named_format
from docscope.corpus.search import find
from docscope.corpus.unreadable import UnreadableError, why_failed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docscope.corpus.query import Query
    from docscope.corpus.reading import Reading
    from docscope.corpus.scan import Scan
    from docscope.corpus.search import Hit
    from docscope.model import Document


READ_ONLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
UTF_8 = {None, "utf-8"}  # no encoding is named, or this one


class Sources(NamedTuple):
    """Where the documents of a corpus lie, by their names in reading order.

    `paths` holds every document; for one that is not a file, its bytes are in `held`.
    `builtin` names those that come with docscope. `known` holds metadata from beside the
    documents, `readings` how those are read whose folder says so. `indexes` are the
    arguments that name corpus folders, whose documents are not among these.
    """

    paths: Mapping[str, str]
    held: Mapping[str, bytes]
    builtin: frozenset[str]
    known: Mapping[str, Mapping[str, str]] = {}
    readings: Mapping[str, Reading] = {}
    indexes: Sequence[str] = ()

    def only(self, docs: Iterable[str]) -> Sources:
        """Return the sources of some documents."""
        paths = {doc: self.paths[doc] for doc in docs}
        held = {doc: raw for doc, raw in self.held.items() if doc in paths}
        known = {doc: self.known[doc] for doc in paths if doc in self.known}
        readings = {doc: self.readings[doc] for doc in paths if doc in self.readings}
        return Sources(paths, held, self.builtin.intersection(paths), known, readings)


class FileCorpus(Collection):
    """Documents that are read from their files when they are asked for."""

    def __init__(self, sources: Sources, reading: Reading = DEFAULT) -> None:
        super().__init__(sources.paths, reading)
        self._where = sources
        self._folder = ""  # which paths are relative to; empty for the working folder

    def __reduce__(self) -> tuple[Any, ...]:  # Any: what __init__ takes, and the folder
        """Leave behind the report and the documents kept; paths stay true in another folder."""
        folder = self._folder or _working_folder()
        return type(self), (self._where, self.reading), {"_folder": folder}

    @property
    def builtin(self) -> bool:
        """Whether these are the texts that come with docscope."""
        return self._where.builtin.issuperset(self._names)

    def location(self, doc: str) -> str:
        """Return the argument that reads a document again: its path, its id, or `-`."""
        return doc if doc in self._where.builtin else self._sources[doc]

    def file(self, doc: str) -> str | None:
        """Return the file that holds a document; None for standard input."""
        return None if doc in self._where.held else self._at(doc)

    def path(self, doc: str) -> str:
        """Return the argument that reads a document again; empty for standard input."""
        return "" if self.file(doc) is None else self.location(doc)

    def origin(self, doc: str) -> str:
        """Return the real path of the file of a document."""
        return os.path.realpath(self._at(doc))

    def size(self, doc: str) -> int:
        """Return about how many bytes a document has; 0 if that cannot be told."""
        if doc in self._where.held:
            return len(self._where.held[doc])
        try:
            return os.stat(self._at(doc)).st_size  # noqa: PTH116 - called for many thousand paths
        except OSError:
            return 0

    def known(self, doc: str) -> Mapping[str, str]:
        """Return the metadata that are known without reading a document."""
        beside = self._where.known.get(doc, {})
        return {**builtin_metadata(doc), **beside} if doc in self._where.builtin else beside

    def reading_of(self, doc: str) -> Reading:
        """Return how a document is read."""
        reading = self._where.readings.get(doc, self.reading)
        return reading._replace(encoding="utf-8") if doc in self._where.builtin else reading

    def raw(self, doc: str) -> bytes:
        """Return the bytes of a document.

        Raises:
            UnreadableError: They cannot be read.
        """
        if doc in self._where.held:
            return self._where.held[doc]
        try:
            return _read(self._at(doc))
        except OSError as problem:
            raise UnreadableError(why_failed(problem)) from None

    def search(self, query: Query, *, words: bool = False) -> Searched:
        """Return what a query finds in the documents; `words` has their words counted too.

        Files are scanned, and read as documents only where that is not enough.
        """
        if words or self.builtin:
            return super().search(query, words=words)
        from docscope.corpus.scan import scan_for

        scan = scan_for(query)
        if scan is None:
            return super().search(query)
        found: list[tuple[str, Sequence[Hit]]] = []
        read = 0
        for doc in self._names:
            hits = self._scanned(doc, scan)
            if hits is None:
                document = self._read(doc)
                if document is None:
                    continue
                hits = find(document, query) if scan.may_find(document.text) else []
            read += 1
            if hits:
                found.append((doc, hits))
        return Searched(found, read, 0)

    def _scanned(self, doc: str, scan: Scan) -> Sequence[Hit] | None:
        """Return the hits in a file; None if it must be read as a document."""
        reading = self.reading_of(doc)
        if reading.encoding not in UTF_8 or doc in self.report.skipped:
            return None
        try:
            raw = self.raw(doc)
        except UnreadableError:
            return None  # reading it as a document says why
        form = reading.format_in or self._certain_format(doc)
        hits = scan.hits(raw, form=form, front_matter=reading.front_matter)
        if hits is not None:
            self.report.read.add(doc)
        return hits

    def _certain_format(self, doc: str) -> str | None:
        """Return the format of a document; None if it may be text or Markdown."""
        form = named_format(self._sources[doc]).name
        return None if form == "text" else form

    def _cut(self, names: Sequence[str]) -> Self:
        part = type(self)(self._where.only(names), self.reading)
        part._folder = self._folder  # noqa: SLF001 - of the same class
        return part

    def _at(self, doc: str) -> str:
        """Return the path of the file of a document, wherever this runs."""
        path = self._sources[doc]
        return os.path.join(self._folder, path) if self._folder else path  # noqa: PTH118 - quick

    def _load(self, doc: str) -> Document:
        reading = self.reading_of(doc)
        decoded = decode(self.raw(doc), encoding=reading.encoding)
        if decoded.guess:
            self.report.guessed[doc] = decoded.guess
        return build_document(
            doc, decoded, reading=reading, path=self.path(doc), known=self.known(doc)
        )


def _read(path: str) -> bytes:
    """Return the bytes of a file: at a third less cost for small ones than by a file object."""
    file = os.open(path, READ_ONLY)
    try:
        size = os.fstat(file).st_size
        found = os.read(file, size + 1)
        if len(found) == size:
            return found
        with open(file, "rb", buffering=0, closefd=False) as others:
            return found + others.read()
    finally:
        os.close(file)


def _working_folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - a text is wanted
    except OSError:  # it was removed
        return ""

"""What corpora in memory and corpora of files have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from typing import TYPE_CHECKING, Self

from docscope.corpus.base import Content, Searched
from docscope.corpus.reading import Reading, ReadingReport
from docscope.corpus.search import find
from docscope.corpus.unreadable import UnreadableError
from docscope.errors import InputError
from docscope.text.tokens import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docscope.corpus.query import Query
    from docscope.corpus.search import Hit
    from docscope.model import Document

LARGEST_BATCH = 256  # documents
CACHE_CHARACTERS = 8_000_000  # analyses read documents again for their rows
DEFAULT = Reading()


class Collection(ABC):
    """Documents in reading order, read when asked for; the latest ones are kept.

    It can be sent to a worker, where it starts with an empty report; whoever gets the
    worker's report back adds it to this one's. A part that is cut off in the same process
    shares the report and the documents kept.
    """

    def __init__(self, sources: Mapping[str, str], reading: Reading = DEFAULT) -> None:
        self.reading = reading
        self.report = ReadingReport()
        self._sources = dict(sorted(sources.items()))
        self._names = tuple(self._sources)
        self.cache = DocumentCache()

    @property
    def builtin(self) -> bool:
        """Whether these are the texts that come with docscope."""
        return False

    @property
    def names(self) -> tuple[str, ...]:
        """The names (`doc`) of the documents, in reading order."""
        return self._names

    def known(self, doc: str) -> Mapping[str, str]:  # noqa: ARG002 - of texts nothing is known
        """Return the metadata that are known without reading a document."""
        return {}

    def metadata(self, doc: str) -> Mapping[str, str]:
        """Return all metadata of a document.

        Raises:
            InputError: There is none of that name, or it cannot be read.
        """
        return self.document(doc).metadata

    def described(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield each document with all its metadata; those that cannot be read are left out."""
        return ((document.doc, document.metadata) for document in self.documents())

    def location(self, doc: str) -> str:
        """Return the argument that reads a document again; a name is all there is."""
        return doc

    def address(self, doc: str) -> str:
        """Return the argument that shows a document; empty for standard input."""
        return self.document(doc).path

    def origin(self, doc: str) -> str:
        """Return what tells where a document lies; a name is all there is."""
        return doc

    def documents(self) -> Iterator[Document]:
        """Read one document after the other; those that cannot be read are left out."""
        for doc in self._names:
            document = self._read(doc)
            if document:
                yield document

    def document(self, doc: str) -> Document:
        """Return the document of that name.

        Raises:
            InputError: There is none, or it cannot be read.
        """
        if doc not in self._sources:
            raise InputError(f"{doc}: no such document; docscope docs lists them")
        document = self._read(doc)
        if document is None:
            raise InputError(f"{doc}: {self.report.skipped[doc]}")
        return document

    def search(self, query: Query, *, words: bool = False) -> Searched:
        """Return what a query finds in the documents; `words` has their words counted too."""
        found: list[tuple[str, list[Hit]]] = []
        read = counted = 0
        for document in self.documents():
            read += 1
            counted += count_words(document) if words else 0
            hits = find(document, query)
            if hits:
                found.append((document.doc, hits))
        return Searched(found, read, counted)

    def contents(self) -> Iterator[Content]:
        """Yield what there is, in reading order; documents that cannot be read are left out."""
        from hashlib import blake2b

        for document in self.documents():
            digest = blake2b(self.raw(document.doc), digest_size=16).hexdigest()
            yield Content(document.doc, count_words(document), digest)

    def parts(self) -> Iterator[Self]:
        """Cut between documents: yield corpora of one document each, in reading order."""
        return (self.only([doc]) for doc in self._names)

    def batches(self) -> Iterator[Self]:
        """Cut between documents: yield corpora of one document, then two, then ever more."""
        start, size = 0, 1
        while start < len(self._names):
            yield self.only(self._names[start : start + size])
            start, size = start + size, min(2 * size, LARGEST_BATCH)

    def only(self, names: Sequence[str]) -> Self:
        """Return the corpus of some of these documents."""
        part = self._cut(names)
        part.report, part.cache = self.report, self.cache
        return part

    @abstractmethod
    def size(self, doc: str) -> int:
        """Return about how many bytes a document has, to share out work; 0 if unknown."""

    @abstractmethod
    def raw(self, doc: str) -> bytes:
        """Return the bytes of a document.

        Raises:
            UnreadableError: They cannot be read.
        """

    @abstractmethod
    def _cut(self, names: Sequence[str]) -> Self:
        """Return a corpus of some of these documents, with a report of its own."""

    @abstractmethod
    def _load(self, doc: str) -> Document:
        """Read a document; raise UnreadableError if that cannot be done."""

    def _read(self, doc: str) -> Document | None:
        if doc in self.report.skipped:
            return None
        document = self.cache.get(doc)
        if document is None:
            try:
                document = self._load(doc)
            except UnreadableError as problem:
                self.report.skip(doc, str(problem))
                return None
            self.cache.add(document)
        self.report.read.add(doc)
        return document


class DocumentCache:
    """The documents used last, as many as fit; always the very last one."""

    def __init__(self) -> None:
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._characters = 0

    def get(self, doc: str) -> Document | None:
        """Return a document if it is kept."""
        document = self._documents.get(doc)
        if document:
            self._documents.move_to_end(doc)
        return document

    def add(self, document: Document) -> None:
        """Keep a document, and let go of those that were not used for longest."""
        self._documents[document.doc] = document
        self._characters += len(document.source)
        while self._characters > CACHE_CHARACTERS and len(self._documents) > 1:
            _, oldest = self._documents.popitem(last=False)
            self._characters -= len(oldest.source)

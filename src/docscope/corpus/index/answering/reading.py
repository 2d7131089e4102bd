"""The documents of an index as a corpus: the same answers as from their files."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, Self

from docscope.corpus.base import Content, Searched
from docscope.corpus.collection import DocumentCache
from docscope.corpus.index.answering.catalogue import stored_document
from docscope.corpus.index.answering.order import Stretch, joined
from docscope.corpus.index.storage.opened import Opened
from docscope.corpus.reading import ReadingReport
from docscope.errors import InputError
from docscope.model import Cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docscope.corpus.index.answering.catalogue import Catalogue
    from docscope.corpus.index.answering.order import Names
    from docscope.corpus.query import Query
    from docscope.corpus.search import Hit
    from docscope.model import Document

FIRST_PART = 16_000  # tokens: enough to fill a screen; each part after it is twice as large
FEW = 16  # names that are looked up one by one


class Asked(NamedTuple):
    """What a question asks of an index: front matter too, and fields from beside it."""

    front_matter: bool = False
    known: Mapping[str, Mapping[str, str]] = {}


AS_STORED = Asked()


class IndexCorpus:
    """Documents of an index, in reading order; their texts are read when asked for.

    It can be sent to a worker, which opens the same index. Nothing of the original files
    is looked at: the index answers for what it holds.
    """

    def __init__(self, folder: str, asked: Asked = AS_STORED) -> None:
        self.folder = folder
        self.asked = asked
        self.report = ReadingReport()
        self.cache = DocumentCache()
        self.opened = Opened(folder)
        self.names: Names = self.opened.names

    @property
    def builtin(self) -> bool:
        """Whether these are the texts that come with docscope: an index is not."""
        return False

    def location(self, doc: str) -> str:
        """Return the argument that gave a document when the index was made."""
        catalogue, number = self._place(doc)
        return catalogue.path(number) or doc

    def address(self, doc: str) -> str:
        """Return the argument that shows a document, whatever has become of its file."""
        return os.path.join(self.folder, doc)  # noqa: PTH118 - of no file

    def origin(self, doc: str) -> str:
        """Return the real path of the index, with the name of a document in it."""
        return os.path.join(os.path.realpath(self.folder), doc)  # noqa: PTH118 - of no file

    def size(self, doc: str) -> int:
        """Return how many bytes the source of a document has."""
        catalogue, number = self._place(doc)
        return catalogue.numbers("size")[number]

    def known(self, doc: str) -> Mapping[str, str]:
        """Return the metadata that were known without reading a document."""
        catalogue, number = self._place(doc)
        return {**catalogue.known(number), **self.asked.known.get(doc, {})}

    def metadata(self, doc: str) -> Mapping[str, str]:
        """Return all metadata of a document."""
        if doc in self.asked.known:
            return self.document(doc).metadata
        catalogue, number = self._place(doc)
        return catalogue.metadata(number)

    def described(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield each document with all its metadata."""
        return ((doc, self.metadata(doc)) for doc in self.names)

    def documents(self) -> Iterator[Document]:
        """Read one document after the other."""
        return map(self.document, self.names)

    def document(self, doc: str) -> Document:
        """Return the document of that name.

        Raises:
            InputError: There is none.
        """
        document = self.cache.get(doc)
        if document is None:
            catalogue, number = self._place(doc)
            front_matter = self.asked.front_matter
            document = stored_document(catalogue, number, doc=doc, front_matter=front_matter)
            if doc in self.asked.known:
                document = replace(document, metadata=self._described(document))
            self.cache.add(document)
        return document

    def search(self, query: Query, *, words: bool = False) -> Searched:
        """Return what a query finds in the documents; `words` has their words counted too."""
        found: list[tuple[str, Sequence[Hit]]] = []
        for stretch in self.names.stretches:
            searcher = self.opened.searchers[stretch.segment]
            found += searcher.search(query, stretch, front_matter=self.asked.front_matter)
        return Searched(found, len(self.names), self.words() if words else 0)

    def expected(self, query: Query) -> int:
        """Return how many hits of a phrase there can be in the whole index."""
        return sum(searcher.expected(query) for searcher in self.opened.searchers)

    def words(self) -> int:
        """Return how many words the documents have."""
        return sum(
            self.opened.catalogues[segment].words(first, last, front_matter=self.asked.front_matter)
            for segment, first, last in self.names.stretches
        )

    def contents(self) -> Iterator[Content]:
        """Yield what there is, in reading order."""
        front_matter = self.asked.front_matter
        for segment, first, last in self.names.stretches:
            catalogue = self.opened.catalogues[segment]
            for number in range(first, last):
                words = catalogue.words(number, number + 1, front_matter=front_matter)
                digest = catalogue.texts("hash")[number]
                yield Content(catalogue.texts("doc")[number], words, digest)

    def only(self, names: Sequence[str]) -> Self:
        """Return the corpus of some of these documents; it shares the report."""
        places = self._places if len(names) > FEW else None
        positions = sorted(self._position(doc) if places is None else places[doc] for doc in names)
        return self._cut(joined(self._stretch(position) for position in positions))

    def parts(self) -> Iterator[Self]:
        """Cut between documents: yield corpora in reading order, each twice as large."""
        size, held, start = FIRST_PART, 0, 0
        for position, tokens in enumerate(self._tokens()):
            held += tokens
            if held >= size:
                yield self._cut(self.names.between(start, position + 1))
                start, held, size = position + 1, 0, size * 2
        if start < len(self.names):
            yield self._cut(self.names.between(start, len(self.names)))

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to a worker as the folder and the documents in it."""
        generation = self.opened.index.manifest.generation
        folder = os.path.abspath(self.folder)  # noqa: PTH100 - links stay
        return _arrived, (type(self), folder, generation, self.asked, self.names.stretches)

    def _cut(self, stretches: Iterable[Stretch]) -> Self:
        part = object.__new__(type(self))
        part.folder, part.asked, part.opened = self.folder, self.asked, self.opened
        part.report, part.cache = self.report, self.cache
        part.names = self.names.only(stretches)
        return part

    def _place(self, doc: str) -> tuple[Catalogue, int]:
        segment, number = self.names.at(self._position(doc))
        return self.opened.catalogues[segment], number

    def _position(self, doc: str) -> int:
        position = self.names.position(doc)
        if position is None:
            raise InputError(f"{doc}: no such document; docscope docs lists them")
        return position

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The position of each document."""
        return {doc: position for position, doc in enumerate(self.names)}

    def _stretch(self, position: int) -> Stretch:
        segment, number = self.names.at(position)
        return Stretch(segment, number, number + 1)

    def _tokens(self) -> Iterator[int]:
        """Yield how many tokens each document has."""
        for segment, first, last in self.names.stretches:
            yield from self.opened.catalogues[segment].numbers("tokens").slice(first, last)

    def _described(self, document: Document) -> Mapping[str, str]:
        """Return the metadata of a document with fields from beside the index."""
        from docscope.corpus.metadata import Metadata, described

        known = self.known(document.doc)
        cleaned = Cleaned(document.text, document.offsets, document.marks)
        derive = partial(
            described,
            document.path or document.doc,
            cleaned,
            document.blocks,
            year=known.get("year"),
        )
        return Metadata(known, derive)


def _arrived(  # what __reduce__ names
    kind: type[IndexCorpus],
    folder: str,
    generation: int,
    asked: Asked,
    stretches: Sequence[Stretch],
) -> IndexCorpus:
    """Return the corpus that was sent to a worker.

    Raises:
        InputError: The index has changed meanwhile.
    """
    corpus = kind(folder, asked)
    if corpus.opened.index.manifest.generation != generation:
        raise InputError(f"{folder}: the index was changed while it was read; ask again")
    corpus.names = corpus.names.only(stretches)
    return corpus

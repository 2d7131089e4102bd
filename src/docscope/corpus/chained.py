"""Several corpora as one: files beside indexes, or indexes beside each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Self

from docscope.corpus.base import Content, Searched
from docscope.corpus.collection import DocumentCache
from docscope.corpus.reading import ReadingReport
from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.corpus.packed import PackedCorpus
    from docscope.corpus.query import Query
    from docscope.corpus.search import Hit
    from docscope.model import Document

    Member = FileCorpus | IndexCorpus | PackedCorpus


class Place(NamedTuple):
    """The corpus that a document lies in, by its number, and what it is called there."""

    member: int
    doc: str


class ChainedCorpus:
    """The documents of several corpora in one reading order.

    `places` says of every document where it lies. It can be sent to a worker as these can.
    """

    def __init__(
        self,
        members: Sequence[Member],
        places: Mapping[str, Place],
        report: ReadingReport | None = None,
    ) -> None:
        self.report = report or ReadingReport()
        for member in members:
            member.report = self.report
        self.members = tuple(members)
        self._places = dict(sorted(places.items()))
        self.names = tuple(self._places)
        self._renamed = DocumentCache()

    def __reduce__(self) -> tuple[object, ...]:
        """Leave behind the report and the documents kept."""
        return type(self), (self.members, self._places)

    @property
    def builtin(self) -> bool:
        """Whether these are the texts that come with docscope."""
        return False

    def size(self, doc: str) -> int:
        """Return about how many bytes a document has; 0 if unknown."""
        member, name = self._place(doc)
        return member.size(name)

    def location(self, doc: str) -> str:
        """Return the argument that gave a document."""
        member, name = self._place(doc)
        return member.location(name)

    def address(self, doc: str) -> str:
        """Return the argument that shows a document as it was read here; empty if none does."""
        member, name = self._place(doc)
        return member.address(name)

    def origin(self, doc: str) -> str:
        """Return the real path of the file of a document, or of its index."""
        member, name = self._place(doc)
        return member.origin(name)

    def known(self, doc: str) -> Mapping[str, str]:
        """Return the metadata that are known without reading a document."""
        member, name = self._place(doc)
        return member.known(name)

    def metadata(self, doc: str) -> Mapping[str, str]:
        """Return all metadata of a document.

        Raises:
            InputError: It cannot be read.
        """
        member, name = self._place(doc)
        return member.metadata(name)

    def described(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield each document with all its metadata; those that cannot be read are left out."""
        for part, named in self._stretches():
            for doc, metadata in part.described():
                yield named[doc], metadata

    def documents(self) -> Iterator[Document]:
        """Read one document after the other; those that cannot be read are left out."""
        for part, named in self._stretches():
            for document in part.documents():
                yield self._under(named[document.doc], document)

    def document(self, doc: str) -> Document:
        """Return the document of that name.

        Raises:
            InputError: There is none, or it cannot be read.
        """
        member, name = self._place(doc)
        return self._under(doc, member.document(name))

    def search(self, query: Query, *, words: bool = False) -> Searched:
        """Return what a query finds in the documents; `words` has their words counted too."""
        found: list[tuple[str, Sequence[Hit]]] = []
        documents = counted = 0
        for part, named in self._stretches():
            searched = part.search(query, words=words)
            found += ((named[doc], hits) for doc, hits in searched.found)
            documents += searched.documents
            counted += searched.words
        return Searched(found, documents, counted)

    def contents(self) -> Iterator[Content]:
        """Yield what there is, in reading order; documents that cannot be read are left out."""
        for part, named in self._stretches():
            for content in part.contents():
                yield content._replace(doc=named[content.doc])

    def only(self, names: Sequence[str]) -> Self:
        """Return the corpus of some of these documents; it shares the report."""
        places = {doc: self._places[doc] for doc in names}
        part = type(self)(self.members, places, self.report)
        part._renamed = self._renamed  # noqa: SLF001 - documents kept are kept for all parts
        return part

    def parts(self) -> Iterator[Member | Self]:
        """Cut between documents: yield corpora as the members cut themselves."""
        for stretch, named in self._stretches():
            for part in stretch.parts():
                docs = [named[doc] for doc in part.names]
                yield part if docs == list(part.names) else self.only(docs)

    def _place(self, doc: str) -> tuple[Member, str]:
        if doc not in self._places:
            raise InputError(f"{doc}: no such document; docscope docs lists them")
        place = self._places[doc]
        return self.members[place.member], place.doc

    def _stretches(self) -> Iterator[tuple[Member, Mapping[str, str]]]:
        """Yield the parts of members that follow each other, and what each document is called."""
        for number, docs in self._runs():
            named = {self._places[doc].doc: doc for doc in docs}
            part = self.members[number].only(list(named))
            if hasattr(part, "folder"):  # an index; what files hold shows when they are read
                self.report.read.update(docs)
            yield part, named

    def _runs(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield neighbours that lie in one member, as long as they are in its order too."""
        for number, docs in groupby(self.names, key=lambda doc: self._places[doc].member):
            run: list[str] = []
            for doc in docs:
                if run and self._places[doc].doc < self._places[run[-1]].doc:
                    yield number, run
                    run = []
                run.append(doc)
            yield number, run

    def _under(self, doc: str, document: Document) -> Document:
        """Return a document under the name it has here."""
        if document.doc == doc:
            return document
        kept = self._renamed.get(doc)
        if kept is None:
            kept = replace(document, doc=doc)
            self._renamed.add(kept)
        return kept

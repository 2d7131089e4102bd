"""What every corpus can do, in memory or in an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docscope.corpus.query import Query
    from docscope.corpus.reading import ReadingReport
    from docscope.corpus.search import Hit
    from docscope.model import Document


class Searched(NamedTuple):
    """What a query finds: each document that has hits with these, in reading order.

    `documents` is how many were read, `words` how many words they have, 0 where these
    were not to be counted.
    """

    found: Sequence[tuple[str, Sequence[Hit]]]
    documents: int
    words: int


class Content(NamedTuple):
    """A document that was read: its name, how many words it has, and the digest of its bytes.

    The digest is BLAKE2b of 16 bytes, as 32 hexadecimal digits: what `b2sum -l 128` prints.
    """

    doc: str
    words: int
    digest: str


class Corpus(Protocol):
    """A collection of documents in reading order, the code-point order of their names."""

    @property
    def builtin(self) -> bool:
        """Whether these are the texts that come with docscope."""
        ...

    @property
    def report(self) -> ReadingReport:
        """What was read so far, and what was not and why."""
        ...

    @property
    def names(self) -> Sequence[str]:
        """The names (`doc`) of the documents, in reading order."""
        ...

    def size(self, doc: str) -> int:
        """Return about how many bytes a document has, to share out work; 0 if unknown."""
        ...

    def known(self, doc: str) -> Mapping[str, str]:
        """Return the metadata that are known without reading a document, dates in EDTF."""
        ...

    def metadata(self, doc: str) -> Mapping[str, str]:
        """Return all metadata of a document, which is read if it must be.

        Raises:
            InputError: There is none of that name, or it cannot be read.
        """
        ...

    def described(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield each document with all its metadata; those that cannot be read are left out."""
        ...

    def location(self, doc: str) -> str:
        """Return the argument that gave a document, here or to the index that it is from."""
        ...

    def address(self, doc: str) -> str:
        """Return the argument that shows a document as it was read here; empty if none does."""
        ...

    def origin(self, doc: str) -> str:
        """Return what tells where a document lies: the real path of its file or its index."""
        ...

    def documents(self) -> Iterator[Document]:
        """Read one document after the other; those that cannot be read are left out."""
        ...

    def document(self, doc: str) -> Document:
        """Return the document of that name.

        Raises:
            InputError: There is none, or it cannot be read.
        """
        ...

    def search(self, query: Query, *, words: bool = False) -> Searched:
        """Return what a query finds in the documents; `words` has their words counted too."""
        ...

    def contents(self) -> Iterator[Content]:
        """Yield what there is, in reading order; documents that cannot be read are left out."""
        ...

    def only(self, names: Sequence[str]) -> Self:
        """Return the corpus of some of these documents; in one process it shares the report."""
        ...

    def parts(self) -> Iterator[Corpus]:
        """Cut between documents: yield corpora of one document each, in reading order."""
        ...

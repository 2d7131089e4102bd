"""Akoma Ntoso 3.0: the whole text of the documents, with each clause as an element."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from docscope.analyses.citing import Library, named
from docscope.analyses.clauses.settings import reading_for
from docscope.report.exports.akn.content import Content
from docscope.report.exports.akn.document import Written, identity_of
from docscope.report.exports.akn.identity import Identity, add_references, meta
from docscope.report.exports.akn.layout import laid_out
from docscope.report.exports.akn.links import links
from docscope.report.exports.akn.names import Names
from docscope.report.exports.akn.words import Words
from docscope.report.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Any, TextIO

    from docscope.analyses.answer import Answer
    from docscope.model import Document, Row
    from docscope.text.clauses import Reading

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OPENING = f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n'
CLOSING = "</akomaNtoso>\n"
COLLECTION = Identity("documentCollection", "collection", "collection")
HOLES = frozenset(["furniture", "footnote"])  # what a page sets into the middle of a clause


def write(
    answer: Answer,
    rows: Iterable[Row],
    stream: TextIO,
    *,
    header: bool = True,  # noqa: ARG001  # elements have names always
) -> list[str]:
    """Write each document that has rows, whole: one as it is, several as a collection.

    Return how many documents have none; where that is all of them nothing is written.
    """
    seen: set[str] = set()
    documents = _documents(answer, rows, seen)
    first, second = next(documents, None), next(documents, None)
    if first is None:
        return _left_out(answer, seen)
    exporter = Exporter(answer)
    stream.write(OPENING)
    if second is None:
        stream.write(exporter.written(first))
    else:
        stream.writelines(_collection(exporter, chain((first, second), documents)))
    stream.write(CLOSING)
    return _left_out(answer, seen)


def _left_out(answer: Answer, seen: Collection[str]) -> list[str]:
    missing = len(answer.corpus.names) - len(seen)
    return [f"not in the XML: {counted(missing, 'document')} without a clause"] if missing else []


def _documents(answer: Answer, rows: Iterable[Row], seen: set[str]) -> Iterator[Document]:
    """Yield the documents that rows are from, each once, as they come; `seen` gets their ids."""
    at = answer.table.names.index("doc")
    for doc, _ in groupby(rows, lambda row: str(row[at])):
        if doc not in seen:
            seen.add(doc)
            yield answer.corpus.document(doc)


def _collection(exporter: Exporter, documents: Iterable[Document]) -> Iterator[str]:
    head = meta(COLLECTION)
    add_references(head, COLLECTION)
    yield f'<documentCollection name="{COLLECTION.name}">\n'
    yield _text(head)
    yield "<collectionBody>\n"
    for number, document in enumerate(documents, 1):
        yield f'<component eId="cmp_{number}">\n'
        yield exporter.written(document, prefix=f"cmp_{number}")
        yield "</component>\n"
    yield "</collectionBody>\n</documentCollection>\n"


class Exporter:
    """Writes documents of a corpus; knows what each of them is called by the others."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._library = Library(map(named, answer.corpus.documents()), answer.corpus)
        self._iris: dict[str, str] = {}

    def written(self, document: Document, *, prefix: str = "") -> str:
        """Return a document as XML; `prefix` opens all its eIds."""
        reading = self._read(document)
        content = Content(Words(document.text), Names(prefix))
        written = Written(document, reading, content)
        found = links(document, reading, content.eids, self._library, self._iri)
        holes = [claim[:2] for claim in reading.claims if claim.part in HOLES]
        content.words = Words(document.text, found, holes)
        return _text(written.element())

    def _read(self, document: Document) -> Reading:
        analysis: Any = self._answer.analysis  # Any: the command makes it `Clauses`
        return reading_for(analysis, document)

    def _iri(self, doc: str) -> str:
        """Return the IRI of a document of the corpus."""
        if doc not in self._iris:
            document = self._answer.corpus.document(doc)
            self._iris[doc] = identity_of(document, self._read(document)).work
        return self._iris[doc]


def _text(element: Element) -> str:
    return tostring(laid_out(element), encoding="unicode")

"""What an index lacks: documents that are new, changed or gone since it was made."""

from __future__ import annotations

import heapq
import json
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeVar

from docscope.corpus.decoding import decode
from docscope.corpus.index.making.paths import quoted
from docscope.corpus.index.making.sourced import UNTRUSTED, State, digest, file_state, reading_key
from docscope.corpus.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.storage.segment import Segment
    from docscope.corpus.index.storage.store import Index

T_co = TypeVar("T_co", covariant=True)

# The columns of the table of documents that a listing has.
TEXTS = ("doc", "path", "hash", "reading", "known")
NUMBERS = ("size", "mtime", "ctime")


class Plan(NamedTuple):
    """What is to be done: the names of documents to be read, in reading order.

    `known` says of each whether the index has it, with other contents; `gone` are in the
    index only. `dropped` holds, for each segment, the numbers of the documents that it has
    but no longer stands for.
    """

    names: Sequence[str]
    known: Sequence[bool]
    gone: int
    dropped: Sequence[set[int]]

    @property
    def new(self) -> int:
        """How many documents are not in the index."""
        return len(self.known) - sum(self.known)

    @property
    def changed(self) -> int:
        """How many documents are in the index but have to be read again."""
        return sum(self.known)

    def without(self, names: Collection[str]) -> Plan:
        """Return the plan without documents that could not be read, which are gone."""
        pairs = list(zip(self.names, self.known, strict=True))
        left = [pair for pair in pairs if pair[0] not in names]
        gone = self.changed - sum(known for _, known in left)
        return self._replace(
            names=[name for name, _ in left],
            known=[known for _, known in left],
            gone=self.gone + gone,
        )


class Column(Protocol[T_co]):
    """What holds a value for each document."""

    def __getitem__(self, number: int) -> T_co: ...

    def __iter__(self) -> Iterator[T_co]: ...


class Listing(NamedTuple):
    """What is known of the sources of documents that were read, by their numbers."""

    docs: Column[str]
    paths: Column[str]
    hashes: Column[str]
    readings: Column[str]
    known: Column[str]
    sizes: Column[int]
    modified: Column[int]
    changed: Column[int]
    dropped: Collection[int] = frozenset()

    @classmethod
    def of(cls, segment: Segment) -> Self:
        """Return what a segment of an index knows."""
        table = segment.table("documents")
        texts, numbers = map(table.texts, TEXTS), map(table.numbers, NUMBERS)
        return cls(*texts, *numbers, segment.dropped)  # type: ignore[arg-type, call-arg]  # as many as there are fields

    def has(self, number: int, corpus: FileCorpus, doc: str) -> bool:
        """Return whether a document is as it was when it was indexed, and read in the same way."""
        asked = (
            quoted(corpus.path(doc)),
            reading_key(corpus.reading_of(doc)),
            json.dumps(corpus.known(doc), ensure_ascii=False),
        )
        then = (self.paths[number], self.readings[number], self.known[number])
        if asked != then:
            return False
        state = State(self.sizes[number], self.modified[number], self.changed[number])
        if state.changed != UNTRUSTED and state == file_state(corpus, doc):
            return True
        try:
            return digest(corpus.raw(doc)) == self.hashes[number]
        except UnreadableError:
            return False


def planned(corpus: FileCorpus, index: Index | None) -> Plan:
    """Return what is to be done so that an index holds the documents of a corpus."""
    return compared(corpus, [Listing.of(segment) for segment in index.segments] if index else [])


def compared(corpus: FileCorpus, listings: Sequence[Listing]) -> Plan:
    """Return what is to be done so that what was made has the documents of a corpus."""
    dropped = [set(listing.dropped) for listing in listings]
    listed = heapq.merge(*(_listed(listing, at) for at, listing in enumerate(listings)))
    waiting = next(listed, None)
    names: list[str] = []
    known: list[bool] = []
    gone = 0
    for doc in corpus.names:
        while waiting and waiting[0] < doc:
            dropped[waiting[1]].add(waiting[2])
            gone += 1
            waiting = next(listed, None)
        found = bool(waiting and waiting[0] == doc)
        if waiting and found:
            _, segment, number = waiting
            waiting = next(listed, None)
            if listings[segment].has(number, corpus, doc):
                continue
            dropped[segment].add(number)
        names.append(doc)
        known.append(found)
    for _, segment, number in [waiting, *listed] if waiting else ():
        dropped[segment].add(number)
        gone += 1
    return Plan(names, known, gone, dropped)


def readable(plan: Plan, corpus: FileCorpus) -> Plan:
    """Return a plan without the documents that cannot be read, which no run would index."""
    return plan.without({doc for doc in plan.names if not _is_readable(corpus, doc)})


def _is_readable(corpus: FileCorpus, doc: str) -> bool:
    try:
        decode(corpus.raw(doc), encoding=corpus.reading_of(doc).encoding)
    except UnreadableError:
        return False
    return True


def _listed(listing: Listing, at: int) -> Iterator[tuple[str, int, int]]:
    """Yield the documents of a listing: name, number of the listing, own number."""
    for number, doc in enumerate(listing.docs):
        if number not in listing.dropped:
            yield doc, at, number

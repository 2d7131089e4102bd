"""What an index lacks: documents that are new, changed or gone since it was made."""

from __future__ import annotations

import heapq
import json
import os
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.index.doctable import quoted
from docscope.corpus.index.sourced import State, digest, file_state, reading_key
from docscope.corpus.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.segment import Segment
    from docscope.corpus.index.store import Index

# A file that was changed so shortly before it was read may be changed again without its
# times showing it: some file systems count in steps of two seconds.
CLOSE = 2_000_000_000  # nanoseconds
UNTRUSTED = 0  # as the time of a file whose times are not to be trusted


class Plan(NamedTuple):
    """What is to be done: the names of documents to be read, in reading order.

    Of these `new` are not in the index; `gone` are in the index only. `dropped` holds, for
    each segment, the numbers of the documents that it has but no longer stands for.
    """

    names: Sequence[str]
    new: int
    gone: int
    dropped: Sequence[set[int]]

    @property
    def changed(self) -> int:
        """How many documents are in the index but have to be read again."""
        return len(self.names) - self.new


def planned(corpus: FileCorpus, index: Index | None) -> Plan:
    """Return what is to be done so that an index holds the documents of a corpus."""
    segments = index.segments if index else ()
    catalogues = [_Catalogue(segment) for segment in segments]
    dropped = [set(segment.dropped) for segment in segments]
    listed = heapq.merge(*(_listed(segment, at) for at, segment in enumerate(segments)))
    waiting = next(listed, None)
    names: list[str] = []
    new = gone = 0
    for doc in corpus.names:
        while waiting and waiting[0] < doc:
            dropped[waiting[1]].add(waiting[2])
            gone += 1
            waiting = next(listed, None)
        if waiting and waiting[0] == doc:
            _, segment, number = waiting
            waiting = next(listed, None)
            if catalogues[segment].has(number, corpus, doc):
                continue
            dropped[segment].add(number)
        else:
            new += 1
        names.append(doc)
    for _, segment, number in [waiting, *listed] if waiting else ():
        dropped[segment].add(number)
        gone += 1
    return Plan(names, new, gone, dropped)


def trusted(state: State, *, now: int) -> State:
    """Return what is known of a file that is read `now`, as far as it will tell changes.

    On Windows no time tells when anything about a file was last changed.
    """
    if os.name == "nt" or max(state.modified, state.changed) > now - CLOSE:
        return state._replace(changed=UNTRUSTED)
    return state


def _listed(segment: Segment, at: int) -> Iterator[tuple[str, int, int]]:
    """Yield the documents of a segment: name, number of the segment, own number."""
    for number, doc in enumerate(segment.table("documents").texts("doc")):
        if number not in segment.dropped:
            yield doc, at, number


class _Catalogue:
    """What a segment says of the sources of its documents."""

    def __init__(self, segment: Segment) -> None:
        table = segment.table("documents")
        self._paths = table.texts("path")
        self._hashes = table.texts("hash")
        self._readings = table.texts("reading")
        self._known = table.texts("known")
        self._sizes = table.numbers("size")
        self._modified = table.numbers("mtime")
        self._changed = table.numbers("ctime")

    def has(self, number: int, corpus: FileCorpus, doc: str) -> bool:
        """Return whether a document is as it was when it was indexed, and read in the same way."""
        asked = (
            quoted(corpus.path(doc)),
            reading_key(corpus.reading_of(doc)),
            json.dumps(corpus.known(doc), ensure_ascii=False),
        )
        then = (self._paths[number], self._readings[number], self._known[number])
        if asked != then:
            return False
        state = State(self._sizes[number], self._modified[number], self._changed[number])
        if state.changed != UNTRUSTED and state == file_state(corpus, doc):
            return True
        try:
            return digest(corpus.raw(doc)) == self._hashes[number]
        except UnreadableError:
            return False

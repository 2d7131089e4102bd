"""Documents on their way into an index: read, and with what tells later whether they changed."""

from __future__ import annotations

import hashlib
import json
import os
import time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.building import build_document
from docscope.corpus.decoding import decode
from docscope.corpus.readers import format_for
from docscope.corpus.unreadable import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docscope.corpus.files import FileCorpus
    from docscope.corpus.reading import Reading
    from docscope.model import Document

BATCH = 2 << 20  # characters that are tokenised at once: what stays in the caches
MOST_CHARACTERS = (1 << 32) - 1  # positions have four bytes
# A file that was changed so shortly before it was read may be changed again without its
# times showing it: some file systems count in steps of two seconds.
CLOSE = 2_000_000_000  # nanoseconds
UNTRUSTED = 0  # as the time of a file whose times are not to be trusted


class State(NamedTuple):
    """What the file system says of a file; `changed` is when anything about it last changed.

    Nothing is known (zeros) of what is no file.
    """

    size: int = 0
    modified: int = 0
    changed: int = 0


class Sourced(NamedTuple):
    """A document, the name of its format, and where it came from.

    `digest` is that of the bytes, `reading` how they were read, `note` what to tell the
    reader of their encoding.
    """

    document: Document
    format: str
    digest: str
    size: int
    state: State
    reading: str
    known: str
    note: str


def read_sources(
    corpus: FileCorpus, names: Iterable[str], advance: Callable[[int], None]
) -> Iterator[Sourced]:
    """Yield some documents of a corpus; those that cannot be read are left out and reported.

    `advance` learns of each document how many bytes it has.
    """
    now = time.time_ns()
    for doc in names:
        try:
            sourced = read_source(corpus, doc)
        except UnreadableError as problem:
            corpus.report.skip(doc, str(problem))
            continue
        corpus.report.read.add(doc)
        if sourced.note:
            corpus.report.guessed[doc] = sourced.note
        advance(sourced.size)
        yield sourced._replace(state=trusted(sourced.state, now=now))


def read_source(corpus: FileCorpus, doc: str) -> Sourced:
    """Return a document of a corpus.

    Raises:
        UnreadableError: It cannot be read.
    """
    state = file_state(corpus, doc)  # before reading: a change meanwhile will be seen
    raw = corpus.raw(doc)
    asked = corpus.reading_of(doc)
    decoded = decode(raw, encoding=asked.encoding)
    if len(decoded.text) > MOST_CHARACTERS:
        raise UnreadableError("more than 4 G characters; cut it into parts")
    known = corpus.known(doc)
    path = corpus.path(doc)
    form = format_for(path or doc, decoded.text, wanted=asked.format_in)
    reading = asked._replace(format_in=form.name)
    document = build_document(doc, decoded, reading=reading, path=path, known=known)
    return Sourced(
        document=document,
        format=form.name,
        digest=digest(raw),
        size=len(raw),
        state=state,
        reading=reading_key(asked),
        known=json.dumps(known, ensure_ascii=False) if known else "{}",
        note=decoded.guess,
    )


def file_state(corpus: FileCorpus, doc: str) -> State:
    """Return what the file system says of a document; nothing where it cannot be asked."""
    file = corpus.file(doc)
    if file is None:
        return State()
    try:
        found = os.stat(file)  # noqa: PTH116 - called for many thousand paths
    except OSError:
        return State()
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def trusted(state: State, *, now: int) -> State:
    """Return what is known of a file that is read `now`, as far as it will tell changes.

    On Windows no time tells when anything about a file was last changed.
    """
    if os.name == "nt" or max(state.modified, state.changed) > now - CLOSE:
        return state._replace(changed=UNTRUSTED)
    return state


def digest(raw: bytes) -> str:
    """Return what tells the bytes of a document from all others."""
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


@lru_cache(maxsize=64)
def reading_key(reading: Reading) -> str:
    """Return in which way a document is asked to be read, as text."""
    return json.dumps(list(reading))


def batches(documents: Iterable[Sourced], *, characters: int = BATCH) -> Iterator[list[Sourced]]:
    """Yield documents together, as many as have about so many characters."""
    batch: list[Sourced] = []
    size = 0
    for sourced in documents:
        batch.append(sourced)
        size += len(sourced.document.text)
        if size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch

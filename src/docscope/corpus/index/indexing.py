"""One run of `docscope index`: what is new or changed is read, what is gone is dropped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.corpus.index.building import SegmentBuilder
from docscope.corpus.index.planning import planned, trusted
from docscope.corpus.index.sourced import batches, read_source
from docscope.corpus.index.update import update
from docscope.corpus.unreadable import UnreadableError
from docscope.errors import InputError
from docscope.text.bulk import tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.manifest import SegmentEntry
    from docscope.corpus.index.sourced import Sourced

    Progress = Callable[[int, int], None]  # takes the documents read, and their bytes

MOST_TOKENS = 16_000_000  # in a segment, unless one document has more


class Indexed(NamedTuple):
    """What a run has done: documents read for the first time, read again, and dropped."""

    documents: int
    words: int
    tokens: int
    new: int
    changed: int
    gone: int
    generation: int


def index_corpus(
    corpus: FileCorpus,
    folder: str,
    *,
    about: Mapping[str, Any],  # Any: values of JSON
    progress: Progress,
) -> Indexed:
    """Bring an index up to date with a corpus, and return what was done.

    Raises:
        InputError: No document can be read.
        IndexBusyError: Another process is writing to the index.
        OutputError: It cannot be written; the generation before stays.
    """
    with update(folder) as writer:
        plan = planned(corpus, writer.base)
        base = writer.base.segments if writer.base else ()
        segments = [
            (segment.entry, dropped)
            for segment, dropped in zip(base, plan.dropped, strict=True)
            if len(dropped) < segment.documents
        ]
        built = segments_of(corpus, plan.names, writer.write_segment, progress)
        segments += [(entry, set[int]()) for entry in built]
        if not segments:
            raise InputError("no document could be read, so there is nothing to index")
        manifest = writer.commit(segments, about)
    return Indexed(0, 0, 0, plan.new, plan.changed, plan.gone, manifest.generation)


def segments_of(
    corpus: FileCorpus,
    names: Iterable[str],
    write: Callable[..., SegmentEntry],
    progress: Progress,
) -> Iterator[SegmentEntry]:
    """Write the segments of some documents, and yield what the manifest is to say of each."""
    builder = SegmentBuilder()
    for batch in batches(_read(corpus, names, progress)):
        tokens = tokenise([sourced.document for sourced in batch])
        if builder.tokens and builder.tokens + len(tokens.ids) > MOST_TOKENS:
            yield _written(builder, write)
            builder = SegmentBuilder()
        builder.add(batch, tokens)
    if builder.documents:
        yield _written(builder, write)


def _written(builder: SegmentBuilder, write: Callable[..., SegmentEntry]) -> SegmentEntry:
    try:
        built = builder.built()
        return write(built.columns, built.tables)
    finally:
        builder.close()


def _read(corpus: FileCorpus, names: Iterable[str], progress: Progress) -> Iterator[Sourced]:
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
        progress(1, sourced.size)
        yield sourced._replace(state=trusted(sourced.state, now=now))

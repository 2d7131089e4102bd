"""One run of `docscope index`: what is new or changed is read, what is gone is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from docscope.corpus.index.answering.contents import Counts, counted
from docscope.corpus.index.making.planning import planned
from docscope.corpus.index.storage.update import update
from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.making.planning import Plan
    from docscope.corpus.index.storage.manifest import SegmentEntry
    from docscope.corpus.index.storage.store import Index
    from docscope.corpus.index.storage.update import Update

    Left = tuple[SegmentEntry, Collection[int]]  # a segment, and which documents it has lost
    About = Mapping[str, Any]  # Any: values of JSON


class Watch(Protocol):
    """Whoever looks on while documents are read."""

    def begin(self, documents: int, size: int) -> None:
        """So many documents of so many bytes will be read."""
        ...

    def advance(self, size: int) -> None:
        """Another document was read, of so many bytes."""
        ...


class Indexed(NamedTuple):
    """What a run has done: documents read for the first time, read again, and dropped.

    `damage` says what of the index was damaged, and is whole again; `before` is what was
    known of the index before.
    """

    counts: Counts
    new: int
    changed: int
    gone: int
    damage: Sequence[str]
    before: About


def index_corpus(
    corpus: FileCorpus, folder: str, *, about: About, watch: Watch, jobs: int = 1
) -> Indexed:
    """Bring an index up to date with a corpus, and return what was done.

    The index answers as it did before until all is done. `about` is kept in it; what it
    says under `built` may differ without anything having changed.

    Raises:
        InputError: No document can be read.
        IndexBusyError: Another process is writing to the index.
        OutputError: It cannot be written; the generation before stays.
    """
    with update(folder) as writer:
        base = writer.base.manifest if writer.base else None
        plan = planned(corpus, writer.base)
        corpus.report.read.update(set(corpus.names).difference(plan.names))
        corpus.report.guessed.update(_guesses(writer.base, plan))
        segments = _kept(writer, plan)
        if plan.names:
            segments += _built(corpus, plan.names, writer, watch, jobs)
        if not segments:
            raise InputError(f"{folder}: no document could be read, so there is no index")
        done = plan.without(corpus.report.skipped)
        changes = done.names or done.gone or writer.damage
        if changes or not base or _told(base.about) != _told(about):
            writer.commit(_tidied(writer, segments), about)
    before = base.about if base else {}
    return Indexed(counted(folder), done.new, done.changed, done.gone, writer.damage, before)


def _guesses(base: Index | None, plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the documents that stay as they are whose encoding was guessed, and the guess."""
    for segment, dropped in zip(base.segments if base else (), plan.dropped, strict=True):
        table = segment.table("documents")
        for number, guess in enumerate(table.texts("note")):
            if guess and number not in dropped:
                yield table.texts("doc")[number], guess


def _kept(writer: Update, plan: Plan) -> list[Left]:
    base = writer.base.segments if writer.base else ()
    return [
        (segment.entry, dropped)
        for segment, dropped in zip(base, plan.dropped, strict=True)
        if len(dropped) < segment.documents
    ]


def _built(
    corpus: FileCorpus, names: Sequence[str], writer: Update, watch: Watch, jobs: int
) -> list[Left]:
    watch.begin(len(names), sum(map(corpus.size, names)))
    if jobs > 1 and len(names) > 1:
        from docscope.corpus.index.making.workers import segments_by_workers

        return [(entry, ()) for entry in segments_by_workers(corpus, names, writer, watch, jobs)]
    from docscope.corpus.index.making.segmenting import segments_of

    found = segments_of(corpus, names, write=writer.write_segment, advance=watch.advance)
    return [(entry, ()) for entry in found]


def _tidied(writer: Update, segments: list[Left]) -> list[Left]:
    if len(segments) == 1 and not segments[0][1]:
        return segments
    from docscope.corpus.index.storage.tidying import tidied

    return tidied(writer, segments)


def _told(about: About) -> About:
    """Return what is known of an index but for when it was built."""
    return {name: value for name, value in about.items() if name != "built"}

"""From the names of documents to written segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.index.making.building import SegmentBuilder
from docscope.corpus.index.making.sourced import batches, read_sources
from docscope.corpus.index.making.tiers import MOST_TOKENS
from docscope.text.bulk import tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docscope.corpus.files import FileCorpus
    from docscope.corpus.index.making.sourced import Sourced
    from docscope.corpus.index.storage.manifest import SegmentEntry
    from docscope.text.bulk import Batch

    Write = Callable[..., SegmentEntry]  # takes columns and tables

# In a segment, unless one document has more: all of it is held in memory.
MOST_DOCUMENTS = 200_000
MOST_BYTES = 128 << 20  # of text


def segments_of(
    corpus: FileCorpus,
    names: Iterable[str],
    *,
    write: Write,
    advance: Callable[[int], None],
) -> Iterator[SegmentEntry]:
    """Write the segments of some documents, and yield what the manifest is to say of each.

    Documents that cannot be read are left out and reported. `advance` learns of each
    document how many bytes it has.
    """
    builder = SegmentBuilder()
    for batch in batches(read_sources(corpus, names, advance)):
        tokens = tokenise([sourced.document for sourced in batch])
        if builder.documents and _is_too_much(builder, batch, tokens):
            yield write(*builder.built())
            builder = SegmentBuilder()
        builder.add(batch, tokens)
    if builder.documents:
        yield write(*builder.built())


def _is_too_much(builder: SegmentBuilder, documents: Sequence[Sourced], batch: Batch) -> bool:
    """Return whether a segment would be larger with a batch than it may be."""
    return (
        builder.tokens + len(batch.ids) > MOST_TOKENS
        or builder.size + len(batch.text) > MOST_BYTES
        or builder.documents + len(documents) > MOST_DOCUMENTS
    )

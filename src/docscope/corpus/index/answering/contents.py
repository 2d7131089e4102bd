"""What an index holds, in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.index.storage.store import open_index

if TYPE_CHECKING:
    from docscope.corpus.index.storage.segment import Segment
    from docscope.corpus.index.storage.store import Index


class Counts(NamedTuple):
    """Documents, their words (those of front matter if it is searched), tokens and bytes."""

    documents: int = 0
    words: int = 0
    tokens: int = 0
    size: int = 0


def counted(folder: str) -> Counts:
    """Return what the index in a folder holds.

    Raises:
        IndexDamagedError: It is damaged.
    """
    with open_index(folder) as index:
        return counts_of(index)


def counts_of(index: Index) -> Counts:
    """Return what an index holds; `size` is that of the files it was made from."""
    found = [_counts(segment) for segment in index.segments]
    return Counts(*map(sum, zip(*found, strict=True))) if found else Counts()


def types_of(index: Index) -> int:
    """Return how many distinct tokens the documents of an index have."""
    import numpy as np

    forms: set[bytes] = set()
    for segment in index.segments:
        table = segment.table("documents")
        first, tokens = table.numbers("first_token"), table.numbers("tokens")
        counts = segment.table("lexicon").numbers("count").array().astype(np.int64)
        for number in segment.dropped:
            lost = segment.column("ids").array(first[number], first[number] + tokens[number])
            counts -= np.bincount(lost, minlength=len(counts))
        listed = segment.table("lexicon").texts("form")
        forms.update(listed.raw(number) for number in np.flatnonzero(counts).tolist())
    return len(forms)


def disk_size(index: Index) -> int:
    """Return how many bytes the files of an index take."""
    sizes = (sum(entry.files.values()) for entry in index.manifest.segments)
    return sum(sizes) + len(index.manifest.written())


def _counts(segment: Segment) -> Counts:
    table = segment.table("documents")
    names = ("words", "front_words", "front_matter", "tokens", "size")
    columns = [table.numbers(name) for name in names]
    found = [0, 0, 0, 0]
    for number, row in enumerate(zip(*columns, strict=True)):
        if number not in segment.dropped:
            words, front_words, searched, tokens, size = row
            more = (1, words + front_words * searched, tokens, size)
            found = [total + one for total, one in zip(found, more, strict=True)]
    return Counts(*found)

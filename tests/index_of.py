"""Texts on disk and an index of them, for tests that compare the two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docscope.corpus.files import FileCorpus, Sources
from docscope.corpus.index.answering.reading import Asked, IndexCorpus
from docscope.corpus.index.making.indexing import index_corpus
from docscope.corpus.index.making.segmenting import segments_of
from docscope.corpus.index.storage.update import update
from docscope.corpus.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping


class Unwatched:
    """Nobody looks on while the index is made."""

    def begin(self, documents: int, size: int) -> None:
        """Pass over how much there is to read."""

    def advance(self, size: int) -> None:
        """Pass over how far reading has come."""


def files(
    folder: str | Path, texts: Mapping[str, str], *, front_matter: bool = False
) -> FileCorpus:
    """Return texts as files of these names."""
    paths: dict[str, str] = {}
    for name, text in texts.items():
        path = Path(folder, name)
        path.write_bytes(text.encode())
        paths[name] = str(path)
    return FileCorpus(Sources(paths, {}, frozenset()), Reading(front_matter=front_matter))


def indexed(corpus: FileCorpus, folder: str | Path) -> IndexCorpus:
    """Return the index of a corpus, made or brought up to date in a folder."""
    copy = FileCorpus(corpus._where, Reading())
    index_corpus(copy, str(folder), about={}, watch=Unwatched())
    return IndexCorpus(str(folder), Asked(front_matter=corpus.reading.front_matter))


def in_segments(corpus: FileCorpus, folder: str | Path, number: int) -> IndexCorpus:
    """Return an index of a corpus whose documents lie in so many segments in turn."""
    with update(str(folder)) as writer:
        entries = [
            entry
            for at in range(number)
            for entry in segments_of(
                corpus,
                corpus.names[at::number],
                write=writer.write_segment,
                advance=lambda _: None,
            )
        ]
        writer.commit([(entry, frozenset[int]()) for entry in entries], {})
    return IndexCorpus(str(folder), Asked(front_matter=corpus.reading.front_matter))

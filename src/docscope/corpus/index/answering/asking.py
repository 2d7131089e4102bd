"""Corpus folders among the paths of a command: found, opened, and joined with the rest."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.index.answering.reading import Asked, IndexCorpus
from docscope.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.corpus.chained import ChainedCorpus
    from docscope.corpus.files import FileCorpus
    from docscope.corpus.naming import Found
    from docscope.corpus.packed import PackedCorpus
    from docscope.corpus.reading import Reading, ReadingReport
    from docscope.corpus.sidecar import Beside

    Kept = IndexCorpus | PackedCorpus


class Named(NamedTuple):
    """An index that a path names: its folder, and one document of it or all (empty)."""

    folder: str
    doc: str = ""


def with_indexes(
    files: FileCorpus, arguments: Sequence[str], beside: Beside | None
) -> Kept | ChainedCorpus:
    """Return files and the indexes that arguments name as one corpus.

    Raises:
        UsageError: Something is asked that only holds while an index is made.
        MissingInputError: An index has no document of that name.
    """
    named = list(map(_named, arguments))
    indexes = _opened(named, files.reading, beside, files.report)
    if not files.names and len(indexes) == 1:
        return indexes[0]
    return _joined([*([files] if files.names else []), *indexes])


def _named(path: str) -> Named:
    """Return the index that a path is, or is a document of.

    A document is called by its name after the folder: `letters.corpus/letters/1856.txt`.
    """
    whole = folder = os.path.normpath(path)
    while not os.path.lexists(folder):
        folder = os.path.dirname(folder)  # noqa: PTH120 - as it was written
    return Named(folder, whole[len(folder) + 1 :].replace(os.sep, "/"))


def _opened(
    named: Sequence[Named], reading: Reading, beside: Beside | None, report: ReadingReport
) -> list[Kept]:
    """Return the documents of the indexes that paths name, each index once."""
    _ensure_possible(named[0], reading)
    wanted: dict[str, list[str]] = {}
    for one in named:
        wanted.setdefault(os.path.realpath(one.folder), []).append(one.doc)
    folders = {os.path.realpath(one.folder): one.folder for one in reversed(named)}
    found: list[Kept] = []
    for real, docs in wanted.items():
        corpus = _kept(folders[real], reading)
        corpus.report = report
        corpus = corpus if "" in docs else _with_only(corpus, docs)
        found.append(_with_fields(corpus, reading, beside, report))
    if not any(len(corpus.names) for corpus in found):
        raise InputError(f"{named[0].folder}: no document in this index")
    return found


def _kept(path: str, reading: Reading) -> Kept:
    """Return the documents of an index, or of a packed corpus."""
    if os.path.isdir(path):  # noqa: PTH112 - as the rest of the module
        return IndexCorpus(path, Asked(reading.front_matter))
    from docscope.corpus import packed

    return packed.PackedCorpus(path, packed.Asked(reading.front_matter))


def _joined(members: Sequence[FileCorpus | Kept]) -> ChainedCorpus:
    """Return files and indexes as one corpus.

    Where two documents have one name, the one from an index has its folder before it.
    """
    from docscope.corpus.chained import ChainedCorpus, Place
    from docscope.corpus.naming import unique

    places = [Place(number, doc) for number, one in enumerate(members) for doc in one.names]
    called = unique([_found(members[place.member], place.doc) for place in places])
    by_name = {found.doc: place for found, place in zip(called, places, strict=True)}
    return ChainedCorpus(members, by_name, members[0].report)


def _ensure_possible(named: Named, reading: Reading) -> None:
    asked = {"--encoding": reading.encoding, "--format-in": reading.format_in}
    for option, value in asked.items():
        if value:
            problem = f"{named.folder} is an index, whose documents have been read"
            raise UsageError(f"{option}: {problem}; {option} belongs to docscope index")


def _with_only(corpus: Kept, docs: Iterable[str]) -> Kept:
    from docscope.corpus.unreadable import MissingInputError

    missing = [doc for doc in docs if doc not in corpus.names]
    if missing:
        raise MissingInputError([f"{corpus.folder}/{doc}" for doc in missing])
    return corpus.only(list(dict.fromkeys(docs)))


def _with_fields(
    corpus: Kept, reading: Reading, beside: Beside | None, report: ReadingReport
) -> Kept:
    """Return an index whose documents have the fields that lie beside it too."""
    if beside is None:
        return corpus
    from docscope.corpus.files import Sources
    from docscope.corpus.sidecar import with_fields

    paths = {doc: corpus.location(doc) for doc in corpus.names}
    # none of them is looked for in a folder, where a corpus.toml could speak of it
    sources = Sources(paths, {}, frozenset(paths))
    corpus.asked = corpus.asked._replace(known=with_fields(sources, reading, beside, report).known)
    return corpus


def _found(member: FileCorpus | Kept, doc: str) -> Found:
    """Return a document with the folder of its index, which may come before its name."""
    from docscope.corpus.naming import Found

    folder = getattr(member, "folder", None)
    return Found(doc, doc, folder)

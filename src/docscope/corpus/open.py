"""The one way to a corpus: `open_corpus`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docscope.corpus.builtin import builtin_paths
from docscope.corpus.corpusfolder import in_corpus_folder
from docscope.corpus.decoding import known_encoding
from docscope.corpus.files import FileCorpus, Sources
from docscope.corpus.readers import known_format
from docscope.corpus.reading import Reading, ReadingReport
from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.corpus.chained import ChainedCorpus
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.corpus.packed import PackedCorpus
    from docscope.corpus.sidecar import Beside

    AnyCorpus = FileCorpus | IndexCorpus | PackedCorpus | ChainedCorpus

AnyPath = str | os.PathLike[str]
STANDARD_INPUT = "-"
MOST_REASONS = 3  # inputs that an error names before it counts


def open_corpus(  # noqa: PLR0913 - how documents are read, by keyword
    paths: AnyPath | Sequence[AnyPath] = (),
    *,
    encoding: str | None = None,
    format_in: str | None = None,
    front_matter: bool = False,
    where: str | None = None,
    meta: AnyPath | None = None,
    name_fields: str | Sequence[str] | None = None,
) -> AnyCorpus:
    """Return the documents at some paths, or the built-in ones if there are no paths.

    Args:
        paths: Files, folders, patterns such as `letters/**/*.txt`, `-` for standard
            input, ids of built-in texts, and corpus folders made by `docscope index`.
        encoding: The encoding of all of them; without it each file tells its own.
        format_in: `text` or `markdown`; without it suffix and looks decide.
        front_matter: Whether the collector's page header is searched and counted too.
        where: Which documents: a condition such as `year>=1956 and country=HUN`.
        meta: A CSV file of fields; its first column is the name of the file.
        name_fields: The fields in the names of files, such as `country,session,year`.

    Raises:
        MissingInputError: Paths that do not exist, all of them.
        InputError: Nothing there can be read.
        UsageError: There is no such encoding, format or field.
    """
    reading = Reading(
        encoding=known_encoding(encoding) if encoding else None,
        format_in=known_format(format_in) if format_in else None,
        front_matter=front_matter,
    )
    if isinstance(paths, str | os.PathLike):  # one path is a list of one
        paths = (paths,)
    corpus = _at([os.fspath(path) for path in paths], reading, _beside(meta, name_fields))
    if where is None:
        return corpus
    from docscope.corpus.fields import where_holds

    return where_holds(corpus, where)


def _at(paths: Sequence[str], reading: Reading, beside: Beside | None) -> AnyCorpus:
    report = ReadingReport()
    sources = _sources(paths, report)
    if (paths or beside) and sources.paths:
        from docscope.corpus.sidecar import with_fields

        sources = with_fields(sources, reading, beside, report)
    corpus = FileCorpus(sources, reading)
    corpus.report = report
    if sources.indexes:
        from docscope.corpus.index.answering.asking import with_indexes

        return with_indexes(corpus, sources.indexes, beside)
    if paths:
        _ensure_usable(corpus)
    return corpus


def _sources(paths: Sequence[str], report: ReadingReport) -> Sources:
    if not paths:
        texts = dict(sorted(builtin_paths().items()))
        return Sources(texts, {}, frozenset(texts))
    if all(path != STANDARD_INPUT and in_corpus_folder(path) for path in paths):
        return Sources({}, {}, frozenset(), indexes=paths)
    from docscope.corpus.sources import find_sources

    return find_sources(paths, report)


def _beside(meta: AnyPath | None, name_fields: str | Sequence[str] | None) -> Beside | None:
    if meta is None and name_fields is None:
        return None
    from docscope.corpus.namefields import field_names
    from docscope.corpus.sidecar import Beside

    names = () if name_fields is None else field_names(name_fields)
    return Beside(None if meta is None else os.fspath(meta), names)


def _ensure_usable(corpus: FileCorpus) -> None:
    """Raise unless a document can be read; the first one is kept, so this costs nothing."""
    if next(corpus.documents(), None):
        return
    report = corpus.report
    reasons = [f"{name}: {reason}" for name, reason in sorted(report.skipped.items())]
    more = len(reasons) - MOST_REASONS
    listed = "; ".join(reasons[:MOST_REASONS]) + (f"; and {more} more" if more > 0 else "")
    kinds = f" (left out: {report.kinds_left_out()})" if report.left_out else ""
    raise InputError(listed + kinds)

"""The one way to a corpus: `open_corpus`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docscope.corpus.builtin import builtin_paths
from docscope.corpus.decoding import known_encoding
from docscope.corpus.files import FileCorpus, Sources
from docscope.corpus.readers import known_format
from docscope.corpus.reading import Reading, ReadingReport
from docscope.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

AnyPath = str | os.PathLike[str]
MOST_REASONS = 3  # inputs that an error names before it counts


def open_corpus(
    paths: AnyPath | Sequence[AnyPath] = (),
    *,
    encoding: str | None = None,
    format_in: str | None = None,
    front_matter: bool = False,
) -> FileCorpus:
    """Return the documents at some paths, or the built-in ones if there are no paths.

    Args:
        paths: Files, folders, patterns such as `letters/**/*.txt`, `-` for standard
            input, and ids of built-in texts.
        encoding: The encoding of all of them; without it each file tells its own.
        format_in: `text` or `markdown`; without it suffix and looks decide.
        front_matter: Whether the collector's page header is searched and counted too.

    Raises:
        MissingInputError: Paths that do not exist, all of them.
        InputError: Nothing there can be read.
        UsageError: There is no such encoding or format.
    """
    reading = Reading(
        encoding=known_encoding(encoding) if encoding else None,
        format_in=known_format(format_in) if format_in else None,
        front_matter=front_matter,
    )
    if isinstance(paths, str | os.PathLike):  # one path is a list of one
        paths = (paths,)
    if not paths:
        texts = dict(sorted(builtin_paths().items()))
        return FileCorpus(Sources(texts, {}, frozenset(texts)), reading)
    return _at([os.fspath(path) for path in paths], reading)


def _at(paths: Sequence[str], reading: Reading) -> FileCorpus:
    from docscope.corpus.sources import find_sources

    report = ReadingReport()
    corpus = FileCorpus(find_sources(paths, report), reading)
    corpus.report = report
    _ensure_usable(corpus)
    return corpus


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

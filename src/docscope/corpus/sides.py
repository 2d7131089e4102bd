"""Two sides of one corpus: which documents each of two arguments stands for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from docscope.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.corpus.base import Corpus

TWO = 2


class Documents(NamedTuple):
    """What one side is called, and the names of its documents."""

    label: str
    names: frozenset[str]


def two_sides(corpus: Corpus, paths: Sequence[str]) -> tuple[Documents, Documents]:
    """Return the two sides of a corpus that was opened at these paths.

    Without paths each of the two documents is a side. A document may be on both sides.

    Raises:
        UsageError: There are not two.
        InputError: One has no document that could be read.
    """
    arguments = list(paths) or list(corpus.names)
    if len(arguments) != TWO:
        raise UsageError(
            f"contrast takes two sides, not {len(arguments)}; a folder can be a side, and so can"
            ' a pattern in quotation marks: "1856*.txt"'
        )
    a, b = arguments
    if not paths:
        return Documents(a, frozenset({a})), Documents(b, frozenset({b}))
    labels = _labels(a, b)
    return Documents(labels[0], side_names(corpus, a)), Documents(labels[1], side_names(corpus, b))


def _labels(a: str, b: str) -> tuple[str, str]:
    """Return what two sides are called: as short as keeps them apart."""
    from docscope.corpus.naming import last_component

    labels = last_component(a)[1], last_component(b)[1]
    if labels[0] != labels[1]:
        return labels
    return (a, b) if a != b else (f"{labels[0]} (A)", f"{labels[0]} (B)")


def side_names(
    corpus: Corpus, argument: str, *, needed: str = "contrast takes two sides"
) -> frozenset[str]:
    """Return the names of the documents of a corpus that one of its arguments stands for.

    Raises:
        InputError: None of them could be read; `needed` is the rest of the sentence.
    """
    from docscope.corpus.reading import ReadingReport
    from docscope.corpus.sources import STANDARD_INPUT, find_sources

    if argument == STANDARD_INPUT:
        return frozenset({STANDARD_INPUT})
    side = find_sources([argument], ReadingReport())
    wanted = {os.path.realpath(path) for path in side.paths.values()}
    indexes = tuple(os.path.realpath(path) for path in side.indexes)
    found = [
        doc
        for doc in corpus.names
        if doc in side.builtin
        or (origin := corpus.origin(doc)) in wanted.union(indexes)
        or origin.startswith(tuple(f"{index}{os.sep}" for index in indexes))
    ]
    if not found:
        raise InputError(f"{argument}: nothing in it can be read; {needed}")
    return frozenset(found)

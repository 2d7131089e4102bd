"""Two sides of one corpus: which documents each of two arguments stands for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from docscope.corpus.naming import last_component
from docscope.corpus.open import open_corpus
from docscope.corpus.sources import STANDARD_INPUT
from docscope.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.corpus.files import FileCorpus

TWO = 2


class Documents(NamedTuple):
    """What one side is called, and the names of its documents."""

    label: str
    names: frozenset[str]


def two_sides(corpus: FileCorpus, paths: Sequence[str]) -> tuple[Documents, Documents]:
    """Return the two sides of a corpus that was opened at these paths.

    Without paths each of the two documents is a side. A document may be on both sides.

    Raises:
        UsageError: There are not two.
    """
    arguments = list(paths) or list(corpus.names)
    if len(arguments) != TWO:
        raise UsageError(f"contrast takes two sides, not {len(arguments)}; a folder can be a side")
    a, b = (_names(corpus, argument) for argument in arguments)
    labels = [last_component(argument)[1] for argument in arguments]
    if labels[0] == labels[1]:
        labels = arguments if arguments[0] != arguments[1] else [f"{labels[0]} ({n})" for n in "AB"]
    return Documents(labels[0], a), Documents(labels[1], b)


def _names(corpus: FileCorpus, argument: str) -> frozenset[str]:
    if argument == STANDARD_INPUT:
        return frozenset({STANDARD_INPUT})
    side = open_corpus([argument])
    wanted = {os.path.realpath(side.location(doc)) for doc in side.names}
    return frozenset(
        doc for doc in corpus.names if os.path.realpath(corpus.location(doc)) in wanted
    )

"""Cutting a corpus between documents into pieces of work of about the same size."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.base import Corpus


def batches(corpus: Corpus, size: int) -> Iterator[Corpus]:
    """Yield corpora of so many bytes or a little more, in reading order."""
    names: list[str] = []
    held = 0
    for name in corpus.names:
        names.append(name)
        held += corpus.size(name)
        if held >= size:
            yield corpus.only(names)
            names, held = [], 0
    if names:
        yield corpus.only(names)

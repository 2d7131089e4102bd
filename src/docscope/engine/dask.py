"""Putting an analysis to a corpus in the workers of a Dask cluster: the same rows, sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.analyses.base import Analysis, Partial
    from docscope.corpus.base import Corpus

    P = TypeVar("P", bound=Partial)


def collected(
    analysis: Analysis[P], corpus: Corpus, scheduler: str | None, *, jobs: int | None = None
) -> Iterator[P]:
    """Yield what each shard holds, in reading order."""
    raise NotImplementedError

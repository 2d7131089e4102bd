"""Answers straight from the columns of an index, for questions that allow it.

Each module answers one question of `analyses` with the same rows and totals.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docscope.analyses.base import Analysis
    from docscope.corpus.base import Corpus
    from docscope.corpus.index.reading import IndexCorpus
    from docscope.model import Row, Totals

ANSWERED = ("kwic",)


class Direct(Protocol):
    """An answer that needs no partial results."""

    @property
    def totals(self) -> Totals:
        """What was read and found."""
        ...

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the answer."""
        ...


def direct(analysis: Analysis[Any], corpus: Corpus) -> Direct | None:
    """Return an answer from columns; None if the corpus has none or the question needs texts."""
    if analysis.name not in ANSWERED or not hasattr(corpus, "opened"):
        return None
    module = import_module(f"docscope.analyses.columnar.{analysis.name}")
    answer: Callable[[Any, IndexCorpus], Direct | None] = module.answer  # Any: its own analysis
    return answer(analysis, corpus)  # type: ignore[arg-type]  # what has it opened is an index

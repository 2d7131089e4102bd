"""Answers straight from the columns of an index, for questions that allow it.

Each module answers one question of `analyses` with the same rows and totals.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Collection, Iterator, Sequence

    from docscope.analyses.base import Analysis
    from docscope.corpus.base import Corpus
    from docscope.model import Row, Totals, Value

ANSWERED = ("kwic", "collocates", "words")


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
    if analysis.name not in ANSWERED or not _has_columns(corpus):
        return None
    module = import_module(f"docscope.analyses.columnar.{analysis.name}")
    answer: Callable[[Any, Corpus], Direct | None] = module.answer  # Any: its own analysis
    return answer(analysis, corpus)


class Columnar(Protocol):
    """An answer whose rows come by the column."""

    @property
    def totals(self) -> Totals:
        """What was read and found."""
        ...

    def columns(self) -> Iterator[list[Sequence[Value]]]:
        """Yield the columns of the rows, for many rows at a time."""
        ...


def columnar(analysis: Analysis[Any], corpus: Corpus) -> Columnar | None:
    """Return an answer by the column; None where rows come one by one."""
    if analysis.name != "kwic" or not _has_columns(corpus):
        return None
    from docscope.analyses.columnar import kwic

    lines: Callable[..., Columnar | None] = kwic.lines
    return lines(analysis, corpus)


def columnar_totals(analysis: Analysis[Any], corpus: Corpus) -> Totals | None:
    """Return what is found, without hits or rows; None where these have to be made."""
    if analysis.name != "kwic" or not _has_columns(corpus):
        return None
    from docscope.analyses.columnar import kwic

    totals: Callable[..., Totals | None] = kwic.totals
    return totals(analysis, corpus)


def tallied(
    analysis: Analysis[Any], corpus: Corpus, names: Sequence[str], fields: Collection[str] = ()
) -> tuple[Counter[tuple[str, ...]], Totals] | None:
    """Return counts of rows by columns and `fields`; None where rows have to be made."""
    if analysis.name != "kwic" or not _has_columns(corpus):
        return None
    from docscope.analyses.columnar import kwic

    count: Callable[..., Any] = kwic.tallied  # Any: as above
    found: tuple[Counter[tuple[str, ...]], Totals] | None = count(analysis, corpus, names, fields)
    return found


def _has_columns(corpus: Corpus) -> bool:
    """Return whether a corpus is an index; told without importing what reads one."""
    return hasattr(corpus, "opened")

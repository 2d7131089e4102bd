"""The questions as Python functions, each returning a `Table`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docscope.corpus.open import open_corpus
from docscope.engine.run import run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.analyses.base import Analysis
    from docscope.analyses.contexts import Unit
    from docscope.corpus.base import Corpus
    from docscope.model import Table

__all__ = ["clauses", "contrast", "docs", "kwic", "open_corpus", "timeline"]


def docs(corpus: Corpus | None = None) -> Table:
    """Return the documents: name, date, words, paragraphs, title and further fields."""
    from docscope.analyses.documents import Documents

    return _table(Documents(every=True), corpus)


def kwic(  # noqa: PLR0913 - the options of the command, by keyword
    query: str,
    corpus: Corpus | None = None,
    *,
    window: int = 10,
    unit: Unit = "token",
    sort: str = "",
    sample: int | None = None,
    seed: int = 42,
    case: bool = False,
    whole: bool = False,
) -> Table:
    """Return every occurrence of a query with `window` units of context on each side.

    Raises:
        UsageError: The query has no word, or `sort` names an unknown key.
    """
    from docscope.analyses.kwic import Kwic, parse_sort
    from docscope.corpus.query import parse_query

    analysis = Kwic(
        parse_query(query, case=case, whole=whole),
        left=window,
        right=window,
        unit=unit,
        sort=parse_sort(sort),
        sample=sample,
        seed=seed,
    )
    return _table(analysis, corpus)


def clauses(
    corpus: Corpus | None = None,
    *,
    kinds: Sequence[str] = (),
    verb: str | None = None,
    addressee: str | None = None,
    actor: str | None = None,
    secondary: bool = False,
) -> Table:
    """Return the clauses of resolutions and the stances of prose."""
    from docscope.analyses.clauses import Clauses

    analysis = Clauses(
        kinds=tuple(kinds), verb=verb, addressee=addressee, actor=actor, secondary=secondary
    )
    return _table(analysis, corpus)


def _table(analysis: Analysis[Any], corpus: Corpus | None) -> Table:
    # Any: what was collected stays between the analysis and the engine
    return run(analysis, corpus or open_corpus()).table

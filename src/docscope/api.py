"""The questions as Python functions, each returning a `Table`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from docscope.corpus.open import open_corpus
from docscope.engine.run import run

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from docscope.analyses.base import Analysis
    from docscope.analyses.contexts import Unit
    from docscope.corpus.base import Corpus
    from docscope.corpus.open import AnyPath
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


def clauses(  # noqa: PLR0913 - as above
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


def timeline(  # noqa: PLR0913 - as above
    corpus: Corpus | None = None,
    *,
    kinds: Sequence[str] = (),
    date_from: str | None = None,
    date_to: str | None = None,
    match: str | None = None,
    date_order: str = "auto",
    dedupe: bool = False,
    documents: bool = False,
) -> Table:
    """Return every date in its sentence, in order; the kinds are those of the command.

    Raises:
        UsageError: There is no such kind, or `date_from` or `date_to` is no date.
    """
    from docscope.analyses.timeline import Timeline
    from docscope.text.dates import KINDS, SHOWN

    analysis = Timeline(
        kinds=tuple(kinds) or tuple(kind for kind in KINDS if kind in SHOWN),
        date_from=date_from,
        date_to=date_to,
        match=match,
        date_order=date_order,
        dedupe=dedupe,
        documents=documents,
    )
    return _table(analysis, corpus)


def contrast(  # noqa: PLR0913 - as above
    a: AnyPath | None = None,
    b: AnyPath | None = None,
    *,
    min_freq: int = 5,
    top: int | None = None,
    measure: str = "lrc",
    case: bool = False,
    numbers: bool = False,
    ngram: int = 1,
    stop: Collection[str] = (),
    every: bool = False,
) -> Table:
    """Return the words that two files, folders or patterns use differently.

    Without them the two built-in texts are compared. `every` adds all measures.

    Raises:
        UsageError: Only one side is named, or there is no such measure.
        InputError: A side does not exist or cannot be read.
    """
    from docscope.analyses.contrast import Contrast, Side
    from docscope.corpus.sides import two_sides

    paths = [os.fspath(path) for path in (a, b) if path is not None]
    corpus = open_corpus(paths)
    side_a, side_b = (Side(*side) for side in two_sides(corpus, paths))
    analysis = Contrast(
        side_a,
        side_b,
        min_freq=min_freq,
        top=top,
        measure=measure,
        case=case,
        numbers=numbers,
        ngram=ngram,
        stop=frozenset(stop),
        every=every,
    )
    return _table(analysis, corpus)


def _table(analysis: Analysis[Any], corpus: Corpus | None) -> Table:
    # Any: what was collected stays between the analysis and the engine
    return run(analysis, corpus or open_corpus()).table

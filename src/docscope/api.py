"""The questions as Python functions, each returning a `Table`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Unpack

from docscope.asking import ask
from docscope.corpus.open import open_corpus
from docscope.extraction import clauses, drafts, refs, timeline

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from docscope.analyses.contexts import Unit
    from docscope.analyses.dispersion import Detail
    from docscope.analyses.wordkeys import Form
    from docscope.corpus.base import Corpus
    from docscope.corpus.open import AnyPath
    from docscope.corpus.query.asked import Asked
    from docscope.model import Table

__all__ = [
    "clauses",
    "collocates",
    "contrast",
    "dispersion",
    "docs",
    "drafts",
    "kwic",
    "open_corpus",
    "refs",
    "timeline",
    "words",
]


def docs(corpus: Corpus | None = None) -> Table:
    """Return the documents: name, date, words, paragraphs, title and further fields."""
    from docscope.analyses.documents import Documents

    return ask(Documents(every=True), corpus)


def kwic(  # noqa: PLR0913 - the options of the command, by keyword
    query: str | Sequence[str],
    corpus: Corpus | None = None,
    *,
    window: int = 10,
    unit: Unit = "token",
    sort: str = "",
    sample: int | None = None,
    seed: int = 42,
    dedupe: bool = False,
    **asked: Unpack[Asked],
) -> Table:
    """Return every occurrence of a query with `window` units of context on each side.

    With `dedupe` a line that reads like an earlier one is left out. Of several queries
    each hit of any is a line. Further keywords say how a query is written and what is near
    it, as on the command line: `case`, `whole`, `regex`, `fixed`, `cql`, `lemma`, `stem`,
    `language`, `near`, `not_near`, `span`, `within`.

    Raises:
        UsageError: The query cannot be understood, or `sort` names an unknown key.
    """
    from docscope.analyses.kwic import Kwic, parse_sort
    from docscope.analyses.repeats import Line
    from docscope.corpus.query.asked import asked_query

    analysis = Kwic(
        asked_query(query, asked),
        left=window,
        right=window,
        unit=unit,
        sort=parse_sort(sort),
        sample=sample,
        seed=seed,
        dedupe=Line(window, window, unit) if dedupe else None,
    )
    return ask(analysis, corpus)


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
    return ask(analysis, corpus)


def words(  # noqa: PLR0913 - as above
    corpus: Corpus | None = None,
    *,
    ngram: int | tuple[int, int] = 1,
    form: Form = "word",
    language: str = "en",
    min_freq: int = 1,
    top: int | None = None,
    match: str | None = None,
    stop: Collection[str] = (),
    slices: int = 1,
    by: str | None = None,
    case: bool = False,
    numbers: bool = False,
) -> Table:
    """Return how often each word or sequence of words is used, and how evenly.

    `form` counts lemmas or stems; with `by` each value of a field of the documents has
    a column of counts.

    Raises:
        UsageError: An option has no such value, or no document has that field.
    """
    from docscope.analyses.wordkeys import WordKeys
    from docscope.analyses.words import Words

    analysis = Words(
        keys=WordKeys(case, numbers, form, language),
        lengths=(ngram, ngram) if isinstance(ngram, int) else ngram,
        min_freq=min_freq,
        top=top,
        match=match,
        stop=frozenset(stop),
        slices=slices,
        by=by,
    )
    table = ask(analysis, corpus)
    if not by:
        return table

    from docscope.analyses.crosstable import cross_table

    return cross_table(table)


def collocates(  # noqa: PLR0913 - as above
    query: str | Sequence[str],
    corpus: Corpus | None = None,
    *,
    left: int | None = 5,
    right: int | None = 5,
    sentence: bool = False,
    form: Form = "word",
    min_freq: int = 5,
    top: int | None = None,
    measure: str = "log_dice",
    stop: Collection[str] = (),
    examples: int = 0,
    numbers: bool = False,
    **asked: Unpack[Asked],
) -> Table:
    """Return the words near a query with their measures of association, the strongest first.

    None for `left` or `right` is all of the sentence or paragraph; further keywords are
    those of a query, as in `kwic`.

    Raises:
        UsageError: The query cannot be understood, or an option has no such value.
    """
    from docscope.analyses.collocates import Collocates
    from docscope.analyses.company import Window
    from docscope.analyses.wordkeys import WordKeys
    from docscope.corpus.query.asked import asked_query

    case, language = asked.get("case", False), asked.get("language", "en")
    analysis = Collocates(
        asked_query(query, asked),
        window=Window(left, right, sentence=sentence),
        keys=WordKeys(case, numbers, form, language),
        min_freq=min_freq,
        top=top,
        measure=measure,
        stop=frozenset(stop),
        examples=examples,
    )
    return ask(analysis, corpus)


def dispersion(
    query: str,
    corpus: Corpus | None = None,
    *,
    detail: Detail = "hits",
    slices: int | None = None,
    **asked: Unpack[Asked],
) -> Table:
    """Return where each of the queries, separated by commas, stands.

    `detail` chooses the rows: every hit, every part of the corpus with the hits in it, or
    the measures of each query; further keywords are those of a query, as in `kwic`.

    Raises:
        UsageError: A query cannot be understood.
    """
    from docscope.analyses.dispersion import Dispersion
    from docscope.corpus.query.asked import asked_queries

    return ask(Dispersion(asked_queries(query, asked), detail, slices), corpus)

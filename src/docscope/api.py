"""The questions as Python functions, each returning a `Table`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Unpack

from docscope.corpus.open import open_corpus
from docscope.engine.run import run

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from docscope.analyses.base import Analysis
    from docscope.analyses.contexts import Unit
    from docscope.analyses.dispersion import Detail
    from docscope.analyses.wordkeys import Form
    from docscope.corpus.base import Corpus
    from docscope.corpus.open import AnyPath
    from docscope.corpus.query.asked import Asked
    from docscope.model import Table
    from docscope.text.clauses import DocumentKind

__all__ = [
    "clauses",
    "collocates",
    "contrast",
    "dispersion",
    "docs",
    "kwic",
    "open_corpus",
    "refs",
    "timeline",
    "words",
]


def docs(corpus: Corpus | None = None) -> Table:
    """Return the documents: name, date, words, paragraphs, title and further fields."""
    from docscope.analyses.documents import Documents

    return _table(Documents(every=True), corpus)


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
    return _table(analysis, corpus)


def clauses(  # noqa: PLR0913 - as above
    corpus: Corpus | None = None,
    *,
    kinds: Sequence[str] = (),
    verb: str | None = None,
    addressee: str | None = None,
    actor: str | None = None,
    secondary: bool = False,
    classes: Sequence[str] = (),
    force: str | None = None,
    refs: str | None = None,
    match: str | None = None,
    read_as: DocumentKind | None = None,
    verbs: AnyPath | None = None,
    every: bool = False,
) -> Table:
    """Return the clauses of resolutions, treaties and statutes, and the stances of prose.

    The options are those of the command: `force` is written `3-5`, `match` is a query as
    `kwic` takes it. `every` adds all columns there are.

    Raises:
        UsageError: There is no such kind or class, or a force or query cannot be understood.
        InputError: The file of verbs cannot be read.
    """
    from docscope.analyses.clausechoice import parse_force
    from docscope.analyses.clauses import Clauses
    from docscope.corpus.query import parse_query

    lexicon = None
    if verbs is not None:
        from docscope.corpus.verbfile import read_verbs

        lexicon = read_verbs(os.fspath(verbs))

    analysis = Clauses(
        kinds=tuple(kinds),
        verb=verb,
        addressee=addressee,
        actor=actor,
        secondary=secondary,
        classes=tuple(classes),
        force=parse_force(force) if force is not None else None,
        refs=refs,
        match=parse_query(match) if match is not None else None,
        read_as=read_as,
        lexicon=lexicon,
        every=every,
    )
    return _table(analysis, corpus)


def refs(
    corpus: Corpus | None = None, *, kinds: Sequence[str] = (), internal: bool = False
) -> Table:
    """Return every reference, its symbol, and the document and clause it leads to.

    With `internal` also those to places in the same document.

    Raises:
        UsageError: There is no such kind.
    """
    from docscope.analyses.references import EXTERNAL, INTERNAL, Refs

    return _table(Refs(tuple(kinds or EXTERNAL) + (INTERNAL,) * internal), corpus)


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
    mode: str = "auto",
    anchor: str | None = None,
    calendar: str = "auto",
    periods: AnyPath | None = None,
    context: str = "sentence",
    explain: bool = False,
    every: bool = False,
    timex: bool = False,
) -> Table:
    """Return every date with its context, in order; the options are those of the command.

    `every` adds all columns there are. With `timex` a row is what TIMEX3 marks: each end of
    a range is one of its own.

    Raises:
        UsageError: There is no such kind or mode, or a date is none.
        InputError: The file of periods cannot be read.
    """
    from docscope.analyses.timeline import Timeline
    from docscope.analyses.timerows import parse_context
    from docscope.corpus.periodfile import read_periods
    from docscope.text.dates import KINDS, SHOWN

    analysis = Timeline(
        kinds=tuple(kinds) or tuple(kind for kind in KINDS if kind in SHOWN),
        date_from=date_from,
        date_to=date_to,
        match=match,
        date_order=date_order,
        dedupe=dedupe,
        documents=documents,
        mode=mode,
        anchor=anchor,
        calendar=calendar,
        periods=read_periods(os.fspath(periods)) if periods else (),
        around=parse_context(context),
        explain=explain,
        every=every,
        timex=timex,
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
    table = _table(analysis, corpus)
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
    return _table(analysis, corpus)


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

    return _table(Dispersion(asked_queries(query, asked), detail, slices), corpus)


def _table(analysis: Analysis[Any], corpus: Corpus | None) -> Table:
    # Any: what was collected stays between the analysis and the engine
    return run(analysis, corpus or open_corpus()).table

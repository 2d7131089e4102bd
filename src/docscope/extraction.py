"""What can be extracted from documents, as Python functions that each return a `Table`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docscope.asking import ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.corpus.base import Corpus
    from docscope.corpus.open import AnyPath
    from docscope.model import Table
    from docscope.text.clauses import DocumentKind


def clauses(  # noqa: PLR0913 - the options of the command, by keyword
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
    from docscope.analyses.clauses.choice import parse_force
    from docscope.analyses.clauses.table import Clauses
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
    return ask(analysis, corpus)


def drafts(
    draft: AnyPath,
    other: AnyPath,
    *,
    kinds: Sequence[str] = (),
    verb: str | None = None,
    read_as: DocumentKind | None = None,
) -> Table:
    """Return what became of each clause from `other`, the earlier draft, to `draft`.

    Each is a document, or a folder of documents that are compared by their names.

    Raises:
        UsageError: One is a document and the other several, or no names agree.
        InputError: One of them cannot be read.
    """
    from docscope.analyses.clauses.table import Clauses
    from docscope.analyses.drafts.comparison import Drafts
    from docscope.analyses.drafts.pairs import pairs
    from docscope.corpus.open import open_corpus

    corpus = open_corpus([draft, other])
    chosen = Clauses(kinds=tuple(kinds), verb=verb, read_as=read_as, dates=False)
    return ask(Drafts(pairs(corpus, os.fspath(draft), os.fspath(other)), chosen), corpus)


def refs(
    corpus: Corpus | None = None, *, kinds: Sequence[str] = (), internal: bool = False
) -> Table:
    """Return every reference, its symbol, and the document and clause it leads to.

    With `internal` also those to places in the same document.

    Raises:
        UsageError: There is no such kind.
    """
    from docscope.analyses.references import EXTERNAL, INTERNAL, Refs

    return ask(Refs(tuple(kinds or EXTERNAL) + (INTERNAL,) * internal), corpus)


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
    return ask(analysis, corpus)

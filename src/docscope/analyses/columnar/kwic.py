"""Which concordances are made from columns: those of many hits, to be sorted or counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.analyses.tally import POSITION
from docscope.corpus.index.answering.searching import is_plain

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Sequence

    from docscope.analyses.columnar.sorted import Sorted
    from docscope.analyses.kwic import Kwic
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.model import Totals

DOCUMENT_FIELDS = frozenset({"doc", "doc_date", "doc_title", "year"})
# A context that ends within a document symbol reads differently near its end.
MARGIN = 5  # tokens
MOST_SORTED = 2_000_000  # lines that are all in memory as numbers while they are written
LEAST = 2_000  # hits; fewer are sorted sooner without NumPy


def answer(asked: Kwic, corpus: IndexCorpus) -> Sorted | None:
    """Return a sorted concordance; None if its keys are not those of single tokens."""
    if asked.streams or "random" in asked.sort or not _fits(asked, corpus):
        return None
    if "node" in asked.sort and len(asked.query.terms) > 1:
        return None
    from docscope.analyses.columnar.sorted import Sorted

    return Sorted(asked, corpus)


def lines(asked: Kwic, corpus: IndexCorpus) -> Sorted | None:
    """Return a concordance whose lines come by the column; None if they come one by one."""
    if asked.unit != "token" or asked.spaced or "random" in asked.sort or not _fits(asked, corpus):
        return None
    if "node" in asked.sort and len(asked.query.terms) > 1:
        return None
    if corpus.expected(asked.query) > MOST_SORTED and not asked.streams:
        return None
    from docscope.analyses.columnar.sorted import Sorted

    return Sorted(asked, corpus)


def totals(asked: Kwic, corpus: IndexCorpus) -> Totals | None:
    """Return what is found; None if the hits are few, or some are left out."""
    if not _fits(asked, corpus):
        return None
    from docscope.analyses.columnar.sorted import Sorted

    return Sorted(asked, corpus).totals


def tallied(
    asked: Kwic, corpus: IndexCorpus, names: Sequence[str], fields: Collection[str]
) -> tuple[Counter[tuple[str, ...]], Totals] | None:
    """Return how many hits have each value of some columns, or of `fields` of documents.

    It is None if rows have to be made.
    """
    columns = [name for name in names if name not in fields]
    if not all(_is_counted(asked, name) for name in columns) or not _fits(asked, corpus):
        return None
    from docscope.analyses.columnar.counts import counts
    from docscope.analyses.columnar.sorted import Sorted

    found = Sorted(asked, corpus)
    return counts(found, names, fields), found.totals


def _fits(asked: Kwic, corpus: IndexCorpus) -> bool:
    """Return whether all hits of a phrase without gaps are asked for, and are many."""
    if asked.dedupe or asked.sample is not None or not is_plain(asked.query):
        return False
    return corpus.expected(asked.query) >= LEAST


def _is_counted(asked: Kwic, name: str) -> bool:
    """Return whether a field can be told from columns: what the document says, words near by."""
    if name in DOCUMENT_FIELDS:
        return True
    position = POSITION.fullmatch(name)
    if not position:
        return name == "node" and len(asked.query.terms) == 1
    room = min(asked.left, asked.right) - MARGIN
    return asked.unit == "token" and int(position[1]) <= room

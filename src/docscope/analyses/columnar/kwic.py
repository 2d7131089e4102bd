"""Which concordances are made from columns: those of many hits that are to be sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.index.searching import is_plain

if TYPE_CHECKING:
    from docscope.analyses.columnar.sorted import Sorted
    from docscope.analyses.kwic import Kwic
    from docscope.corpus.index.reading import IndexCorpus

LEAST = 2_000  # hits; fewer are sorted sooner without NumPy


def answer(asked: Kwic, corpus: IndexCorpus) -> Sorted | None:
    """Return a sorted concordance; None if its keys are not those of single tokens."""
    keys = set(asked.sort)
    if asked.streams or asked.dedupe or asked.sample is not None or "random" in keys:
        return None
    if not is_plain(asked.query) or ("node" in keys and len(asked.query.terms) > 1):
        return None
    if corpus.expected(asked.query) < LEAST:
        return None
    from docscope.analyses.columnar.sorted import Sorted

    return Sorted(asked, corpus)

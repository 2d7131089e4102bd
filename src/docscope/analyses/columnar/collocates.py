"""Which collocates are counted in columns: those of a phrase without gaps, within paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.index.answering.searching import is_plain

if TYPE_CHECKING:
    from docscope.analyses.collocates import Collocates
    from docscope.analyses.columnar.company import Counted
    from docscope.corpus.index.answering.reading import IndexCorpus

LEAST = 100_000  # tokens; fewer are counted sooner without NumPy


def answer(asked: Collocates, corpus: IndexCorpus) -> Counted | None:
    """Return the collocates; None where sentences or examples are asked for."""
    if asked.window.sentence or asked.examples or not is_plain(asked.query):
        return None
    if sum(segment.tokens for segment in corpus.opened.index.segments) < LEAST:
        return None
    from docscope.analyses.columnar.company import Counted

    return Counted(asked, corpus)

"""Which frequency lists are counted in columns: all but those of slices and of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.analyses.columnar.sequences import Counted
    from docscope.analyses.words import Words
    from docscope.corpus.index.answering.reading import IndexCorpus

LEAST = 100_000  # tokens; fewer are counted sooner without NumPy


def answer(asked: Words, corpus: IndexCorpus) -> Counted | None:
    """Return a frequency list; None where parts of documents or fields are asked for."""
    if asked.by is not None or asked.slices > 1:
        return None
    if sum(segment.tokens for segment in corpus.opened.index.segments) < LEAST:
        return None
    from docscope.analyses.columnar.sequences import counted

    return counted(asked, corpus)

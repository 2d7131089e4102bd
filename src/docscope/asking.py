"""Putting a question to a corpus, from Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docscope.corpus.open import open_corpus
from docscope.engine.run import run

if TYPE_CHECKING:
    from docscope.analyses.base import Analysis
    from docscope.corpus.base import Corpus
    from docscope.model import Table


def ask(analysis: Analysis[Any], corpus: Corpus | None) -> Table:
    """Return the answer of a corpus, of the built-in texts where there is none.

    What was collected stays between the analysis and the engine, whatever it is.
    """
    return run(analysis, corpus or open_corpus()).table

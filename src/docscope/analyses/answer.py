"""A question with its corpus and the table that came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docscope.analyses.base import Analysis
    from docscope.corpus.base import Corpus
    from docscope.model import Table


class Answer(NamedTuple):
    """A question, the corpus it was put to, and the table that came out."""

    analysis: Analysis[Any]  # Any: whoever writes an answer never touches its partial results
    corpus: Corpus
    table: Table

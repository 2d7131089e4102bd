"""Rows of documents that an index holds, where a corpus is one; loads nothing where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.corpus.base import Corpus
    from docscope.model import Row


def stored_rows(part: Corpus, names: Sequence[str]) -> tuple[Row, ...] | None:
    """Return a row for every document of an index; None if their texts have to be read."""
    if not hasattr(part, "opened"):
        return None
    from docscope.analyses.columnar import docs

    return docs.stored_rows(part, names)

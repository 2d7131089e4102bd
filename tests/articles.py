"""Treaties and statutes as tests write them: a text in, its clauses and claims out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.corpus.building import build_document
from docscope.text.clauses.articles.read import read_articles
from docscope.text.clauses.reading import Reading
from docscope.text.clauses.residue import body_lines, residue
from resolutions import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.model import Document
    from docscope.text.clauses import Clause

"""The front door: what the articles of a text are, and how far it has any."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.articles.assemble import assemble
from docscope.text.clauses.articles.reader import Read, read_text

if TYPE_CHECKING:
    from docscope.model import Document
    from docscope.text.clauses.clause import Clause
    from docscope.text.clauses.reading import Claim

FEWEST = 2  # articles of a treaty
ENOUGH = 4


class ArticlesRead(NamedTuple):
    """The clauses and claims of a text read as articles; `score` is between 0 and 1."""

    clauses: tuple[Clause, ...]
    claims: tuple[Claim, ...]
    score: float
    grounds: str


def read_articles(
    document: Document, start: int = 0, end: int | None = None, *, prefix: str = ""
) -> ArticlesRead:
    """Return what characters `start` to `end` of a document say, read as articles.

    `prefix` stands before every id: that of an annex, say.
    """
    blocks = document.searched
    first = max(start, blocks[0].start) if blocks else 0
    last = min(len(document.text) if end is None else end, blocks[-1].end) if blocks else 0
    read = read_text(document, first, last)
    clauses = tuple(assemble(document.text, read.drafts, prefix=prefix))
    score, grounds = _score(read, first, last)
    return ArticlesRead(clauses, tuple(read.claims), score, grounds)


def _score(read: Read, start: int, end: int) -> tuple[float, str]:
    articles = [draft for draft in read.drafts if draft.kind == "article"]
    if len(articles) < FEWEST:
        return 0.0, f"{len(articles)} headings of articles"
    covered = sum(draft.end - draft.start for draft in articles)
    covered += sum(draft.end - draft.start for draft in read.drafts if draft.kind == "recital")
    share = covered / max(end - start, 1)
    score = min(share, 1.0) * min(len(articles) / ENOUGH, 1.0)
    return score, f"{len(articles)} articles cover {share:.0%} of the text"

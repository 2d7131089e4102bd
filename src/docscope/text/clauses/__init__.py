"""Clauses: what a document recalls, decides, asks and commits itself to.

`read_clauses` chooses a detector by the kind of document; every detector is a package of
its own, and what it knows of words lies in data files beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.articles.read import may_have_articles, read_articles
from docscope.text.clauses.clause import Clause, DocumentKind, Kind
from docscope.text.clauses.kinds import (
    articles_win,
    is_sure_resolution,
    kind_grounds,
    kind_of_document,
    kind_scores,
    plain_scores,
)
from docscope.text.clauses.prose.detector import prose
from docscope.text.clauses.prose.parts import named_parts
from docscope.text.clauses.prose.plain import is_plainly_prose
from docscope.text.clauses.reading import Claim, Reading
from docscope.text.clauses.resolution.read import resolution
from docscope.text.clauses.resolution.reader import read_resolution
from docscope.text.clauses.verbs.lexicon import lexicon as verbs_of_package
from docscope.text.clauses.verbs.search import says

if TYPE_CHECKING:
    from docscope.model import Document
    from docscope.text.clauses.resolution.reader import Reader
    from docscope.text.clauses.verbs.lexicon import Lexicon

__all__ = [
    "Claim",
    "Clause",
    "DocumentKind",
    "Kind",
    "Reading",
    "find_clauses",
    "kind_of_document",
    "read_clauses",
    "says",
]


def find_clauses(document: Document, *, secondary: bool = False) -> list[Clause]:
    """Return the clauses of a document in order.

    With `secondary` also the stances of prose that only a full listing shows.
    """
    return list(read_clauses(document, secondary=secondary).clauses)


def read_clauses(
    document: Document,
    *,
    read_as: DocumentKind | None = None,
    secondary: bool = False,
    lexicon: Lexicon | None = None,
) -> Reading:
    """Return how a document was read: as `read_as`, else as the kind that fits it best.

    With `secondary` also the stances of prose that only a full listing shows. `lexicon`
    holds further verbs.
    """
    if read_as is None and _is_plain(document.text, lexicon):
        scores, grounds = plain_scores()
        return _as_prose(document, scores, grounds, secondary=secondary, lexicon=lexicon)
    reader = read_resolution(document, lexicon)
    scores, grounds = kind_scores(reader), kind_grounds(reader)
    kind = read_as or kind_of_document(reader)
    if read_as == "articles" or (read_as is None and _may_be_articles(document, reader)):
        articles = read_articles(document, lexicon=lexicon)
        scores["articles"], grounds["articles"] = articles.score, articles.grounds
        if read_as == "articles" or articles_win(reader, articles):
            return Reading("articles", articles.clauses, articles.claims, scores, grounds)
    if kind == "resolution":
        return Reading(kind, *resolution(document, reader), scores, grounds)
    return _as_prose(document, scores, grounds, secondary=secondary, lexicon=lexicon)


def _is_plain(text: str, verbs: Lexicon | None) -> bool:
    return is_plainly_prose(text, verbs or verbs_of_package()) and not may_have_articles(text)


def _as_prose(
    document: Document,
    scores: dict[DocumentKind, float],
    grounds: dict[DocumentKind, str],
    *,
    secondary: bool,
    lexicon: Lexicon | None,
) -> Reading:
    stances = tuple(prose(document, secondary=secondary, verbs=lexicon))
    return Reading("prose", stances, tuple(named_parts(document, stances)), scores, grounds)


def _may_be_articles(document: Document, reader: Reader) -> bool:
    return not is_sure_resolution(reader) and may_have_articles(document.text)

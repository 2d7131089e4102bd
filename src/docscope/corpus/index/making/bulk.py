"""The hits of a phrase as arrays: for questions about very many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.corpus.index.answering.catalogue import LEVEL
from docscope.text.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from docscope.corpus.index.answering.catalogue import Catalogue
    from docscope.corpus.index.answering.order import Stretch
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.corpus.index.answering.searching import Searcher
    from docscope.corpus.query import Query

    Numbers = NDArray[np.int64]

MOST = 1 << 62  # that one number of a sort key can tell apart
FRONT = 0  # the kind of a block of front matter, without its level


class Hits(NamedTuple):
    """The hits in some documents of one segment, in order.

    `tokens` are the numbers of their first tokens, `documents` those of their documents;
    `inside` says which match only a part of a token.
    """

    segment: int
    tokens: Numbers
    documents: Numbers
    inside: NDArray[np.bool_]


def hits_of(corpus: IndexCorpus, query: Query) -> list[Hits]:
    """Return the hits of a plain query in reading order, stretch by stretch."""
    found: list[Hits] = []
    front_matter = corpus.asked.front_matter
    for stretch in corpus.names.stretches:
        searcher = corpus.opened.searchers[stretch.segment]
        tokens, inside = _tokens(searcher, query, stretch, front_matter=front_matter)
        firsts = searcher.catalogue.numbers("first_token").array()
        documents = np.searchsorted(firsts, tokens, "right") - 1
        found.append(Hits(stretch.segment, tokens, documents, inside))
    return found


def _tokens(
    searcher: Searcher, query: Query, stretch: Stretch, *, front_matter: bool
) -> tuple[Numbers, NDArray[np.bool_]]:
    if len(query.terms) > 1:
        found = list(searcher.phrase_tokens(query.terms, stretch, front_matter=front_matter))
        tokens = np.array([token for token, _ in found], np.int64)
        return tokens, np.array([inside for _, inside in found], bool)
    tokens, inside = searcher.postings_of(query.terms[0]).arrays(*searcher.bounds(stretch))
    searched = _searched(searcher.catalogue, tokens, front_matter=front_matter)
    return (tokens, inside) if searched is None else (tokens[searched], inside[searched])


def _searched(
    catalogue: Catalogue, tokens: Numbers, *, front_matter: bool
) -> NDArray[np.bool_] | None:
    """Return which tokens stand in blocks that are searched; None for all."""
    fronts = catalogue.column("block_kind").array() % LEVEL == FRONT
    if front_matter or not fronts.any():
        return None
    in_front = fronts[blocks_of(catalogue, tokens)]
    firsts = catalogue.numbers("first_token").array()
    documents = np.searchsorted(firsts, tokens, "right") - 1
    searched = catalogue.numbers("front_matter").array()[documents] > 0
    either: NDArray[np.bool_] = ~in_front | searched
    return either


def blocks_of(catalogue: Catalogue, tokens: Numbers) -> Numbers:
    """Return the blocks that tokens stand in, by their numbers in the segment."""
    firsts = catalogue.column("block_token").array()
    return np.searchsorted(firsts, tokens.astype(firsts.dtype), "right") - 1


def neighbours(catalogue: Catalogue, hits: Hits, length: int, distance: int) -> Numbers:
    """Return the tokens so far after hits of some tokens, or before them (negative).

    It is -1 beyond the paragraph.
    """
    blocks = blocks_of(catalogue, hits.tokens)
    firsts = catalogue.column("block_token").array()
    found = hits.tokens + (distance + length - 1 if distance > 0 else distance)
    if distance < 0:
        return np.where(found >= firsts[blocks], found, -1)
    ends = np.append(firsts, catalogue.segment.tokens)[blocks + 1]
    return np.where(found < ends, found, -1)


def folded(
    corpus: IndexCorpus, places: Sequence[tuple[int, Numbers]]
) -> tuple[list[str], list[Numbers]]:
    """Return the folded forms of tokens in order, and which of them each token has, from 1.

    The tokens are of several segments; -1 is no token and has 0.
    """
    types = [types_at(corpus.opened.catalogues[segment], tokens) for segment, tokens in places]
    used: dict[int, NDArray[np.bool_]] = {}
    for (segment, _), found in zip(places, types, strict=True):
        size = corpus.opened.catalogues[segment].segment.types
        used.setdefault(segment, np.zeros(size + 1, bool))[found] = True
    listed = {segment: np.flatnonzero(marks[:-1]).tolist() for segment, marks in used.items()}
    keys = {
        segment: list(map(fold_case, corpus.opened.catalogues[segment].lookup.some(found)))
        for segment, found in listed.items()
    }
    forms = sorted({form for found in keys.values() for form in found})
    rank = dict(zip(forms, range(1, len(forms) + 1), strict=True))
    tables: dict[int, Numbers] = {}
    for segment, numbers in listed.items():
        tables[segment] = np.zeros(len(used[segment]), np.int64)
        tables[segment][numbers] = [rank[form] for form in keys[segment]]
    ranks = [tables[segment][found] for (segment, _), found in zip(places, types, strict=True)]
    return forms, ranks


def types_at(catalogue: Catalogue, tokens: Numbers) -> Numbers:
    """Return the types of tokens; -1 for no token."""
    if not len(tokens):
        return tokens
    types = catalogue.column("ids").take(np.maximum(tokens, 0)).astype(np.int64)
    return np.where(tokens < 0, -1, types)


def in_order(columns: Sequence[Numbers]) -> Numbers:
    """Return how to put rows in order by the first column, then the next, and so on.

    Small numbers of several columns are made one, which is sooner sorted; equal rows stay
    as they are.
    """
    keys: list[Numbers] = []
    room = 1
    for column in columns:
        size = int(column.max(initial=0)) + 1
        if keys and room * size < MOST:
            keys[-1] = keys[-1] * size + column
            room *= size
        else:
            keys.append(column)
            room = size
    return np.lexsort(keys[::-1])

"""The lines of a concordance by the column: for many hits, written in reading order or sorted."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.analyses.columnar.places import BODY, Places
from docscope.analyses.columnar.texts import Texts
from docscope.corpus.index.bulk import blocks_of
from docscope.corpus.index.catalogue import LEVEL, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.analyses.columnar.sorted import Sorted
    from docscope.corpus.index.bulk import Numbers
    from docscope.model import Value

    Columns = list[Sequence[Value]]

AT_FIRST, AT_ONCE = 1_000, 50_000  # lines


class Around(NamedTuple):
    """Hits of one segment, with what is around them in characters and in tokens.

    A context begins at `first` or, where a blank has to be looked for, at most at `floor`;
    it ends at `last` or, as before, at most at `ceiling`.
    """

    documents: Numbers
    first: Numbers
    floor: Numbers
    start: Numbers
    end: Numbers
    last: Numbers
    ceiling: Numbers
    token_start: Numbers
    part: Numbers
    paragraph: Numbers
    sentence: Numbers


def in_reading_order(found: Sorted) -> Iterator[Columns]:
    """Yield the columns of all lines, some first and then many at a time."""
    before = 0
    size = AT_FIRST
    for at, hits in enumerate(found.hits):
        around = _around(found, at)
        start, total = 0, len(hits.tokens)
        while start < total:
            numbers = np.arange(start, min(start + size, total))
            yield _lines(found, at, around, numbers, numbers + before + 1)
            start, size = start + size, AT_ONCE
        before += total


def in_order(found: Sorted, order: Numbers) -> Iterator[Columns]:
    """Yield the columns of the lines in some order, many at a time."""
    around = [_around(found, at) for at in range(len(found.hits))]
    sizes = np.cumsum([0, *(len(hits.tokens) for hits in found.hits)])
    for start in range(0, len(order), AT_ONCE):
        positions = order[start : start + AT_ONCE]
        ranked = np.sort(positions)
        made: list[Columns] = []
        for at, one in enumerate(around):
            low, high = np.searchsorted(ranked, sizes[at : at + 2])
            if low < high:
                numbers = ranked[low:high] - sizes[at]
                made.append(_lines(found, at, one, numbers, ranked[low:high] + 1))
        places = np.argsort(np.argsort(positions)).tolist()
        yield [
            [joined[place] for place in places]
            for joined in (list(chain(*column)) for column in zip(*made, strict=True))
        ]


def _around(found: Sorted, at: int) -> Around:
    hits, asked = found.hits[at], found.asked
    catalogue = found.corpus.opened.catalogues[hits.segment]
    firsts = catalogue.numbers("first_token").array()[hits.documents].astype(np.int64)
    blocks = blocks_of(catalogue, hits.tokens)
    places = Places(catalogue, blocks, firsts)
    last = hits.tokens + found.length - 1
    start, end = places.starts(hits.tokens), places.ends(last)
    return Around(
        hits.documents,
        *(places.left(hits.tokens, asked.left) if asked.left else (start, start)),
        start,
        end,
        *(places.right(last, asked.right) if asked.right else (end, end)),
        hits.tokens - firsts + 1,
        (catalogue.column("block_kind").array()[blocks] % LEVEL).astype(np.int64),
        places.paragraphs(hits.documents),
        places.sentences(start),
    )


def _lines(found: Sorted, at: int, around: Around, numbers: Numbers, positions: Numbers) -> Columns:
    """Return the columns of some hits of a segment, which come in reading order."""
    chosen = Around(*(column[numbers] for column in around))
    texts = Texts(found.corpus, found.hits[at].segment)
    bounds = list(zip(*(column.tolist() for column in chosen[1:7]), strict=True))
    documents, opening = np.unique(chosen.documents, return_index=True)
    ends = [*opening.tolist()[1:], len(bounds)]
    for document, start, end in zip(documents.tolist(), opening.tolist(), ends, strict=True):
        texts.add(document, bounds[start:end])
    body = chosen.part == BODY
    part = [PARTS[kind] for kind in chosen.part.tolist()]
    paragraph, sentence = _only(chosen.paragraph, body), _only(chosen.sentence, body)
    token_end = chosen.token_start + found.length - 1
    return [
        positions.tolist(),
        texts.docs,
        *texts.texts(),
        texts.titles,
        texts.dates,
        part,
        texts.pages,
        paragraph,
        sentence,
        texts.line_numbers,
        texts.starts,
        texts.ends,
        chosen.token_start.tolist(),
        token_end.tolist(),
    ]


def _only(values: Numbers, wanted: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[Value]:
    listed: list[Value] = values.tolist()
    for place in np.flatnonzero(~wanted).tolist():
        listed[place] = None
    return listed

"""The lines of a concordance by the column: for many hits, written in reading order or sorted."""

from __future__ import annotations

import re
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.analyses.place import line_number, page
from docscope.corpus.index.bulk import blocks_of
from docscope.corpus.index.catalogue import LEVEL, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.analyses.columnar.sorted import Sorted
    from docscope.corpus.index.bulk import Numbers
    from docscope.corpus.index.catalogue import Catalogue
    from docscope.model import Document, Value

    Columns = list[Sequence[Value]]

AT_ONCE = 50_000  # lines
BODY = PARTS.index("body")
APART = "\uffff"  # no character, so hardly in a text
# White space but for blanks and newlines.
WHITE = re.compile("[\t\x0b-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


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


def batches(found: Sorted, order: Numbers) -> Iterator[Columns]:
    """Yield the columns of the lines in some order, for so many lines at a time."""
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
        columns: Columns = [list(chain(*column)) for column in zip(*made, strict=True)]
        if (positions[1:] < positions[:-1]).any():
            back = itemgetter(*np.argsort(np.argsort(positions)).tolist())
            columns = [back(column) for column in columns]
        yield columns


def _around(found: Sorted, at: int) -> Around:
    hits, asked = found.hits[at], found.asked
    catalogue = found.corpus.opened.catalogues[hits.segment]
    tokens, last = hits.tokens, hits.tokens + found.length - 1
    starts = _Places(catalogue)
    blocks = blocks_of(catalogue, tokens)
    block_tokens = np.append(catalogue.column("block_token").array(), catalogue.segment.tokens)
    before, after = tokens - block_tokens[blocks], block_tokens[blocks + 1] - last - 1
    firsts = catalogue.numbers("first_token").array()[hits.documents].astype(np.int64)
    start, end = starts.starts(tokens, firsts), starts.ends(last, firsts)
    left, right = tokens - asked.left, last + asked.right
    whole_left, whole_right = (
        asked.left >= np.maximum(before, 1),
        asked.right >= np.maximum(after, 1),
    )
    block_start = catalogue.column("block_start").array()[blocks].astype(np.int64)
    block_end = catalogue.column("block_end").array()[blocks].astype(np.int64)
    left, right = np.where(whole_left, tokens, left), np.where(whole_right, last, right)
    first = np.where(whole_left, block_start, starts.starts(left, firsts))
    floor = np.where(whole_left, block_start, starts.ends(np.maximum(left - 1, firsts), firsts))
    stop = np.where(whole_right, block_end, starts.ends(right, firsts))
    follow = np.minimum(right + 1, catalogue.segment.tokens - 1)
    ceiling = np.where(whole_right, block_end, starts.starts(follow, firsts))
    if not asked.left:
        first = floor = start
    if not asked.right:
        stop = ceiling = end
    kinds = catalogue.column("block_kind").array()[blocks] % LEVEL
    return Around(
        hits.documents,
        first,
        floor,
        start,
        end,
        stop,
        ceiling,
        tokens - firsts + 1,
        kinds.astype(np.int64),
        _paragraphs(catalogue, blocks, hits.documents),
        _sentences(catalogue, blocks, start),
    )


def _paragraphs(catalogue: Catalogue, blocks: Numbers, documents: Numbers) -> Numbers:
    bodies = np.cumsum(catalogue.column("block_kind").array() % LEVEL == BODY)
    opening = catalogue.numbers("first_block").array()[documents].astype(np.int64)
    before = np.concatenate(([0], bodies))
    found: Numbers = before[blocks + 1] - before[opening]
    return found


def _sentences(catalogue: Catalogue, blocks: Numbers, starts: Numbers) -> Numbers:
    """Return which sentence of its block each character stands in, counted from 1."""
    opening = catalogue.column("block_sentence").array().astype(np.int64)
    sentences = catalogue.column("sentence_start").array().astype(np.int64)
    counts = np.diff(opening, append=len(sentences))
    keys = np.repeat(np.arange(len(opening)) << 32, counts) + sentences
    found = np.searchsorted(keys, (blocks << 32) + starts, "right") - opening[blocks]
    at_least_first: Numbers = np.maximum(found, 1)
    return at_least_first


class _Places:
    """Where all tokens of a segment start and end."""

    def __init__(self, catalogue: Catalogue) -> None:
        steps = catalogue.column("steps").array().astype(np.int64)
        steps[catalogue.column("wide_at").array()] = catalogue.column("wide_step").array()
        self._sums = np.concatenate(([0], np.cumsum(steps)))
        self._ids = catalogue.column("ids").array()
        self._lengths = np.array(catalogue.lookup.lengths, np.int64)

    def starts(self, tokens: Numbers, firsts: Numbers) -> Numbers:
        """Return where tokens start, given the first tokens of their documents."""
        found: Numbers = self._sums[tokens + 1] - self._sums[firsts]
        return found

    def ends(self, tokens: Numbers, firsts: Numbers) -> Numbers:
        """Return where tokens end."""
        found: Numbers = self.starts(tokens, firsts) + self._lengths[self._ids[tokens]]
        return found


def _lines(found: Sorted, at: int, around: Around, numbers: Numbers, positions: Numbers) -> Columns:
    """Return the columns of some hits of a segment, which come in reading order."""
    chosen = Around(*(column[numbers] for column in around))
    texts = _Texts(found, at)
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


class _Texts:
    """What lines take from the texts and the metadata of their documents."""

    def __init__(self, found: Sorted, at: int) -> None:
        self.docs: list[Value] = []
        self.titles: list[Value] = []
        self.dates: list[Value] = []
        self.pages: list[Value] = []
        self.line_numbers: list[Value] = []
        self.starts: list[Value] = []
        self.ends: list[Value] = []
        self._corpus = found.corpus
        self._catalogue = found.corpus.opened.catalogues[found.hits[at].segment]
        self._pieces: tuple[list[str], list[str], list[str]] = ([], [], [])

    def add(self, number: int, bounds: Sequence[tuple[int, ...]]) -> None:
        """Take in the hits of a document, which come in order."""
        doc, size = self._catalogue.texts("doc")[number], len(bounds)
        added = doc in self._corpus.asked.known
        metadata = self._corpus.metadata(doc) if added else self._catalogue.metadata(number)
        self.docs += [doc] * size
        self.titles += [metadata.get("title")] * size
        self.dates += [metadata.get("date")] * size
        text = self._catalogue.plain(number)
        self._cut(text, bounds)
        end = self._catalogue.line_end(number)
        if end and "\r" not in text and "\f" not in text:
            self._count(text, bounds, end)
        else:
            self._place(self._corpus.document(doc), bounds)

    def texts(self) -> Iterator[list[str]]:
        """Yield the left contexts, the nodes and the right contexts, each as one line."""
        return map(_collapsed, self._pieces)

    def _cut(self, text: str, bounds: Sequence[tuple[int, ...]]) -> None:
        """Cut the text around hits, outward to the next blank."""
        before, nodes, after = self._pieces
        for first, floor, start, end, last, ceiling in bounds:
            while first > floor and not text[first - 1].isspace():
                first -= 1  # noqa: PLW2901 - on to the blank before it
            while last < ceiling and not text[last].isspace():
                last += 1  # noqa: PLW2901 - as above
            before.append(text[first:start])
            nodes.append(text[start:end])
            after.append(text[end:last])

    def _count(self, text: str, bounds: Sequence[tuple[int, ...]], line_end: str) -> None:
        """Say where hits stand in the source of a text, which differs in its line ends alone."""
        more = len(line_end) - 1
        line, seen = 1, 0
        for _, _, start, end, _, _ in bounds:
            line += text.count("\n", seen, start)
            seen = start
            before = more and more * (line - 1)
            self.line_numbers.append(line)
            self.starts.append(start + before)
            self.ends.append(end + before + (more and more * text.count("\n", start, end)))
        self.pages += [None] * len(bounds)

    def _place(self, document: Document, bounds: Sequence[tuple[int, ...]]) -> None:
        """Say where hits stand in the source of a text."""
        for _, _, start, end, _, _ in bounds:
            span = document.offsets.source_span(start, end)
            self.line_numbers.append(line_number(document, span.start))
            self.pages.append(page(document, span.start))
            self.starts.append(span.start)
            self.ends.append(span.end)


def _collapsed(pieces: list[str]) -> list[str]:
    """Return pieces with every run of white space as one blank, none at the ends."""
    together = APART.join(pieces)
    if together.count(APART) >= len(pieces):  # one of them has it
        return [" ".join(piece.split()) for piece in pieces]
    together = WHITE.sub(" ", together.replace("\n", " "))
    while "  " in together:
        together = together.replace("  ", " ")
    return [piece.strip(" ") for piece in together.split(APART)]

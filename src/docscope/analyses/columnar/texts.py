"""What the lines of a concordance take from the texts of their documents."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from docscope.analyses.columnar.slices import Slices
from docscope.analyses.place import line_number, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from docscope.analyses.columnar.places import Around
    from docscope.corpus.index.answering.reading import IndexCorpus
    from docscope.corpus.index.making.bulk import Numbers
    from docscope.model import Document, Value

SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
AFTER_SPACES = ord(SPACES[-1]) + 1
IS_SPACE = np.zeros(AFTER_SPACES + 1, bool)
IS_SPACE[list(map(ord, SPACES))] = True
BLANK = ord(" ")
READ_AT_ONCE = 1 << 25  # bytes of text after which their memory is given back


class Texts:
    """What lines take from the texts and the metadata of their documents.

    Of each text only what lies around the hits is kept, one such passage after the other.
    """

    def __init__(self, corpus: IndexCorpus, segment: int, around: Around) -> None:
        self.docs: list[Value] = []
        self.titles: list[Value] = []
        self.dates: list[Value] = []
        self.pages: list[Value] = []
        self.line_numbers = array("q")
        self.starts = array("q")
        self.ends = array("q")
        self._corpus = corpus
        self._catalogue = corpus.opened.catalogues[segment]
        self._around = around
        self._passages: list[str] = []
        self._read()

    def pieces(self) -> Iterator[Slices]:
        """Yield the left contexts, the nodes and the right contexts, each as one line."""
        passages = Passages("".join(self._passages))
        sizes = self._around.ceiling - self._around.floor
        shift = np.cumsum(sizes) - sizes - self._around.floor
        floor, first, start, end, last, ceiling = (
            column + shift
            for column in (
                self._around.floor,
                self._around.first,
                self._around.start,
                self._around.end,
                self._around.last,
                self._around.ceiling,
            )
        )
        yield passages.lines(passages.opened(first, floor), start)
        yield passages.lines(start, end)
        yield passages.lines(end, passages.closed(last, ceiling))

    def _read(self) -> None:
        """Take in the texts of all documents, which come in order."""
        around = self._around
        documents, opening = np.unique(around.documents, return_index=True)
        bounds = [*opening.tolist(), len(around.documents)]
        floors, ceilings = around.floor.tolist(), around.ceiling.tolist()
        starts, ends = around.start.tolist(), around.end.tolist()
        read = 0
        for document, low, high in zip(documents.tolist(), bounds, bounds[1:], strict=False):
            text = self._catalogue.plain(document)
            self._passages += [
                text[floor:ceiling]
                for floor, ceiling in zip(floors[low:high], ceilings[low:high], strict=True)
            ]
            self._describe(document, high - low)
            self._place(document, text, starts[low:high], ends[low:high])
            read += len(text)
            if read > READ_AT_ONCE:
                self._catalogue.segment.release()
                read = 0
        self._catalogue.segment.release()

    def _describe(self, number: int, size: int) -> None:
        doc = self._catalogue.texts("doc")[number]
        added = doc in self._corpus.asked.known
        metadata = self._corpus.metadata(doc) if added else self._catalogue.metadata(number)
        self.docs += [doc] * size
        self.titles += [metadata.get("title")] * size
        self.dates += [metadata.get("date")] * size

    def _place(self, number: int, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Say where the hits of a document stand in its source."""
        line_end = self._catalogue.line_end(number)
        if not line_end or "\r" in text or "\f" in text:
            doc = self._catalogue.texts("doc")[number]
            self._place_in_source(self._corpus.document(doc), starts, ends)
            return
        count = text.count
        before = [count("\n", low, high) for low, high in zip([0, *starts], starts, strict=False)]
        lines = list(accumulate(before, initial=1))[1:]
        self.line_numbers.extend(lines)
        self.pages += [None] * len(lines)
        more = len(line_end) - 1
        if more:  # the source differs in its line ends alone
            inside = [count("\n", low, high) for low, high in zip(starts, ends, strict=True)]
            passed = [more * (line - 1) for line in lines]
            ends = [e + p + more * n for e, p, n in zip(ends, passed, inside, strict=True)]
            starts = [start + p for start, p in zip(starts, passed, strict=True)]
        self.starts.extend(starts)
        self.ends.extend(ends)

    def _place_in_source(
        self, document: Document, starts: Sequence[int], ends: Sequence[int]
    ) -> None:
        for start, end in zip(starts, ends, strict=True):
            span = document.offsets.source_span(start, end)
            self.line_numbers.append(line_number(document, span.start))
            self.pages.append(page(document, span.start))
            self.starts.append(span.start)
            self.ends.append(span.end)


class Passages:
    """Passages of texts, joined, of which lines are cut; white space is found once in all."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("\n", " ")
        self._white = _white(text)
        self._spaces = np.flatnonzero(self._white)
        codes = _codes(self._text)
        after = np.zeros(len(codes), bool)
        after[:-1] = self._white[1:]
        # white space that a line has as a blank, or not at all
        self._uneven = np.flatnonzero(self._white & (after | (codes != BLANK)))

    def opened(self, first: Numbers, floor: Numbers) -> Numbers:
        """Return where contexts begin: after the next white space before, or at the floor."""
        first = first.copy()
        within = np.flatnonzero((first > floor) & ~self._white[first - 1])
        if len(within):
            spaces = np.append(self._spaces, -1)
            before = spaces[np.searchsorted(self._spaces, first[within]) - 1]
            first[within] = np.maximum(before + 1, floor[within])
        return first

    def closed(self, last: Numbers, ceiling: Numbers) -> Numbers:
        """Return where contexts end: at the next white space, or at the ceiling."""
        last = last.copy()
        within = np.flatnonzero(last < ceiling)
        if len(within):
            spaces = np.append(self._spaces, len(self._white))
            after = spaces[np.searchsorted(self._spaces, last[within])]
            last[within] = np.minimum(after, ceiling[within])
        return last

    def lines(self, starts: Numbers, ends: Numbers) -> Slices:
        """Return pieces of text with every run of white space as one blank, none at the ends."""
        uneven = np.searchsorted(self._uneven, starts) != np.searchsorted(self._uneven, ends)
        filled = starts < ends
        low = starts.copy()
        low[filled] += self._white[starts[filled]]
        high = ends.copy()
        high[filled] -= self._white[ends[filled] - 1]
        text = self._text
        others = {
            at: " ".join(text[starts[at] : ends[at]].split())
            for at in np.flatnonzero(uneven).tolist()
        }
        return Slices(text, low, high, others)


def _white(text: str) -> NDArray[np.bool_]:
    """Return which characters are white space."""
    codes = _codes(text)
    found: NDArray[np.bool_] = IS_SPACE[
        codes if text.isascii() else np.minimum(codes, AFTER_SPACES)
    ]
    return found


def _codes(text: str) -> NDArray[np.uint32] | NDArray[np.uint8]:
    """Return the numbers of characters."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)

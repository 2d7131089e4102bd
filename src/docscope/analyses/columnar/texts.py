"""What the lines of a concordance take from the texts of their documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.analyses.place import line_number, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.corpus.index.reading import IndexCorpus
    from docscope.model import Document, Value

APART = "\uffff"  # no character, so hardly in a text
# White space but for blanks and newlines.
WHITE = re.compile("[\t\x0b-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


class Texts:
    """What lines take from the texts and the metadata of their documents."""

    def __init__(self, corpus: IndexCorpus, segment: int) -> None:
        self.docs: list[Value] = []
        self.titles: list[Value] = []
        self.dates: list[Value] = []
        self.pages: list[Value] = []
        self.line_numbers: list[Value] = []
        self.starts: list[Value] = []
        self.ends: list[Value] = []
        self._corpus = corpus
        self._catalogue = corpus.opened.catalogues[segment]
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

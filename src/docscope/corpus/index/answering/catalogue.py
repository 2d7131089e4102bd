"""What one segment of an index holds of each document: its row in the table, its text."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cached_property
from operator import mul
from types import MappingProxyType
from typing import TYPE_CHECKING

from docscope.corpus.index.answering.lookup import Lookup
from docscope.corpus.index.answering.sourcetext import unpacked
from docscope.corpus.index.answering.starts import Starts
from docscope.corpus.index.answering.tokens import StoredDocument
from docscope.corpus.index.making.paths import from_here, unquoted
from docscope.model import Block, Cleaned, Document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docscope.corpus.index.storage.arrow import Texts
    from docscope.corpus.index.storage.column import Column
    from docscope.corpus.index.storage.segment import Segment
    from docscope.model import Part

PARTS: tuple[Part, ...] = ("front", "heading", "dateline", "body")  # as block_kind has them
LONGEST_LINE_END = 2  # bytes, and nothing else that is stored of a source is as short
PLAIN = "text"  # the format without markup
LEVEL = 4  # what the level of a block is multiplied by


class Catalogue:
    """The documents of one segment by number; what nobody asks for is not read.

    `home` is the folder that the paths of files start from, if it is not the one at hand.
    """

    def __init__(self, segment: Segment, home: str = "") -> None:
        self.segment = segment
        self._home = home
        self._table = segment.table("documents")
        self._texts: dict[str, Texts] = {}
        self._numbers: dict[str, Column] = {}
        self._columns: dict[str, Column] = {}

    @cached_property
    def starts(self) -> Starts:
        """Where tokens start in their documents."""
        return Starts(self.segment)

    @cached_property
    def lookup(self) -> Lookup:
        """The lexicon."""
        return Lookup(self.segment)

    def texts(self, field: str) -> Texts:
        """Return a field of all documents that holds text."""
        if field not in self._texts:
            self._texts[field] = self._table.texts(field)
        return self._texts[field]

    def numbers(self, field: str) -> Column:
        """Return a field of all documents that holds numbers."""
        if field not in self._numbers:
            self._numbers[field] = self._table.numbers(field)
        return self._numbers[field]

    def document_at(self, token: int) -> int:
        """Return the document that a token stands in."""
        return bisect_right(self.numbers("first_token"), token) - 1

    def tokens(self, number: int) -> range:
        """Return the tokens of a document, by their numbers in the segment."""
        first = self.numbers("first_token")[number]
        return range(first, first + self.numbers("tokens")[number])

    def blocks(self, number: int) -> range:
        """Return the blocks of a document, by their numbers in the segment."""
        first = self.numbers("first_block")[number]
        return range(first, first + self.numbers("blocks")[number])

    def kinds(self, blocks: range) -> bytes:
        """Return the kinds of some blocks, a byte each."""
        return bytes(self.column("block_kind").slice(blocks.start, blocks.stop))

    def column(self, name: str) -> Column:
        """Return a column of the segment."""
        if name not in self._columns:
            self._columns[name] = self.segment.column(name)
        return self._columns[name]

    def metadata(self, number: int) -> Mapping[str, str]:
        """Return all fields of a document."""
        return _fields(self.texts("metadata")[number])

    def known(self, number: int) -> Mapping[str, str]:
        """Return the fields that were known without reading a document."""
        return _fields(self.texts("known")[number])

    def path(self, number: int) -> str:
        """Return the argument that gave a document; bytes in it that are no text are escaped."""
        return from_here(unquoted(self.texts("path")[number]), self._home)

    def plain(self, number: int) -> str:
        """Return the plain text of a document."""
        start, size = self.numbers("text_start")[number], self.numbers("text_bytes")[number]
        return str(self.segment.bytes("text", start, start + size), "utf-8")

    def is_plain(self, number: int) -> bool:
        """Return whether the source of a document is its plain text, and nothing was marked."""
        return not self.numbers("source_bytes")[number] and self.texts("format")[number] == PLAIN

    def line_end(self, number: int) -> str | None:
        """Return what a source without markup has for a newline; None if it differs in more."""
        size = self.numbers("source_bytes")[number]
        if self.texts("format")[number] != PLAIN or size > LONGEST_LINE_END:
            return None
        start = self.numbers("source_start")[number]
        return bytes(self.segment.bytes("sources", start, start + size)).decode() or "\n"

    def source(self, number: int) -> str:
        """Return the source of a document."""
        start, size = self.numbers("source_start")[number], self.numbers("source_bytes")[number]
        return unpacked(self.segment.bytes("sources", start, start + size), self.plain(number))

    def words(self, first: int, last: int, *, front_matter: bool) -> int:
        """Return how many words are searched in documents `first` to `last` (exclusive)."""
        words = int(sum(self.numbers("words").slice(first, last)))
        in_front = self.numbers("front_words").slice(first, last)
        if front_matter:
            return words + int(sum(in_front))
        searched = self.numbers("front_matter").slice(first, last)
        return words + int(sum(map(mul, in_front, searched)))

    def searches_front(self, number: int) -> bool:
        """Return whether the folder of a document said that its front matter is searched."""
        return bool(self.numbers("front_matter")[number])


def stored_document(
    catalogue: Catalogue, number: int, *, doc: str, front_matter: bool = False
) -> Document:
    """Return a document as its file gave it: only markup is cleaned off once more."""
    cleaned = _cleaned(catalogue, number)
    source = cleaned.text if catalogue.is_plain(number) else catalogue.source(number)
    return Document(
        doc=doc,
        source=source,
        text=cleaned.text,
        offsets=cleaned.offsets,
        marks=cleaned.marks,
        blocks=tuple(stored_blocks(catalogue, number)),
        metadata=catalogue.metadata(number),
        encoding=catalogue.texts("encoding")[number],
        path=catalogue.path(number),
        front_matter=front_matter or catalogue.searches_front(number),
        date_order=catalogue.texts("date_order")[number],
        stored=StoredDocument(catalogue, number, cleaned.text),
    )


def stored_blocks(catalogue: Catalogue, number: int) -> Sequence[Block]:
    """Return the blocks of a document from the columns."""
    blocks = catalogue.blocks(number)
    starts = catalogue.column("block_start").slice(blocks.start, blocks.stop)
    ends = catalogue.column("block_end").slice(blocks.start, blocks.stop)
    found: list[Block] = []
    paragraph = 0
    for start, end, kind in zip(starts, ends, catalogue.kinds(blocks), strict=True):
        part = PARTS[kind % LEVEL]
        body = part == "body"
        paragraph += body
        found.append(Block(part, start, end, paragraph if body else None, kind // LEVEL))
    return found


def _cleaned(catalogue: Catalogue, number: int) -> Cleaned:
    """Return the plain text of a document, with the way back to its source."""
    if catalogue.is_plain(number):
        return Cleaned(catalogue.plain(number))
    from docscope.corpus.readers import FORMATS

    return FORMATS[catalogue.texts("format")[number]].clean(catalogue.source(number))


def _fields(written: str) -> Mapping[str, str]:
    fields: dict[str, str] = json.loads(written)
    return MappingProxyType(fields)

"""Where a row comes from: the PLACE columns that every command shares."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from docscope.model import Block, Column, Span
from docscope.text.sentences import each_sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.model import Document, Row

PLACE = (
    Column("doc_title"),
    Column("doc_date"),
    Column("part"),
    Column("page", "integer"),
    Column("paragraph", "integer"),
    Column("sentence", "integer"),
    Column("line", "integer"),
    Column("char_start", "integer"),
    Column("char_end", "integer"),
)
LINE_END = re.compile(r"\r\n|\r|\n")
PAGE_END = re.compile(r"\f")
WHITE_SPACE = re.compile(r"\s+")
BEYOND = Span(sys.maxsize, sys.maxsize)


def place(document: Document, start: int, end: int, *, block: Block | None = None) -> Row:
    """Return the PLACE values of plain characters `start` to `end` of a document.

    `char_start` and `char_end` count from 0 in the source, end exclusive; all other
    numbers count from 1. `block` spares the search where the caller knows it.
    """
    block = block or block_at(document, start)
    first, last = document.offsets.source_span(start, end)
    return (
        *_described(document),
        block.part,
        page(document, first),
        block.paragraph,
        sentence_number(document, block, start),
        line_number(document, first),
        first,
        last,
    )


def block_at(document: Document, position: int) -> Block:
    """Return the block that holds a plain character; the nearest one before it, if none."""
    return document.blocks[max(bisect_right(block_starts(document), position) - 1, 0)]


@lru_cache(maxsize=4)
def block_starts(document: Document) -> list[int]:
    """Return where the blocks of a document start, in order."""
    return [block.start for block in document.blocks]


def line_number(document: Document, position: int) -> int:
    """Return the line of a source character, counted from 1."""
    return bisect_right(_line_ends(document), position) + 1


def slice_text(document: Document, start: int, end: int) -> str:
    """Return plain characters `start` to `end` with every run of white space as one space."""
    return " ".join(document.text[start:end].split())


def sentence_number(document: Document, block: Block, position: int) -> int | None:
    """Return which sentence of its paragraph a character stands in, counted from 1."""
    if block.paragraph is None:
        return None
    if document.stored:
        bounds = sentences_of(document, block)
        return max(bisect_right(bounds, (position, sys.maxsize)), 1)
    return max(bisect_right(sentences_upto(document, block, position), (position, sys.maxsize)), 1)


def sentences_upto(document: Document, block: Block, position: int) -> Sequence[Span]:
    """Return the sentences of a block in order: at least those that begin before a character.

    One more stands last, which may be an empty one beyond the text. What has been cut for
    one place is there for the next.
    """
    if document.stored:
        return document.stored.sentences(block.start, block.end)
    found, others = _sentences_so_far(document, block)
    while not found or found[-1].start <= position:  # none is cut that stands further on
        found.append(next(others, BEYOND))
    return found


def sentences_of(document: Document, block: Block) -> tuple[Span, ...]:
    """Return the sentences of a block, in order."""
    if document.stored:
        return document.stored.sentences(block.start, block.end)
    return sentences(document.text, block.start, block.end)


def page(document: Document, position: int) -> int | None:
    """Return the page of a source character where form feeds separate pages, else None."""
    ends = _page_ends(document)
    return bisect_right(ends, position) + 1 if ends else None


@lru_cache(maxsize=4)
def _described(document: Document) -> tuple[str | None, str | None]:
    return document.metadata.get("title"), document.metadata.get("date")


@lru_cache(maxsize=4)
def _sentences_so_far(document: Document, block: Block) -> tuple[list[Span], Iterator[Span]]:
    """Return the sentences of a block that are known, none at first, and all others."""
    return [], each_sentence(document.text, block.start, block.end)


@lru_cache(maxsize=4)
def _line_ends(document: Document) -> list[int]:
    source = document.source
    if "\r" in source:
        return [match.end() for match in LINE_END.finditer(source)]
    return list(accumulate(len(line) + 1 for line in source.split("\n")))[:-1]


@lru_cache(maxsize=4)
def _page_ends(document: Document) -> list[int]:
    return [match.end() for match in PAGE_END.finditer(document.source)]

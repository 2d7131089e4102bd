"""The tokens beside a hit, cut from the text around it, and how many stand before them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.place import block_starts
from docscope.text.tokencount import START, count_tokens, token_starts
from docscope.text.tokens import BEYOND_LATIN, latin_pattern, pattern_for, token_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.corpus.search import Hit
    from docscope.model import Block, Document, TokenTable

WHITE = re.compile(r"\s")
ROOM = (8, 16, 64)  # characters a token that are cut into tokens, and more if they are too few
FURTHER = 20  # characters beyond
LONG = 1_000_000  # characters of a text that is not counted as a whole: a hit may come early
LONGEST = 200  # characters that may stand together without white space


class Tokens(NamedTuple):
    """Where tokens start and end, in plain characters of their document."""

    starts: Sequence[int]
    ends: Sequence[int]

    def between(self, start: int, end: int) -> range:
        """Return the numbers, from 0, of the tokens that start between two characters."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


class Around(NamedTuple):
    """Tokens around a hit; `before` of the document stand before the first of them."""

    tokens: TokenTable
    before: int


def around(document: Document, block: Block, hit: Hit, *, left: int, right: int) -> Around:
    """Return the tokens of a block around a hit, those that span it among them.

    On each side there are more than asked for, or all that the block has. Where an index
    knows them, or they cannot be cut without those beside them, they are more.
    """
    if document.stored:
        return Around(document.stored.tokens, 0)
    for room in ROOM:
        start = _start(document.text, block, hit.start - room * left - FURTHER, hit.start)
        end = _end(document.text, block, hit.end + room * right + FURTHER)
        if start is None or end is None:
            break
        found = _cut(document.text, start, end)
        before, upto = bisect_left(found.starts, hit.start), bisect_left(found.starts, hit.end)
        enough = before > left or start == block.start
        if enough and (len(found.starts) - upto > right or end == block.end):
            return Around(found, tokens_before(document, start))
    return Around(_tokens_of_block(document, block), tokens_before(document, block.start))


def all_tokens(document: Document) -> TokenTable:
    """Return the tokens of a document; those of the latest documents are kept."""
    return document.stored.tokens if document.stored else _tokens_of(document)


def tokens_before(document: Document, position: int) -> int:
    """Return how many tokens stand before a character: white space or the start of a block.

    What has been counted once is remembered.
    """
    positions, counts = _counted(document)
    number = bisect_right(positions, position) - 1
    start, count = positions[number], counts[number]
    if start == position:
        return count
    count += _tokens_between(document, start, position)
    if position > positions[-1]:
        positions.append(position)
        counts.append(count)
    return count


def _tokens_between(document: Document, start: int, end: int) -> int:
    starts = _token_starts(document)
    if starts is not None:
        return starts.count(START, start, end)
    first = max(bisect_right(block_starts(document), start) - 1, 0)
    return sum(
        count_tokens(document.text[max(block.start, start) : min(block.end, end)])
        for block in document.blocks[first : bisect_left(block_starts(document), end)]
    )


@lru_cache(maxsize=2)
def _token_starts(document: Document) -> bytes | None:
    """Return the marks of a document; None if it is long, or blocks meet without white space."""
    apart = all(first.end < second.start for first, second in pairwise(document.blocks))
    return token_starts(document.text) if apart and len(document.text) < LONG else None


def _start(text: str, block: Block, position: int, hit: int) -> int | None:
    """Return a start of the block or of a stretch after white space, not after a hit."""
    if position <= block.start:
        return block.start
    white = WHITE.search(text, position, hit)
    return white.end() if white else None


def _end(text: str, block: Block, position: int) -> int | None:
    """Return an end of the block or of a stretch before white space, not far off."""
    white = WHITE.search(text, position, min(position + LONGEST, block.end))
    if white:
        return white.start()
    return block.end if position + LONGEST >= block.end else None


def _cut(text: str, start: int, end: int) -> Tokens:
    stretch = text[start:end]
    latin = stretch.isascii() or not BEYOND_LATIN.search(stretch)
    pattern = latin_pattern() if latin else pattern_for(text)
    spans = [match.span() for match in pattern.finditer(text, start, end)]
    return Tokens([first for first, _ in spans], [last for _, last in spans])


@lru_cache(maxsize=2)
def _tokens_of(document: Document) -> Tokens:
    return _tokens_in(document, document.blocks)


@lru_cache(maxsize=4)
def _tokens_of_block(document: Document, block: Block) -> Tokens:
    return _tokens_in(document, (block,))


def _tokens_in(document: Document, blocks: Iterable[Block]) -> Tokens:
    starts, ends = array("q"), array("q")
    for block in blocks:
        spans = list(token_spans(document.text, block.start, block.end))
        starts.extend([start for start, _ in spans])
        ends.extend([end for _, end in spans])
    return Tokens(starts, ends)


@lru_cache(maxsize=2)
def _counted(document: Document) -> tuple[list[int], list[int]]:  # noqa: ARG001 - its own lists
    """Return characters of a document, and how many tokens stand before each."""
    return [0], [0]

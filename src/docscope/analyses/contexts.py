"""The words around a hit, and its place among the tokens of its document."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.analyses.place import WHITE_SPACE, block_at, sentences_of, slice_text
from docscope.model import Span
from docscope.text.folding import fold_case
from docscope.text.tokens import token_forms, token_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docscope.corpus.search import Hit
    from docscope.model import Block, Document, TokenTable

Unit = Literal["token", "char", "sentence", "paragraph"]


class Tokens(NamedTuple):
    """Where the tokens of a document start and end, in plain characters, front matter too."""

    starts: array[int]
    ends: array[int]

    def between(self, start: int, end: int) -> range:
        """Return the numbers, from 0, of the tokens that start between two characters."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def contexts(
    document: Document, hit: Hit, *, left: int, right: int, unit: Unit
) -> tuple[str, str, str]:
    """Return what stands before a hit, the hit, and what stands after it.

    The context takes `left` and `right` units and never leaves the paragraph; the
    punctuation beside the hit stays, and so does a blank where there is one, so that the
    three make up the passage. White space is collapsed.
    """
    block = block_at(document, hit.start)
    if unit == "paragraph":
        around = Span(block.start, block.end)
    elif unit == "sentence":
        around = _sentences(document, block, hit)
    elif unit == "char":
        around = _characters(document.text, block, hit, left, right)
    else:
        around = _tokens(document, block, hit, left, right)
    return (
        WHITE_SPACE.sub(" ", document.text[around.start : hit.start]).lstrip(),
        slice_text(document, hit.start, hit.end),
        WHITE_SPACE.sub(" ", document.text[hit.end : around.end]).rstrip(),
    )


def neighbour(document: Document, hit: Hit, position: str) -> str:
    """Return the folded token at `1L`, `2R` and so on from a hit; empty beyond the paragraph."""
    block = block_at(document, hit.start)
    tokens = block_tokens(document, block)
    distance = int(position[:-1])
    if position[-1] == "R":
        beside = tokens.between(hit.end, block.end)
    else:
        beside = tokens.between(block.start, hit.start)[::-1]
    if len(beside) < distance:
        return ""
    number = beside[distance - 1]
    return fold_case(document.text[tokens.starts[number] : tokens.ends[number]])


def token_numbers(document: Document, hit: Hit) -> tuple[int, int]:
    """Return which tokens of the document a hit spans, counted from 1, both inclusive.

    Front matter is counted whether it is searched or not, so that the numbers agree.
    """
    block = block_at(document, hit.start)
    inside = block_tokens(document, block).between(hit.start, hit.end)
    before = 0 if document.stored else _tokens_before(document, block)
    return before + inside.start + 1, before + inside.stop


def token_table(document: Document) -> TokenTable:
    """Return where the tokens of a document are; those of the latest documents are kept."""
    return document.stored.tokens if document.stored else _tokens_of(document)


def block_tokens(document: Document, block: Block) -> TokenTable:
    """Return where the tokens of a block are: all of the document where they are known."""
    return document.stored.tokens if document.stored else _tokens_of_block(document, block)


@lru_cache(maxsize=2)
def _tokens_of(document: Document) -> Tokens:
    return _tokens_in(document, document.blocks)


@lru_cache(maxsize=4)
def _tokens_of_block(document: Document, block: Block) -> Tokens:
    return _tokens_in(document, (block,))


def _tokens_in(document: Document, blocks: Iterable[Block]) -> Tokens:
    tokens = Tokens(array("q"), array("q"))
    for block in blocks:
        spans = list(token_spans(document.text, block.start, block.end))
        tokens.starts.extend([start for start, _ in spans])
        tokens.ends.extend([end for _, end in spans])
    return tokens


def _tokens_before(document: Document, block: Block) -> int:
    """Return how many tokens stand before a block; each block is counted once."""
    number = bisect_left(document.blocks, block.start, key=attrgetter("start"))
    counts = _counts(document)
    for earlier in document.blocks[len(counts) - 1 : number]:
        counts.append(counts[-1] + len(token_forms(document.text, earlier.start, earlier.end)))
    return counts[number]


@lru_cache(maxsize=2)
def _counts(document: Document) -> list[int]:  # noqa: ARG001 - what is remembered is its own
    """Return the number of tokens before the first block, the second, as far as is known."""
    return [0]


def _sentences(document: Document, block: Block, hit: Hit) -> Span:
    """Return the sentences that a hit stands in."""
    bounds = sentences_of(document, block)
    first = max(bisect_right(bounds, (hit.start, block.end)) - 1, 0)
    last = max(bisect_left(bounds, (hit.end, 0)) - 1, first)
    return Span(bounds[first].start, bounds[last].end)


def _characters(text: str, block: Block, hit: Hit, left: int, right: int) -> Span:
    """Return at most so many characters on each side, inward to whole words."""
    first, last = max(hit.start - left, block.start), min(hit.end + right, block.end)
    if first > block.start:
        first = next((n + 1 for n in range(first - 1, hit.start) if text[n].isspace()), first)
    if last < block.end:
        last = next((n for n in range(last, hit.end - 1, -1) if text[n].isspace()), last)
    return Span(first, last)


def _tokens(document: Document, block: Block, hit: Hit, left: int, right: int) -> Span:
    """Return at most so many tokens on each side, with the punctuation around them."""
    tokens = block_tokens(document, block)
    first, last = hit.start, hit.end
    before = tokens.between(block.start, hit.start)
    after = tokens.between(hit.end, block.end)
    if left >= max(len(before), 1):
        first = block.start
    elif left:
        number = before[-left]
        first = _space_before(document.text, tokens.starts[number], tokens.ends[number - 1])
    if right >= max(len(after), 1):
        last = block.end
    elif right:
        number = after[right - 1]
        last = _space_after(document.text, tokens.ends[number], tokens.starts[number + 1])
    return Span(first, last)


def _space_before(text: str, position: int, floor: int) -> int:
    while position > floor and not text[position - 1].isspace():
        position -= 1
    return position


def _space_after(text: str, position: int, ceiling: int) -> int:
    while position < ceiling and not text[position].isspace():
        position += 1
    return position

"""The words around a hit, and its place among the tokens of its document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

from docscope.analyses.place import WHITE_SPACE, block_at, sentences_of, slice_text
from docscope.analyses.surroundings import all_tokens, around
from docscope.model import Span
from docscope.text.folding import fold_case

if TYPE_CHECKING:
    from docscope.corpus.search import Hit
    from docscope.model import Block, Document, TokenTable

Unit = Literal["token", "char", "sentence", "paragraph"]


def contexts(
    document: Document, hit: Hit, *, left: int, right: int, unit: Unit
) -> tuple[str, str, str]:
    """Return what stands before a hit, the hit, and what stands after it.

    The context takes `left` and `right` units and never leaves the paragraph; the
    punctuation beside the hit stays, and so does a blank where there is one, so that the
    three make up the passage. White space is collapsed.
    """
    block = block_at(document, hit.start)
    if unit == "token":
        tokens = around(document, block, hit, left=left, right=right).tokens
        return _parts(document, hit, _tokens(document.text, block, hit, tokens, left, right))
    if unit == "paragraph":
        reach = Span(block.start, block.end)
    elif unit == "sentence":
        reach = _sentences(document, block, hit)
    else:
        reach = _characters(document.text, block, hit, left, right)
    return _parts(document, hit, reach)


def numbered_contexts(
    document: Document, hit: Hit, *, left: int, right: int, unit: Unit
) -> tuple[tuple[str, str, str], tuple[int, int]]:
    """Return both the contexts of a hit and its token numbers, in half the time for tokens."""
    if unit != "token":
        found = contexts(document, hit, left=left, right=right, unit=unit)
        return found, token_numbers(document, hit)
    block = block_at(document, hit.start)
    tokens, before = around(document, block, hit, left=left, right=right)
    reach = _tokens(document.text, block, hit, tokens, left, right)
    inside = tokens.between(hit.start, hit.end)
    numbers = before + inside.start + 1, before + inside.stop
    return _parts(document, hit, reach), numbers


def neighbour(document: Document, hit: Hit, position: str) -> str:
    """Return the folded token at `1L`, `2R` and so on from a hit; empty beyond the paragraph."""
    block = block_at(document, hit.start)
    distance = int(position[:-1])
    tokens = around(document, block, hit, left=distance, right=distance).tokens
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
    tokens, before = around(document, block, hit, left=0, right=0)
    inside = tokens.between(hit.start, hit.end)
    return before + inside.start + 1, before + inside.stop


def token_table(document: Document) -> TokenTable:
    """Return where the tokens of a document are; those of the latest documents are kept."""
    return all_tokens(document)


def _parts(document: Document, hit: Hit, reach: Span) -> tuple[str, str, str]:
    return (
        WHITE_SPACE.sub(" ", document.text[reach.start : hit.start]).lstrip(),
        slice_text(document, hit.start, hit.end),
        WHITE_SPACE.sub(" ", document.text[hit.end : reach.end]).rstrip(),
    )


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


def _tokens(  # noqa: PLR0913, PLR0917 - what to cut, and where
    text: str, block: Block, hit: Hit, tokens: TokenTable, left: int, right: int
) -> Span:
    """Return at most so many tokens on each side, with the punctuation around them."""
    first, last = hit.start, hit.end
    before = tokens.between(block.start, hit.start)
    after = tokens.between(hit.end, block.end)
    if left >= max(len(before), 1):
        first = block.start
    elif left:
        number = before[-left]
        first = _space_before(text, tokens.starts[number], tokens.ends[number - 1])
    if right >= max(len(after), 1):
        last = block.end
    elif right:
        number = after[right - 1]
        last = _space_after(text, tokens.ends[number], tokens.starts[number + 1])
    return Span(first, last)


def _space_before(text: str, position: int, floor: int) -> int:
    while position > floor and not text[position - 1].isspace():
        position -= 1
    return position


def _space_after(text: str, position: int, ceiling: int) -> int:
    while position < ceiling and not text[position].isspace():
        position += 1
    return position

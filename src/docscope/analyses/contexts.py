"""The words around a hit, and its place among the tokens of its document."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from docscope.analyses.place import WHITE_SPACE, block_at, slice_text
from docscope.text.folding import fold_case
from docscope.text.sentences import sentences
from docscope.text.tokens import token_forms, token_spans

if TYPE_CHECKING:
    from docscope.corpus.search import Hit
    from docscope.model import Block, Document

Unit = Literal["token", "char", "sentence", "paragraph"]
TOKENS_AHEAD = 40  # characters a token and its separators take at first guess


def contexts(
    document: Document, hit: Hit, *, left: int, right: int, unit: Unit
) -> tuple[str, str, str]:
    """Return what stands before a hit, the hit, and what stands after it.

    The context takes `left` and `right` units and never leaves the paragraph; the
    punctuation beside the hit stays, and so does a blank where there is one, so that the
    three make up the passage. White space is collapsed.
    """
    block = block_at(document, hit.start)
    first, last = _bounds(document, block, hit, left=left, right=right, unit=unit)
    before, after = document.text[first : hit.start], document.text[hit.end : last]
    return (
        WHITE_SPACE.sub(" ", before).lstrip(),
        slice_text(document, hit.start, hit.end),
        WHITE_SPACE.sub(" ", after).rstrip(),
    )


def neighbour(document: Document, hit: Hit, position: str) -> str:
    """Return the folded token at `1L`, `2R` and so on from a hit; empty beyond the paragraph."""
    block = block_at(document, hit.start)
    distance = int(position[:-1])
    if position[-1] == "R":
        tokens = _tokens_after(document.text, hit.end, block.end, distance)
        found = tokens[distance - 1 :]
    else:
        tokens = _tokens_before(document.text, block.start, hit.start, distance)
        found = tokens[-distance:] if len(tokens) >= distance else []
    return fold_case(document.text[slice(*found[0])]) if found else ""


def token_numbers(document: Document, hit: Hit) -> tuple[int, int]:
    """Return which tokens of the document a hit spans, counted from 1, both inclusive.

    Front matter is counted whether it is searched or not, so that the numbers agree.
    """
    starts = _token_starts(document)
    return bisect_left(starts, hit.start) + 1, bisect_left(starts, hit.end)


@lru_cache(maxsize=2)
def _token_starts(document: Document) -> list[int]:
    return [
        start
        for block in document.blocks
        for start, _ in token_spans(document.text, block.start, block.end)
    ]


def _bounds(
    document: Document, block: Block, hit: Hit, *, left: int, right: int, unit: Unit
) -> tuple[int, int]:
    text = document.text
    if unit == "paragraph":
        return block.start, block.end
    if unit == "char":
        first, last = max(hit.start - left, block.start), min(hit.end + right, block.end)
        return _inward(text, first, hit.start, block.start), _inward_end(text, hit.end, last, block.end)
    if unit == "sentence":
        around = [s for s in sentences(text, block.start, block.end) if s.end > hit.start]
        ends = [s.end for s in around if s.end >= hit.end]
        return (around[0].start, ends[0]) if ends else (block.start, block.end)
    before = _tokens_before(text, block.start, hit.start, left)[-left:] if left else []
    after = _tokens_after(text, hit.end, block.end, right)[:right] if right else []
    first = _space_before(text, before[0][0], block.start) if before else hit.start
    last = _space_after(text, after[-1][1], block.end) if after else hit.end
    return first, last


def _tokens_before(text: str, start: int, end: int, count: int) -> list[tuple[int, int]]:
    """Return at least the last `count` tokens before `end`, where there are as many."""
    width = TOKENS_AHEAD * (count + 1)
    while True:
        first = _space_before(text, max(end - width, start), start)
        tokens = list(token_spans(text, first, end))
        if first <= start or len(tokens) >= count:
            return tokens
        width *= 4


def _tokens_after(text: str, start: int, end: int, count: int) -> list[tuple[int, int]]:
    """Return at least the first `count` tokens after `start`, where there are as many."""
    width = TOKENS_AHEAD * (count + 1)
    while True:
        last = _space_after(text, min(start + width, end), end)
        tokens = list(token_spans(text, start, last))
        if last >= end or len(tokens) >= count:
            return tokens[:count]
        width *= 4


def _space_before(text: str, position: int, start: int) -> int:
    while position > start and not text[position - 1].isspace():
        position -= 1
    return position


def _space_after(text: str, position: int, end: int) -> int:
    while position < end and not text[position].isspace():
        position += 1
    return position


def _inward(text: str, first: int, hit: int, start: int) -> int:
    """Return the beginning of the first whole word from `first` on; `first` if there is none."""
    if first == start:
        return first
    return next((n + 1 for n in range(first - 1, hit) if text[n].isspace()), first)


def _inward_end(text: str, hit: int, last: int, end: int) -> int:
    """Return the end of the last whole word up to `last`; `last` if there is none."""
    if last == end:
        return last
    return next((n for n in range(last, hit - 1, -1) if text[n].isspace()), last)

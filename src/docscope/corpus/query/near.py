"""What must, or must not, stand near a hit."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.corpus.query import Query, Within
    from docscope.corpus.search import Hit, Searchable
    from docscope.model import Block


@dataclass(frozen=True)
class Near:
    """A query whose hits are `wanted`, or not, within `span` tokens of a hit.

    Tokens are counted from the nearer ends: a neighbour is at 1. None for `span` is
    anywhere in the same unit: the sentence, paragraph or document that the query says.
    """

    query: Query
    span: int | None = 5
    wanted: bool = True


def kept(searched: Searchable, query: Query, hits: list[Hit]) -> list[Hit]:
    """Return the hits that lie within the unit of a query and have near what they must."""
    if query.within == "sentence":
        hits = _within_sentences(searched, hits)
    for near in query.near:
        if not hits:
            break
        hits = _with_near(searched, query.within, hits, near)
    return hits


def _within_sentences(searched: Searchable, hits: list[Hit]) -> list[Hit]:
    from docscope.text.sentences import sentences

    found: list[Hit] = []
    for block, inside in _by_block(searched, hits):
        starts = [span.start for span in sentences(searched.text, block.start, block.end)]
        found += [
            hit for hit in inside if bisect_right(starts, hit.start) == bisect_left(starts, hit.end)
        ]
    return found


def _with_near(
    searched: Searchable, within: Within | None, hits: list[Hit], near: Near
) -> list[Hit]:
    from docscope.corpus.search import found_in

    others = found_in(searched, near.query)
    if not others:
        return [] if near.wanted else hits
    if within == "document":
        starts = _token_starts(searched, searched.blocks)
        return _chosen(near, hits, others, starts, [0, len(starts)])
    around = dict(_by_block(searched, others))
    chosen: list[Hit] = []
    for block, inside in _by_block(searched, hits):
        if block in around:
            starts = _token_starts(searched, [block])
            bounds = _bounds(searched, block, starts, within)
            chosen += _chosen(near, inside, around[block], starts, bounds)
        elif not near.wanted:
            chosen += inside
    return chosen


def _chosen(
    near: Near, hits: list[Hit], others: list[Hit], starts: Sequence[int], bounds: Sequence[int]
) -> list[Hit]:
    """Return the hits among some tokens that have something near them, or that have not."""

    def run(hit: Hit) -> tuple[int, int]:
        return bisect_left(starts, hit.start), bisect_left(starts, hit.end) - 1

    answers = beside([run(hit) for hit in hits], [run(hit) for hit in others], bounds, near.span)
    return [hit for hit, answer in zip(hits, answers, strict=True) if answer is near.wanted]


def _token_starts(searched: Searchable, blocks: Iterable[Block]) -> array[int]:
    return array("q", (start for block in blocks for start, _ in searched.spans(block)))


def _bounds(
    searched: Searchable, block: Block, starts: Sequence[int], within: Within | None
) -> list[int]:
    """Return the tokens that the units of a block begin at, and the end of the last."""
    if within != "sentence":
        return [0, len(starts)]
    from docscope.text.sentences import sentences

    spans = sentences(searched.text, block.start, block.end)
    return sorted({0, len(starts), *(bisect_left(starts, span.start) for span in spans)})


def _by_block(searched: Searchable, hits: list[Hit]) -> Iterator[tuple[Block, list[Hit]]]:
    """Yield the blocks that have hits, each with these."""
    blocks = searched.blocks
    starts = [block.start for block in blocks]
    groups = groupby(hits, key=lambda hit: bisect_right(starts, hit.start) - 1)
    return ((blocks[number], list(inside)) for number, inside in groups)


def beside(
    nodes: Sequence[tuple[int, int]],
    found: Sequence[tuple[int, int]],
    bounds: Sequence[int],
    span: int | None,
) -> list[bool]:
    """Return for each node whether anything found stands within `span` tokens of it.

    Nodes and what is found are runs of tokens, first and last, in order of the first.
    Both must lie in one unit; `bounds` are the tokens that units begin at, in order, and
    the end of the last unit. What overlaps a node is not beside it.
    """
    units = [bisect_right(bounds, first) for first, _ in found]
    inside = [run for run, unit in zip(found, units, strict=True) if run[1] < _end(bounds, unit)]
    firsts = [first for first, _ in inside]
    lasts = sorted(last for _, last in inside)
    answers: list[bool] = []
    for first, last in nodes:
        unit = bisect_right(bounds, first)
        floor, ceiling = bounds[unit - 1], _end(bounds, unit) - 1
        if span is not None:
            floor, ceiling = max(floor, first - span), min(ceiling, last + span)
        after = bisect_right(firsts, ceiling) > bisect_right(firsts, last)
        before = bisect_left(lasts, first) > bisect_left(lasts, floor)
        answers.append(after or before)
    return answers


def _end(bounds: Sequence[int], unit: int) -> int:
    return bounds[unit]

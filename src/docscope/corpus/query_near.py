"""What must, or must not, stand near a hit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.corpus.query import Query


@dataclass(frozen=True)
class Near:
    """A query whose hits are `wanted`, or not, within `span` tokens of a hit.

    Tokens are counted from the nearer ends: a neighbour is at 1. None for `span` is
    anywhere in the same unit: the sentence, paragraph or document that the query says.
    """

    query: Query
    span: int | None = 5
    wanted: bool = True


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

"""Finding phrases with gaps: from right to left, the nearest token that fits each time."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from docscope.corpus.query import fold_gap
from docscope.corpus.search import Hit, either, known, literals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from docscope.corpus.query import Query, Term
    from docscope.corpus.search import Searchable


def gapped_hits(searched: Searchable, terms: Sequence[Term]) -> Iterator[Hit]:
    """Yield the hits of a phrase with gaps in a document."""
    text, folded = searched.text, searched.folded
    tests = [known(term.alternatives) for term in terms]
    listed = sorted(filter(None, map(literals, terms)), key=lambda each: -min(map(len, each)))
    patterns = list(map(either, listed)) if folded else []
    for block in searched.blocks_with(patterns[0]) if patterns else searched.blocks:
        if folded and not all(each.search(folded, block.start, block.end) for each in patterns):
            continue
        spans = searched.spans(block)
        forms = [text[start:end] for start, end in spans]

        def gap(at: int, spans: Sequence[tuple[int, int]] = spans) -> str:
            return fold_gap(text[spans[at][1] : spans[at + 1][0]])

        for first, last in shortest_matches(forms, terms, tests, gap):
            inside = bool(tests[0][forms[first]] or tests[-1][forms[last]])
            yield Hit(spans[first][0], spans[last][1], inside)


def shortest_matches(
    forms: Sequence[str],
    terms: Sequence[Term],
    tests: Sequence[Mapping[str, bool | None]],
    gap: Callable[[int], str] | None = None,
) -> Iterator[tuple[int, int]]:
    """Yield where a phrase begins and ends, in tokens, the end inclusive.

    For each token that it can begin with, the end is the nearest. `tests` say for each
    term which forms match, `gap` what stands between a token and the next, folded; without
    it that does not matter.

    What a term reaches never decreases from one token to the next, so the nearest token
    that goes on is the best one: no step looks at more than one.
    """
    starts = [at for at, form in enumerate(forms) if tests[-1][form] is not None]
    ends = starts
    for term, test in zip(reversed(terms[:-1]), reversed(tests[:-1]), strict=True):
        if not starts:
            return
        begun: list[int] = []
        reached: list[int] = []
        least, most = term.skip or (0, 0)
        for at in [at for at, form in enumerate(forms) if test[form] is not None]:
            place = bisect_left(starts, at + 1 + least)
            if place == len(starts):
                break
            if most is not None and starts[place] > at + 1 + most:
                continue
            if gap and not term.skip and gap(at) != term.gap:
                continue
            begun.append(at)
            reached.append(ends[place])
        starts, ends = begun, reached
    yield from zip(starts, ends, strict=True)


def is_among(query: Query, forms: Sequence[str]) -> bool:
    """Return whether a query finds anything in a sequence of tokens, whatever is between them."""
    tests = [known(term.alternatives) for term in query.terms]
    if tests and any(True for _ in shortest_matches(forms, query.terms, tests)):
        return True
    return any(is_among(other, forms) for other in query.others)

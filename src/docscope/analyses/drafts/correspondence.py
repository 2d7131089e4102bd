"""Which clause of one draft is which of another: in order first, then wherever it has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.analyses.drafts.likeness import Likeness, compatible
from docscope.statistics.pairing import heaviest_chain, heaviest_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.drafts.provisions import Draft
    from docscope.statistics.pairing import Pair
    from docscope.text.clauses import Clause

IN_ORDER = 0.40  # score from which clauses in the same order may be the same clause
MOVED = 0.55  # score from which one may have been moved
ELSEWHERE = 0.60  # and moved below another clause, or become of another kind
RIVAL = 0.50  # weight that a pair must have of what either could have elsewhere


class Match(NamedTuple):
    """Clause `old` of one draft is clause `new` of the other; `moved` if the order changed."""

    old: int
    new: int
    moved: bool


def correspondence(old: Draft, new: Draft) -> list[Match]:
    """Return which clause is which, in the order of the new draft.

    Which draft is older makes no difference but to the names.
    """
    if old.keys > new.keys:
        turned = _corresponding(Likeness(new, old))
        found = [Match(match.new, match.old, match.moved) for match in turned]
    else:
        found = _corresponding(Likeness(old, new))
    return sorted(found, key=lambda match: match.new)


def _corresponding(likeness: Likeness) -> list[Match]:
    old, new = likeness.old, likeness.new
    found = _level(likeness, old.roots, new.roots)
    for match in found:  # grows: what stands below those found is looked at next
        found += _level(likeness, old.below[match.old], new.below[match.new])
    lefts = _others(range(len(old)), (match.old for match in found))
    rights = _others(range(len(new)), (match.new for match in found))
    elsewhere = likeness.pairs(lefts, rights, least=ELSEWHERE)
    far = [pair for pair in elsewhere if _may_move(likeness, pair)]
    found += [Match(*pair, moved=True) for pair in heaviest_pairs(far)]
    return list(_settled(likeness, found))


def _level(likeness: Likeness, lefts: Sequence[int], rights: Sequence[int]) -> list[Match]:
    """Return what corresponds among clauses that stand beside each other."""
    if not lefts or not rights:
        return []
    possible = [
        pair
        for pair in likeness.pairs(lefts, rights, least=IN_ORDER)
        if compatible(*_clauses(likeness, pair))
    ]
    found = [Match(*pair, moved=False) for pair in heaviest_chain(_unrivalled(likeness, possible))]
    rest = (
        _others(lefts, (match.old for match in found)),
        _others(rights, (match.new for match in found)),
    )
    moved = [
        pair for pair in likeness.pairs(*rest, least=MOVED) if compatible(*_clauses(likeness, pair))
    ]
    return found + [Match(*pair, moved=True) for pair in heaviest_pairs(moved)]


def _unrivalled(likeness: Likeness, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs but those of a clause that is far more like another, or just like it."""
    equal = {pair[:2] for pair in pairs if _equal(likeness, pair)}
    lefts, rights = {left for left, _ in equal}, {right for _, right in equal}
    best_left: dict[int, float] = {}
    best_right: dict[int, float] = {}
    for left, right, weight in pairs:
        best_left[left] = max(best_left.get(left, 0.0), weight)
        best_right[right] = max(best_right.get(right, 0.0), weight)
    return [
        pair
        for pair in pairs
        if pair[:2] in equal
        or (
            pair.left not in lefts
            and pair.right not in rights
            and pair.weight >= RIVAL * max(best_left[pair.left], best_right[pair.right])
        )
    ]


def _equal(likeness: Likeness, pair: Pair) -> bool:
    """Return whether two clauses have the same words, with all that stands below them."""
    wording = likeness.old.wordings[pair.left]
    return bool(wording) and wording == likeness.new.wordings[pair.right]


def _settled(likeness: Likeness, found: Sequence[Match]) -> Iterator[Match]:
    """Yield the matches; what is of another kind now, or in another part, has moved too."""
    sections: dict[str | None, str | None] = {}
    for match in found:
        one, other = _clauses(likeness, match)
        if one.kind == other.kind == "section":  # of a resolution, they are known by their letters
            sections |= {one.id: other.id, one.number: other.number}
    for match in found:
        one, other = _clauses(likeness, match)
        part = sections.get(one.section) if one.section else None
        elsewhere = part is not None and part != other.section and one.parent is None
        yield match._replace(moved=match.moved or elsewhere or not compatible(one, other))


def _may_move(likeness: Likeness, pair: Pair) -> bool:
    """Return whether a clause can have become another; a part of a document cannot."""
    kinds = {clause.kind for clause in _clauses(likeness, pair)}
    words = len(likeness.old.whole[pair.left] & likeness.new.whole[pair.right])
    return (len(kinds) == 1 or not kinds & {"section", "article"}) and words > 0


def _clauses(likeness: Likeness, pair: Pair | Match) -> tuple[Clause, Clause]:
    left, right, _ = pair
    return likeness.old.provisions[left].clause, likeness.new.provisions[right].clause


def _others(numbers: Iterable[int], taken: Iterable[int]) -> list[int]:
    known = set(taken)
    return [number for number in numbers if number not in known]

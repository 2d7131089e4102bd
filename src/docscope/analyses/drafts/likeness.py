"""How far the clauses of two drafts are alike, and which of them may answer to each other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from docscope.statistics.pairing import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docscope.analyses.drafts.provisions import Draft
    from docscope.text.clauses import Clause

SAME_ID, SAME_VERB = 0.10, 0.05  # what an equal number and an equal verb add
MANY = 400  # pairs from which only clauses with a rare word in common are compared
COMMONEST = 40  # clauses of one side that a rare word stands in
NEAREST = 12  # clauses of the other side that one is compared with
LENGTH = 0.002  # what length weighs: of two clauses that changed places the shorter moved
# Kinds that may answer to each other without having moved in the document.
ALIKE = (
    frozenset({"preambular", "recital"}),
    frozenset({"operative", "stance"}),
    frozenset({"paragraph", "point", "subitem", "definition", "annex_item"}),
)


class Likeness:
    """The words of two drafts, each weighed by how rare it is in both."""

    def __init__(self, old: Draft, new: Draft) -> None:
        self.old, self.new = old, new
        counts = Counter(word for words in (*old.whole, *new.whole) for word in words)
        clauses = len(old) + len(new)
        self._weights = {word: math.log(1 + clauses / count) for word, count in counts.items()}
        self._sums = tuple(
            [sum(sorted(map(self._weights.__getitem__, words))) for words in side.whole]
            for side in (old, new)
        )

    def score(self, left: int, right: int) -> float:
        """Return how far two clauses are alike: 1 for all words, more for number and verb."""
        one = self.old.provisions[left].clause
        other = self.new.provisions[right].clause
        named = SAME_ID * (one.id == other.id)
        verb = SAME_VERB * (one.lemma is not None and one.lemma == other.lemma)
        return self.shared(left, right) + named + verb

    def shared(self, left: int, right: int) -> float:
        """Return Dice's coefficient of the words of two clauses, rare words weighing more."""
        total = self._sums[0][left] + self._sums[1][right]
        if not total:
            return 1.0
        words = self.old.whole[left] & self.new.whole[right]
        return 2 * sum(sorted(map(self._weights.__getitem__, words))) / total

    def pairs(self, lefts: Sequence[int], rights: Sequence[int], *, least: float) -> list[Pair]:
        """Return the pairs of some clauses whose score is high enough, with their weights."""
        if len(lefts) * len(rights) <= MANY:
            candidates = [(left, right) for left in lefts for right in rights]
        else:
            candidates = self._candidates(lefts, rights)
        scores = {pair: self.score(*pair) for pair in candidates}
        return [
            Pair(left, right, score**2 + LENGTH * math.log(1 + len(self.old.whole[left])))
            for (left, right), score in scores.items()
            if score >= least
        ]

    def _candidates(self, lefts: Sequence[int], rights: Sequence[int]) -> list[tuple[int, int]]:
        found = set(_equal(self._marks(self.old, lefts), self._marks(self.new, rights)))
        standing: dict[str, list[int]] = defaultdict(list)
        for right in rights:
            for word in self.new.whole[right]:
                standing[word].append(right)
        for left in lefts:
            shared: dict[int, float] = defaultdict(float)
            for word in self.old.whole[left]:
                others = standing.get(word, ())
                if len(others) <= COMMONEST:
                    for right in others:
                        shared[right] += self._weights[word]
            nearest = sorted(shared, key=lambda right: (-shared[right], right))[:NEAREST]
            found.update((left, right) for right in nearest)
        return sorted(found)

    def _marks(self, draft: Draft, numbers: Iterable[int]) -> list[tuple[int, object]]:
        """Return what a clause surely agrees by: its id, and its words."""
        return [
            mark
            for number in numbers
            for mark in (
                (number, draft.provisions[number].clause.id),
                (number, draft.whole[number]),
            )
        ]


def compatible(one: Clause, other: Clause) -> bool:
    """Return whether clauses are of one kind, or of kinds that differ by print alone."""
    return one.kind == other.kind or any({one.kind, other.kind} <= kinds for kinds in ALIKE)


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Return Dice's coefficient of two lists of words: 2 × common words / all words.

    >>> similarity(["to", "report"], ["to", "report", "to", "it"])
    0.6666666666666666
    """
    if not one and not other:
        return 1.0
    common = (Counter(one) & Counter(other)).total()
    return 2 * common / (len(one) + len(other))


def _equal(
    lefts: Iterable[tuple[int, object]], rights: Iterable[tuple[int, object]]
) -> Iterable[tuple[int, int]]:
    """Yield clauses with equal marks, the first with the first, the second with the second."""
    waiting: dict[object, list[int]] = defaultdict(list)
    for right, mark in rights:
        waiting[mark].append(right)
    used: Counter[object] = Counter()
    for left, mark in lefts:
        others = waiting.get(mark, ())
        if used[mark] < len(others):
            yield left, others[used[mark]]
            used[mark] += 1

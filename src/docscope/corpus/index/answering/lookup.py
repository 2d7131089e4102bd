"""Which types of a lexicon a term of a query matches, found by their folded forms."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.corpus.search import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from docscope.corpus.index.storage.segment import Segment
    from docscope.corpus.query import Term, Test

LAST = "\U0010ffff"  # stands in no token, and after everything that does

MANY = 8  # all types are read in this part of the time that as many take one by one


class Types(NamedTuple):
    """The types that a term matches, in order, and whether of each only a part does."""

    numbers: Sequence[int]
    inside: Sequence[bool]


class Lookup:
    """The lexicon of one segment. The tests of a term decide; here are their candidates."""

    def __init__(self, segment: Segment) -> None:
        self._lexicon = segment.table("lexicon")
        self._parts = segment.table("parts")
        self._forms = self._lexicon.texts("form")
        self._known: dict[Term, Types] = {}
        self._length: dict[int, int] = {}

    def types(self, term: Term) -> Types:
        """Return the types that a term matches."""
        if term not in self._known:
            candidates: set[int] = set()
            for test in term.alternatives:
                candidates.update(self._candidates(test))
            ordered = sorted(candidates)
            tests = known(term.alternatives)
            found = [(number, tests[self._forms[number]]) for number in ordered]
            matched = [(number, inside) for number, inside in found if inside is not None]
            self._known[term] = Types([n for n, _ in matched], [inside for _, inside in matched])
        return self._known[term]

    def form(self, number: int) -> str:
        """Return the form of a type, as it is written in the texts."""
        return self._forms[number]

    def some(self, numbers: Sequence[int]) -> list[str]:
        """Return the forms of some types; where these are many, all are read at once."""
        if len(numbers) * MANY < len(self._forms):
            return [self._forms[number] for number in numbers]
        return list(map(self.forms.__getitem__, numbers))

    def length(self, number: int) -> int:
        """Return how many characters a type has."""
        if number not in self._length:
            self._length[number] = len(self._forms[number])
        return self._length[number]

    @cached_property
    def lengths(self) -> np.ndarray[Any, Any]:
        """How many characters each type has."""
        return self._forms.characters()

    @cached_property
    def forms(self) -> list[str]:
        """All types, as they are written in the texts."""
        return self._forms.list(0, len(self._forms))

    def _candidates(self, test: Test) -> Iterator[int]:
        """Yield types among which all are that a test matches."""
        if not test.prefix:
            yield from self._containing(test.literal)
            return
        folded = self._lexicon.texts("folded")
        start = bisect_left(folded, test.prefix)
        if test.exact:
            yield from range(start, bisect_left(folded, test.prefix + "\0", start))
            joined = test.prefix + "-"
            start = bisect_left(folded, joined, start)
            yield from range(start, bisect_left(folded, joined + LAST, start))
        else:
            yield from range(start, bisect_left(folded, test.prefix + LAST, start))
        yield from self._with_part(test)

    def _with_part(self, test: Test) -> Iterator[int]:
        """Yield the types of which a part after a hyphen may match."""
        parts, types = self._parts.texts("part"), self._parts.numbers("type")
        first, hyphen, _ = test.prefix.partition("-")
        start = bisect_left(parts, first)
        end = first + "\0" if hyphen or test.exact else first + LAST
        yield from types.slice(start, bisect_left(parts, end, start))

    def _containing(self, literal: str) -> Iterator[int]:
        if not literal:
            return iter(range(len(self._lexicon)))
        return (number for number, form in enumerate(self._folded) if literal in form)

    @cached_property
    def _folded(self) -> list[str]:
        """The folded forms of all types."""
        return self._lexicon.texts("folded").list(0, len(self._lexicon))

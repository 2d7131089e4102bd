"""Where the types of a term stand: their token numbers, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from docscope.corpus.index.answering.lookup import Lookup, Types
    from docscope.corpus.index.storage.column import Column
    from docscope.corpus.index.storage.segment import Segment

FEW = 8192  # postings of a type that are checked at once


class Kind(NamedTuple):
    """How long a matching token is in characters, and whether only a part of it matches."""

    length: int
    inside: bool


class Places(NamedTuple):
    """The numbers of matching tokens, in order; all are of `kind` but those in `others`."""

    tokens: list[int]
    kind: Kind
    others: Mapping[int, Kind]

    def kind_of(self, token: int) -> Kind:
        """Return the kind of one of the tokens."""
        return self.others.get(token, self.kind)


class Postings:
    """The occurrences of the types that one term matches in a segment."""

    def __init__(self, segment: Segment, lookup: Lookup, types: Types) -> None:
        lexicon = segment.table("lexicon")
        firsts, counts = lexicon.numbers("first"), lexicon.numbers("count")
        self._column: Column = segment.column("postings")
        self._ids: Column = segment.column("ids")
        self._kinds = {
            number: Kind(len(lookup.form(number)), inside)
            for number, inside in zip(types.numbers, types.inside, strict=True)
        }
        self._types = [
            (firsts[number], counts[number], kind) for number, kind in self._kinds.items()
        ]
        sizes: Counter[Kind] = Counter()
        for _, count, kind in self._types:
            sizes[kind] += count
        self.count = sizes.total()
        self.kind = max(sizes, key=sizes.__getitem__, default=Kind(0, inside=False))

    def between(self, start: int, stop: int) -> Places:
        """Return the occurrences among tokens `start` to `stop`."""
        tokens: list[int] = []
        others: dict[int, Kind] = {}
        for first, count, kind in self._types:
            found = self._of_type(first, first + count, start, stop).tolist()
            tokens += found
            if kind != self.kind:
                others.update(dict.fromkeys(found, kind))
        tokens.sort()
        return Places(tokens, self.kind, others)

    def arrays(self, start: int, stop: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Return the occurrences among some tokens, and of which only a part matches."""
        import numpy as np

        found = [
            np.asarray(self._of_type(first, first + count, start, stop)).astype(np.int64) * 2
            + kind.inside
            for first, count, kind in self._types
        ]
        marked = np.concatenate(found) if found else np.zeros(0, np.int64)
        marked.sort(kind="stable")  # they are runs in order already
        return marked >> 1, (marked & 1).astype(bool)

    def among(self, tokens: Iterable[int]) -> Places:
        """Return those of some tokens that are occurrences: fewer than these have."""
        found = {token: self._kinds.get(self._ids[token]) for token in tokens}
        kinds = {token: kind for token, kind in found.items() if kind}
        return Places(sorted(kinds), self.kind, kinds)

    def _of_type(self, first: int, last: int, start: int, stop: int) -> memoryview:
        column = self._column
        if last - first > FEW:
            first = bisect_left(column, start, first, last)
            return column.slice(first, bisect_left(column, stop, first, last))
        found = column.slice(first, last)
        return found[bisect_left(found, start) : bisect_left(found, stop)]

"""The types of a segment, gathered form by form, at last in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from docscope.text.folding import fold, fold_accents, fold_case, fold_punctuation
from docscope.text.tokens import is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

WORD = 1  # flags of a type
HYPHENATED = 2


class Sorted(NamedTuple):
    """Types in the order of folded form and form; `rank` is the place of each gathered one."""

    forms: list[str]
    folded: list[str]
    rank: NDArray[np.uint32]


class Lexicon:
    """Types in the order in which they were first seen, with their counts."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words = bytearray()
        self._counts = np.zeros(0, np.int64)
        self._documents = np.zeros(0, np.int64)

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, forms: Sequence[str]) -> NDArray[np.uint32]:
        """Take in different forms, and return the number of each."""
        numbers = self._numbers
        new = [form for form in forms if form not in numbers]
        numbers.update(zip(new, range(len(numbers), len(numbers) + len(new)), strict=True))
        self._words += bytes(map(is_word, new))
        room = np.zeros(len(new), np.int64)
        self._counts = np.concatenate((self._counts, room))
        self._documents = np.concatenate((self._documents, room))
        return np.fromiter(map(numbers.__getitem__, forms), np.uint32, len(forms))

    def count(
        self, numbers: NDArray[np.uint32], counts: NDArray[np.int64], documents: NDArray[np.int64]
    ) -> None:
        """Count so many tokens of some types, in so many documents."""
        self._counts[numbers] += counts
        self._documents[numbers] += documents

    def words(self, numbers: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """Return 1 for each type that is a word, 0 for the others."""
        return np.frombuffer(self._words, np.uint8)[numbers]

    def in_order(self) -> Sorted:
        """Return the types in the order of the index."""
        return in_order(list(self._numbers))

    def table(self, ordered: Sorted) -> pa.Table:
        """Return the table of the types in order."""
        place = np.empty(len(ordered.forms), np.int64)
        place[ordered.rank] = np.arange(len(place))
        words = np.frombuffer(self._words, np.uint8)[place]
        return lexicon_table(ordered, self._counts[place], self._documents[place], words)


def in_order(forms: list[str]) -> Sorted:
    """Return different forms in the order of the index."""
    folded = [form.lower() if form.isascii() else fold(form) for form in forms]
    for function in (fold, fold_accents, fold_case, fold_punctuation):
        function.cache_clear()  # a large corpus has more types than memory should hold
    # no form has a null character, so one string compares like the pair
    keys = [f"{first}\0{second}" for first, second in zip(folded, forms, strict=True)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    rank = np.empty(len(order), np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    return Sorted([forms[place] for place in order], [folded[place] for place in order], rank)


def lexicon_table(
    ordered: Sorted,
    counts: NDArray[np.int64],
    documents: NDArray[np.int64],
    words: NDArray[np.uint8],
) -> pa.Table:
    """Return the table of types, one row each, with where its postings begin."""
    import pyarrow as pa

    first = np.cumsum(counts) - counts
    hyphens = np.fromiter(("-" in form for form in ordered.folded), np.uint8, len(ordered.folded))
    return pa.table(
        {
            "form": pa.array(ordered.forms, pa.utf8()),
            "folded": pa.array(ordered.folded, pa.utf8()),
            "first": pa.array(first.astype(np.uint32)),
            "count": pa.array(counts.astype(np.uint32)),
            "documents": pa.array(documents.astype(np.uint32)),
            "flags": pa.array(words * np.uint8(WORD) + hyphens * np.uint8(HYPHENATED)),
        }
    )


def parts_table(folded: Sequence[str]) -> pa.Table:
    """Return the table of the parts of hyphenated types, sorted by part and type."""
    import pyarrow as pa

    found = sorted(
        {
            (part, number)
            for number, form in enumerate(folded)
            if "-" in form
            for part in form.split("-")[1:]
        }
    )
    return pa.table(
        {
            "part": pa.array([part for part, _ in found], pa.utf8()),
            "type": pa.array([number for _, number in found], pa.uint32()),
        }
    )

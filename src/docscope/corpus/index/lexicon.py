"""The types of a segment, gathered form by form, at last in order."""

from __future__ import annotations

from itertools import count as numbers_from
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from docscope.corpus.index.arrays import table, texts
from docscope.text.folding import fold, fold_accents, fold_case, fold_punctuation
from docscope.text.tokens import is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LEXICON = pa.schema(
    [
        ("form", pa.utf8()),
        ("folded", pa.utf8()),
        *((name, pa.uint32()) for name in ("first", "count", "documents")),
        ("flags", pa.uint8()),
    ]
)
PARTS = pa.schema([("part", pa.utf8()), ("type", pa.uint32())])
WORD = 1  # flags of a type
HYPHENATED = 2


class Ordered(NamedTuple):
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

    def add(self, forms: Sequence[str]) -> NDArray[np.uint32]:
        """Take in different forms, and return the number of each."""
        # each form is looked up once: most of the time goes into finding it in memory
        found = list(map(self._numbers.get, forms))
        new = [form for form, number in zip(forms, found, strict=True) if number is None]
        fresh = numbers_from(len(self._numbers))
        self._numbers.update(zip(new, numbers_from(len(self._numbers)), strict=False))
        self._words += bytes(map(is_word, new))
        room = np.zeros(len(new), np.int64)
        self._counts = np.concatenate((self._counts, room))
        self._documents = np.concatenate((self._documents, room))
        return np.array([next(fresh) if one is None else one for one in found], np.uint32)

    def count(
        self, numbers: NDArray[np.uint32], counts: NDArray[np.int64], documents: NDArray[np.int64]
    ) -> None:
        """Count so many tokens of some types, in so many documents."""
        self._counts[numbers] += counts
        self._documents[numbers] += documents

    def words(self, numbers: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """Return 1 for each type that is a word, 0 for the others."""
        return np.frombuffer(bytes(self._words), np.uint8)[numbers]

    def in_order(self) -> Ordered:
        """Return the types in the order of the index."""
        forms = list(self._numbers)
        folded = [form.lower() if form.isascii() else fold(form) for form in forms]
        for function in (fold, fold_accents, fold_case, fold_punctuation):
            function.cache_clear()  # a large corpus has more types than memory should hold
        # no form has a null character, so one string compares like the pair
        keys = [f"{first}\0{second}" for first, second in zip(folded, forms, strict=True)]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        rank = np.empty(len(order), np.uint32)
        rank[order] = np.arange(len(order), dtype=np.uint32)
        return Ordered([forms[place] for place in order], [folded[place] for place in order], rank)

    def tables(self, ordered: Ordered) -> dict[str, pa.Table]:
        """Return the tables of the types in order, and of their parts."""
        place = np.empty(len(ordered.forms), np.int64)
        place[ordered.rank] = np.arange(len(place))
        hyphens = [number for number, form in enumerate(ordered.folded) if "-" in form]
        flags = np.frombuffer(bytes(self._words), np.uint8)[place] * np.uint8(WORD)
        flags[hyphens] |= HYPHENATED
        return {
            "lexicon": lexicon_table(
                texts(ordered.forms),
                texts(ordered.folded),
                self._counts[place],
                self._documents[place],
                flags,
            ),
            "parts": parts_table(hyphens, [ordered.folded[number] for number in hyphens]),
        }


def lexicon_table(
    forms: pa.Array,
    folded: pa.Array,
    counts: NDArray[np.int64],
    documents: NDArray[np.int64],
    flags: NDArray[np.uint8],
) -> pa.Table:
    """Return the table of types in order, one row each, with where its postings begin."""
    columns = {
        "form": forms,
        "folded": folded,
        "first": np.cumsum(counts) - counts,
        "count": counts,
        "documents": documents,
        "flags": flags,
    }
    return table(columns, LEXICON)


def parts_table(numbers: Sequence[int], folded: Sequence[str]) -> pa.Table:
    """Return the table of the parts of hyphenated types, sorted by part and type."""
    found = sorted(
        {
            (part, number)
            for number, form in zip(numbers, folded, strict=True)
            for part in form.split("-")[1:]
        }
    )
    columns = {"part": [part for part, _ in found], "type": [number for _, number in found]}
    return table(columns, PARTS)

"""The types of a segment, gathered from batches and put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from docscope.corpus.index.storage.arrays import as_array, listed, table, texts
from docscope.corpus.index.storage.arrays import numbers as as_numbers
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
    """Types in the order of folded form and form.

    `words` says which are words, `numbers`, of each batch, what place each of its forms has.
    """

    forms: list[str]
    folded: list[str]
    words: NDArray[np.bool_]
    numbers: Sequence[NDArray[np.uint32]]


def ordered(batches: Sequence[pa.StringArray]) -> Ordered:
    """Return the types of batches in the order of the index, given the forms of each batch.

    No form is twice in a batch.
    """
    found, numbers = gathered(batches)
    folded = [form.lower() if form.isascii() else fold(form) for form in found]
    for function in (fold, fold_accents, fold_case, fold_punctuation):
        function.cache_clear()  # a large corpus has more types than memory should hold
    # no form has a null character, so one string compares like the pair
    keys = [f"{first}\0{second}" for first, second in zip(folded, found, strict=True)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    rank = np.empty(len(order), np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    forms = [found[place] for place in order]
    return Ordered(
        forms,
        [folded[place] for place in order],
        np.fromiter(map(is_word, forms), np.bool_, len(forms)),
        [rank[part] for part in numbers],
    )


def gathered(batches: Sequence[pa.StringArray]) -> tuple[list[str], list[NDArray[np.int32]]]:
    """Return all forms, in order of first appearance, and the number of each of each batch."""
    parts = [
        pa.DictionaryArray.from_arrays(as_numbers(np.arange(len(forms)), pa.int32()), forms)
        for forms in batches
    ]
    chunks = pa.chunked_array(parts).unify_dictionaries().chunks
    return listed(chunks[-1].dictionary), [as_array(chunk.indices) for chunk in chunks]


def type_tables(
    types: Ordered, counts: NDArray[np.int64], documents: NDArray[np.int64]
) -> dict[str, pa.Table]:
    """Return the tables of types in order, and of their parts."""
    hyphens = [number for number, form in enumerate(types.folded) if "-" in form]
    flags = types.words * np.uint8(WORD)
    flags[hyphens] |= HYPHENATED
    return {
        "lexicon": lexicon_table(texts(types.forms), texts(types.folded), counts, documents, flags),
        "parts": parts_table(hyphens, [types.folded[number] for number in hyphens]),
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

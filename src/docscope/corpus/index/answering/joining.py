"""The tables of several segments made one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from docscope.corpus.index.making.lexicon import HYPHENATED, gathered, lexicon_table, parts_table
from docscope.corpus.index.storage.arrays import as_array, listed
from docscope.corpus.index.storage.arrays import numbers as as_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from docscope.corpus.index.storage.segment import Segment

# What grows from document to document, and the column that says by how much.
RUNNING = {
    "first_token": "tokens",
    "first_block": "blocks",
    "text_start": "text_bytes",
    "source_start": "source_bytes",
}


class Joined(NamedTuple):
    """The types of several segments: the tables, and the new number of each type of each."""

    lexicon: pa.Table
    parts: pa.Table
    numbers: Sequence[NDArray[np.uint32]]


def table(segment: Segment, name: str) -> pa.Table:
    """Return a table of a segment, all of it checked.

    Raises:
        IndexDamagedError: It is not what was written.
    """
    pages = segment.pages(f"{name}.arrow")
    written = pages.part(0, len(pages.view))
    return pa.ipc.open_file(pa.py_buffer(written)).read_all()


def joined_documents(tables: Sequence[pa.Table], order: NDArray[np.int64]) -> pa.Table:
    """Return rows of the tables of documents in order, with where each now lies."""
    rows = pa.concat_tables(tables).take(as_numbers(order, pa.int64())).combine_chunks()
    for start, size in RUNNING.items():
        sizes = as_array(rows[size]).astype(np.int64)
        place = rows.schema.get_field_index(start)
        starts = as_numbers(np.cumsum(sizes) - sizes, rows.schema.field(start).type)
        rows = rows.set_column(place, rows.schema.field(start), starts)
    return rows


def joined_lexicon(
    tables: Sequence[pa.Table],
    counts: Sequence[NDArray[np.int64]],
    documents: Sequence[NDArray[np.int64]],
) -> Joined:
    """Return the types of several segments as one lexicon.

    `counts` and `documents` say how many tokens each type has, in how many documents; a
    type that has none any more is left out.
    """
    every = pa.concat_tables(tables).combine_chunks()
    rank, first = _ranked(tables)
    sizes = [len(one) for one in tables]
    numbers = np.split(rank, np.cumsum(sizes)[:-1])
    total, spread = np.zeros(len(first), np.int64), np.zeros(len(first), np.int64)
    for ranks, tokens, seen in zip(numbers, counts, documents, strict=True):
        total[ranks] += tokens
        spread[ranks] += seen
    kept = total > 0
    place = np.cumsum(kept, dtype=np.uint32) - np.uint32(1)
    rows = every.select(["form", "folded", "flags"]).take(as_numbers(first[kept], pa.int64()))
    flags = as_array(rows["flags"])
    hyphens = np.flatnonzero(flags & HYPHENATED)
    return Joined(
        lexicon_table(rows["form"], rows["folded"], total[kept], spread[kept], flags),
        parts_table(
            hyphens.tolist(), rows["folded"].take(as_numbers(hyphens, pa.int64())).to_pylist()
        ),
        [place[ranks] for ranks in numbers],
    )


def _ranked(tables: Sequence[pa.Table]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the place of each row in the order of the index, and a row for each place.

    Rows with the same form have one place.
    """
    forms, numbers = gathered([one["form"].combine_chunks() for one in tables])
    every = np.concatenate(numbers)
    rows = np.empty(len(forms), np.int64)
    rows[every[::-1]] = np.arange(len(every))[::-1]  # the first row of each form
    folded = [form for one in tables for form in listed(one["folded"])]
    # no form has a null character, so one string compares like the pair
    keys = [f"{folded[row]}\0{form}" for row, form in zip(rows.tolist(), forms, strict=True)]
    # few runs that are sorted already: the sort merges them
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank[every], rows[order]

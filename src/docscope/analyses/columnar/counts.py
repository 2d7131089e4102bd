"""Counts of the hits of a concordance by one field or two, without making their rows."""

from __future__ import annotations

from collections import Counter
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from docscope.analyses.contexts import contexts
from docscope.analyses.tally import YEAR
from docscope.corpus.fields import field_value
from docscope.corpus.index.making.bulk import folded, types_at
from docscope.text.folding import fold_case
from docscope.text.tokens import token_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from docscope.analyses.columnar.sorted import Sorted
    from docscope.corpus.index.answering.catalogue import Catalogue
    from docscope.corpus.index.making.bulk import Numbers

    Labelled = tuple[list[str], Numbers]  # the labels there are, and which one each hit has

DENSE = 1 << 20  # numbers that are counted in a table with room for each
OF_DOCUMENTS: dict[str, Callable[[Mapping[str, str]], str]] = {
    "doc_date": lambda fields: fields.get("date") or "",
    "doc_title": lambda fields: fields.get("title") or "",
    "year": lambda fields: _year(fields.get("date")),
}


def counts(
    found: Sorted, names: Sequence[str], fields: Collection[str]
) -> Counter[tuple[str, ...]]:
    """Return how many hits have each value of a field, or each pair of values."""
    labelled = [
        _of_fields(found, name) if name in fields else _labelled(found, name) for name in names
    ]
    code = np.zeros(found.totals.found, np.int64)
    for labels, at in labelled:
        code = code * len(labels) + at
    codes, numbers = _each(code, prod(len(labels) for labels, _ in labelled))
    totals: Counter[tuple[str, ...]] = Counter()
    for one, number in zip(codes.tolist(), numbers.tolist(), strict=True):
        values: list[str] = []
        rest = one
        for labels, _ in reversed(labelled):
            rest, at = divmod(rest, len(labels))
            values.append(labels[at])
        totals[tuple(reversed(values))] += number
    return totals


def _each(codes: Numbers, room: int) -> tuple[Numbers, Numbers]:
    """Return the different numbers below `room`, in order, and how often each is there."""
    if room > DENSE:
        return np.unique(codes, return_counts=True)
    counts = np.bincount(codes, minlength=room)
    found = np.flatnonzero(counts)
    return found, counts[found]


def _labelled(found: Sorted, name: str) -> Labelled:
    if name == "node":
        return _folded(found, name)
    if name[-1] in "LR":
        labels, at = _folded(found, name)
        return _corrected(found, name, labels, at) if name[-1] == "L" else (labels, at)
    return _of_columns(found, name)


def _folded(found: Sorted, name: str) -> Labelled:
    forms, places = folded(
        found.corpus, [(hits.segment, found.tokens(hits, name)) for hits in found.hits]
    )
    return ["", *forms], np.concatenate(places)


def _of_columns(found: Sorted, name: str) -> Labelled:
    def value(catalogue: Catalogue, number: int) -> str:
        if name == "doc":
            return catalogue.texts("doc")[number]
        return OF_DOCUMENTS[name](catalogue.metadata(number))

    return _of_documents(found, value)


def _of_fields(found: Sorted, name: str) -> Labelled:
    def value(catalogue: Catalogue, number: int) -> str:
        return field_value(found.corpus, catalogue.texts("doc")[number], name) or ""

    return _of_documents(found, value)


def _of_documents(found: Sorted, value: Callable[[Catalogue, int], str]) -> Labelled:
    labels: dict[str, int] = {}
    places: list[Numbers] = []
    for hits in found.hits:
        catalogue = found.corpus.opened.catalogues[hits.segment]
        documents, at = np.unique(hits.documents, return_inverse=True)
        values = [value(catalogue, number) for number in documents.tolist()]
        table = [labels.setdefault(value, len(labels)) for value in values]
        places.append(np.array(table, np.int64)[at])
    return list(labels), np.concatenate(places)


def _corrected(found: Sorted, name: str, labels: list[str], at: Numbers) -> Labelled:
    """Return the labels with those of hits whose left context reads differently on its own.

    Where the hit goes on without a blank after `A/3251`, that is a document symbol only
    in the context, which ends there.
    """
    known = {label: number for number, label in enumerate(labels)}
    at = at.copy()
    for position in _after_figures(found):
        hit, document = found.hit(position)
        if document.text[hit.start - 1].isspace():
            continue
        asked = found.asked
        before, _, _ = contexts(document, hit, left=asked.left, right=asked.right, unit=asked.unit)
        tokens = token_forms(before.strip())
        distance = int(name[:-1])
        label = fold_case(tokens[-distance]) if len(tokens) >= distance else ""
        at[position] = known.setdefault(label, len(known))
    return list(known), at


def _after_figures(found: Sorted) -> Iterator[int]:
    """Yield the hits before which stands what may be the end of a document symbol."""
    start = 0
    for hits in found.hits:
        catalogue = found.corpus.opened.catalogues[hits.segment]
        before = found.tokens(hits, "1L")
        types = types_at(catalogue, before)
        marks = np.zeros(catalogue.segment.types + 1, bool)
        for number in np.unique(types[types >= 0]).tolist():
            last = catalogue.lookup.form(number)[-1]
            marks[number] = last.isdigit() or "A" <= last <= "Z"
        yield from (np.flatnonzero(marks[types]) + start).tolist()
        start += len(types)


def _year(date: str | None) -> str:
    match = YEAR.search(date or "")
    return match[0] if match else ""

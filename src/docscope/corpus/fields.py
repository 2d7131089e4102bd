"""The fields of documents: which there are, and which documents a condition selects."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docscope.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docscope.corpus.base import Corpus
    from docscope.corpus.where import Comparison, Condition

    C = TypeVar("C", bound=Corpus)

# The columns of every answer that describe its documents, and the fields they hold.
COLUMNS = {"doc_title": "title", "doc_date": "date"}
ALWAYS = ("doc", "title", "date", "year")
YEAR = len("1956")


def field_value(corpus: Corpus, doc: str, name: str) -> str | None:
    """Return a field of a document; None if it has no such field.

    What is known without reading the document is not read. `year` is that of the date
    where it is not a field of its own.

    Raises:
        InputError: The document would have to be read, and cannot be.
    """
    if name == "doc":
        return doc
    name = COLUMNS.get(name, name)
    found = _value(corpus.known(doc), name)
    return _value(corpus.metadata(doc), name) if found is None else found


def unknown_fields(corpus: Corpus, names: Iterable[str]) -> set[str]:
    """Return those of some names that are fields of no document; reads no more than it must."""
    left = {COLUMNS.get(name, name): name for name in names}
    for name in ALWAYS:
        left.pop(name, None)
    for doc in corpus.names if left else ():
        known = corpus.known(doc)
        left = {name: written for name, written in left.items() if name not in known}
        if not left:
            break
    for _, metadata in corpus.described() if left else ():
        left = {name: written for name, written in left.items() if name not in metadata}
        if not left:
            break
    return set(left.values())


def known_fields(corpus: Corpus) -> list[str]:
    """Return the names of all fields of the documents, which are all read."""
    found = {name for _, metadata in corpus.described() for name in metadata}
    return [*ALWAYS, *sorted(found.difference(ALWAYS))]


def ensure_known(corpus: Corpus, used: Iterable[Comparison], columns: Iterable[str] = ()) -> None:
    """Raise unless every comparison uses a field of a document.

    Raises:
        UsageError: There is no such field; the message names those there are, and `columns`.
    """
    fields = list(used)
    unknown = unknown_fields(corpus, [one.field for one in fields])
    for one in fields:
        if one.field in unknown:
            there_are = ", ".join(dict.fromkeys([*known_fields(corpus), *columns]))
            raise UsageError(
                f"--where: column {one.column}: {one.field}: no such field; there are {there_are}"
            )


def where_holds(corpus: C, where: str) -> C:
    """Return the corpus of the documents for which a condition holds, as a reader typed it.

    Raises:
        UsageError: It cannot be understood, or uses a field that no document has.
    """
    from docscope.corpus.where import comparisons, parse_where

    condition = parse_where(where)
    ensure_known(corpus, comparisons(condition))
    return selected(corpus, condition)


def selected(corpus: C, condition: Condition) -> C:
    """Return the corpus of the documents for which a condition holds.

    A document that cannot be read stays, to be reported like any other.
    """
    from docscope.corpus.where import comparisons, conjuncts

    parts = [(part, [one.field for one in comparisons(part)]) for part in conjuncts(condition)]

    def fits(doc: str) -> bool:
        known = {"doc", *corpus.known(doc)}
        cheap_first = sorted(parts, key=lambda part: not known.issuperset(part[1]))
        return all(_fits(corpus, doc, part) for part, _ in cheap_first)

    names = [doc for doc in corpus.names if fits(doc)]
    corpus.report.forget(set(corpus.names).difference(names))
    if not names:
        total = len(corpus.names)
        of = "the document" if total == 1 else f"any of the {total:,} documents"
        corpus.report.notes.append(f"--where does not fit {of}")
    return corpus.only(names)


def _fits(corpus: Corpus, doc: str, condition: Condition) -> bool:
    from docscope.corpus.where import holds

    try:
        return holds(condition, lambda name: field_value(corpus, doc, name))
    except InputError:
        return True


def _value(fields: Mapping[str, str], name: str) -> str | None:
    found = fields.get(name)
    if found is None and name == "year" and "date" in fields:
        return year_of(fields["date"])
    return found


def year_of(date: str) -> str | None:
    """Return the year in which a date begins; None for a decade or century (195X)."""
    sign = "-" if date.startswith("-") else ""
    year = date.removeprefix("-")[:YEAR]
    return sign + year if year.isdigit() and len(year) == YEAR else None

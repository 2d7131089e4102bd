"""References as people read them: where, in what words, what is meant, and where that is."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from docscope.model import Column
from docscope.report.display import fit, visible
from docscope.report.phrases import counted, documents_phrase, reference
from docscope.report.screens import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row, Value
    from docscope.report.layout import Layout

COLUMNS = tuple(map(Column, ("document", "in", "reference", "symbol", "leads to")))
INTERNAL, LEFT_OUT = "internal", "left out"


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of the table; a column that would be empty is left out.

    On a terminal each document is a heading above its references, elsewhere a column.
    """
    listed = list(rows)
    cells = [_cells(answer.table.names, row) for row in listed]
    first = 0 if layout.width is None else 1
    kept = [at for at in range(first, len(COLUMNS)) if any(row[at] for row in cells)]
    columns = [COLUMNS[at] for at in kept]
    lines = plain.blocks(columns, [tuple(row[at] for at in kept) for row in cells], layout)
    if layout.width is None:
        for block in lines if cells else ():
            yield from block
    elif cells:
        yield from _grouped(answer, listed, lines, layout)


def footer(answer: Answer, shown: int) -> list[str]:  # noqa: ARG001 - all footers are called alike
    """Return how many references there are in how many documents, and how many are left out."""
    totals = answer.table.totals
    left = totals.named.get(LEFT_OUT, 0)
    more = f"; --internal adds {left:,} within the documents" if left else ""
    if not totals.found:
        return [f"no references in {documents_phrase(answer)}{more}"]
    some = totals.documents_found != totals.documents
    share = f"{totals.documents_found:,} of " if some else ""
    return [f"{counted(totals.found, 'reference')} in {share}{documents_phrase(answer)}{more}"]


def _grouped(
    answer: Answer, rows: Sequence[Row], lines: Iterator[Iterable[str]], layout: Layout
) -> Iterator[str]:
    """Yield the lines of rows under the headings of their documents."""
    header = next(lines) if layout.header else ()
    before: Value = None
    for row, block in zip_longest(rows, lines):
        one = dict(zip(answer.table.names, row, strict=True))
        if one["doc"] != before:
            said = ", ".join(str(one[name]) for name in ("doc_title", "doc_date") if one.get(name))
            if before:
                yield ""
            yield fit(visible(f"{one['doc']}  {said}".rstrip()), layout.width or 0)
            yield from () if before else header
            before = one["doc"]
        yield from block


def _cells(names: Sequence[str], row: Row) -> tuple[Value, ...]:
    one = dict(zip(names, row, strict=True))
    clauses = one["target_clause"]
    where = one["clause"] or reference(names, row)
    target = [] if one["kind"] == INTERNAL else [str(one["target_doc"] or "")]
    target += list(clauses) if isinstance(clauses, tuple) else []
    meant = ", ".join(str(one[name]) for name in ("symbol", "provision") if one[name])
    known = meant == one["text"] or (one["kind"] == INTERNAL and target)
    symbol = "" if known else meant  # where it says nothing new
    return one["doc"], where, one["text"], symbol, " ".join(target).strip()

"""References as people read them: where, in what words, what is meant, and where that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.model import Column, Table
from docscope.report.phrases import counted, documents_phrase, reference
from docscope.report.screens import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.analyses.answer import Answer
    from docscope.model import Row
    from docscope.report.layout import Layout

COLUMNS = (
    Column("document"),
    Column("in"),
    Column("reference"),
    Column("names"),
    Column("leads to"),
)
INTERNAL, LEFT_OUT = "internal", "left out"


def screen(answer: Answer, rows: Iterable[Row], layout: Layout) -> Iterator[str]:
    """Yield the lines of the table."""
    names = answer.table.names
    cells = [_cells(names, row) for row in rows]
    if cells:
        table = Table(COLUMNS, lambda: iter(cells))
        yield from plain.screen(answer._replace(table=table), cells, layout)


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


def _cells(names: tuple[str, ...], row: Row) -> Row:
    one = dict(zip(names, row, strict=True))
    clauses = one["target_clause"]
    where = one["clause"] or reference(names, row)
    target = [] if one["kind"] == INTERNAL else [str(one["target_doc"] or "")]
    target += list(clauses) if isinstance(clauses, tuple) else []
    meant = [str(one[name]) for name in ("symbol", "provision") if one[name]]
    return one["doc"], where, one["text"], ", ".join(meant), " ".join(target).strip()

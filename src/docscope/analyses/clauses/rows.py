"""The rows of clauses: what each says, whom it asks what, and where it stands."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from docscope.analyses.clauses.cutwords import joined
from docscope.analyses.place import PLACE, place, slice_text
from docscope.model import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.analyses.clauses.dates import ClauseDates
    from docscope.model import Document, Row, Span
    from docscope.text.clauses.clause import Clause

COLUMNS = (
    Column("doc"),
    Column("id"),
    Column("kind"),
    Column("number"),
    Column("actor"),
    Column("verb"),
    Column("addressee"),
    Column("object"),
    Column("text"),
    Column("second_verb"),
    Column("class"),
    Column("refs", "list"),
    Column("dates", "list"),
    *PLACE,
    Column("kind_of_document"),
    Column("label_printed"),
    Column("force", "integer"),
    Column("urgency", "list"),
    Column("deadline"),
    Column("section"),
    Column("parent"),
    Column("modality"),
    Column("condition"),
    Column("note"),
    Column("heading"),
    Column("deadline_date"),
)
# Columns for those who name them.
FURTHER = (Column("lemma"), Column("second_addressee"))
# Columns that the dates of the document are read for.
DATED = frozenset({"dates", "deadline_date"})


def row_of(
    document: Document,
    clause: Clause,
    dates: ClauseDates,
    inside: Sequence[Span],
    *,
    every: bool,
) -> Row:
    """Return the row of a clause; with `every` it has the further columns too.

    What `inside` names, in order, is no part of its text: the head and foot of a page.
    """
    row = (
        document.doc,
        clause.id,
        clause.kind,
        clause.number,
        clause.actor,
        clause.verb,
        clause.addressee,
        clause.object,
        _text(document, clause, inside),
        clause.second_verb,
        clause.verb_class,
        clause.refs,
        dates.dates,
        *place(document, clause.start, clause.end),
        clause.kind_of_document,
        clause.label_printed,
        clause.force if clause.verb or clause.modality else None,
        clause.urgency,
        clause.deadline,
        clause.section,
        clause.parent,
        clause.modality,
        clause.condition,
        clause.note,
        clause.heading,
        dates.deadline,
    )
    whole = joined(document, clause.start, clause.end, row)
    return (*whole, clause.lemma, clause.second_addressee) if every else whole


def _text(document: Document, clause: Clause, inside: Sequence[Span]) -> str:
    """Return the text of a clause without what a page sets into the middle of it."""
    pieces, start = [], clause.start
    for first, last in inside[bisect_left(inside, (clause.start, 0)) :]:
        if first >= clause.end:
            break
        pieces.append(slice_text(document, start, first))
        start = last
    pieces.append(slice_text(document, start, clause.end))
    return " ".join(filter(None, pieces))

"""The columns of a timeline."""

from __future__ import annotations

from docscope.analyses.place import PLACE
from docscope.model import Column

COLUMNS = (
    Column("date"),
    Column("doc"),
    Column("text"),
    Column("context"),
    Column("start_date"),
    Column("end_date"),
    Column("kind"),
    Column("precision"),
    Column("qualifier"),
    Column("inferred"),
    Column("ambiguous", "boolean"),
    *PLACE,
    Column("refers_to"),
)
COUNTS = (Column("count", "integer"), Column("documents", "integer"))
EXPLAINED = (Column("rule"), Column("anchor"), Column("reason"))
TIMEX = (Column("timex_type"), Column("timex_value"), Column("timex_mod"))
AT = {column.name: number for number, column in enumerate((*COLUMNS, *EXPLAINED, *TIMEX))}

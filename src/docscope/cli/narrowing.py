"""`--where` for any question, and the fields of documents as columns of any answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from docscope.analyses.tally import is_derived
from docscope.analyses.units import UNITS, own_unit
from docscope.corpus.fields import (
    COLUMNS,
    ensure_known,
    field_value,
    known_fields,
    selected,
)
from docscope.corpus.fields import unknown_fields as unknown
from docscope.corpus.where import comparisons, conjuncts, joined, parse_where
from docscope.engine.run import run
from docscope.errors import UsageError
from docscope.report.selection import extended, filtered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.analyses.answer import Answer
    from docscope.analyses.base import Analysis
    from docscope.corpus.base import Corpus
    from docscope.corpus.where import Condition
    from docscope.engine.run import Engine
    from docscope.model import Row, Value

# Columns that describe documents, whatever a row is, and where a row is a document.
OF_DOCUMENTS = frozenset({"doc", *COLUMNS})
OF_LISTED_DOCUMENTS = OF_DOCUMENTS | {"date", "title", "year", "kind", "issuer", "language"}


class Narrowed(NamedTuple):
    """A question put to the documents that a condition selects.

    `rows` is the condition on its rows, if there is one.
    """

    analysis: Analysis[Any]  # Any: partial results stay between the analysis and the engine
    corpus: Corpus
    rows: Condition | None

    def answer(self, *, engine: Engine) -> Answer:
        """Return the answer with the rows for which the condition holds."""
        if self.rows is None:
            return run(self.analysis, self.corpus, engine=engine)
        used = {one.field for one in comparisons(self.rows)}
        whole = _with_every_column(self.analysis, used)
        answer = run(whole, self.corpus, engine=engine)
        table = filtered(answer, self.rows, width=len(self.analysis.columns))
        return answer._replace(analysis=self.analysis, table=table)


def narrowed(where: str, analysis: Analysis[Any], corpus: Corpus) -> Narrowed:
    """Return a question put to a part of a corpus.

    Of the conditions that `and` joins, those on documents alone select documents before
    the question is put; the others select rows.

    Raises:
        UsageError: The condition cannot be understood, there is no such field, or it is
            one of documents where rows have none.
    """
    condition = parse_where(where)
    everything = _every_column(analysis)
    columns = {column.name for column in everything.columns}
    documents = OF_LISTED_DOCUMENTS if analysis.name == "docs" else OF_DOCUMENTS
    of_rows = columns - documents
    if "date" in of_rows:
        of_rows |= set(UNITS)
    used = [one for one in comparisons(condition) if one.field not in columns | of_rows]
    ensure_known(corpus, used, columns=sorted(columns))
    parts = conjuncts(condition)
    selecting = tuple(part for part in parts if not _uses(part, of_rows))
    filtering = tuple(part for part in parts if _uses(part, of_rows))
    if "doc" not in columns:
        _ensure_rows_alone(filtering, of_rows)
    chosen = joined(selecting)
    return Narrowed(analysis, selected(corpus, chosen) if chosen else corpus, joined(filtering))


def with_fields(answer: Answer, names: Sequence[str], *, option: str) -> Answer:
    """Return an answer with the named fields of documents as further columns.

    Raises:
        UsageError: No document has a field that is no column either.
    """
    table, corpus = answer.table, answer.corpus
    own = {name for name in UNITS if option != "--by" and is_derived(table, name)}
    new = [
        name
        for name in names
        if name not in table.names and (not is_derived(table, name) or name in own)
    ]
    if not new or "doc" not in table.names:
        return answer
    missing = unknown(corpus, [name for name in new if name not in own])
    if missing:
        listed = ", ".join(name for name in new if name in missing)
        columns = [column.name for column in _every_column(answer.analysis).columns]
        every = dict.fromkeys([*table.names, *columns, *known_fields(corpus)])
        there_are = ", ".join(every)
        noun = "column" if option == "--columns:" else "field"
        raise UsageError(f"{option} {listed}: no such {noun}; there are {there_are}")
    doc = table.names.index("doc")
    known: dict[str, Row] = {}

    def values(row: Row) -> tuple[Value, ...]:
        name = str(row[doc])
        if name not in known:
            known[name] = tuple(
                None if field in own else field_value(corpus, name, field) for field in new
            )
        return _with_own(known[name], row) if own else known[name]

    def _with_own(fields: Row, row: Row) -> Row:
        date = str(row[table.names.index("date")] or "")
        return tuple(
            own_unit(date, name) if name in own else value
            for name, value in zip(new, fields, strict=True)
        )

    wider = extended(table, new, values)
    if table.tallied:
        wider.tallied = partial(table.tallied, fields=new)
    return answer._replace(table=wider)


def _with_every_column(analysis: Analysis[Any], used: set[str]) -> Analysis[Any]:
    """Return a question whose rows have all the columns that are used."""
    if used.issubset(column.name for column in analysis.columns):
        return analysis
    return _every_column(analysis)


def _every_column(analysis: Any) -> Analysis[Any]:  # noqa: ANN401 - only some have the field
    wide: Analysis[Any] = replace(analysis, every=True) if hasattr(analysis, "every") else analysis
    return wide


def _uses(condition: Condition, fields: set[str]) -> bool:
    return any(one.field in fields for one in comparisons(condition))


def _ensure_rows_alone(conditions: Sequence[Condition], of_rows: set[str]) -> None:
    for one in (one for condition in conditions for one in comparisons(condition)):
        if one.field not in of_rows:
            problem = f"{one.field} describes documents, the rows here do not; join them with and"
            raise UsageError(f"--where: column {one.column}: {problem}")

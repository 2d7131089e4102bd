"""Which rows of an answer a condition keeps, and what they add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from docscope.analyses.units import UNITS, own_unit
from docscope.corpus.fields import field_value
from docscope.corpus.where import holds

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.analyses.answer import Answer
    from docscope.corpus.where import Condition
    from docscope.model import Row, Totals, Value

NO_DATE = "rejected"  # the kind of what --explain adds to a timeline


def row_test(answer: Answer, condition: Condition) -> Callable[[Row], bool]:
    """Return a function that says whether a condition holds for a row and its document."""
    index = {name: at for at, name in enumerate(answer.table.names)}
    known: dict[tuple[str, str], Value] = {}

    def value(row: Row, name: str) -> Value:
        if name in index:
            return row[index[name]]
        if name in UNITS and "date" in index:
            return own_unit(str(row[index["date"]] or ""), name)
        key = str(row[index["doc"]]), name
        if key not in known:
            known[key] = field_value(answer.corpus, *key)
        return known[key]

    return lambda row: holds(condition, lambda name: value(row, name))


class Kept:
    """Counts of the rows kept so far."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.found = 0
        self._index = {name: at for at, name in enumerate(answer.table.names)}
        self._named = "change" if "change" in self._index else "kind"
        self._docs: set[Value] = set()
        self._kinds: Counter[str] = Counter()
        self._words = 0
        self._dates: list[str] = []

    def add(self, row: Row) -> bool:
        """Count a row in."""
        self.found += self._mentions(row)
        if "doc" in self._index:
            self._docs.add(row[self._index["doc"]])
        if self._named in self._index:
            value = row[self._index[self._named]]
            self._kinds[" and ".join(value) if isinstance(value, tuple) else str(value)] += 1
        if self.answer.analysis.name == "docs":
            words, date = row[self._index["words"]], row[self._index["date"]]
            self._words += words if isinstance(words, int) else 0
            self._dates += [str(date)] if date else []
        return True

    def _mentions(self, row: Row) -> int:
        """Return what a row counts for: a date may be named several times, and may be none."""
        if self.answer.analysis.name != "timeline":
            return 1
        if row[self._index["kind"]] == NO_DATE:
            return 0
        if "count" not in self._index:
            return 1
        count = row[self._index["count"]]
        return count if isinstance(count, int) else 1

    @property
    def totals(self) -> Totals:
        """The totals of the answer with the counts of the rows kept in place of all."""
        totals = self.answer.table.totals
        if "doc" not in self._index:
            return replace(totals, found=self.found)
        totals = replace(
            totals, found=self.found, documents_found=len(self._docs), named=self._kinds
        )
        if self.answer.analysis.name != "docs":
            return totals
        dates = tuple(sorted({min(self._dates), max(self._dates)})) if self._dates else ()
        return replace(totals, documents=self.found, words=self._words, dates=dates)

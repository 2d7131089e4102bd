"""Counts of the rows of any answer by one field, or by two in a cross table (`--by`)."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from docscope.analyses.units import UNITS, in_time, unit_of
from docscope.errors import UsageError
from docscope.model import Column, Table
from docscope.text.folding import fold_case
from docscope.text.tokens import token_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from docscope.model import Row, Value

    Field = Callable[[Row], Value]

POSITION = re.compile(r"([1-9]\d{0,3})([LR])")
YEAR = re.compile(r"-?\d{4,}")
NUMBER = re.compile(r"-?\d+")
# Fields whose values have an order of their own.
DATES = frozenset([*UNITS, "date", "doc_date", "start_date", "end_date"])
NUMBERS = frozenset(["page", "paragraph", "sentence", "line"])
MOST_FIELDS = 2
NONE = ""  # the field is empty in a row


def tally(table: Table, names: Sequence[str]) -> Table:
    """Return the table of how many rows have each value of a field, or each pair of values.

    The most frequent value comes first; dates and numbers of places stay in their own
    order. Besides the columns there are `year` (of `date` or `doc_date`), the other units
    of a `date` from day to century, and, for a concordance, `1L`, `1R` and so on: the folded
    tokens beside the node. With two fields each value of the second becomes a column, `total`
    is last.

    Raises:
        UsageError: There is no such field, or more than two are named.
    """
    if not 1 <= len(names) <= MOST_FIELDS:
        raise UsageError("--by takes one field or two, such as --by doc or --by verb,doc")
    fields = [_field(table, name) for name in names]
    known = table.tallied(names) if table.tallied else None
    if known:
        counts, table.totals = Counter(known[0]), known[1]
    else:
        counts = Counter(tuple(label(field(row)) for field in fields) for row in table)
    answer = _list(names[0], counts) if len(names) == 1 else _cross_table(names, counts)
    answer.totals = table.totals
    return answer


def is_derived(table: Table, name: str) -> bool:
    """Return whether a name stands for something that is read off the columns of a table.

    That is the year of a row's own date, its day and so on; the year of its document is a
    field.
    """
    words = POSITION.fullmatch(name) is not None and "node" in table.names
    return words or (name in UNITS and "date" in table.names)


def longest_reach(names: Sequence[str]) -> int:
    """Return how many tokens beside the node the named fields look at; 0 for none."""
    found = [POSITION.fullmatch(name) for name in names]
    return max((int(match[1]) for match in found if match), default=0)


def ordered(name: str, totals: Mapping[str, int]) -> list[str]:
    """Return the values of a field in the order of the rows."""
    if name in DATES:
        return sorted(totals, key=in_time)
    if name in NUMBERS:
        return sorted(totals, key=_sequence)
    return sorted(totals, key=lambda value: (-totals[value], value))


def label(value: Value) -> str:
    """Return how a value is counted: several as one text, and none as the empty one."""
    if isinstance(value, tuple):
        return "; ".join(value)
    return NONE if value is None else str(value)


def _list(name: str, counts: Counter[tuple[str, ...]]) -> Table:
    totals = {value: count for (value,), count in counts.items()}
    columns = (Column(name), Column("count", "integer"))
    return Table(columns, lambda: ((value, totals[value]) for value in ordered(name, totals)))


def _cross_table(names: Sequence[str], counts: Counter[tuple[str, ...]]) -> Table:
    name, other = names
    values = sorted({pair[1] for pair in counts})
    across = sorted(values, key=in_time) if other in DATES else values
    totals: Counter[str] = Counter()
    for (down, _), count in counts.items():
        totals[down] += count
    columns = (
        Column(name),
        *(Column(value or "(none)", "integer") for value in across),
        Column("total", "integer"),
    )

    def rows() -> Iterator[Row]:
        for down in ordered(name, totals):
            yield (down, *(counts[down, value] for value in across), totals[down])

    return Table(columns, rows)


def _sequence(value: str) -> tuple[float, str]:
    """Return what puts numbers in order; what has none comes last."""
    number = NUMBER.match(value)
    return (float(number[0]) if number else math.inf, value)


def _field(table: Table, name: str) -> Field:
    names = table.names
    position = POSITION.fullmatch(name)
    if position and "node" in names:
        return _neighbour(names, int(position[1]), position[2])
    if name in UNITS and name not in names and "date" in names:
        index = names.index("date")
        return lambda row: unit_of(str(row[index] or ""), name)
    if name == "year" and name not in names and "doc_date" in names:
        index = names.index("doc_date")
        return lambda row: _year(row[index])
    if name == "node" and name in names:
        index = names.index(name)
        return lambda row: fold_case(str(row[index]))
    if name in names:
        index = names.index(name)
        return lambda row: row[index]
    derived = [
        *(UNITS if "date" in names else ["year"]),
        *(["1L", "1R"] if "node" in names else []),
    ]
    known = ", ".join([*names, *derived])
    raise UsageError(f"--by {name}: no such field; there are {known}")


def _neighbour(names: Sequence[str], distance: int, side: str) -> Field:
    index = names.index("right_context" if side == "R" else "left_context")
    at = distance - 1 if side == "R" else -distance

    def field(row: Row) -> Value:
        tokens = token_forms(str(row[index]))
        return fold_case(tokens[at]) if len(tokens) >= distance else NONE

    return field


def _year(value: Value) -> Value:
    match = YEAR.search(str(value or ""))
    return match[0] if match else NONE

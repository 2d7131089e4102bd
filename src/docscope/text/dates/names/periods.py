"""The periods that have names: those of `data/periods.csv`, and the tables of users."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docscope.errors import InputError
from docscope.text.dates.scanning.lexicon import DATA
from docscope.text.dates.values.edtf import OPEN, interval
from docscope.text.dates.values.value import Point, bounds, edtf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TABLE = "periods.csv"
HEADERS = frozenset(("name", "names", "period"))
DELIMITERS = ",;\t"
DATES = "write 1848, 1848-03 or 1848-03-13, about as 1848~, 480 BC as -0479, an open end as .."
SHAPE = "write name,first,last,source, as in: Hundred Days,1815-03-20,1815-07-08"
MOST = 4  # columns
SHOWN = 40  # characters of a name in a message


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its names; an end that is None is open.

    A word with a capital in a name needs one in the text, a word without may have one; a
    name that begins with "the" is found only behind that article.
    """

    names: tuple[str, ...]
    date: str  # EDTF: an interval, or one value
    source: str = ""

    @property
    def ends(self) -> tuple[Point | None, Point | None]:
        """The first and the last point; None for an end that is open."""
        return interval(self.date)

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day; None for an end that is open."""
        first, last = (bounds(end) if end else None for end in self.ends)
        return first[0].iso() if first else None, last[1].iso() if last else None


class _Row(NamedTuple):
    """The cells of a line: the names, the bounds as one EDTF value or interval, the source."""

    names: str
    bounds: str
    source: str


@cache
def known_periods() -> tuple[Period, ...]:
    """Return the periods that come with the program."""
    lines = (DATA / TABLE).read_text(encoding="utf-8").splitlines()
    cells = [line.split(",") for line in lines if line and not line.startswith("#")]
    return tuple(
        Period(tuple(names.split("|")), _interval(first, last), source)
        for names, first, last, source in cells[1:]
    )


def parse_periods(text: str, file: str) -> tuple[Period, ...]:
    """Return the periods of a table: `name,first,last,source`, the last column optional.

    Several names are separated by bars. The bounds are EDTF; instead of two there may be
    one value or one interval with a stroke. A first line that begins with `name` names the
    columns. Lines that begin with # are comments.

    Raises:
        InputError: A line is no period; `file` and its number are in the message.
    """
    periods: list[Period] = []
    lines_of: dict[str, int] = {}
    for line, row in _rows(text, file):
        period = _period(row, f"{file}: line {line}")
        for name in period.names:
            if name.lower() in lines_of:
                twice = f"{name} is in line {lines_of[name.lower()]} already; name it once"
                raise InputError(f"{file}: line {line}: {twice}")
            lines_of[name.lower()] = line
        periods.append(period)
    if not periods:
        raise InputError(f"{file}: no periods in it; {SHAPE}")
    return tuple(periods)


def _interval(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _rows(text: str, file: str) -> Iterator[tuple[int, _Row]]:
    """Yield the lines of a table with their numbers, without header and comments."""
    columns: Mapping[str, int] | None = None
    for line, cells in _lines(text, file):
        if columns is None:
            columns = {}
            if cells[0].lower() in HEADERS:
                columns = _header(cells, f"{file}: line {line}")
                continue
        if columns:
            yield line, _named_cells(cells, columns)
        else:
            yield line, _cells(cells, f"{file}: line {line}")


def _lines(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of every line with its number, without comments and empty lines."""
    import csv

    lines = text.splitlines(keepends=True)
    opening = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    reader = csv.reader(
        ("\n" if line.startswith("#") else line for line in lines),
        delimiter=max(DELIMITERS, key=opening.count),
        strict=True,
    )
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as problem:
        raise InputError(f"{file}: line {reader.line_num}: {problem}; {SHAPE}") from None


def _header(cells: Sequence[str], where: str) -> dict[str, int]:
    columns = {name.lower(): at for at, name in enumerate(cells)} | {"name": 0}
    if "date" not in columns and not columns.keys() >= {"first", "last"}:
        raise InputError(f"{where}: no columns first and last; name them name,first,last,source")
    return columns


def _named_cells(cells: Sequence[str], columns: Mapping[str, int]) -> _Row:
    given = {name: cells[at] for name, at in columns.items() if at < len(cells)}
    ends = f"{given.get('first', '')}/{given.get('last', '')}"
    return _Row(given["name"], given.get("date") or ends, given.get("source", ""))


def _cells(cells: Sequence[str], where: str) -> _Row:
    names, first, last, source = [*cells, "", "", "", ""][:MOST]
    if len(cells) > MOST:
        raise InputError(
            f"{where}: {len(cells)} columns; put a cell with commas into quotation marks"
        )
    alone = "/" in first or not any(cells[2:])
    return _Row(names, first, last) if alone else _Row(names, f"{first}/{last}", source)


def _period(row: _Row, where: str) -> Period:
    names = tuple(" ".join(name.split()) for name in row.names.split("|"))
    if not all(any(map(str.isalnum, name)) for name in names):
        raise InputError(f"{where}: a name is empty; {SHAPE}")
    where = f"{where}: {names[0][:SHOWN]}"
    if not all(row.bounds.split("/")):
        end = "last" if row.bounds.endswith("/") and row.bounds != "/" else "first"
        raise InputError(f"{where} has no {end} date; {DATES}")
    try:
        first, last = interval(row.bounds)
    except ValueError as problem:
        raise InputError(f"{where}: {problem} is no date; {DATES}") from None
    days = [bounds(end) if end else None for end in (first, last)]
    if days[0] and days[1] and days[0][0] > days[1][1]:
        dates = row.bounds.replace("/", " is after ")
        raise InputError(f"{where}: {dates}; put the earlier date first")
    values = [edtf(end) if end else OPEN for end in (first, last)]
    return Period(names, _interval(*values), row.source)

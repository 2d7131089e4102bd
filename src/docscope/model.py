"""The records that pass between the layers: places in a text, documents, columns, tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from sys import maxsize
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd

    Batches = Callable[[], Iterator[list[Sequence["Value"]]] | None]
    Tallied = Callable[..., tuple[Mapping[tuple[str, ...], int], "Totals"] | None]

Value = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Value, ...]
Part = Literal["front", "heading", "dateline", "body"]


class Span(NamedTuple):
    """Characters `start` to `end` of a text, counted from 0, end exclusive."""

    start: int
    end: int


class Mark(NamedTuple):
    """What a piece of markup said about characters `start` to `end` of the plain text.

    `kind` is one of heading, item, quote, code, emphasis, strong, link, row, rule;
    `level` is the depth of a heading (1 to 6), list item or quotation, else 0.
    """

    kind: str
    start: int
    end: int
    level: int = 0


class OffsetMap(NamedTuple):
    """The way back from plain text to its source.

    The plain text is a chain of runs. Run `i` is the plain characters `plain[i]` to
    `plain[i + 1]` (so `plain` has one entry more than there are runs) and stands for the
    source characters `source_start[i]` to `source_end[i]`. Where both sides are equally
    long they correspond one to one, otherwise (an entity, say) the run is one whole.
    What lies between runs in the source is markup. No runs at all means that the plain
    text is the source. `pairs` holds the source spans of opening and closing marks that
    belong together, `(open_start, open_end, close_start, close_end)`, in order.
    """

    plain: Sequence[int] = ()
    source_start: Sequence[int] = ()
    source_end: Sequence[int] = ()
    pairs: Sequence[tuple[int, int, int, int]] = ()

    def source_span(self, start: int, end: int) -> Span:
        """Return the source span of plain characters `start` to `end`.

        It is the tightest one, widened only where a mark that touches it has its
        partner inside: `*Calls upon* the`, but `October 30` in `*Moscow, October 30*`.
        """
        if not self.source_start:
            return Span(start, end)
        if end <= start:
            position = self._origin(start)
            return Span(position, position)
        return self._balanced(self._origin(start), self._origin(end - 1, after=True))

    def plain_span(self, start: int, end: int) -> Span:
        """Return the plain span of what source characters `start` to `end` show."""
        if not self.source_start:
            return Span(start, end)
        return Span(self._plain_of(start), self._plain_of(end, after=True))

    def _balanced(self, start: int, end: int) -> Span:
        """Widen a span by the marks beside it whose partners are inside or beside it too."""
        low, high = self._room(start, end)
        first, last = bisect_left(self.pairs, (low,)), bisect_left(self.pairs, (end,))
        # Inner pairs come first this way: each may bring the span to the mark of the next.
        for open_start, _, close_start, close_end in reversed(self.pairs[first:last]):
            if open_start < start <= close_start and close_end <= high:
                start, end = open_start, max(end, close_end)
            elif open_start >= start and end <= close_start and close_end <= high:
                end = close_end
        return Span(start, end)

    def _room(self, start: int, end: int) -> Span:
        """Return how far the markup beside a source span reaches."""
        run = bisect_right(self.source_start, start) - 1
        if start == self.source_start[run]:
            start = self.source_end[run - 1] if run else 0
        run = bisect_left(self.source_end, end)
        if end == self.source_end[run]:
            end = self.source_start[run + 1] if run + 1 < len(self.source_start) else maxsize
        return Span(start, end)

    def _origin(self, position: int, *, after: bool = False) -> int:
        run = min(max(bisect_right(self.plain, position) - 1, 0), len(self.source_start) - 1)
        start, end = self.source_start[run], self.source_end[run]
        if self.plain[run + 1] - self.plain[run] == end - start:
            return min(start + position - self.plain[run] + after, end)
        return end if after or position >= self.plain[run + 1] else start

    def _plain_of(self, position: int, *, after: bool = False) -> int:
        run = bisect_left(self.source_end, position)
        if run == len(self.source_end):
            return self.plain[-1]
        inside = max(position - self.source_start[run], 0)
        size = self.source_end[run] - self.source_start[run]
        if self.plain[run + 1] - self.plain[run] == size:
            return self.plain[run] + inside
        # A run that is one whole is shown if any of it lies in the span.
        return self.plain[run + (inside > 0 if after else inside >= size)]


class Cleaned(NamedTuple):
    """A source without its markup: the plain text, the way back, what the marks said."""

    text: str
    offsets: OffsetMap = OffsetMap()
    marks: tuple[Mark, ...] = ()


class Block(NamedTuple):
    """A heading, a dateline, a paragraph or a piece of front matter, in plain characters.

    Only body blocks have a `paragraph`, counted from 1 within the document; `level` is
    the depth of a heading, else 0.
    """

    part: Part
    start: int
    end: int
    paragraph: int | None = None
    level: int = 0


class TokenTable(Protocol):
    """Where the tokens of a document start and end, in plain characters, front matter too."""

    @property
    def starts(self) -> Sequence[int]:
        """Where each token starts."""
        ...

    @property
    def ends(self) -> Sequence[int]:
        """Where each token ends."""
        ...

    def between(self, start: int, end: int) -> range:
        """Return the numbers, from 0, of the tokens that start between two characters."""
        ...


class Stored(Protocol):
    """What is known of a document without going through its text: an index holds it."""

    @property
    def tokens(self) -> TokenTable:
        """Its tokens."""
        ...

    def sentences(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the sentences of the block between two characters."""
        ...


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Document:
    """One text of a corpus, decoded, cleaned and cut into blocks; equal only to itself.

    `doc` is its name in the corpus, `source` the decoded file, `text` what analyses see.
    `path` is the argument that reads it again, empty where there is none. `searched` says
    which blocks are searched and counted: all but the front matter, unless the reader asks
    for that too; `date_order` how dates in figures are read. `stored` is what an index
    knows of it.
    """

    doc: str
    source: str
    text: str
    offsets: OffsetMap
    marks: tuple[Mark, ...]
    blocks: tuple[Block, ...]
    metadata: Mapping[str, str]
    encoding: str = "utf-8"
    path: str = ""
    front_matter: bool = False
    date_order: str = "auto"
    stored: Stored | None = None

    @property
    def searched(self) -> tuple[Block, ...]:
        """The blocks that analyses read, in order."""
        if self.front_matter:
            return self.blocks
        return tuple(block for block in self.blocks if block.part != "front")


class Column(NamedTuple):
    """A column of an answer: its name (part of the interface) and what it holds.

    `digits` is how many decimals a human table shows; data formats never round.
    """

    name: str
    kind: Literal["text", "integer", "number", "boolean", "list"] = "text"
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Totals:
    """What was read and found, for the closing line: sums over documents.

    `found` counts rows of the analysis, `documents_found` the documents that have any;
    `named` holds further counts of one analysis under its own names, `dates` the earliest
    and the latest date of the documents where the analysis looks at them.
    """

    documents: int = 0
    words: int = 0
    found: int = 0
    documents_found: int = 0
    named: Mapping[str, int] = field(default_factory=dict)
    dates: tuple[str, ...] = ()

    def __add__(self, other: Totals) -> Totals:
        """Return the sums of both."""
        names = {**self.named, **other.named}
        return Totals(
            self.documents + other.documents,
            self.words + other.words,
            self.found + other.found,
            self.documents_found + other.documents_found,
            {name: self.named.get(name, 0) + other.named.get(name, 0) for name in names},
            _extremes(self.dates + other.dates),
        )


def _extremes(dates: tuple[str, ...]) -> tuple[str, ...]:
    return (min(dates), max(dates)) if dates else ()


class Table:
    """An answer: named columns and rows that are made as they are read.

    Every iteration starts anew. `totals` is known once the rows have been read; a reader
    who has seen enough rows sets `counting_only` to have the rest counted, not made.
    `first` is the first row that was written. `tallied`, where there is such a way, returns
    how many rows have each value of some fields, and the totals, without making the rows;
    None where that cannot be; `batches` returns the rows by the column, many at a time.
    """

    def __init__(self, columns: Sequence[Column], rows: Callable[[], Iterator[Row]]) -> None:
        self.columns = tuple(columns)
        self.totals = Totals()
        self.counting_only = False
        self.first: Row | None = None
        self.tallied: Tallied | None = None
        self.batches: Batches | None = None
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        return self._rows()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def to_pandas(self) -> pd.DataFrame:
        """Return a `pandas.DataFrame` with one row a row and raw values."""
        import pandas as pd

        return pd.DataFrame(list(self), columns=list(self.names))

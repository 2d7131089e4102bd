"""What was read: one row a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docscope.analyses.columnar.stored import stored_rows
from docscope.analyses.figures import COLUMNS, MORE_COLUMNS, Figures
from docscope.analyses.gathered import Gathered
from docscope.model import Column, Totals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docscope.corpus.base import Corpus
    from docscope.model import Row


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a corpus: date, title, and how much there is of each.

    Further columns, from kind to the length of sentences, are those named in `more`, and
    all of them with `every`.
    """

    every: bool = False
    more: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name of the command."""
        return "docs"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows."""
        more = (column for column in MORE_COLUMNS if self.every or column.name in self.more)
        return (*COLUMNS, *more)

    @property
    def streams(self) -> bool:
        """Whether rows come in reading order: yes."""
        return True

    def collect(self, part: Corpus) -> Gathered[Row]:
        """Return a row for every document of a part."""
        names = [column.name for column in self.columns]
        rows = stored_rows(part, names)
        if rows is None:
            rows = tuple(tuple(map(Figures(one).value, names)) for one in part.documents())
        words = sum(row[2] for row in rows if isinstance(row[2], int))
        dates = sorted(str(row[1]) for row in rows if row[1])
        read = len(rows)
        return Gathered(rows, Totals(read, words, read, read, dates=tuple(dates[:1] + dates[-1:])))

    def merge(self, left: Gathered[Row], right: Gathered[Row]) -> Gathered[Row]:
        """Join the rows of two neighbouring parts."""
        return left + right

    def rows(self, total: Gathered[Row], corpus: Corpus) -> Iterator[Row]:  # noqa: ARG002 - nothing is read again
        """Yield one row a document."""
        return iter(total.found)

"""Rows on their way out: the page asked for, what was seen of them, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.report.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row, Value

    Footer = Callable[[Answer, int], list[str]]


class Page(NamedTuple):
    """The rows from `offset` on: at most `limit`, which ends the reading, and at most `most`.

    What is beyond `most`, the rows of a screen, is still counted, and with `whole` what is
    beyond `limit` too.
    """

    offset: int = 0
    limit: int | None = None
    most: int | None = None
    whole: bool = False


class Shown:
    """The rows of a page, for a writer to go through once.

    `asked` is the question's own answer, `answer` the one with the columns or counts to
    write; `count` is how many rows have gone out. `streams` says whether rows come while
    documents are still being read.
    """

    def __init__(self, asked: Answer, answer: Answer, page: Page, *, streams: bool) -> None:
        self.asked = asked
        self.answer = answer
        self.page = page
        self.streams = streams
        self.count = 0
        self._more = False

    def __iter__(self) -> Iterator[Row]:
        if self.page.limit == 0:
            self._count_rest(iter(self.asked.table))
            return
        rows = iter(self.answer.table)
        for number, row in enumerate(rows):
            if number < self.page.offset:
                continue
            if self.count == self.page.most:
                self._more = True
                self._count_rest(rows)
                return
            if self.count == 0:
                self.answer.table.first = row
            self.count += 1
            yield row
            if self.count == self.page.limit:
                if self.page.whole:
                    self._count_rest(rows)
                return

    def batches(self) -> Iterator[list[Sequence[Value]]] | None:
        """Return all rows by the column, many at a time; None where they come one by one."""
        table = self.answer.table
        if table.batches is None or self.page != Page():
            return None
        found = table.batches()
        return None if found is None else self._counted(found)

    def _counted(self, batches: Iterator[list[Sequence[Value]]]) -> Iterator[list[Sequence[Value]]]:
        for columns in batches:
            self.count += len(columns[0])
            yield columns

    def closing(self, footer: Footer) -> list[str]:
        """Return the closing sentences: the screen's own, or how far reading went."""
        if self._stopped_early:
            rows = "row" if self.count == 1 else f"{self.count:,} rows"
            return [f"the first {rows}; --limit ended the reading after {self._part_read()}"]
        paragraphs = footer(self.answer, self.count)
        if not self._more or any("--all" in paragraph for paragraph in paragraphs):
            return paragraphs
        # A footer that only counts the rows shown says less than this.
        more = [said for said in paragraphs if said != counted(self.count, "row")]
        return [*more, f"{self._part_shown()} shown; --all shows every one"]

    @property
    def _stopped_early(self) -> bool:
        """Whether the limit was reached before all documents were read."""
        limit = self.page.limit
        if not self.streams or not limit or self.count < limit:
            return False
        corpus = self.asked.corpus
        read: int = self.asked.table.totals.documents
        problems = corpus.report.skipped
        skipped = sum(doc in problems for doc in corpus.names) if problems else 0
        return read + skipped < len(corpus.names)

    def _count_rest(self, rows: Iterator[Row]) -> None:
        """Have the rows that nobody will see counted, where that is more than is known."""
        if not self.streams:
            next(rows, None)
            return
        self.asked.table.counting_only = True
        for _ in rows:
            pass
        self.asked.table.counting_only = False

    def _part_read(self) -> str:
        corpus = self.asked.corpus
        noun = "built-in document" if corpus.builtin else "document"
        return f"{self.asked.table.totals.documents:,} of {counted(len(corpus.names), noun)}"

    def _part_shown(self) -> str:
        found = self.asked.table.totals.found - self.page.offset
        if self.streams and found > self.count:
            return f"{self.count:,} of {found:,} rows"
        return f"the first {self.count:,} rows are"

"""From a question to its answer on the screen, in a pipe or in a file."""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import accumulate
from typing import IO, TYPE_CHECKING, Any

from docscope.cli.destination import Destination
from docscope.cli.enquiry import Enquiry, chosen, names
from docscope.cli.formats import TABLE, chosen_format, ensure_fits
from docscope.cli.shown import Page, Shown
from docscope.cli.streams import input_is_piped, note, terminal_width
from docscope.corpus.collection import Collection
from docscope.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.analyses.base import Analysis
    from docscope.cli.options import Manner, Writing
    from docscope.corpus.base import Corpus
    from docscope.model import Document, Table, Totals
    from docscope.report.provenance import Origin

TERMINAL_ROWS = 100
COUNTED_BYTES = 2_000_000  # of files whose words are counted in a moment
PIPE_WIDTH = 160


class Session:
    """One run of a command: what it reads, how it writes, and its exit code.

    `query` helps to say what to write where a phrase was not quoted.
    """

    def __init__(
        self, paths: Sequence[str] | None, manner: Manner, writing: Writing, *, query: str = ""
    ) -> None:
        if not paths and input_is_piped():
            note("standard input is not read; name - to read it")
        self.writing = writing
        self.format = chosen_format(writing)
        self.fields = names(writing.by, option="--by")
        self.columns = names(writing.columns, option="--columns")
        self.destination = Destination(writing.output)
        self.enquiry = Enquiry(paths, manner, query=query)
        self._drawing = ""

    @property
    def corpus(self) -> Corpus:
        """The documents that are read."""
        return self.enquiry.corpus

    @property
    def human(self) -> bool:
        """Whether the answer is laid out for people, in the form of its command."""
        return self.format == TABLE and not self.fields and not self.columns

    @property
    def counts_words(self) -> bool:
        """Whether words are counted for a rate: always in an index, in files if they are few."""
        if not self.human or not isinstance(self.corpus, Collection):
            return self.human
        sizes = accumulate(map(self.corpus.size, self.corpus.names))
        return all(size <= COUNTED_BYTES for size in sizes)

    @property
    def width(self) -> int | None:
        """The display columns of the table; None where a row is one line of any length."""
        if self.writing.width is not None:
            return self.writing.width
        return terminal_width(sys.stdout) if self.destination.terminal else None

    @property
    def room(self) -> int:
        """How many characters of context fill a line, and more."""
        return 2 * (self.width or PIPE_WIDTH)

    @property
    def every(self) -> bool:
        """Whether columns beyond those usually written may be asked for."""
        return bool(self.columns or self.fields or self.marks_texts)

    @property
    def marks_texts(self) -> bool:
        """Whether rows are expressions that are marked in their texts, as TIMEX3 does."""
        return self.format == "timeml"

    @property
    def reach(self) -> int:
        """How many tokens beside the node the fields of --by look at."""
        if not self.fields:
            return 0
        from docscope.analyses.tally import longest_reach

        return longest_reach(self.fields)

    def draw(self, screen: str) -> None:
        """Have the counts by one field drawn, by the screen of that name.

        Raises:
            UsageError: There is no one field, or the answer is not for a screen.
        """
        if self.format != TABLE:
            raise UsageError(f"--{screen} draws on the screen; leave it out with {self.format}")
        if len(self.fields) != 1 or self.columns:
            raise UsageError(f"--{screen} draws the counts of one field; add --by year")
        self._drawing = screen

    def lay_out(self, screen: str) -> None:
        """Have the rows laid out by the screen of that name.

        Raises:
            UsageError: The answer is not for a screen, or not the rows of the command.
        """
        if self.format != TABLE:
            raise UsageError(f"--{screen} draws on the screen; leave it out with {self.format}")
        if not self.human:
            other = "--by" if self.fields else "--columns"
            raise UsageError(f"--{screen} has its own lines; leave it out with {other}")
        self._drawing = screen

    def show(
        self,
        analysis: Analysis[Any],
        *,
        must_find: bool = False,
        counted: Callable[[Table], Table] | None = None,
        below: Analysis[Any] | None = None,
    ) -> ExitCode:
        """Write the answer to a question, and return the exit code.

        `counted` makes the table that --by asks for, where it is not one of counted rows;
        `below` is a question whose answer is drawn below the lines of a screen.
        """
        by, columns = bool(self.fields), bool(self.columns)
        ensure_fits(self.format, analysis.name, by=by, columns=columns)
        asked = self.enquiry.answer(analysis)
        answer = chosen(asked, self.fields, self.columns, counted)
        whole = self.writing.provenance
        page = Page(self.writing.offset, self.writing.limit, self._most_rows, whole=whole)
        rows = Shown(asked, answer, page, streams=analysis.streams and not self.fields)
        if self.format == TABLE:
            self._show_table(rows, below)
        else:
            self._write_data(rows)
        if not (self._begins_with_origin and self.destination.file is None):
            self._cite(asked.analysis, asked.table.totals, rows.count)
        return self.close(found=not must_find or asked.table.totals.found > 0)

    def count(self, analysis: Analysis[Any]) -> ExitCode:
        """Write how many rows there are, and return the exit code."""
        totals = self.enquiry.totals(analysis)
        self.write_lines([str(totals.found)])
        self._cite(analysis, totals, 1)
        return self.close(found=totals.found > 0)

    def files(self, analysis: Analysis[Any]) -> ExitCode:
        """Write the paths of the documents that have any rows, and return the exit code."""
        found: list[str] = []

        def each() -> Iterator[str]:
            for doc in self.enquiry.docs(analysis):
                found.append(doc)
                yield self.corpus.location(doc)

        self.write_lines(each(), eager=True)
        if self.writing.provenance:
            self._cite(analysis, self.enquiry.totals(analysis), len(found))
        return self.close(found=bool(found))

    def found(self, analysis: Analysis[Any]) -> ExitCode:
        """Return the exit code alone: whether there is any row."""
        return self.close(found=any(True for _ in self.enquiry.docs(analysis)))

    def write_lines(self, lines: Iterable[str], *, eager: bool = False) -> None:
        """Write lines that are the whole answer, such as a count or the text of a document."""
        terminal = self.destination.terminal
        with self.destination.text(exact=not terminal, eager=eager) as stream:
            for line in lines:
                stream.write(f"{_safe(line) if terminal else line}\n")

    def write_exactly(self, texts: Iterable[str]) -> None:
        """Write texts as they are, one after the other."""
        with self.destination.text(exact=True) as stream:
            stream.writelines(texts)

    def close(self, *, found: bool = True) -> ExitCode:
        """Report what was left out or skipped, and return the exit code."""
        report = self.corpus.report
        note(*report.messages())
        if report.failed:
            return ExitCode.SKIPPED
        return ExitCode.DONE if found else ExitCode.NOTHING_FOUND

    def documents(self) -> Iterator[Document]:
        """Read the documents asked for, one after the other."""
        return self.enquiry.documents()

    def _write_data(self, rows: Shown) -> None:
        from docscope.report.writers.registry import FORMATS

        told: list[str] = []
        if FORMATS[self.format].binary:
            if self.destination.terminal:
                raise UsageError(f"{self.format} is no text; write it to a file with --output FILE")
            with self.destination.binary() as out:
                told = self._write_rows(rows, out)
        else:
            with self.destination.text(exact=True, eager=rows.streams) as stream:
                told = self._write_text(rows, stream)
        note(*told)

    def _write_text(self, rows: Shown, stream: IO[str]) -> list[str]:
        if not self._begins_with_origin:
            return self._write_rows(rows, stream)
        from docscope.cli.provenance import as_line, held_back

        with held_back(stream) as later:
            told = self._write_rows(rows, later)
            totals = rows.asked.table.totals
            stream.write(as_line(self._origin(rows.asked.analysis, totals, rows.count)))
        return told

    def _write_rows(self, rows: Shown, stream: IO[Any]) -> list[str]:  # Any: of str or of bytes
        from docscope.report.writers.registry import write_answer

        header = not self.writing.no_header
        return write_answer(self.format, rows.answer, rows, stream, header=header)

    def _show_table(self, rows: Shown, below: Analysis[Any] | None) -> None:
        from docscope.report.layout import Layout

        screen = self._screen(rows.answer)
        layout = Layout(self.width, full=self.writing.full, header=not self.writing.no_header)
        added: list[str] = []
        with self.destination.text(exact=False, eager=rows.streams) as stream:
            for line in screen.screen(rows.answer, rows, layout):
                stream.write(f"{line}\n")
            if below and rows.asked.table.totals.found:
                answer = self.enquiry.further(below)
                drawn = self._screen(answer)
                stream.write("\n" if rows.count else "")
                for line in drawn.screen(answer, answer.table, layout):
                    stream.write(f"{line}\n")
                added = drawn.footer(answer, 0)
        if self.destination.left:
            return
        paragraphs = [*rows.closing(screen.footer), *added]
        if paragraphs:
            note(*([""] if rows.count else []), *paragraphs)

    def _screen(self, answer: Answer) -> Any:  # noqa: ANN401 - a module with screen and footer
        counts = self._drawing or "tally"
        own = self._drawing or answer.analysis.name
        name = counts if self.fields else "plain" if self.columns else own
        return import_module(f"docscope.report.screens.{name}")

    def _cite(self, analysis: Analysis[Any], totals: Totals, rows: int) -> None:
        """Say where the answer comes from, if that was asked for."""
        if not self.writing.provenance or self.destination.left:
            return
        from docscope.cli.provenance import cite

        origin = self._origin(analysis, totals, rows)
        cite(origin, self.destination.file, aloud=self.format == TABLE)

    @property
    def _begins_with_origin(self) -> bool:
        return self.writing.provenance and self.format == "jsonl"

    def _origin(self, analysis: Analysis[Any], totals: Totals, rows: int) -> Origin:
        from docscope.cli.provenance import origin

        return origin(analysis.name, totals, rows, self.corpus, self.enquiry.engine)

    @property
    def _most_rows(self) -> int | None:
        everything = self.writing.all or self.writing.limit is not None
        stops = self.format == TABLE and self.destination.terminal and not everything
        return TERMINAL_ROWS if stops else None


def _safe(line: str) -> str:
    from docscope.report.display import visible

    return visible(line)

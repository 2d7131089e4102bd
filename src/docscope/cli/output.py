"""From a question to its answer on the screen, in a pipe or in a file."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

from docscope.analyses.tally import longest_reach, tally
from docscope.cli.streams import (
    binary_output,
    input_is_piped,
    note,
    on_terminal,
    silence,
    standard_output,
    terminal_width,
)
from docscope.corpus.open import open_corpus
from docscope.corpus.sources import MissingInputError
from docscope.engine.run import partials, run
from docscope.engine.serial import gather
from docscope.errors import ExitCode, OutputError, UsageError
from docscope.report.display import visible
from docscope.report.layout import Layout
from docscope.report.selection import page, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.analyses.base import Analysis
    from docscope.cli.options import Manner, Writing
    from docscope.corpus.base import Corpus
    from docscope.model import Row

TERMINAL_ROWS = 100
PIPE_WIDTH = 160
SHORTHANDS = ("csv", "tsv", "json", "jsonl", "excel")
TABLE = "table"


class Session:
    """One run of a command: what it reads, how it writes, and its exit code."""

    def __init__(
        self, paths: Sequence[str] | None, manner: Manner, writing: Writing, *, query: str = ""
    ) -> None:
        if not paths and input_is_piped():
            note("standard input is not read; name - to read it")
        self.jobs = manner.jobs
        self.writing = writing
        self.format = _format(writing)
        self.corpus = _corpus(paths or (), manner, query)

    @property
    def human(self) -> bool:
        """Whether the answer is laid out for people, in the form of its command."""
        return self.format == TABLE and not self.writing.by and not self.writing.columns

    @property
    def width(self) -> int | None:
        """The display columns of the table; None where a row is one line of any length."""
        if self.writing.width is not None:
            return self.writing.width
        return terminal_width() if on_terminal() and not self.writing.output else None

    @property
    def room(self) -> int:
        """How many characters of context fill a line, and more."""
        return 2 * (self.width or PIPE_WIDTH)

    @property
    def every(self) -> bool:
        """Whether columns beyond those usually written may be asked for."""
        return bool(self.writing.columns or self.writing.by)

    @property
    def fields(self) -> list[str]:
        """The fields that rows are counted by."""
        return names(self.writing.by)

    @property
    def reach(self) -> int:
        """How many tokens beside the node the fields of --by look at."""
        return longest_reach(self.fields)

    def answer(self, analysis: Analysis[Any]) -> Answer:
        """Put a question to the corpus, and choose the columns asked for."""
        answer = run(analysis, self.corpus, jobs=self.jobs)
        columns = names(self.writing.columns)
        if self.fields:
            answer = answer._replace(table=tally(answer.table, self.fields))
        if columns and columns != ["all"]:
            answer = answer._replace(table=select(answer.table, columns))
        return answer

    def show(self, analysis: Analysis[Any], *, must_find: bool = False) -> ExitCode:
        """Write the answer to a question, and return the exit code."""
        answer = self.answer(analysis)
        if self.format == TABLE:
            self._show_table(answer)
        else:
            self._write_data(answer)
        return self.close(found=not must_find or answer.table.totals.found > 0)

    def count(self, analysis: Analysis[Any]) -> ExitCode:
        """Write how many rows there are, and return the exit code."""
        total = gather(analysis, partials(analysis, self.corpus, self.jobs))
        found = total.totals.found if total else 0
        self.write_lines([str(found)])
        return self.close(found=found > 0)

    def files(self, analysis: Analysis[Any]) -> ExitCode:
        """Write the names of the documents that have any rows, and return the exit code."""
        found = 0
        with self._text_stream(human=False) as stream:
            for part in self.corpus.parts():
                if analysis.collect(part).totals.found:
                    found += 1
                    stream.write(f"{part.names[0]}\n")
        return self.close(found=found > 0)

    def found(self, analysis: Analysis[Any]) -> ExitCode:
        """Return the exit code alone: whether there is any row."""
        found = any(analysis.collect(part).totals.found for part in self.corpus.parts())
        return self.close(found=found)

    def write_lines(self, lines: Iterable[str]) -> None:
        """Write lines that are the whole answer, such as a count or the text of a document."""
        escape = visible if on_terminal() and not self.writing.output else str
        with self._text_stream(human=True) as stream:
            for line in lines:
                stream.write(f"{escape(line)}\n")

    def write_exactly(self, texts: Iterable[str]) -> None:
        """Write texts as they are, one after the other."""
        with self._text_stream(human=False) as stream:
            for text in texts:
                stream.write(text)

    def close(self, *, found: bool = True) -> ExitCode:
        """Report what was left out or skipped, and return the exit code."""
        report = self.corpus.report
        note(*report.messages())
        if report.failed:
            return ExitCode.SKIPPED
        return ExitCode.DONE if found else ExitCode.NOTHING_FOUND

    def _write_data(self, answer: Answer) -> None:
        from docscope.report.writers.registry import FORMATS, write

        header = not self.writing.no_header
        rows = self._page(answer)
        if FORMATS[self.format].binary:
            with self._binary_stream() as out:
                write(self.format, answer.table.columns, rows, out, header=header)
        else:
            with self._text_stream(human=False) as stream:
                write(self.format, answer.table.columns, rows, stream, header=header)

    def _show_table(self, answer: Answer) -> None:
        screen = self._screen(answer)
        header = not self.writing.no_header
        layout = Layout(self.width, full=self.writing.full, header=header)
        rows = _Counted(self._page(answer), answer, self._most_rows)
        with self._text_stream(human=True) as stream:
            for line in screen.screen(answer, rows, layout):
                stream.write(f"{line}\n")
        self._close_table(answer, screen.footer, rows)

    def _close_table(self, answer: Answer, footer: Any, rows: _Counted) -> None:  # noqa: ANN401 - a function of the screen's module
        paragraphs = footer(answer, rows.shown)
        if rows.more:
            found = answer.table.totals.found
            of = (
                f"{rows.shown:,} of {found:,} rows"
                if found > rows.shown
                else f"first {rows.shown:,} rows"
            )
            paragraphs = [*paragraphs, f"{of} shown; --all shows every one"]
        if paragraphs:
            note(*([""] if rows.shown else []), *paragraphs)

    def _screen(self, answer: Answer) -> Any:  # noqa: ANN401 - a module with screen and footer
        name = "plain" if self.fields or self.writing.columns else answer.analysis.name
        return import_module(f"docscope.report.screens.{name}")

    def _page(self, answer: Answer) -> Iterator[Row]:
        return page(answer.table, offset=self.writing.offset, limit=self.writing.limit)

    @property
    def _most_rows(self) -> int | None:
        everything = self.writing.all or self.writing.limit is not None
        return None if everything or self.width is None else TERMINAL_ROWS

    @contextmanager
    def _text_stream(self, *, human: bool) -> Iterator[IO[str]]:
        if self.writing.output in {None, "-"}:
            with _reader_may_leave():
                stream = standard_output(human=human)
                yield stream
                stream.flush()
            return
        with _written(str(self.writing.output)) as path:
            # utf-8 in files whatever the locale; names of files keep their bytes
            with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
                yield file

    @contextmanager
    def _binary_stream(self) -> Iterator[IO[bytes]]:
        if self.writing.output in {None, "-"}:
            if on_terminal():
                raise UsageError(f"{self.format} is no text; write it to a file with --output FILE")
            with _reader_may_leave():
                stream = binary_output()
                yield stream
                stream.flush()
            return
        with _written(str(self.writing.output)) as path, open(path, "wb") as file:
            yield file


class _Counted:
    """Rows on their way to the screen: the first is kept, all are counted, too many held back."""

    def __init__(self, rows: Iterator[Row], answer: Answer, most: int | None) -> None:
        self.rows = rows
        self.answer = answer
        self.most = most
        self.shown = 0
        self.more = False

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            if self.shown == self.most:
                self.more = True
                self._count_the_rest()
                return
            if self.shown == 0:
                self.answer.table.first = row
            self.shown += 1
            yield row

    def _count_the_rest(self) -> None:
        self.answer.table.counting_only = True
        for _ in self.rows:
            pass


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """Let whoever reads the output close it early: what is left goes nowhere."""
    try:
        yield
    except BrokenPipeError:
        silence(sys.stdout)


@contextmanager
def _written(path: str) -> Iterator[str]:
    """Yield the path to write to; a regular file is replaced only once it is complete."""
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            yield path
            return
        partial = f"{path}.{os.getpid()}.part"
        try:
            yield partial
            os.replace(partial, path)
        finally:
            if os.path.exists(partial):
                os.unlink(partial)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _corpus(paths: Sequence[str], manner: Manner, query: str) -> Corpus:
    try:
        return open_corpus(
            paths,
            encoding=manner.encoding,
            format_in=manner.format_in,
            front_matter=manner.front_matter,
        )
    except MissingInputError as error:
        raise error.with_phrase(query) if query else error from None


def _format(writing: Writing) -> str:
    from docscope.report.writers.registry import FORMATS, format_of

    chosen = [name for name in SHORTHANDS if getattr(writing, name)]
    chosen += [writing.format] if writing.format else []
    if len(set(chosen)) > 1:
        raise UsageError(f"one format at a time, not {' and '.join(chosen)}")
    if chosen and chosen[0] not in {TABLE, *FORMATS}:
        raise UsageError(f"{chosen[0]}: no such format; there are {', '.join([TABLE, *FORMATS])}")
    if chosen:
        return chosen[0]
    return (format_of(writing.output) if writing.output else None) or TABLE


def names(written: str | None) -> list[str]:
    """Return the names in a list such as `doc,date`; none for None."""
    return [name.strip() for name in (written or "").split(",") if name.strip()]

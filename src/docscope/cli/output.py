"""From a question to its answer on the screen, in a pipe or in a file."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from docscope.cli.destination import Destination
from docscope.cli.formats import TABLE, chosen_format
from docscope.cli.shown import Page, Shown
from docscope.cli.streams import input_is_piped, note, terminal_width
from docscope.corpus.open import open_corpus
from docscope.corpus.unreadable import MissingInputError
from docscope.engine.run import partials, run
from docscope.engine.serial import gather
from docscope.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.analyses.base import Analysis
    from docscope.cli.narrowing import Narrowed
    from docscope.cli.options import Manner, Writing
    from docscope.corpus.files import FileCorpus
    from docscope.model import Document, Table

TERMINAL_ROWS = 100
PIPE_WIDTH = 160
ALL = ["all"]  # as --columns


class Session:
    """One run of a command: what it reads, how it writes, and its exit code.

    `query` helps to say what to write where a phrase was not quoted.
    """

    def __init__(
        self, paths: Sequence[str] | None, manner: Manner, writing: Writing, *, query: str = ""
    ) -> None:
        if not paths and input_is_piped():
            note("standard input is not read; name - to read it")
        self.jobs = manner.jobs
        self.where = manner.where
        self.writing = writing
        self.format = chosen_format(writing)
        self.fields = names(writing.by, option="--by")
        self.columns = names(writing.columns, option="--columns")
        self.destination = Destination(writing.output)
        self.corpus = _corpus(paths or (), manner, query)

    @property
    def human(self) -> bool:
        """Whether the answer is laid out for people, in the form of its command."""
        return self.format == TABLE and not self.fields and not self.columns

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
        return bool(self.columns or self.fields)

    @property
    def reach(self) -> int:
        """How many tokens beside the node the fields of --by look at."""
        if not self.fields:
            return 0
        from docscope.analyses.tally import longest_reach

        return longest_reach(self.fields)

    def show(
        self,
        analysis: Analysis[Any],
        *,
        must_find: bool = False,
        counted: Callable[[Table], Table] | None = None,
    ) -> ExitCode:
        """Write the answer to a question, and return the exit code.

        `counted` makes the table that --by asks for, where it is not one of counted rows.
        """
        asked = self._asked(analysis)
        page = Page(self.writing.offset, self.writing.limit, self._most_rows)
        streams = analysis.streams and not self.fields
        rows = Shown(asked, self._answer(asked, counted), page, streams=streams)
        if self.format == TABLE:
            self._show_table(rows)
        else:
            self._write_data(rows)
        return self.close(found=not must_find or asked.table.totals.found > 0)

    def count(self, analysis: Analysis[Any]) -> ExitCode:
        """Write how many rows there are, and return the exit code."""
        found = self._number(analysis)
        self.write_lines([str(found)])
        return self.close(found=found > 0)

    def files(self, analysis: Analysis[Any]) -> ExitCode:
        """Write the paths of the documents that have any rows, and return the exit code."""
        found: list[str] = []

        def each() -> Iterator[str]:
            for doc in self._with_rows(analysis):
                found.append(doc)
                yield self.corpus.location(doc)

        self.write_lines(each(), eager=True)
        return self.close(found=bool(found))

    def found(self, analysis: Analysis[Any]) -> ExitCode:
        """Return the exit code alone: whether there is any row."""
        return self.close(found=any(True for _ in self._with_rows(analysis)))

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
        if self.where is not None:
            from docscope.corpus.fields import where_holds

            self.corpus = where_holds(self.corpus, self.where)
        return self.corpus.documents()

    def _asked(self, analysis: Analysis[Any]) -> Answer:
        narrowed = self._narrowed(analysis)
        if narrowed:
            return narrowed.answer(jobs=self.jobs)
        return run(analysis, self.corpus, jobs=self.jobs)

    def _number(self, analysis: Analysis[Any]) -> int:
        narrowed = self._narrowed(analysis)
        if narrowed and narrowed.rows:
            return sum(1 for _ in narrowed.answer(jobs=self.jobs).table)
        total = gather(analysis, partials(analysis, self.corpus, self.jobs))
        return total.totals.found if total else 0

    def _narrowed(self, analysis: Analysis[Any]) -> Narrowed | None:
        """Return the question as --where narrows it, and the corpus to what it selects."""
        if self.where is None:
            return None
        from docscope.cli.narrowing import narrowed

        question = narrowed(self.where, analysis, self.corpus)
        self.corpus = question.corpus
        return question

    def _answer(self, asked: Answer, counted: Callable[[Table], Table] | None) -> Answer:
        """Return the answer with the columns or the counts asked for."""
        answer = asked
        if self.fields and counted:
            answer = answer._replace(table=counted(asked.table))
        elif self.fields:
            from docscope.analyses.tally import tally

            answer = _with_fields(answer, self.fields, option="--by")
            answer = answer._replace(table=tally(answer.table, self.fields))
        if self.columns and self.columns != ALL:
            from docscope.report.selection import select

            if not self.fields:
                answer = _with_fields(answer, self.columns, option="--columns:")
            answer = answer._replace(table=select(answer.table, self.columns))
        return answer

    def _with_rows(self, analysis: Analysis[Any]) -> Iterator[str]:
        """Yield the names of the documents that have any rows."""
        narrowed = self._narrowed(analysis)
        if narrowed and narrowed.rows:
            answer = narrowed.answer(jobs=self.jobs)
            doc = answer.table.names.index("doc")
            yield from dict.fromkeys(str(row[doc]) for row in answer.table)
            return
        for part in self.corpus.parts():
            if analysis.collect(part).totals.found:
                yield part.names[0]

    def _write_data(self, rows: Shown) -> None:
        from docscope.report.writers.registry import FORMATS, write

        header = not self.writing.no_header
        columns = rows.answer.table.columns
        if FORMATS[self.format].binary:
            if self.destination.terminal:
                raise UsageError(f"{self.format} is no text; write it to a file with --output FILE")
            with self.destination.binary() as out:
                write(self.format, columns, rows, out, header=header)
            return
        with self.destination.text(exact=True, eager=rows.streams) as stream:
            write(self.format, columns, rows, stream, header=header)

    def _show_table(self, rows: Shown) -> None:
        from docscope.report.layout import Layout

        screen = self._screen(rows.answer)
        layout = Layout(self.width, full=self.writing.full, header=not self.writing.no_header)
        with self.destination.text(exact=False, eager=rows.streams) as stream:
            for line in screen.screen(rows.answer, rows, layout):
                stream.write(f"{line}\n")
        if self.destination.left:
            return
        paragraphs = rows.closing(screen.footer)
        if paragraphs:
            note(*([""] if rows.count else []), *paragraphs)

    def _screen(self, answer: Answer) -> Any:  # noqa: ANN401 - a module with screen and footer
        name = "tally" if self.fields else "plain" if self.columns else answer.analysis.name
        return import_module(f"docscope.report.screens.{name}")

    @property
    def _most_rows(self) -> int | None:
        everything = self.writing.all or self.writing.limit is not None
        stops = self.format == TABLE and self.destination.terminal and not everything
        return TERMINAL_ROWS if stops else None


def names(written: str | None, *, option: str) -> list[str]:
    """Return the names in a list such as `doc,date`, each once; none for None.

    Raises:
        UsageError: Something is written, but no name.
    """
    found = list(dict.fromkeys(name.strip() for name in (written or "").split(",")))
    found = [name for name in found if name]
    if written is not None and not found:
        raise UsageError(f'{option} "{written}": no name in it')
    return found


def _with_fields(answer: Answer, names: Sequence[str], *, option: str) -> Answer:
    """Return an answer that has the named columns, if documents have those that it lacks."""
    if set(names).issubset(answer.table.names):
        return answer
    from docscope.cli.narrowing import with_fields

    return with_fields(answer, names, option=option)


def _corpus(paths: Sequence[str], manner: Manner, query: str) -> FileCorpus:
    try:
        return open_corpus(
            paths,
            encoding=manner.encoding,
            format_in=manner.format_in,
            front_matter=manner.front_matter,
            meta=manner.meta,
            name_fields=manner.name_fields,
        )
    except MissingInputError as error:
        raise error.with_phrase(query) if query and _are_words(error.names) else error from None


def _are_words(arguments: Iterable[str]) -> bool:
    """Return whether arguments look like the rest of a phrase, not like paths."""
    return all(argument.replace("-", "").isalnum() for argument in arguments)


def _safe(line: str) -> str:
    from docscope.report.display import visible

    return visible(line)

"""Which documents are asked, and who collects the answers: what all questions of a run share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docscope.analyses.columnar import columnar_totals
from docscope.corpus.open import open_corpus
from docscope.corpus.unreadable import MissingInputError
from docscope.engine.run import Engine, partials, run
from docscope.engine.serial import gather
from docscope.errors import UsageError
from docscope.model import Totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docscope.analyses.answer import Answer
    from docscope.analyses.base import Analysis
    from docscope.cli.narrowing import Narrowed
    from docscope.cli.options import Manner
    from docscope.corpus.base import Corpus
    from docscope.model import Document, Table

ALL = ["all"]  # as --columns
LONGEST_PHRASE = 200  # characters of a query that an error repeats


class Enquiry:
    """The documents that a command line names, for questions to be put to.

    `query` helps to say what to write where a phrase was not quoted.
    """

    def __init__(self, paths: Sequence[str] | None, manner: Manner, *, query: str = "") -> None:
        self.where = manner.where
        self.engine = _engine(manner)
        self.corpus: Corpus = _corpus(paths or (), manner, query)

    def answer(self, analysis: Analysis[Any]) -> Answer:
        """Return the answer to a question, from the documents and rows that --where selects."""
        narrowed = self._narrowed(analysis)
        if narrowed:
            return narrowed.answer(engine=self.engine)
        return run(analysis, self.corpus, engine=self.engine)

    def select(self, analysis: Analysis[Any]) -> None:
        """Keep of the documents those that --where selects by the rows of a question."""
        narrowed = self._narrowed(analysis)
        if narrowed and narrowed.rows:
            self.corpus = self.corpus.only(list(self.docs(analysis)))
        self.where = None

    def further(self, analysis: Analysis[Any]) -> Answer:
        """Return the answer to a further question about the documents of the last one."""
        return run(analysis, self.corpus, engine=self.engine)

    def totals(self, analysis: Analysis[Any]) -> Totals:
        """Return what is found, without making rows where that can be."""
        narrowed = self._narrowed(analysis)
        if narrowed and narrowed.rows:
            table = narrowed.answer(engine=self.engine).table
            for _ in table:
                pass
            return table.totals
        known = None if self.engine.shared else columnar_totals(analysis, self.corpus)
        if known:
            return known
        total = gather(analysis, partials(analysis, self.corpus, self.engine))
        return total.totals if total else Totals()

    def docs(self, analysis: Analysis[Any]) -> Iterator[str]:
        """Yield the names of the documents that have any rows, each as soon as it is known."""
        narrowed = self._narrowed(analysis)
        if narrowed and narrowed.rows:
            answer = narrowed.answer(engine=self.engine)
            doc = answer.table.names.index("doc")
            yield from dict.fromkeys(str(row[doc]) for row in answer.table)
        elif getattr(analysis, "dedupe", None):  # which are known once all are merged
            total = gather(analysis, partials(analysis, self.corpus, self.engine))
            yield from total.docs if total else ()
        else:
            for found in partials(analysis, self.corpus, self.engine):
                yield from found.docs

    def documents(self) -> Iterator[Document]:
        """Read the documents asked for, one after the other."""
        if self.where is not None:
            from docscope.corpus.fields import where_holds

            self.corpus = where_holds(self.corpus, self.where)
        return self.corpus.documents()

    def _narrowed(self, analysis: Analysis[Any]) -> Narrowed | None:
        """Return the question as --where narrows it, and the corpus to what it selects."""
        if self.where is None:
            return None
        from docscope.cli.narrowing import narrowed

        question = narrowed(self.where, analysis, self.corpus)
        self.corpus = question.corpus
        return question


def chosen(
    answer: Answer,
    fields: Sequence[str],
    columns: Sequence[str],
    counted: Callable[[Table], Table] | None = None,
) -> Answer:
    """Return an answer with the counts by some fields, and the columns, that were asked for.

    `counted` makes the table of counts where it is not one of counted rows.
    """
    if fields and counted:
        answer = answer._replace(table=counted(answer.table))
    elif fields:
        from docscope.analyses.tally import tally

        answer = _with_fields(answer, fields, option="--by")
        answer = answer._replace(table=tally(answer.table, fields))
    if columns and columns != ALL:
        from docscope.report.selection import select

        if not fields:
            answer = _with_fields(answer, columns, option="--columns:")
        answer = answer._replace(table=select(answer.table, columns))
    return answer


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


def _engine(manner: Manner) -> Engine:
    if manner.scheduler is not None and manner.jobs is not None:
        raise UsageError("--jobs counts workers here; a --scheduler has as many as joined it")
    dask = manner.engine == "dask" or manner.scheduler is not None
    return Engine(manner.jobs, dask, manner.scheduler)


def _corpus(paths: Sequence[str], manner: Manner, query: str) -> Corpus:
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
        raise error.with_phrase(query) if _is_phrase(query, error.names) else error from None


def _is_phrase(query: str, arguments: Iterable[str]) -> bool:
    """Return whether arguments look like the rest of a phrase, not like paths."""
    return 0 < len(query) <= LONGEST_PHRASE and all(
        argument.replace("-", "").isalnum() for argument in arguments
    )

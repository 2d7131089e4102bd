"""The options that say what a query means and which of its hits count."""
# No deferred annotations here, as in options.py.

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from docscope.cli.options import FURTHER
from docscope.corpus.query import Query
from docscope.errors import InputError, UsageError

if TYPE_CHECKING:
    from docscope.corpus.query.asked import Asked

OptionalQuery = Annotated[
    str | None,
    typer.Argument(metavar="QUERY", help="A word, a phrase or a pattern.", show_default=False),
]


class Matching(NamedTuple):
    """How a query is written, and what must stand near its hits."""

    regex: Annotated[
        bool,
        typer.Option(
            "--regex",
            "-e",
            help="QUERY is a regular expression, word by word.",
            rich_help_panel=FURTHER,
        ),
    ] = False
    fixed: Annotated[
        bool,
        typer.Option(
            "--fixed", "-F", help="QUERY has no signs: * and | are text.", rich_help_panel=FURTHER
        ),
    ] = False
    cql: Annotated[
        bool,
        typer.Option(
            "--cql", help="QUERY is CQL, as one that begins with [ is.", rich_help_panel=FURTHER
        ),
    ] = False
    patterns: Annotated[
        str | None,
        typer.Option(
            "--patterns",
            "-f",
            metavar="FILE",
            help="Take the queries from FILE, one a line.",
            rich_help_panel=FURTHER,
        ),
    ] = None
    near: Annotated[
        list[str] | None,
        typer.Option(
            metavar="QUERY",
            help="Only hits with this within 5 words, or --span N.",
            rich_help_panel=FURTHER,
        ),
    ] = None
    not_near: Annotated[
        list[str] | None,
        typer.Option(
            metavar="QUERY", help="Only hits without this near them.", rich_help_panel=FURTHER
        ),
    ] = None
    span: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Words on each side that --near looks at.",
            rich_help_panel=FURTHER,
        ),
    ] = None
    within: Annotated[
        Literal["sentence", "paragraph", "document"] | None,
        typer.Option(
            metavar="UNIT",
            help="Only hits in one sentence; with --near, sentence, paragraph or document.",
            rich_help_panel=FURTHER,
        ),
    ] = None
    case: Annotated[
        bool,
        typer.Option("--case", help="Tell capitals from small letters.", rich_help_panel=FURTHER),
    ] = False
    whole: Annotated[
        bool,
        typer.Option(
            "--whole", help="Leave out parts of hyphenated words.", rich_help_panel=FURTHER
        ),
    ] = False


class Forms(NamedTuple):
    """Whether words of a query stand for all their forms."""

    lemma: Annotated[bool, typer.Option("--lemma", help="Find all forms of each word.")] = False
    stem: Annotated[
        bool,
        typer.Option(
            "--stem", help="Find words with the same stem (Snowball).", rich_help_panel=FURTHER
        ),
    ] = False
    language: Annotated[
        str,
        typer.Option(metavar="CODE", help="Language of lemmas and stems.", rich_help_panel=FURTHER),
    ] = "en"


FORMS = Forms()


class Question:
    """What is searched for, and where: arguments of a command, and the options of its query.

    Where the queries stand in a file, the first argument is a path like the others.

    Raises:
        UsageError: There is no query.
    """

    def __init__(
        self, query: str | None, paths: list[str] | None, matching: Matching, forms: Forms = FORMS
    ) -> None:
        self.matching = matching
        self.forms = forms
        self.paths = paths
        self.written = query or ""
        if matching.patterns is not None:
            self.written = matching.patterns
            self.paths = paths if query is None else [query, *(paths or [])]
        elif query is None:
            # typer brings its own copy of click and does not export this name
            from typer._click.globals import get_current_context

            command = get_current_context().command_path
            raise UsageError(f"QUERY is missing; {command} --help shows the options")
        _ensure_text(self.written)

    def query(self) -> Query:
        """Return the query that is asked, all lines of a file as one.

        Raises:
            UsageError: It cannot be understood, or options do not go together.
            InputError: The file cannot be read.
        """
        if self._plain:
            from docscope.corpus.query import parse_query

            return parse_query(self.written, case=self.matching.case, whole=self.matching.whole)
        from docscope.corpus.query.asked import any_of, asked_query, lines_queries, narrowed

        if self.matching.patterns is None:
            return asked_query(self.written, self._asked)
        queries = lines_queries(_lines(self.written), self.written, self._asked)
        return narrowed(any_of(queries, self.written), self._asked)

    def queries(self) -> tuple[Query, ...]:
        """Return the queries that commas part, or those of the lines of a file.

        Raises:
            UsageError: As above.
            InputError: As above.
        """
        from docscope.corpus.query.asked import asked_queries, lines_queries, narrowed

        if self.matching.patterns is None:
            return asked_queries(self.written, self._asked)
        queries = lines_queries(_lines(self.written), self.written, self._asked)
        return tuple(narrowed(query, self._asked) for query in queries)

    @property
    def typed(self) -> str:
        """The query as it was typed; empty where the queries stand in a file."""
        return self.written if self.matching.patterns is None else ""

    @property
    def _plain(self) -> bool:
        """Whether no option asks for more than case and hyphens; most queries are so."""
        plain = Matching(case=self.matching.case, whole=self.matching.whole)
        return self.matching == plain and self.forms == FORMS

    @property
    def _asked(self) -> "Asked":
        fields = {**self.matching._asdict(), **self.forms._asdict()}
        del fields["patterns"]
        return fields  # type: ignore[return-value]  # the options have the names of its keys


def _lines(name: str) -> list[str]:
    from docscope.corpus.decoding import decode
    from docscope.corpus.unreadable import why_failed

    try:
        return decode(Path(name).read_bytes()).text.splitlines()
    except FileNotFoundError:
        raise InputError(f"--patterns {name}: no such file") from None
    except OSError as error:
        raise InputError(f"--patterns {name}: {why_failed(error)}") from None


def _ensure_text(query: str) -> None:
    """Raise where a query has bytes that the locale could not decode: it would find nothing."""
    if not query.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in query):
        raise UsageError(f'"{query}": not text in the encoding of this terminal')

"""The options that say which clauses are shown, and how documents are read for them."""
# No deferred annotations here, as in options.py.

from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from docscope.analyses.clauses.choice import parse_force
from docscope.cli.enquiry import names
from docscope.cli.options import FURTHER
from docscope.errors import UsageError

if TYPE_CHECKING:
    from docscope.corpus.query import Query
    from docscope.text.clauses.verbs.lexicon import Lexicon


class Choosing(NamedTuple):
    """Which clauses are shown."""

    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND[,KIND]", help="Only these: preambular, operative, article ..."),
    ] = None
    verb: Annotated[
        str | None,
        typer.Option(metavar="VERB", help="Only clauses of this verb: request finds Requests."),
    ] = None
    class_: Annotated[
        str | None,
        typer.Option(
            "--class",
            metavar="CLASS[,CLASS]",
            help="Only acts of these classes: request, condemnation, obligation ...",
            rich_help_panel=FURTHER,
        ),
    ] = None
    force: Annotated[
        str | None,
        typer.Option(
            metavar="N[-N]",
            help="Only clauses that bind so much: 0 to 5, such as 3-5.",
            rich_help_panel=FURTHER,
        ),
    ] = None
    addressee: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only clauses addressed to someone called so."),
    ] = None
    actor: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Only clauses of an actor called so.", rich_help_panel=FURTHER
        ),
    ] = None
    refs: Annotated[
        str | None,
        typer.Option(metavar="SYMBOL", help='Only clauses that cite it: S/RES/242, "242 (1967)".'),
    ] = None
    match: Annotated[
        str | None,
        typer.Option(metavar="QUERY", help="Only clauses that contain it, as kwic finds it."),
    ] = None

    @property
    def used(self) -> list[str]:
        """The options that were given, as they are typed."""
        return [
            f"--{field.rstrip('_')}"
            for field, value in zip(self._fields, self, strict=True)
            if value is not None
        ]

    @property
    def fields(self) -> dict[str, Any]:  # Any: those of `Clauses`
        """What the question takes of them.

        Raises:
            UsageError: A list is empty, a force is none, or a query cannot be understood.
        """
        return {
            "kinds": tuple(names(self.kind, option="--kind")),
            "verb": self.verb,
            "classes": tuple(names(self.class_, option="--class")),
            "force": parse_force(self.force) if self.force is not None else None,
            "addressee": self.addressee,
            "actor": self.actor,
            "refs": self.refs,
            "match": _query(self.match) if self.match is not None else None,
        }


class Ways(NamedTuple):
    """What is shown in place of the table of clauses."""

    tree: Annotated[
        bool, typer.Option("--tree", help="Draw an outline: a line a clause, indented.")
    ] = False
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="OTHER",
            help="Compare the draft at PATH with an earlier one, clause by clause.",
        ),
    ] = None
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Say as what kind each document is read, and why.",
            rich_help_panel=FURTHER,
        ),
    ] = False
    residue: Annotated[
        bool,
        typer.Option(
            "--residue",
            help="List the lines that are in no clause and no known part.",
            rich_help_panel=FURTHER,
        ),
    ] = False

    def ensure_one(self, choosing: Choosing) -> None:
        """Refuse options that ask for two different answers.

        Raises:
            UsageError: Two ways are asked for, or clauses are chosen where none are listed.
        """
        given = [f"--{name}" for name, asked in zip(self._fields, self, strict=True) if asked]
        if len(given) > 1:
            raise UsageError(f"{given[0]} or {given[1]}, not both")
        rows = "documents" if self.explain else "lines" if self.residue else ""
        if rows and choosing.used:
            left_out = ", ".join(choosing.used)
            raise UsageError(f"{given[0]} lists {rows}, not clauses; leave out {left_out}")


class Readers(NamedTuple):
    """How documents are read."""

    read_as: Annotated[
        Literal["resolution", "articles", "prose"] | None,
        typer.Option(
            "--as", help="Read every document as one of this kind.", rich_help_panel=FURTHER
        ),
    ] = None
    verbs: Annotated[
        str | None,
        typer.Option(
            metavar="FILE.csv", help="Further verbs that open clauses.", rich_help_panel=FURTHER
        ),
    ] = None
    secondary: Annotated[
        bool,
        typer.Option(
            "--secondary",
            help="Add statements of practice, duty and hope in prose.",
            rich_help_panel=FURTHER,
        ),
    ] = False

    @property
    def fields(self) -> dict[str, Any]:  # Any: those of `Clauses`, `Readings` and `Residue`
        """What the questions take of them.

        Raises:
            InputError: The file of verbs cannot be read.
        """
        return {
            "read_as": self.read_as,
            "lexicon": _lexicon(self.verbs),
            "secondary": self.secondary,
        }


def _query(written: str) -> "Query":
    from docscope.corpus.query import parse_query

    try:
        return parse_query(written)
    except UsageError as error:
        raise UsageError(f"--match {error}") from None


def _lexicon(path: str | None) -> "Lexicon | None":
    if path is None:
        return None
    from docscope.corpus.verbfile import read_verbs

    return read_verbs(path)

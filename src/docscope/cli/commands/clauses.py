"""`docscope clauses`: what was decided, and who is asked to do it."""

from typing import Annotated, get_args

import typer

from docscope.analyses.clauses import Clauses
from docscope.cli.enquiry import names
from docscope.cli.options import Manner, Paths, Writing
from docscope.cli.output import Session
from docscope.errors import UsageError
from docscope.text.clauses import Kind


def clauses(
    *,
    manner: Manner,
    writing: Writing,
    paths: Paths = None,
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND[,KIND]", help="Only these: preambular, operative, stance ..."),
    ] = None,
    verb: Annotated[
        str | None,
        typer.Option(metavar="VERB", help="Only clauses of this verb: request finds Requests."),
    ] = None,
    addressee: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only clauses addressed to someone called so."),
    ] = None,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only clauses of an actor called so.")
    ] = None,
    secondary: Annotated[
        bool, typer.Option("--secondary", help="Add statements of practice, duty and hope.")
    ] = False,
) -> int:
    """Show each clause: number, verb, who is asked, and to do what.

    Resolutions give preambular and operative clauses, prose gives the sentences in which
    an actor takes a stance.
    ---
    docscope clauses
    docscope clauses resolutions/ --verb "calls upon" --addressee Hungary
    docscope clauses resolutions/ --output clauses.xlsx
    """
    kinds = _known(names(kind, option="--kind"))
    session = Session(paths, manner, writing)
    analysis = Clauses(
        kinds=kinds,
        verb=verb,
        addressee=addressee,
        actor=actor,
        secondary=secondary,
    )
    return session.show(analysis)


def _known(kinds: list[str]) -> tuple[str, ...]:
    known = get_args(Kind)
    for kind in kinds:
        if kind not in known:
            raise UsageError(f"--kind {kind}: no such kind; use {', '.join(known)}")
    return tuple(kinds)

"""`docscope clauses`: what was decided, and who is asked to do it."""

from typing import Annotated

import typer

from docscope.analyses.clauses import Clauses
from docscope.cli.clauseoptions import Choosing, Readers
from docscope.cli.options import FURTHER, Manner, Paths, Writing
from docscope.cli.output import Session
from docscope.errors import UsageError

# Columns that the dates of a document are read for, which takes time.
DATED = {"dates", "deadline_date"}


def clauses(
    *,
    manner: Manner,
    writing: Writing,
    choosing: Choosing,
    readers: Readers,
    paths: Paths = None,
    tree: Annotated[
        bool, typer.Option("--tree", help="Draw an outline: a line a clause, indented.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Say as what kind each document is read, and why.",
            rich_help_panel=FURTHER,
        ),
    ] = False,
    residue: Annotated[
        bool,
        typer.Option(
            "--residue",
            help="List the lines that are in no clause and no known part.",
            rich_help_panel=FURTHER,
        ),
    ] = False,
) -> int:
    """Show each clause: number, verb, who is asked, and to do what.

    Resolutions give preambular and operative clauses, treaties and statutes articles and
    paragraphs, prose the sentences in which an actor takes a stance.
    ---
    docscope clauses
    docscope clauses resolutions/ --verb "calls upon" --addressee Hungary
    docscope clauses treaty.txt --tree
    docscope clauses resolutions/ --output clauses.xlsx
    """
    _ensure_one_way(choosing, tree=tree, explain=explain, residue=residue)
    session = Session(paths, manner, writing)
    if explain:
        from docscope.analyses.readings import Readings

        return session.show(Readings(**readers.fields))
    if residue:
        from docscope.analyses.residue import Residue

        return session.show(Residue(**readers.fields))
    if tree:
        session.lay_out("tree")
    dates, every = _needs_dates(session, manner.where), session.every
    analysis = Clauses(**choosing.fields, **readers.fields, dates=dates, every=every)
    return session.show(analysis)


def _ensure_one_way(choosing: Choosing, *, tree: bool, explain: bool, residue: bool) -> None:
    """Refuse options that ask for two different answers."""
    ways = {"--tree": tree, "--explain": explain, "--residue": residue}
    given = [option for option, asked in ways.items() if asked]
    if len(given) > 1:
        raise UsageError(f"{given[0]} or {given[1]}, not both")
    rows = "documents" if explain else "lines" if residue else ""
    if rows and choosing.used:
        left_out = ", ".join(choosing.used)
        raise UsageError(f"{given[0]} lists {rows}, not clauses; leave out {left_out}")


def _needs_dates(session: Session, where: str | None) -> bool:
    """Return whether a column of dates is written, or looked at to choose rows."""
    if session.fields or session.columns:
        named = {*session.fields, *session.columns}
        if named & {*DATED, "all"}:
            return True
    elif not session.human:
        return True
    if where is None:
        return False
    from docscope.corpus.where import comparisons, parse_where

    return any(one.field in DATED for one in comparisons(parse_where(where)))

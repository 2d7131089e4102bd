"""`docscope refs`: what the documents cite, and who cites whom."""

from typing import Annotated

import typer

from docscope.analyses.references import EXTERNAL, INTERNAL, KINDS, Refs
from docscope.cli.enquiry import names
from docscope.cli.options import Manner, Paths, Writing
from docscope.cli.output import Session


def refs(
    *,
    manner: Manner,
    writing: Writing,
    paths: Paths = None,
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND[,KIND]", help="Only these: resolution, treaty, act ... or all."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar="SYMBOL", help="Only references to this: who cites it, and where."),
    ] = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="Add references to places in the same document.")
    ] = False,
    graph: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write who cites whom to FILE.dot or FILE.graphml."),
    ] = None,
) -> int:
    """Show every reference: what is cited, by which clause, and where it leads.

    A document has one symbol however it is written: resolution 242 (1967) is
    S/RES/242 (1967).
    ---
    docscope refs
    docscope refs resolutions/ --to "resolution 242 (1967)"
    docscope refs resolutions/ --graph citations.graphml
    """
    analysis = Refs(kinds=_kinds(kind, internal=internal))
    if to is not None:
        from docscope.cli.citations import cited

        manner = manner._replace(where=cited(to, manner.where))
    session = Session(paths, manner, writing)
    if graph is None:
        return session.show(analysis)
    from docscope.cli.citations import draw

    return draw(graph, session, analysis)


def _kinds(written: str | None, *, internal: bool) -> tuple[str, ...]:
    asked = tuple(names(written, option="--kind"))
    if "all" in asked:
        return KINDS
    return tuple(dict.fromkeys([*(asked or EXTERNAL), *[INTERNAL] * internal]))

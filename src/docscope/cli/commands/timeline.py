"""`docscope timeline`: every date, in order, in its context."""

from typing import Annotated, Literal

import typer

from docscope.analyses.timeline import Timeline
from docscope.cli.enquiry import names
from docscope.cli.options import Manner, Paths, Writing
from docscope.cli.output import Session
from docscope.text.dates import KINDS, SHOWN


def timeline(
    *,
    manner: Manner,
    writing: Writing,
    paths: Paths = None,
    date_from: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only what ends on DATE or later.")
    ] = None,
    date_to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Only what begins on DATE or before.")
    ] = None,
    match: Annotated[
        str | None, typer.Option(metavar="WORD", help="Only sentences with WORD.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND[,KIND]",
            help="date, range, period, time, duration, set or vague; all for every one.",
        ),
    ] = None,
    date_order: Annotated[
        Literal["auto", "dmy", "mdy", "ymd"],
        typer.Option(help="How dates in figures such as 12/04/2023 are read."),
    ] = "auto",
    dedupe: Annotated[
        bool, typer.Option("--dedupe", help="One row a date, with the number of mentions.")
    ] = False,
    documents: Annotated[
        bool, typer.Option("--documents", help="Add the dates of the documents themselves.")
    ] = False,
) -> int:
    """Show every date in its sentence, earliest first.

    Values are EDTF (ISO 8601-2), with first and last day in the data formats.
    ---
    docscope timeline
    docscope timeline letters/ --from 1856-03 --match treaty
    docscope timeline letters/ --by year
    """
    session = Session(paths, manner, writing)
    kinds = tuple(KINDS) if kind == "all" else tuple(names(kind, option="--kind"))
    analysis = Timeline(
        kinds=kinds or tuple(shown for shown in KINDS if shown in SHOWN),
        date_from=date_from,
        date_to=date_to,
        match=match,
        date_order=date_order,
        dedupe=dedupe,
        documents=documents,
    )
    return session.show(analysis)

"""`docscope timeline`: every date, in order, in its context."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from docscope.analyses.timecolumns import TIMEX
from docscope.analyses.timeline import Timeline
from docscope.analyses.timerows import parse_context
from docscope.cli.enquiry import names
from docscope.cli.options import FURTHER, Manner, Paths, Writing
from docscope.cli.output import Session
from docscope.errors import UsageError
from docscope.text.dates import KINDS, REJECTED, SHOWN

if TYPE_CHECKING:
    from docscope.text.dates.names.periods import Period

MARKED = {column.name for column in TIMEX}


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
    context: Annotated[
        str,
        typer.Option(
            metavar="UNIT",
            help="Show the sentence, the paragraph, or so many words.",
            rich_help_panel=FURTHER,
        ),
    ] = "sentence",
    bars: Annotated[
        bool, typer.Option("--bars", help="Draw the counts of --by year, month ... as bars.")
    ] = False,
    dedupe: Annotated[
        bool, typer.Option("--dedupe", help="One row a date, with the number of mentions.")
    ] = False,
    documents: Annotated[
        bool,
        typer.Option(
            "--documents",
            help="Add the dates of the documents themselves.",
            rich_help_panel=FURTHER,
        ),
    ] = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say how each date was read, and what was turned down."),
    ] = False,
    mode: Annotated[
        Literal["auto", "anchored", "narrative"],
        typer.Option(
            help="Whether dates count from that of the document, or from the date before.",
            rich_help_panel=FURTHER,
        ),
    ] = "auto",
    anchor: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The date of all documents; none for no date.",
            rich_help_panel=FURTHER,
        ),
    ] = None,
    calendar: Annotated[
        Literal["auto", "gregorian", "julian"],
        typer.Option(help="Which calendar days are given in.", rich_help_panel=FURTHER),
    ] = "auto",
    date_order: Annotated[
        Literal["auto", "dmy", "mdy", "ymd"],
        typer.Option(
            help="How dates in figures such as 12/04/2023 are read.", rich_help_panel=FURTHER
        ),
    ] = "auto",
    periods: Annotated[
        str | None,
        typer.Option(
            metavar="FILE.csv", help="Further periods known by name.", rich_help_panel=FURTHER
        ),
    ] = None,
) -> int:
    """Show every date in its sentence, earliest first.

    Values are EDTF (ISO 8601-2), with first and last day in the data formats.
    ---
    docscope timeline
    docscope timeline letters/ --from 1856-03 --match treaty
    docscope timeline letters/ --by year --bars
    """
    session = Session(paths, manner, writing)
    if bars:
        session.draw("bars")
    if dedupe and session.marks_texts:
        raise UsageError(f"{session.format} marks every mention; leave out --dedupe")
    kinds = _kinds(kind)
    _check_where(manner.where, {*kinds, *[REJECTED] * explain, *["document"] * documents})
    analysis = Timeline(
        kinds=kinds,
        date_from=date_from,
        date_to=date_to,
        match=match,
        date_order=date_order,
        dedupe=dedupe,
        documents=documents,
        mode=mode,
        anchor=anchor,
        calendar=calendar,
        periods=_periods(periods),
        around=parse_context(context),
        explain=explain,
        every=session.every,
        timex=session.marks_texts or bool(MARKED & _named(session, manner.where)),
    )
    return session.show(analysis)


def _kinds(written: str | None) -> tuple[str, ...]:
    """Return the kinds that are asked for; those usually shown where none is."""
    asked = tuple(names(written, option="--kind"))
    if "all" in asked:
        return KINDS
    return asked or tuple(kind for kind in KINDS if kind in SHOWN)


def _periods(path: str | None) -> "tuple[Period, ...]":
    """Return the periods of a file."""
    if path is None:
        return ()
    from docscope.corpus.periodfile import read_periods

    return read_periods(path)


def _check_where(where: str | None, kinds: set[str]) -> None:
    """Refuse a condition that asks for a kind which is not read, as nothing would be found."""
    if where is None:
        return
    from docscope.corpus.where import comparisons, parse_where

    options = {REJECTED: "--explain", "document": "--documents"}
    for one in comparisons(parse_where(where)):
        asked = {operand.folded for operand in one.operands} if one.field == "kind" else set()
        if one.operator in {"=", "in"}:
            for kind in sorted(asked & {*KINDS, *options} - kinds):
                option = options.get(kind, f"--kind {kind}, or --kind all")
                raise UsageError(f"--where kind={kind}: none are read; add {option}")


def _named(session: Session, where: str | None) -> set[str]:
    """Return the columns that the command line names."""
    named = {*session.columns, *session.fields}
    if where is not None:
        from docscope.corpus.where import comparisons, parse_where

        named.update(one.field for one in comparisons(parse_where(where)))
    return named

"""`docscope dispersion`: where words stand in the documents, and how evenly."""

from typing import Annotated

import typer

from docscope.analyses.dispersion import Detail, Dispersion, parse_queries
from docscope.cli.options import Manner, Paths, Writing
from docscope.cli.output import Session


def dispersion(
    *,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="A word, phrase or pattern; commas for several.")
    ],
    manner: Manner,
    writing: Writing,
    paths: Paths = None,
    slices: Annotated[
        int | None,
        typer.Option(
            min=1, max=1000, metavar="N", help="Cut each document into N slices of equal length."
        ),
    ] = None,
    measures: Annotated[
        bool, typer.Option("--measures", help="Show the measures alone, a line a query.")
    ] = False,
    case: Annotated[bool, typer.Option("--case", help="Tell capitals from small letters.")] = False,
    whole: Annotated[
        bool, typer.Option("--whole", help="Leave out parts of hyphenated words.")
    ] = False,
) -> int:
    """Show where QUERY stands in each document, and how evenly it is spread.

    Data formats and --by have a row for every hit, with its place.
    ---
    docscope dispersion soviet
    docscope dispersion "peace,war,armed forces" letters/
    docscope dispersion peace letters/ --measures --csv
    """
    session = Session(paths, manner, writing, query=query)
    detail: Detail = "measures" if measures else "parts" if session.human else "hits"
    queries = parse_queries(query, case=case, whole=whole)
    return session.show(Dispersion(queries, detail, slices))

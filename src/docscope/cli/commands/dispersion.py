"""`docscope dispersion`: where words stand in the documents, and how evenly."""

from typing import Annotated

import typer

from docscope.analyses.dispersion import Detail, Dispersion
from docscope.cli.matching import Forms, Matching, OptionalQuery, Question
from docscope.cli.options import Manner, Paths, Writing
from docscope.cli.output import Session


def dispersion(
    *,
    manner: Manner,
    writing: Writing,
    matching: Matching,
    forms: Forms,
    query: OptionalQuery = None,
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
) -> int:
    """Show where QUERY stands in each document, and how evenly it is spread.

    Data formats and --by have a row for every hit, with its place.
    ---
    docscope dispersion soviet
    docscope dispersion "peace,war,armed forces" letters/
    docscope dispersion peace letters/ --measures --csv
    """
    question = Question(query, paths, matching, forms)
    session = Session(question.paths, manner, writing, query=question.typed)
    detail: Detail = "measures" if measures else "parts" if session.human else "hits"
    return session.show(Dispersion(question.queries(), detail, slices))

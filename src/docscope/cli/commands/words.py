"""`docscope words`: how often each word is used, and how evenly."""

from typing import Annotated

import typer

from docscope.analyses.wordkeys import WordKeys, chosen_form
from docscope.analyses.words import Words, parse_lengths
from docscope.cli.options import FURTHER, Manner, Paths, Writing
from docscope.cli.output import Session
from docscope.cli.wordlists import Numbers, Stop, hidden_words
from docscope.errors import UsageError


def words(
    *,
    manner: Manner,
    writing: Writing,
    paths: Paths = None,
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Show the N most frequent words.")
    ] = None,
    min_freq: Annotated[
        int, typer.Option(min=1, metavar="N", help="Show words of N occurrences or more.")
    ] = 1,
    match: Annotated[
        str | None,
        typer.Option(metavar="PATTERN", help="Show words that match, such as 'interven*'."),
    ] = None,
    stop: Stop = None,
    ngram: Annotated[
        str, typer.Option(metavar="N|N-M", help="Count sequences of N words, 2 to 5, or of N to M.")
    ] = "1",
    lemma: Annotated[
        bool, typer.Option("--lemma", help="Count forms of a word as one, as in a dictionary.")
    ] = False,
    stem: Annotated[
        bool, typer.Option("--stem", help="Count words without their endings (Snowball).")
    ] = False,
    language: Annotated[
        str,
        typer.Option(metavar="CODE", help="Language of --lemma, --stem.", rich_help_panel=FURTHER),
    ] = "en",
    slices: Annotated[
        int,
        typer.Option(
            min=1,
            max=1000,
            metavar="N",
            help="Measure dispersion over N slices of each document.",
            rich_help_panel=FURTHER,
        ),
    ] = 1,
    case: Annotated[
        bool,
        typer.Option("--case", help="Tell capitals from small letters.", rich_help_panel=FURTHER),
    ] = False,
    numbers: Numbers = False,
) -> int:
    """Show how often each word is used, in how many documents, and how evenly.

    With --by doc, year or another field of the documents, each value has a column of counts.
    ---
    docscope words
    docscope words letters/ --ngram 3 --match "of the *"
    docscope words letters/ --by year --csv > years.csv
    """
    session = Session(paths, manner, writing)
    if len(session.fields) > 1:
        raise UsageError("words --by takes one field, such as --by doc")
    analysis = Words(
        keys=WordKeys(case, numbers, chosen_form(lemma=lemma, stem=stem), language),
        lengths=parse_lengths(ngram),
        min_freq=min_freq,
        top=top,
        match=match,
        stop=hidden_words(stop),
        slices=slices,
        by=session.fields[0] if session.fields else None,
    )
    if not session.fields:
        return session.show(analysis)
    from docscope.analyses.crosstable import cross_table

    return session.show(analysis, counted=cross_table)

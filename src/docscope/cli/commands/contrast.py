"""`docscope contrast`: the words that set two sides apart."""

from typing import Annotated

import typer

from docscope.analyses.contrast import Contrast, Side
from docscope.cli.options import Manner, Writing
from docscope.cli.output import Session
from docscope.cli.wordlists import Numbers, Stop, hidden_words
from docscope.corpus.sides import two_sides
from docscope.statistics.measures import STANDARD

TOP = 10  # words a side that a table shows


def contrast(
    *,
    manner: Manner,
    writing: Writing,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[A B]",
            help="Two files, folders, patterns or built-in texts; without them the built-in ones.",
            show_default=False,
        ),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Words a side; 10 in a table, else all."),
    ] = None,
    min_freq: Annotated[
        int, typer.Option(min=1, metavar="N", help="Compare words of N occurrences or more.")
    ] = 5,
    measure: Annotated[
        str, typer.Option(metavar="NAME", help="Sort by this column: such as g2, log_ratio or bic")
    ] = "lrc",
    stop: Stop = None,
    ngram: Annotated[
        int, typer.Option(min=1, max=3, metavar="1-3", help="Compare sequences of words.")
    ] = 1,
    case: Annotated[bool, typer.Option("--case", help="Tell capitals from small letters.")] = False,
    numbers: Numbers = False,
) -> int:
    """Show the words that A uses more often than B, and the other way round.

    Each word comes with its counts, how many times as often it is used, the smallest
    difference that the evidence supports, and a test corrected for all words compared.
    ---
    docscope contrast
    docscope contrast letters/1856 letters/1857 --stop en
    docscope contrast ours.txt theirs.txt --columns all --output keyness.csv
    """
    session = Session(paths, manner, writing)
    a, b = (Side(*side) for side in two_sides(session.corpus, paths or ()))
    analysis = Contrast(
        a,
        b,
        min_freq=min_freq,
        top=TOP if session.human and top is None else top,
        measure=measure,
        case=case,
        numbers=numbers,
        ngram=ngram,
        stop=hidden_words(stop),
        every=session.every or (session.human and measure not in STANDARD),
    )
    return session.show(analysis)

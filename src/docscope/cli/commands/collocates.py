"""`docscope collocates`: the words that keep company with a word."""

from typing import Annotated

import typer

from docscope.analyses.collocates import Collocates
from docscope.analyses.company import Window
from docscope.analyses.wordkeys import WordKeys, chosen_form
from docscope.cli.matching import Forms, Matching, OptionalQuery, Question
from docscope.cli.options import FURTHER, Left, Manner, Paths, Right, Writing
from docscope.cli.output import Session
from docscope.cli.wordlists import Numbers, Stop, hidden_words

USUAL = 5  # words on each side


def collocates(
    *,
    manner: Manner,
    writing: Writing,
    matching: Matching,
    query: OptionalQuery = None,
    paths: Paths = None,
    window: Annotated[
        int | None,
        typer.Option(
            "--window", "-w", min=1, help="Words on each side that are near; 5 if unsaid."
        ),
    ] = None,
    left: Left = None,
    right: Right = None,
    sentence: Annotated[
        bool, typer.Option("--sentence", help="Stay in the sentence; without -w, all of it.")
    ] = False,
    min_freq: Annotated[
        int, typer.Option(min=1, metavar="N", help="Show words that are near N times or more.")
    ] = 5,
    measure: Annotated[
        str,
        typer.Option(metavar="NAME", help="Sort by this column: such as g2, mi, t_score or joint"),
    ] = "log_dice",
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Show the N strongest.")
    ] = None,
    stop: Stop = None,
    kwic: Annotated[int, typer.Option(min=0, metavar="N", help="Show N examples of each.")] = 0,
    lemma: Annotated[
        bool,
        typer.Option("--lemma", help="Count forms of a word as one.", rich_help_panel=FURTHER),
    ] = False,
    stem: Annotated[
        bool,
        typer.Option("--stem", help="Count words without endings.", rich_help_panel=FURTHER),
    ] = False,
    language: Annotated[
        str,
        typer.Option(metavar="CODE", help="Language of --lemma, --stem.", rich_help_panel=FURTHER),
    ] = "en",
    numbers: Numbers = False,
) -> int:
    """Show the words that stand near QUERY more often than chance would have it.

    A word near two hits counts once, with the nearest; left and right are counted apart.
    ---
    docscope collocates soviet
    docscope collocates "armed forces" letters/ -w 3 --stop en
    docscope collocates peace letters/ --measure g2 --kwic 1
    """
    question = Question(query, paths, matching, Forms(language=language))
    session = Session(question.paths, manner, writing, query=question.typed)
    size = window if window is not None or sentence else USUAL
    analysis = Collocates(
        question.query(),
        window=Window(
            size if left is None else left, size if right is None else right, sentence=sentence
        ),
        keys=WordKeys(matching.case, numbers, chosen_form(lemma=lemma, stem=stem), language),
        min_freq=min_freq,
        top=top,
        measure=measure,
        stop=hidden_words(stop),
        examples=kwic,
    )
    return session.show(analysis)

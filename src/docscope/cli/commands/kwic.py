"""`docscope kwic`: every occurrence of a word in its context."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from docscope.analyses.contexts import Unit
from docscope.analyses.kwic import Kwic, parse_sort
from docscope.cli.matching import Forms, Matching, OptionalQuery, Question
from docscope.cli.options import FURTHER, Left, Manner, Paths, Right, Writing
from docscope.cli.output import Session
from docscope.errors import UsageError

if TYPE_CHECKING:
    from docscope.analyses.dispersion import Dispersion
    from docscope.analyses.repeats import Line
    from docscope.corpus.query import Query

DRAWS = (
    "--dispersion draws below the lines of a table; "
    "docscope dispersion QUERY --csv writes the positions"
)


def kwic(
    *,
    manner: Manner,
    writing: Writing,
    matching: Matching,
    forms: Forms,
    query: OptionalQuery = None,
    paths: Paths = None,
    window: Annotated[
        int | None, typer.Option("--window", "-w", min=0, help="Words of context on each side.")
    ] = None,
    left: Left = None,
    right: Right = None,
    unit: Annotated[
        Literal["token", "char", "sentence", "paragraph"] | None,
        typer.Option(help="What -w, -L and -R count, or the whole of.", rich_help_panel=FURTHER),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort", "-s", metavar="KEYS", help="Sort by 1R,2R, 1L, node, doc, date or random."
        ),
    ] = None,
    reverse: Annotated[
        bool, typer.Option("--reverse", help="Turn the order round.", rich_help_panel=FURTHER)
    ] = False,
    sample: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Draw N of the hits at random.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Which sample is drawn.", rich_help_panel=FURTHER)] = 42,
    dedupe: Annotated[
        bool,
        typer.Option(
            "--dedupe",
            help="Leave out hits whose line has occurred before.",
            rich_help_panel=FURTHER,
        ),
    ] = False,
    dispersion: Annotated[
        bool,
        typer.Option(
            "--dispersion",
            help="Draw below the lines where all hits stand.",
            rich_help_panel=FURTHER,
        ),
    ] = False,
    ignore_case: Annotated[
        bool,
        typer.Option(
            "-i", "--ignore-case", help="Ignore case, as always.", rich_help_panel=FURTHER
        ),
    ] = False,
    count: Annotated[
        bool, typer.Option("--count", "-c", help="Write the number of hits alone.")
    ] = False,
    files: Annotated[
        bool, typer.Option("--files", "-l", help="Write the names of documents with hits.")
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet", "-q", help="Write nothing; exit 0 if found, else 1.", rich_help_panel=FURTHER
        ),
    ] = False,
) -> int:
    """Show every occurrence of QUERY in its context.

    Several words are a phrase: put it in quotation marks. * stands for any letters, ? for
    one, .. for up to 10 words, a|b for either word.
    ---
    docscope kwic intervention
    docscope kwic "armed forces" letters/ --sort 1R
    docscope kwic "withdr*" letters/ --csv > hits.csv
    """
    if ignore_case:
        matching = matching._replace(case=False)
    question = Question(query, paths, matching, forms)
    session = Session(question.paths, manner, writing, query=question.typed)
    chosen = (window, left, right, unit) != (None,) * 4
    screen_wide = session.human and not chosen and not writing.full
    size = session.room if screen_wide else 10 if window is None else window
    analysis = Kwic(
        question.query(),
        left=max(size if left is None else left, session.reach),
        right=max(size if right is None else right, session.reach),
        unit=unit or _unit(screen_wide=screen_wide, full=writing.full and not chosen),
        sort=parse_sort(sort or ""),
        reverse=reverse,
        sample=sample,
        seed=seed,
        spaced=session.human,
        words=session.counts_words and not (count or files or quiet),
        dedupe=_line(window, left, right, unit) if dedupe else None,
    )
    if dispersion and (count or files or quiet or not session.human):
        raise UsageError(DRAWS)
    if quiet:
        return session.found(analysis)
    if count:
        return session.count(analysis)
    if files:
        return session.files(analysis)
    below = _barcodes(analysis.query) if dispersion else None
    return session.show(analysis, must_find=True, below=below)


def _line(window: int | None, left: int | None, right: int | None, unit: Unit | None) -> "Line":
    """Return how long a line is that others are compared with: not what fills the screen."""
    from docscope.analyses.repeats import Line

    size = 10 if window is None else window
    return Line(size if left is None else left, size if right is None else right, unit or "token")


def _barcodes(query: "Query") -> "Dispersion":
    from docscope.analyses.dispersion import Dispersion

    return Dispersion((query,), "parts")


def _unit(*, screen_wide: bool, full: bool) -> Unit:
    """Return what the context is measured in where nothing was said: what fills the width."""
    if full:
        return "paragraph"
    return "char" if screen_wide else "token"

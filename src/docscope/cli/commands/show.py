"""`docscope show`: one passage, with a reference for a footnote."""

from typing import Annotated

import typer

from docscope.analyses.passages import Passages, parse_reference
from docscope.cli.options import Manner, Writing
from docscope.cli.output import Session
from docscope.errors import UsageError


def show(
    *,
    doc: Annotated[str, typer.Argument(metavar="DOC", help="A file or a built-in text.")],
    reference: Annotated[
        str,
        typer.Argument(
            metavar="REF", help="A paragraph, several (13-15), a clause (o4, Article 2(4)), head."
        ),
    ],
    manner: Manner,
    writing: Writing,
    around: Annotated[
        int,
        typer.Option("--context", "-C", min=0, metavar="N", help="N paragraphs more on each side."),
    ] = 0,
) -> int:
    """Show the passage REF of the document DOC, with a reference for a footnote.

    ---
    docscope show resolution-1004 o4
    docscope show resolution-1004 13-15
    docscope show letters/1856.txt 3 -C 1
    """
    session = Session([doc], manner, writing)
    if len(session.corpus.names) > 1:
        number = len(session.corpus.names)
        raise UsageError(f"{doc}: {number:,} documents; show takes one, docscope docs lists them")
    return session.show(Passages(parse_reference(reference), around))

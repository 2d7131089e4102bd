"""`docscope text`: a document as analyses see it."""

from typing import TYPE_CHECKING, Annotated

import typer

from docscope.analyses.place import slice_text
from docscope.cli.options import Debug, Manner, OutputFile, Paths, Writing
from docscope.cli.output import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docscope.model import Document


def text(
    *,
    manner: Manner,
    paths: Paths = None,
    source: Annotated[
        bool, typer.Option("--source", help="Print the file as it was decoded, markup and all.")
    ] = False,
    output: OutputFile = None,
    debug: Debug = False,
) -> int:
    """Print the plain text of documents, a paragraph a line, as all commands see it.

    The positions char_start and char_end of other commands count in --source.
    ---
    docscope text resolution-1004
    docscope text resolution-1004 --source
    docscope text letters/ | wc -w
    """
    session = Session(paths, manner, Writing(format="table", output=output, debug=debug))
    if source:
        session.write_exactly(document.source for document in session.documents())
    else:
        session.write_lines(_paragraphs(session.documents()), eager=True)
    return session.close()


def _paragraphs(documents: "Iterable[Document]") -> "Iterator[str]":
    for number, document in enumerate(documents):
        for index, block in enumerate(document.searched):
            if number or index:
                yield ""
            yield slice_text(document, block.start, block.end)

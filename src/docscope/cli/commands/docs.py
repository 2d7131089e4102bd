"""`docscope docs`: what was read."""

from __future__ import annotations

from docscope.analyses.documents import Documents
from docscope.cli.options import Reading, Writing
from docscope.cli.output import Session


def docs(reading: Reading, writing: Writing) -> int:
    """List the documents: date, words, paragraphs and title of each.

    More columns with --columns: kind, issuer, language, sentences, tokens, types, file,
    encoding.
    ---
    docscope docs
    docscope docs letters/ --columns doc,date,encoding
    docscope docs letters/ --by year
    """
    session = Session(reading.paths, reading, writing)
    return session.show(Documents(every=session.every))

"""`docscope docs`: what was read."""

from docscope.analyses.documents import Documents
from docscope.cli.options import Manner, Paths, Writing
from docscope.cli.output import Session


def docs(*, manner: Manner, writing: Writing, paths: Paths = None) -> int:
    """List the documents: date, words, paragraphs and title of each.

    More columns with --columns: kind, issuer, language, sentences, tokens, types, file,
    encoding.
    ---
    docscope docs
    docscope docs letters/ --columns doc,date,encoding
    docscope docs letters/ --by year
    """
    session = Session(paths, manner, writing)
    return session.show(Documents(every=session.every))

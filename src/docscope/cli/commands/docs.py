"""`docscope docs`: what was read."""

from docscope.analyses.documents import Documents
from docscope.cli.enquiry import ALL
from docscope.cli.options import Manner, Paths, Writing
from docscope.cli.output import Session


def docs(*, manner: Manner, writing: Writing, paths: Paths = None) -> int:
    """List the documents: date, words, paragraphs and title of each.

    More columns with --columns: kind, issuer, language, sentences, tokens, types, file,
    encoding, type_token_ratio, mattr (the same for windows of 500 words, which texts of
    any length can be compared by), hapaxes, mean_sentence_length. --by FIELD counts the
    documents, and with --columns it has these figures for each group as a whole.
    ---
    docscope docs
    docscope docs letters/ --columns doc,words,mattr,encoding
    docscope docs letters/ --by year --columns all
    """
    session = Session(paths, manner, writing)
    wanted = frozenset([*session.columns, *session.fields])
    everything = session.columns == ALL
    if len(session.fields) == 1:
        from docscope.analyses.documentgroups import ADDED, DocumentGroups

        session.enquiry.select(Documents())
        more = frozenset(column.name for column in ADDED) if everything else wanted
        return session.show(DocumentGroups(session.fields[0], more), counted=lambda table: table)
    if session.columns and manner.where is not None:  # which may use any of them
        everything = True
    return session.show(Documents(everything, wanted))

"""`docscope clauses`: what was decided, and who is asked to do it."""

from docscope.analyses.clauses.rows import DATED
from docscope.analyses.clauses.table import Clauses
from docscope.cli.clauseoptions import Choosing, Readers, Ways
from docscope.cli.options import Manner, Paths, Writing
from docscope.cli.output import Session


def clauses(
    *,
    choosing: Choosing,
    ways: Ways,
    readers: Readers,
    manner: Manner,
    writing: Writing,
    paths: Paths = None,
) -> int:
    """Show each clause: number, verb, who is asked, and to do what.

    Resolutions give preambular and operative clauses, treaties and statutes articles and
    paragraphs, prose the sentences in which an actor takes a stance.
    ---
    docscope clauses resolutions/ --verb "calls upon" --addressee Hungary
    docscope clauses ours.txt --against theirs.txt
    docscope clauses resolutions/ --output clauses.xlsx
    """
    ways.ensure_one(choosing)
    if ways.against is not None:
        from docscope.cli.drafts import show_drafts

        compared = Clauses(**choosing.fields, **readers.fields, dates=False)
        return show_drafts(paths, ways.against, compared, manner, writing)
    session = Session(paths, manner, writing)
    if ways.explain:
        from docscope.analyses.clauses.readings import Readings

        return session.show(Readings(**readers.fields))
    if ways.residue:
        from docscope.analyses.clauses.residue import Residue

        return session.show(Residue(**readers.fields))
    if ways.tree:
        session.lay_out("tree")
    dates, every = _needs_dates(session, manner.where), session.every
    analysis = Clauses(**choosing.fields, **readers.fields, dates=dates, every=every)
    return session.show(analysis)


def _needs_dates(session: Session, where: str | None) -> bool:
    """Return whether a column of dates is written, or looked at to choose rows."""
    if session.fields or session.columns:
        named = {*session.fields, *session.columns}
        if named & {*DATED, "all"}:
            return True
    elif not session.human:
        return True
    if where is None:
        return False
    from docscope.corpus.where import comparisons, parse_where

    return any(one.field in DATED for one in comparisons(parse_where(where)))

"""A document read as a resolution: its clauses and its named parts, annexed articles too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.resolution.annexes import annexed_articles
from docscope.text.clauses.resolution.assemble import assemble

if TYPE_CHECKING:
    from docscope.model import Document
    from docscope.text.clauses.clause import Clause
    from docscope.text.clauses.reading import Claim
    from docscope.text.clauses.resolution.annexes import AnnexRead
    from docscope.text.clauses.resolution.reader import Reader


def resolution(document: Document, reader: Reader) -> tuple[tuple[Clause, ...], tuple[Claim, ...]]:
    """Return the clauses and claims of a resolution, both in order."""
    annexes = annexed_articles(document, reader)
    clauses = [
        clause for clause in assemble(document, reader) if not _within(clause.start, annexes)
    ]
    claims = [claim for claim in reader.apart.claims if not _within(claim.start, annexes)]
    for annex in annexes:
        clauses.extend(annex.clauses)
        claims.extend(annex.claims)
    if annexes:
        clauses.sort(key=lambda clause: clause.start)
    return tuple(clauses), tuple(sorted(claims))


def _within(place: int, annexes: list[AnnexRead]) -> bool:
    return any(annex.span.start <= place < annex.span.end for annex in annexes)

"""What kind of document this is: a score for each detector, the higher one wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from docscope.model import Document
    from docscope.text.clauses.draft import Draft
    from docscope.text.clauses.resolution import Reader

DocumentKind = Literal["resolution", "prose"]
MERE_CHANCE = 2  # clauses that a text may seem to have without being a resolution
PROSE = 0.35  # what prose scores everywhere: the share of text that clauses must cover


def kind_of_document(document: Document, reader: Reader) -> DocumentKind:
    """Return the kind whose score is higher."""
    scores = kind_scores(document, reader)
    return "resolution" if scores["resolution"] > scores["prose"] else "prose"


def kind_scores(document: Document, reader: Reader) -> dict[DocumentKind, float]:
    """Return a score between 0 and 1 for each kind.

    A resolution is covered by its clauses, from the opening formula to the vote; without
    a formula it must have operative clauses, and none with an unknown verb.
    """
    tops = [draft for draft in reader.drafts if draft.kind in {"preambular", "operative"}]
    if not tops or not _has_shape(tops, formula=reader.formulas > 0):
        return {"resolution": 0.0, "prose": PROSE}
    body = [block for block in document.searched if block.part == "body"]
    length = sum(block.end - block.start for block in body if block.end > tops[0].start)
    covered = sum(draft.end - draft.start for draft in tops)
    return {"resolution": min(covered / max(length, 1), 1.0), "prose": PROSE}


def _has_shape(tops: list[Draft], *, formula: bool) -> bool:
    known = [draft for draft in tops if draft.phrase and draft.phrase.known]
    if formula:
        return bool(known)
    operatives = sum(draft.kind == "operative" for draft in known)
    return len(known) > MERE_CHANCE and operatives > 0 and len(known) == len(tops)

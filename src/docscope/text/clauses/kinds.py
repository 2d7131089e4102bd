"""What kind of document this is: a score for each detector, the higher one wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.clauses.clause import DocumentKind
    from docscope.text.clauses.resolution.draft import Draft
    from docscope.text.clauses.resolution.reader import Reader

MERE_CHANCE = 2  # clauses that a text may seem to have without being a resolution
LONGEST_TITLES = 600  # characters of titles and symbols before the opening formula
PROSE = 0.35  # what prose scores everywhere: the share of text that clauses must cover


def kind_of_document(reader: Reader) -> DocumentKind:
    """Return the kind whose score is higher."""
    scores = kind_scores(reader)
    return "resolution" if scores["resolution"] > scores["prose"] else "prose"


def kind_scores(reader: Reader) -> dict[DocumentKind, float]:
    """Return a score between 0 and 1 for each kind.

    A resolution is covered by its clauses, from the opening formula to the vote; without
    a formula it must have operative clauses, and none with an unknown verb.
    """
    tops = [draft for draft in reader.drafts if draft.kind in {"preambular", "operative"}]
    if not tops or not _has_shape(tops, formula=reader.formulas > 0):
        return {"resolution": 0.0, "prose": PROSE}
    claimed = tops + [draft for draft in reader.drafts if draft.kind == "annex_item"]
    covered = sum(draft.end - draft.start for draft in claimed)
    length = reader.length + max(reader.preface - LONGEST_TITLES, 0)
    return {"resolution": min(covered / max(length, 1), 1.0), "prose": PROSE}


def _has_shape(tops: list[Draft], *, formula: bool) -> bool:
    known = [draft for draft in tops if draft.phrase and draft.phrase.known]
    if formula:
        return bool(known)
    operatives = sum(draft.kind == "operative" for draft in known)
    return len(known) > MERE_CHANCE and operatives > 0 and len(known) == len(tops)

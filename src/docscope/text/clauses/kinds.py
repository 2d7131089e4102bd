"""What kind of document this is: a score for each detector, the highest one wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.clauses.articles.read import ArticlesRead
    from docscope.text.clauses.clause import DocumentKind
    from docscope.text.clauses.resolution.draft import Draft
    from docscope.text.clauses.resolution.reader import Reader

MERE_CHANCE = 2  # clauses that a text may seem to have without being a resolution
LONGEST_TITLES = 600  # characters of titles and symbols before the opening formula
PROSE = 0.35  # what prose scores everywhere: the share of text that clauses must cover
ANY_TEXT = f"any text may be prose: {PROSE:.0%} must be beaten"
SURE = 0.6  # what a resolution scores that need not be tried as articles
ADOPTING = frozenset({"adopt", "approve", "proclaim", "endorse", "accept", "enact"})


def kind_of_document(reader: Reader) -> DocumentKind:
    """Return whether a text without articles is a resolution or prose."""
    scores = kind_scores(reader)
    return "resolution" if scores["resolution"] > scores["prose"] else "prose"


def kind_scores(reader: Reader) -> dict[DocumentKind, float]:
    """Return a score between 0 and 1 for each kind that needs no articles.

    A resolution is covered by its clauses, from the opening formula to the vote; without
    a formula it must have operative clauses, and none with an unknown verb.
    """
    tops = _tops(reader)
    if not tops or not _has_shape(reader, tops):
        return {"resolution": 0.0, "prose": PROSE}
    return {"resolution": _share(reader, tops), "prose": PROSE}


def plain_scores() -> tuple[dict[DocumentKind, float], dict[DocumentKind, str]]:
    """Return scores and grounds of a text that nothing could make a resolution."""
    said = "no opening formula, and no line opens with the verb of a resolution"
    grounds: dict[DocumentKind, str] = {"resolution": said, "prose": ANY_TEXT}
    return {"resolution": 0.0, "prose": PROSE}, grounds


def kind_grounds(reader: Reader) -> dict[DocumentKind, str]:
    """Return what speaks for each of these kinds, in plain words."""
    tops = _tops(reader)
    counts = {
        kind: sum(draft.kind == kind for draft in tops) for kind in ("preambular", "operative")
    }
    opened = f"opens with “{reader.body}”" if reader.body else "no opening formula"
    said = (
        f"{opened}; {counts['preambular']} preambular and {counts['operative']} operative "
        f"clauses cover {_share(reader, tops):.0%} of the text"
    )
    if tops and not _has_shape(reader, tops):
        said += ", too few of them with a known verb"
    return {"resolution": said, "prose": ANY_TEXT}


def is_sure_resolution(reader: Reader) -> bool:
    """Whether a text is so plainly a resolution that it need not be tried as articles."""
    if not reader.formulas or kind_scores(reader)["resolution"] < SURE:
        return False
    return any(draft.kind == "operative" and _is_known(draft) for draft in reader.drafts)


def articles_win(reader: Reader, articles: ArticlesRead) -> bool:
    """Whether a text is a treaty or a statute, not a resolution that one is annexed to.

    A resolution decides before the first article: it approves the text that follows.
    """
    scores = kind_scores(reader)
    if articles.score <= scores["prose"]:
        return False
    decided = [
        draft
        for draft in reader.drafts
        if draft.kind == "operative" and draft.end <= articles.first and _is_known(draft)
    ]
    adopts = any(draft.phrase and draft.phrase.verb.lemma in ADOPTING for draft in decided)
    if reader.formulas and adopts and reader.annexes:
        return False
    return len(decided) < MERE_CHANCE or scores["resolution"] <= scores["prose"]


def _tops(reader: Reader) -> list[Draft]:
    return [draft for draft in reader.drafts if draft.kind in {"preambular", "operative"}]


def _share(reader: Reader, tops: list[Draft]) -> float:
    """Return the share of the text, below its titles, that clauses cover."""
    covered, last = 0, 0
    for draft in (draft for draft in reader.drafts if tops and not draft.annex):
        covered += max(draft.end - max(draft.start, last), 0)
        last = max(last, draft.end)
    length = reader.length + max(reader.apart.preface - LONGEST_TITLES, 0)
    return min(covered / max(length, 1), 1.0)


def _has_shape(reader: Reader, tops: list[Draft]) -> bool:
    known = [draft for draft in tops if _is_known(draft)]
    if reader.formulas:
        return bool(known)
    operatives = sum(draft.kind == "operative" for draft in known)
    unknown = sum(draft.phrase is not None and not draft.phrase.known for draft in tops)
    adopted = reader.state == "closed"  # a vote or a session line stands below
    if len(known) * 2 < len(tops):  # the paragraphs of a speech may be numbered too
        return False
    return len(known) > MERE_CHANCE - adopted and operatives > 0 and not unknown


def _is_known(draft: Draft) -> bool:
    return draft.phrase is not None and draft.phrase.known

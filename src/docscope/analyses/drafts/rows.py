"""Two drafts clause by clause: what became of each clause, in the order of the new draft."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from docscope.analyses.drafts.correspondence import Match, correspondence
from docscope.analyses.drafts.likeness import similarity
from docscope.analyses.drafts.provisions import Draft
from docscope.analyses.place import PLACE, place
from docscope.model import Column
from docscope.text.differences import differences, marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.analyses.drafts.provisions import Provision
    from docscope.model import Document, Row

Change = Literal["same", "changed", "moved", "added", "dropped"]

AGAINST = ("paragraph", "line", "char_start", "char_end")  # of the place in the other draft
COLUMNS = (
    Column("change", "list"),
    Column("id"),
    Column("id_against"),
    Column("kind"),
    Column("verb"),
    Column("text"),
    Column("text_against"),
    Column("diff"),
    Column("similarity", "number"),
    Column("doc"),
    Column("doc_against"),
    *PLACE,
    Column("kind_against"),
    Column("verb_against"),
    *(Column(f"{name}_against", "integer") for name in AGAINST),
)
PLACES = tuple(column.name for column in PLACE)


class Fate(NamedTuple):
    """What became of a clause: the one of the new draft, the one of the old, or both."""

    changes: tuple[Change, ...]
    new: Provision | None
    old: Provision | None
    similarity: float | None = None


class Compared(NamedTuple):
    """The names of the new and the old document of a pair; None where there is none."""

    new: str | None
    old: str | None


def fates(new: Sequence[Provision], old: Sequence[Provision]) -> list[Fate]:
    """Return what became of each clause, those dropped behind what stood before them."""
    earlier, later = Draft(old), Draft(new)
    matches = {match.new: match for match in correspondence(earlier, later)}
    after = _dropped(earlier, list(matches.values()))
    found = [_dropped_fate(old[number]) for number in after[-1]]
    for number, provision in enumerate(new):
        match = matches.get(number)
        found.append(_fate(match, later, earlier) if match else Fate(("added",), provision, None))
        found += [_dropped_fate(old[gone]) for gone in after[number]]
    return found


def row_of(fate: Fate, pair: Compared, new: Document | None, old: Document | None) -> Row:
    """Return the row of a clause; `text` and place are empty where it stands in one draft only."""
    shown = fate.new or fate.old
    assert shown is not None
    clause, other = fate.new and fate.new.clause, fate.old and fate.old.clause
    here = place(new, clause.start, clause.end) if new and clause else _described(new)
    there = place(old, other.start, other.end) if old and other else (None,) * len(PLACES)
    return (
        fate.changes,
        clause.id if clause else None,
        other.id if other else None,
        shown.clause.kind,
        shown.clause.verb,
        fate.new.text if fate.new else None,
        fate.old.text if fate.old else None,
        _diff(fate),
        fate.similarity,
        pair.new or pair.old,
        pair.old,
        *here,
        other.kind if other else None,
        other.verb if other else None,
        *(there[PLACES.index(name)] for name in AGAINST),
    )


def _diff(fate: Fate) -> str | None:
    if "changed" not in fate.changes or not (fate.new and fate.old):
        return None
    return marked(differences(fate.old.text, fate.new.text))


def _fate(match: Match, new: Draft, old: Draft) -> Fate:
    changes: list[Change] = ["moved"] if match.moved else []
    if new.keys[match.new] != old.keys[match.old]:
        changes.append("changed")
    return Fate(
        tuple(changes) or ("same",),
        new.provisions[match.new],
        old.provisions[match.old],
        similarity(old.words[match.old], new.words[match.new]),
    )


def _dropped_fate(provision: Provision) -> Fate:
    return Fate(("dropped",), None, provision)


def _dropped(old: Draft, matches: Sequence[Match]) -> dict[int, list[int]]:
    """Return the clauses that were dropped, by the one of the new draft they are named behind.

    That is what the clause before them in the old draft has become, if it kept its place.
    """
    known = {match.old: match for match in matches}
    found: dict[int, list[int]] = defaultdict(list)
    last = -1
    for number in range(len(old)):
        match = known.get(number)
        if match is None:
            found[last].append(number)
        elif not match.moved:
            last = match.new
    return found


def _described(document: Document | None) -> Iterator[str | None]:
    """Return the place of no clause: the title and date of the document."""
    metadata = document.metadata if document else {}
    values = {"doc_title": metadata.get("title"), "doc_date": metadata.get("date")}
    return (values.get(name) for name in PLACES)

"""How a document was read: its kind, its clauses, and the parts of it that are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docscope.text.clauses.clause import Clause, DocumentKind


class Claim(NamedTuple):
    """Characters `start` to `end` of the plain text are a named part that is no clause.

    `part` is one of title, formula, heading, contents, furniture, footnote, adoption,
    vote, sponsors, signature, salutation, dateline, note, label (a number on a line of its
    own), annex (text of an annex without numbers).
    """

    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a detector made of a document.

    `claims` are in order and overlap neither each other nor, but for furniture and
    footnotes that a page sets into the middle of it, a clause. `scores` are those that
    the kind was chosen by, `grounds` what spoke for each, in plain words.
    """

    kind: DocumentKind
    clauses: tuple[Clause, ...]
    claims: tuple[Claim, ...] = ()
    scores: Mapping[DocumentKind, float] = field(default_factory=dict)
    grounds: Mapping[DocumentKind, str] = field(default_factory=dict)

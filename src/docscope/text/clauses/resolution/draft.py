"""A clause while it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.clauses.clause import Kind
    from docscope.text.clauses.verbs.phrase import Phrase


@dataclass(slots=True)
class Draft:
    """A clause while it is read: `chapeau_end` is where its own text ends, before sub-items.

    `annex` counts the annex that it stands in from 1, 0 is the resolution itself.
    """

    kind: Kind
    start: int
    end: int
    chapeau_end: int
    number: str | None = None
    printed: str | None = None
    phrase: Phrase | None = None  # relative to `start`
    actor: str | None = None
    parent: Draft | None = None
    section: str | None = None
    heading: str | None = None
    annex: int = 0

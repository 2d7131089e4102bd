"""The record of one clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["preambular", "operative", "subitem", "annex_item", "section", "stance"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a document: characters `start` to `end` of its plain text.

    The span begins after the printed number. `id` is unique in the document (`p1`,
    `o9(b)(i)`, `s3`), `parent` the id of the clause that a sub-item belongs to.
    `number` is the number in its sequence; `label_printed` keeps it as it was printed
    where the two differ. `verb` is the verb as printed, `lemma` what it is found by.
    `verb_class` and `force` (0 to 5) come from the lexicon. `object` is what follows
    verb and addressee. A `secondary` clause is one that only a full listing shows.
    """

    id: str
    kind: Kind
    start: int
    end: int
    number: str | None = None
    label_printed: str | None = None
    actor: str | None = None
    verb: str | None = None
    lemma: str | None = None
    verb_class: str | None = None
    force: int = 0
    addressee: str | None = None
    object: str | None = None
    second_verb: str | None = None
    second_addressee: str | None = None
    refs: tuple[str, ...] = ()
    parent: str | None = None
    section: str | None = None
    secondary: bool = False
    note: str | None = None

"""The record of one clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "preambular",
    "operative",
    "subitem",
    "annex_item",
    "section",
    "recital",
    "article",
    "paragraph",
    "point",
    "definition",
    "stance",
]
DocumentKind = Literal["resolution", "articles", "prose"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a document: characters `start` to `end` of its plain text.

    The span begins after the printed number. `id` is unique in the document (`p1`,
    `o9(b)(i)`, `2(4)`, `s3`), `parent` the id of the clause that it stands below.
    `number` is the number in its sequence; `label_printed` keeps it as it was printed
    where the two differ. `verb` is the verb as printed, `lemma` what it is found by.
    `verb_class` and `force` (0 to 5) come from the lexicon. `object` is what follows
    verb and addressee. A `secondary` clause is one that only a full listing shows.
    `kind_of_document` says how the part of the document that it stands in was read.
    `heading` is the title of an article or section, `urgency` and `deadline` the words
    that say how soon, `modality` how a provision binds (`shall`, `may not`), `condition`
    the words that limit it.
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
    kind_of_document: DocumentKind = "resolution"
    heading: str | None = None
    urgency: tuple[str, ...] = ()
    deadline: str | None = None
    modality: str | None = None
    condition: str | None = None

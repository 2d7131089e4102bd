"""The records of what a provision says: its predicate, and the whole of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision in the terms of a clause.

    `party` is the subject as printed, `verb` the verb phrase (`shall keep`; what stands
    between modal and main verb is left out), `lemma` its main verb, `modality` the words
    that bind (`shall`), `verb_class` one of obligation, prohibition, commitment, right,
    permission, power, recommendation, definition, statement. `force` is 5 for obligation
    and prohibition, 4 for commitment and right, 3 for permission and power, 2 for a
    recommendation (`should`), 1 for a definition or a statement, 0 where nothing is said.
    `addressee` is who is told or given something, after a passive verb who is to act;
    `object` is what follows the verb and an addressee beside it, `condition` what limits
    the whole (`unless ...`), several joined by semicolons. `completed_by` is what the
    points of a list add to a chapeau.
    """

    party: str | None = None
    verb: str | None = None
    lemma: str | None = None
    verb_class: str | None = None
    force: int = 0
    modality: str | None = None
    addressee: str | None = None
    object: str | None = None
    condition: str | None = None
    completed_by: Literal["verb", "object", "condition"] | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a sentence says of whom; the verb phrase ends at `end` of the sentence.

    `modality` is None in a statement, `verb` None where the sentence breaks off before it.
    """

    subject: str | None
    modality: str | None
    verb_class: str
    verb: str | None
    head: str | None
    passive: bool
    end: int
    conditions: tuple[str, ...] = ()

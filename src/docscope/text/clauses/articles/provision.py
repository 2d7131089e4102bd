"""What one provision of a treaty, statute or contract says: who shall do what, and when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision in the terms of a clause.

    `party` is the subject as printed, `verb` the verb phrase (`shall keep`), `lemma` its
    main verb, `modality` the words that bind (`shall`), `verb_class` one of obligation,
    prohibition, commitment, right, permission, power, recommendation, definition,
    statement. `force` is 5 for obligation and prohibition, 4 for commitment and right,
    3 for permission and power, 2 for a recommendation (`should`), 1 for a definition or
    a statement, 0 where nothing is said. `condition` is what limits it (`unless ...`).
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


def provision(text: str, *, chapeau: Provision | None = None) -> Provision:  # noqa: ARG001
    """Return what a provision says; a point completes its `chapeau`."""
    return Provision()

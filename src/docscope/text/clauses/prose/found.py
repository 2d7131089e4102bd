"""The record of a stance on its way from a sentence to a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docscope.text.clauses.prose.groups import Group
    from docscope.text.clauses.prose.sentence import Sentence
    from docscope.text.clauses.prose.stances import Row


DENIED = 3


class Actor(NamedTuple):
    """Who takes a stance: name as printed or as it was meant, and what kind of subject it is.

    `kind` is speaker, body, pronoun, thing or nobody; `printed` what stood in its place
    (`They`); `start` where the name begins, or the word that joins a second verb to it.
    """

    name: str | None
    kind: str
    start: int
    printed: str | None = None


class Matched(NamedTuple):
    """A pattern in a sentence: the verb is word `head`, the word after the pattern `end`.

    `who` are the first word and the end of a noun phrase put in between.
    """

    row: Row
    group: Group
    head: int
    end: int
    who: tuple[int, int]


class Found(NamedTuple):
    """A stance: its verb group is characters `start` to `end`, its object begins later."""

    sentence: Sentence
    row: Row
    group: Group
    actor: Actor
    stance_class: str
    start: int
    end: int
    object_start: int
    who: str | None = None
    asked: str | None = None  # the subject of a passive

    @property
    def force(self) -> int:
        """How much the stance does, 0 to 5; a denied one as much as a denial."""
        return self.row.force if self.stance_class == self.row.stance_class else DENIED

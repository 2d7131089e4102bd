"""A clause of a treaty or statute while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.clauses.clause import Kind


@dataclass(slots=True)
class Draft:
    """A clause while it is read: `pieces` are the characters of its own text, before points.

    `tail` is what its id adds to that of the clause above: `(4)`, `~2`; `unnumbered` says
    that its number is only its place among such paragraphs.
    """

    kind: Kind
    start: int
    end: int
    tail: str = ""
    number: str | None = None
    printed: str | None = None
    heading: str | None = None
    parent: Draft | None = None
    section: Draft | None = None
    unnumbered: bool = False
    mark: tuple[int, int] = (0, 0)  # where it is numbered
    pieces: list[tuple[int, int]] = field(default_factory=list)

    def add(self, start: int, end: int) -> None:
        """Add characters to its own text; whatever it stands in grows with it."""
        self.pieces.append((start, end))
        self.reach(end)

    def close(self) -> None:
        """Let a clause that has nothing but its number hold that."""
        if self.end <= self.start and self.mark[1]:
            self.start = self.end = self.mark[0]
            self.add(*self.mark)

    def reach(self, end: int) -> None:
        """Let it, and whatever it stands in, end no earlier than a character."""
        above: Draft | None = self
        while above is not None and above.end < end:
            above.end = end
            above = above.parent

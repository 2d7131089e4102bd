"""What an analysis gathers document by document: the partial result of most of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from docscope.model import Totals

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gathered(Generic[T]):
    """What was found in several documents in reading order, and the totals of all that was read."""

    found: tuple[T, ...]
    totals: Totals

    def spent(self) -> Gathered[T]:
        """Return the totals without what was already turned into rows."""
        return Gathered((), self.totals)

    def __add__(self, other: Gathered[T]) -> Gathered[T]:
        """Join what was found in two neighbouring parts."""
        return Gathered(self.found + other.found, self.totals + other.totals)

"""The lists that are open at one place of an article: where does the next mark belong?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docscope.text.clauses.articles.marks import (
    DASH,
    LISTS,
    first_styles,
    is_inserted,
    place_of,
)
from docscope.text.clauses.resolution.marks import LOOKALIKES

if TYPE_CHECKING:
    from collections.abc import Callable

    from docscope.text.clauses.articles.draft import Draft
    from docscope.text.clauses.articles.marks import Mark

MOST_SKIPPED = 3


@dataclass(slots=True)
class Rung:
    """One open list: its style of counting and shape, its last sign, the clause it opened."""

    style: str
    shape: str
    sign: str
    place: int
    draft: Draft | None = None


@dataclass(slots=True)
class Ladder:
    """The open lists of points below one paragraph, the outermost first."""

    rungs: list[Rung] = field(default_factory=list)

    def place(self, mark: Mark, *, opening: bool, ahead: Callable[[], str | None]) -> Rung | None:
        """Return the rung that a mark stands on, its lists opened and closed, or None.

        `opening` says that the text before it ends in a colon; `ahead` returns the next
        sign of the same shape, which tells the letter i from the numeral.
        """
        going = self._continued(mark)
        style = self._opened(mark)
        if going is not None and style is not None:
            going, style = self._decided(going, style, opening=opening, ahead=ahead())
        if going is not None:
            return self._advanced(going, mark.sign, self._style(going, mark.sign))
        if style is not None:
            rung = Rung(style, mark.shape, mark.sign, 0)
            self.rungs.append(rung)
            return rung
        return self._repaired(mark, ahead)

    def _continued(self, mark: Mark) -> int | None:
        for depth in range(len(self.rungs) - 1, -1, -1):
            rung = self.rungs[depth]
            if rung.shape != mark.shape:
                continue
            if rung.style == DASH or is_inserted(mark.sign, rung.sign):
                return depth
            if mark.sign in self._upcoming(rung):
                return depth
        return None

    def _upcoming(self, rung: Rung) -> list[str]:
        upcoming = LISTS[rung.style][rung.place + 1 : rung.place + 2]
        if rung.sign == "i" and rung.style == "letter":  # it may have been a numeral
            upcoming = [*upcoming, "ii"]
        return upcoming

    def _style(self, depth: int, sign: str) -> str:
        rung = self.rungs[depth]
        return "roman" if sign == "ii" and rung.sign == "i" else rung.style

    def _opened(self, mark: Mark) -> str | None:
        """Return the style of a list that a mark may be the first of."""
        open_styles = {rung.style for rung in self.rungs if rung.shape == mark.shape}
        for style in first_styles(mark.sign):
            if style in open_styles:
                continue
            return "roman" if mark.sign == "i" else style
        return None

    def _decided(
        self, going: int, style: str, *, opening: bool, ahead: str | None
    ) -> tuple[int | None, str | None]:
        if style == DASH:
            return going, None
        upcoming = LISTS[self.rungs[going].style][self.rungs[going].place + 2 :][:1]
        if ahead is not None and [ahead] == upcoming:
            return going, None
        if ahead == LISTS[style][1] or opening:
            return None, style
        return going, None

    def _advanced(self, depth: int, sign: str, style: str) -> Rung:
        del self.rungs[depth + 1 :]
        rung = self.rungs[depth]
        place = place_of(sign, style)
        rung.style, rung.sign = style, sign
        rung.place = rung.place if place is None else place
        return rung

    def _repaired(self, mark: Mark, ahead: Callable[[], str | None]) -> Rung | None:
        """Read a mark as one that looks alike, or one that follows some left out."""
        for depth in range(len(self.rungs) - 1, -1, -1):
            rung = self.rungs[depth]
            if rung.shape != mark.shape or rung.style == DASH:
                continue
            rest = LISTS[rung.style][rung.place + 1 :]
            upcoming = rest[:MOST_SKIPPED]
            goes_on = mark.sign in rest and ahead() in rest[rest.index(mark.sign) + 1 :][:1]
            if mark.sign in upcoming or goes_on:
                return self._advanced(depth, mark.sign, rung.style)
            if upcoming and mark.sign in LOOKALIKES.get(upcoming[0], ()):
                return self._advanced(depth, upcoming[0], rung.style)
        return None

"""The table of the clauses of one document: marks and places, leads, and what is said."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from docscope.report.clausecells import Cells, Hierarchy, kind_name
from docscope.report.display import ELLIPSIS, fit, pad, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.report.layout import Layout

WIDE = 120  # columns from which addressee and object stand side by side
CELL_LINES = 2
LONGEST_LEAD = 30  # columns of the verb, or of who takes a stance
NARROWEST = 20  # columns that are left for the text
SHORT_LEAD = 22  # of who shall do what: a longer one is wrapped, so that the text has room
LEAST_LEAD = 20  # of the columns of leads, if any is so long
MOST = 0.9  # of the leads fit their columns
FIRST_STEP, STEP = 2, 4  # columns that points stand further to the right than what is above
# A day is not parted from its month, a number from what it counts.
HELD_TOGETHER = re.compile(r"(?<=\d) (?=[^\W\d_])")
HOLD, BLANK = "\N{NO-BREAK SPACE}", " "


def groups(found: Sequence[Cells], layout: Layout) -> Iterator[str]:
    """Yield the clauses of a document: those of a kind under its name, the others under theirs.

    A section or an article is a line of its own; what stands below a clause is indented
    under it with its mark.
    """
    assert layout.width is not None
    below = Hierarchy(found)
    tables = _tables(found, below, layout)
    kind = annex = ""
    for cells in found:
        if below.annex(cells) != annex:
            annex = below.annex(cells)
            yield from ("", f" {annex}") if annex else ()
        if cells.titled:
            if layout.header or cells.heading:
                yield ""
            yield fit(f" {below.said(cells)}", layout.width)
            kind = cells.kind if cells.kind == "article" else ""
            continue
        family = _family(cells, below)
        if layout.header and not below.parent(cells) and family != kind:
            yield ""
            yield f" {kind_name(cells.kind)}"
            kind = family
        yield from tables[family].lines(cells)


def _family(cells: Cells, below: Hierarchy) -> str:
    """Return the kind of the clause that another stands below, which sets its columns."""
    above = [each for each in below.ancestors(cells) if not each.titled]
    return (above[-1] if above else cells).kind


def _tables(found: Sequence[Cells], below: Hierarchy, layout: Layout) -> dict[str, Table]:
    families: dict[str, list[Cells]] = {}
    for cells in found:
        if not cells.titled:
            families.setdefault(_family(cells, below), []).append(cells)
    return {kind: Table(group, below, layout) for kind, group in families.items()}


class Widths(NamedTuple):
    """The display columns of a table."""

    marks: int
    places: int
    leads: int
    room: int


class Table:
    """Clauses whose columns stand below each other, and what stands below each of them."""

    def __init__(self, found: Sequence[Cells], below: Hierarchy, layout: Layout) -> None:
        self.below = below
        self.lines_of_cell = None if layout.full else CELL_LINES
        self.wide = (layout.width or 0) >= WIDE and any(cells.addressee for cells in found)
        self.widths = self._widths(found, layout.width or 0)

    def _widths(self, found: Sequence[Cells], columns: int) -> Widths:
        rows = [cells for cells in found if not self._depth(cells)]
        marks = max((width(self._mark(cells)) for cells in rows), default=0)
        places = max(width(cells.place) for cells in found)
        longest = SHORT_LEAD if found[0].of_articles and columns < WIDE else LONGEST_LEAD
        leads = min(_usual([width(cells.lead) for cells in rows if cells.lead]), longest)
        start = 1 + marks + 2 + places + 2 + leads + 2 * bool(leads)
        return Widths(marks, places, leads, max(columns - start, NARROWEST))

    def lines(self, cells: Cells) -> Iterator[str]:
        """Yield the lines of a clause, on a terminal."""
        depth = self._depth(cells)
        if depth:
            yield from self._point(cells, depth)
            return
        if not cells.lead and not cells.addressee:
            yield from self._across(cells, self.below.said(cells))
            return
        lead = wrapped(cells.lead, max(self.widths.leads, 1), lines=self.lines_of_cell)
        clipped = cells.spoken and lead[-1].endswith(ELLIPSIS)
        text = self.below.own_text(cells) if clipped else self.below.said(cells)
        body = self._body(cells, text)
        for number in range(max(len(lead), len(body))):
            mark, where = (self._mark(cells), cells.place) if number == 0 else ("", "")
            verb = lead[number] if number < len(lead) else ""
            text = body[number] if number < len(body) else ""
            yield f"{self._start(mark, where)}{pad(verb, self.widths.leads)}  {text}".rstrip()

    def _start(self, mark: str, where: str) -> str:
        return f" {pad(mark, self.widths.marks)}  {pad(where, self.widths.places)}  "

    def _across(self, cells: Cells, text: str) -> Iterator[str]:
        """Yield the lines of a clause without a lead: its text has the room of that too."""
        mark, where = self._mark(cells), cells.place
        for line in _wrapped(text, self._width, self.lines_of_cell):
            yield f"{self._start(mark, where)}{line}".rstrip()
            mark = where = ""

    def _point(self, cells: Cells, depth: int) -> Iterator[str]:
        """Yield the lines of what stands below a clause, with its mark before its text."""
        indent = " " * (FIRST_STEP + STEP * (depth - 1))
        mark = f"{cells.mark} " if cells.mark else ""
        room = max(self._width - len(indent) - width(mark), NARROWEST)
        where = cells.place
        for line in _wrapped(self.below.own_text(cells), room, self.lines_of_cell):
            yield f"{self._start('', where)}{indent}{mark}{line}".rstrip()
            mark, where = " " * width(mark), ""

    @property
    def _width(self) -> int:
        """The columns of lead and text together."""
        return self.widths.room + self.widths.leads + 2 * bool(self.widths.leads)

    def _depth(self, cells: Cells) -> int:
        """Return how many clauses a clause is shown below, articles and sections left out."""
        return sum(not above.titled for above in self.below.ancestors(cells))

    def _mark(self, cells: Cells) -> str:
        """Return the number under an article that is shown, else the whole id."""
        return cells.mark if self.below.parent(cells) else cells.id

    def _body(self, cells: Cells, text: str) -> list[str]:
        """Return who is asked above what is asked, or to the left of it where there is room."""
        room, lines = self.widths.room, self.lines_of_cell
        if not self.wide:
            whom = _wrapped(cells.addressee, room, lines) if cells.addressee else []
            return whom + (_wrapped(text, room, lines) if text or not whom else [])
        left = room * 2 // 5
        whom = _wrapped(cells.addressee, left, lines)
        what = _wrapped(text, room - left - 2, lines)
        height = max(len(whom), len(what))
        whom += [""] * (height - len(whom))
        what += [""] * (height - len(what))
        return [f"{pad(a, left)}  {b}" for a, b in zip(whom, what, strict=True)]


def _usual(widths: list[int]) -> int:
    """Return how wide most leads are: a few long ones are wrapped, so that the text has room."""
    if not widths:
        return 0
    ordered = sorted(widths)
    return min(max(ordered[ceil(MOST * len(ordered)) - 1], LEAST_LEAD), ordered[-1])


def _wrapped(text: str, columns: int, lines: int | None) -> list[str]:
    held = HELD_TOGETHER.sub(HOLD, text)
    found = [line.replace(HOLD, BLANK) for line in wrapped(held, columns, lines=lines)]
    if found[-1].endswith(ELLIPSIS) and not text.endswith(found[-1][-2:]):
        found[-1] = found[-1].removesuffix(ELLIPSIS).rstrip(",;: ") + ELLIPSIS
    return found

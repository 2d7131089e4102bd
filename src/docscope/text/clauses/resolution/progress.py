"""How far the reading of a resolution got: the open clause, its part, what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from docscope.model import Span
from docscope.text.clauses.resolution.marks import Outline
from docscope.text.clauses.resolution.page import Apart

if TYPE_CHECKING:
    from docscope.text.clauses.layout.lines import Line
    from docscope.text.clauses.resolution.draft import Draft
    from docscope.text.clauses.resolution.lookahead import Lookahead

State = Literal["before", "preamble", "operative", "closed", "annex"]


@dataclass(slots=True)
class Progress:
    """The state while the lines of one document are read."""

    page: Lookahead
    drafts: list[Draft] = field(default_factory=list)
    state: State = "before"
    body: str | None = None
    section: str | None = None
    formulas: int = 0
    annexes: list[Span] = field(default_factory=list)  # where each begins and ends
    expected: int = 1
    main: Draft | None = None
    current: Draft | None = None
    outline: Outline = field(default_factory=Outline)
    owners: list[Draft] = field(default_factory=list)
    apart: Apart = field(default_factory=Apart)
    length: int = 0  # characters of the lines that could be a clause
    taken: int = -1  # the last line read ahead
    divided: int = -1  # the last opening formula or part letter
    paused: bool = False  # whether text that is no clause stands below the open one
    listing: bool = False  # whether the open clause announced paragraphs of its own
    marked_up: bool = False
    passed: list[str] = field(default_factory=list)  # labels of the parts so far
    declaring: bool = False  # whether the preamble of an annexed declaration is open
    begun: int = 0  # how many clauses stand before the opening formula

    def _enter(self, state: State, *, at: int | None = None) -> None:
        if self.state == "annex" and at is not None:
            self.annexes[-1] = Span(self.annexes[-1].start, at)
        self.state = state
        self.paused = self.declaring = False
        self.main = self.current = None
        self.outline = Outline()
        self.owners = []

    def _is_fresh(self, index: int, line: Line) -> bool:
        """Whether a line may open a clause: after an end mark, a heading, a formula, a vote."""
        return line.fresh or index == self.divided + 1 or self.state == "closed"

    def _ended(self) -> bool:
        raise NotImplementedError

    def _closed(self) -> bool:
        raise NotImplementedError

    def _in_brackets(self, value: int) -> bool:
        """Whether the numbers of this resolution stand in brackets: `(2) Requests`."""
        above = next((d for d in reversed(self.drafts) if d.kind == "operative"), None)
        if self.expected == 1:
            return value == 1
        return above is not None and (above.printed or "").startswith("(")

    def _append(self, draft: Draft) -> None:
        draft.section = self.section
        draft.annex = len(self.annexes) if self.state == "annex" else 0
        self.drafts.append(draft)
        self.current = draft

    def _has_items(self, draft: Draft) -> bool:
        return any(owner.parent is draft for owner in self.owners)

    def _cover(self, line: Line) -> None:
        """Let the clauses around a line run on over it."""
        draft = self.current.parent if self.current else None
        while draft is not None:
            draft.end = max(draft.end, line.end)
            draft = draft.parent

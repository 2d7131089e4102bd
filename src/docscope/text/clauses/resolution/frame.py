"""What frames the clauses of a resolution: formulas, part letters, annexes, votes, pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from docscope.text.clauses.layout import roles
from docscope.text.clauses.resolution.draft import Draft
from docscope.text.clauses.resolution.marks import Outline

if TYPE_CHECKING:
    from docscope.text.clauses.layout.lines import Line
    from docscope.text.clauses.resolution.lookahead import Lookahead

LONGEST_TITLES = 4000  # characters of titles that page headers may repeat
State = Literal["before", "preamble", "operative", "closed", "annex"]


@dataclass(slots=True)
class Frame:
    """The state while the lines of one document are read."""

    page: Lookahead
    drafts: list[Draft] = field(default_factory=list)
    state: State = "before"
    body: str | None = None
    section: str | None = None
    formulas: int = 0
    expected: int = 1
    main: Draft | None = None
    current: Draft | None = None
    outline: Outline = field(default_factory=Outline)
    owners: list[Draft] = field(default_factory=list)
    titles: str = ""
    apart: list[tuple[int, int]] = field(default_factory=list)
    footnote: bool = False
    preface: int = 0  # characters before the opening formula
    length: int = 0  # characters of the lines that could be a clause
    taken: int = -1  # the last line read ahead
    divided: int = -1  # the last opening formula or part letter
    listing: bool = False  # whether the open clause announced paragraphs of its own
    marked_up: bool = False

    def _apart(self, line: Line) -> bool:
        """Whether a line belongs to the page, to a footnote or to the account of the vote."""
        if roles.is_furniture(line.text) and not roles.section_label(line.text):
            return True
        if self.state == "before":
            self.preface += len(line.text)
            if len(self.titles) < LONGEST_TITLES:
                self.titles += " " + line.text.lower()
        elif line.page and line.text.lower() in self.titles:
            return True
        if line.fresh and roles.is_footnote(line.text):
            self.footnote = True
        elif line.gap:
            self.footnote = False
        if self.footnote:
            return True
        if self.state in {"operative", "annex"} and line.fresh and roles.is_closing(line.text):
            self._enter("closed")
        return False

    def _enter(self, state: State) -> None:
        self.state = state
        self.main = self.current = None
        self.outline = Outline()
        self.owners = []

    def _structure(self, index: int, line: Line) -> bool:
        """Read what divides a resolution: opening formulas, part letters, annexes, headings."""
        return (
            self._formula(index, line)
            or self._part(index, line)
            or self._annex(line)
            or self._heading(index, line)
        )

    def _formula(self, index: int, line: Line) -> bool:
        for count in (1, 2):
            if not (line.fresh or line.text.endswith(",") or self.state == "before"):
                continue
            printed = self.page.lines[index : index + count]
            body = roles.acting_body(" ".join(part.text for part in printed))
            if body and self.page.opens_clause(index + count):
                self.taken = self.divided = index + count - 1
                self._open_part(body)
                return True
        return False

    def _open_part(self, body: str) -> None:
        self.body = body
        self.formulas += 1
        if self.state in {"closed", "operative", "annex"}:
            self.expected = 1
        self._enter("preamble")

    def _part(self, index: int, line: Line) -> bool:
        label = roles.section_label(line.text) or roles.titled_section(line.text)
        if not label or self.state == "before" or not line.gap or self.state == "annex":
            return False
        if not (self.page.opens_clause(index + 1) or self.page.opens_clause(index + 2)):
            return False
        self._enter("preamble")
        self.divided = index
        self.section = label
        start = line.start
        self.drafts.append(Draft("section", start, line.end, line.end, label, section=label))
        return True

    def _annex(self, line: Line) -> bool:
        if self.state in {"before", "preamble"} or not line.gap or not roles.is_annex(line.text):
            return False
        self._enter("annex")
        return True

    def _heading(self, index: int, line: Line) -> bool:
        """Read a title between clauses: it ends the clause before it and opens none."""
        if not line.heading or self.page.opens_clause(index):
            return False
        if self.state in {"before", "closed"}:
            return True
        if not self.marked_up and not line.text.isupper():
            return False  # a title by its looks only, below the opening formula
        self.current = self.main = None
        return True

    def _in_brackets(self) -> bool:
        """Whether the numbers of this resolution stand in brackets: `(2) Requests`."""
        above = next((d for d in reversed(self.drafts) if d.kind == "operative"), None)
        return self.expected == 1 or (above is not None and (above.printed or "").startswith("("))

    def _append(self, draft: Draft) -> None:
        draft.section = self.section
        self.drafts.append(draft)
        self.current = draft

    def _has_items(self, draft: Draft) -> bool:
        return any(owner.parent is draft for owner in self.owners)

    def _cover(self, line: Line, *, item: bool) -> None:
        """Let the clauses around a line run on over it, unless markup sets it apart."""
        draft = self.current.parent if self.current else None
        while draft is not None and not item:
            draft.end = max(draft.end, line.end)
            draft = draft.parent

"""What frames the clauses of a resolution: formulas, part letters, annexes, votes, pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from docscope.model import Span
from docscope.text.clauses.layout import roles
from docscope.text.clauses.layout.parts import is_title
from docscope.text.clauses.resolution.draft import Draft
from docscope.text.clauses.resolution.marks import Outline, item_mark
from docscope.text.clauses.resolution.page import Apart

if TYPE_CHECKING:
    from docscope.text.clauses.layout.lines import Line
    from docscope.text.clauses.resolution.lookahead import Lookahead

TITLE_LINES = 4  # lines of titles between a part letter and what it heads
FARTHEST_CLAUSE = 9  # lines between them where a page ends there too
FORMULA_OPENINGS = ("The", "THE", "We,")
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

    def _set_apart(self, index: int, line: Line) -> bool:
        """Whether a line belongs to the page, to a footnote or to the account of the vote."""
        beside = None
        if index + 1 < len(self.page.lines) and self.state not in {"before", "closed"}:
            beside = self.page.lines[index + 1]
        if self.apart.takes(line, beside):
            return True
        ending = self.state in {"operative", "annex"}
        if ending and line.fresh and roles.is_closing(line.text):
            self._enter("closed", at=line.start)
        return False

    def _enter(self, state: State, *, at: int | None = None) -> None:
        if self.state == "annex" and at is not None:
            self.annexes[-1] = Span(self.annexes[-1].start, at)
        self.state = state
        self.paused = False
        self.main = self.current = None
        self.outline = Outline()
        self.owners = []

    def _structure(self, index: int, line: Line) -> bool:
        """Read what divides a resolution: opening formulas, part letters, annexes, headings."""
        if line.text[0].isupper() or len(line.text) < roles.LONGEST_LABEL:
            divides = (
                self._formula(index, line)
                or self._part(index, line)
                or self._annex(index, line)
                or self._articles(index, line)
            )
            if divides:
                return True
        return self._heading(index, line)

    def _formula(self, index: int, line: Line) -> bool:
        if self._turn(index, line):
            return True
        if not line.text.startswith(FORMULA_OPENINGS):
            return False
        if not (line.fresh or line.text.endswith(",") or self.state == "before"):
            return False
        if self.state == "annex" and self.page.articles_follow(index + 1):
            return False
        for count in (1, 2):
            printed = self.page.lines[index : index + count]
            body = roles.acting_body(" ".join(part.text for part in printed))
            if body and self.page.opens_clause(index + count, body=body):
                self.taken = self.divided = index + count - 1
                self._open_part(body, line)
                for part in printed:
                    self.apart.claim(part, "formula")
                return True
        return False

    def _turn(self, index: int, line: Line) -> bool:
        """Read what leads from the preamble to the clauses: `Now, therefore,`."""
        if self.state in {"closed", "annex"} or not line.fresh or not roles.is_turn(line.text):
            return False
        if self.state == "before":
            self._grounds()
        self.apart.claim(line, "formula")
        self.main = self.current = None
        self.divided = index
        return True

    def _grounds(self) -> None:
        """Read the paragraphs above `Therefore` that give its grounds as preambular clauses."""
        found = self.apart.grounds()
        self.apart.opened()
        self.state = "preamble"
        self.drafts += [Draft("preambular", start, end, end) for start, end in found]

    def _open_part(self, body: str, line: Line) -> None:
        self.apart.opened(titles_only=self.state != "before")
        self.body = body
        self.formulas += 1
        if self.state in {"closed", "operative", "annex"}:
            self.expected = 1
        if self.state in {"closed", "annex"}:
            self.section = None
        self._enter("preamble", at=line.start)

    def _part(self, index: int, line: Line) -> bool:
        label = roles.section_label(line.text) or roles.titled_section(line.text)
        if label and self._heads_list(index, line):
            return True
        if not label or not self._may_divide(index, line, label):
            return False
        heading = self._titles_below(index)
        if heading is None:
            return False
        self.apart.opened(titles_only=self.state != "before")
        self._enter("preamble", at=line.start)
        self.taken = self.divided = index + len(heading)
        self.section = label
        for title in heading:
            self.apart.claim(title, "furniture" if roles.is_furniture(title.text) else "heading")
        draft = Draft("section", line.start, line.end, line.end, label, section=label)
        titles = [title.text for title in heading if not roles.is_furniture(title.text)]
        draft.heading = " ".join(titles) or roles.title_of(line.text)
        self.drafts.append(draft)
        return True

    def _may_divide(self, index: int, line: Line, label: str) -> bool:
        """Whether a letter or Roman number may head a part here."""
        if self.state == "before":
            return label in {"A", "I"} and line.text == label
        if not (line.gap or self._is_fresh(index, line)):
            return False
        if self.state == "annex":
            return self.page.formula_follows(index + 1, TITLE_LINES)
        return line.gap or self.page.follows(label, self.section)

    def _is_fresh(self, index: int, line: Line) -> bool:
        """Whether a line may open a clause: after an end mark, a heading, a formula, a vote."""
        return line.fresh or index == self.divided + 1 or self.state == "closed"

    def _titles_below(self, index: int) -> list[Line] | None:
        """Return the lines between a part letter and the clause that it heads, if one follows."""
        found: list[Line] = []
        for line in self.page.lines[index + 1 : index + 1 + FARTHEST_CLAUSE]:
            if self.page.opens_clause(index + 1 + len(found)):
                return found
            titles = sum(not roles.is_furniture(each.text) for each in found)
            wrapped = bool(found) and not line.gap and line.text[-1] not in ".,;:"
            if titles == TITLE_LINES or not (is_title(line.text) or wrapped):
                return None
            found.append(line)
        return None

    def _annex(self, index: int, line: Line) -> bool:
        if self.state in {"before", "preamble"} or not roles.is_annex(line.text):
            return False
        if not (line.gap or (self._is_fresh(index, line) and self._ended())):
            return False
        self._open_annex(line, line.end, roles.annex_label(line.text))
        self._set_heading(index, line)
        return True

    def _open_annex(self, line: Line, start: int, label: str) -> None:
        self._enter("annex", at=line.start)
        self.annexes.append(Span(start, len(self.page.text)))
        self.expected = 1
        self.section = label

    def _articles(self, index: int, line: Line) -> bool:
        """Read a first article below the clauses as the beginning of an annex without a name."""
        if self.state not in {"preamble", "operative"} or not self.page.opens_articles(index):
            return False
        self._open_annex(line, line.start, "annex")
        self._set_heading(index, line)
        return True

    def _heading(self, index: int, line: Line) -> bool:
        """Read a title between clauses: it ends the clause before it and opens none."""
        if line.heading:
            return self._marked_heading(index, line)
        if self.state not in {"operative", "annex"} or not is_title(line.text):
            return False
        divides = self.state == "annex" and self._divides_annex(index, line)
        if not divides and not (self._is_fresh(index, line) and self._stands_apart(index, line)):
            return False
        self._set_heading(index, line)
        return True

    def _divides_annex(self, index: int, line: Line) -> bool:
        """Whether a line is a title with a letter above the items of an annex."""
        return bool(roles.titled_section(line.text)) and self.page.opens_numbered(index + 1)

    def _marked_heading(self, index: int, line: Line) -> bool:
        if self.page.opens_clause(index):
            return False
        if self.state in {"before", "closed"}:
            self.apart.above(line)
            return True
        if not (self.marked_up or self._is_capital_title(index, line)):
            return False  # a title by its looks only, below the opening formula
        self._set_heading(index, line)
        return True

    def _is_capital_title(self, index: int, line: Line) -> bool:
        if not line.text.isupper():
            return False
        return self._ended() or self.page.formula_follows(index + 1, TITLE_LINES)

    def _stands_apart(self, index: int, line: Line) -> bool:
        """Whether a short line is a title by its place: after a full stop, above a clause."""
        if not self._above_number(index, line) or item_mark(line.text):
            return False
        if not (line.gap or self._closed()):
            return False
        return self._ended() and not self.page.opens_clause(index)

    def _above_number(self, index: int, line: Line) -> bool:
        """Whether a numbered clause comes next, or below one more paragraph."""
        if self.page.opens_numbered(index + 1):
            return True
        after = self.page.lines[index + 1 : index + 2]
        return line.gap and bool(after) and after[0].gap and self.page.opens_numbered(index + 2)

    def _set_heading(self, index: int, line: Line) -> None:
        self.apart.claim(line, "heading")
        self.divided = index
        self.current = self.main = None

    def _ended(self) -> bool:
        raise NotImplementedError

    def _closed(self) -> bool:
        raise NotImplementedError

    def _heads_list(self, index: int, line: Line) -> bool:
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

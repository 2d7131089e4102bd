"""Titles between the clauses of a resolution: they end one clause and open none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.clauses.layout import roles
from docscope.text.clauses.layout.lines import TERMINATED
from docscope.text.clauses.layout.parts import is_title
from docscope.text.clauses.resolution.marks import item_mark
from docscope.text.clauses.resolution.progress import Progress

if TYPE_CHECKING:
    from docscope.text.clauses.layout.lines import Line

MOST_ENDING = 40  # characters in which a line shows whether it ends a clause
TITLE_LINES = 4  # lines of titles between a part letter and what it heads


class Headings(Progress):
    """The titles met while the lines of one document are read."""

    def _heading(self, index: int, line: Line) -> bool:
        """Read a title between clauses: it ends the clause before it and opens none."""
        if line.heading:
            return self._marked_heading(index, line)
        if self.state not in {"preamble", "operative", "annex"} or not is_title(line.text):
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
        """Whether a short line is a title by its place: after an end mark, above a clause."""
        if not self._ended() or _closes(line.text) or self.page.opens_numbered(index):
            return False
        if self.declaring and self.page.opens_clause(index, body=self.body or ""):
            return False
        above = self._above_expected(index)
        if self.state == "preamble":
            phrase = self.page.preambular(self.page.ahead(line.start))
            return above and not (phrase and phrase.known)
        if not (line.gap or self._closed()):
            return False
        return above or (self._above_number(index, line) and not self.page.opens_clause(index))

    def _above_expected(self, index: int) -> bool:
        """Whether the number that comes next stands below, or below the rest of the title."""
        following = self.page.lines[index + 1 : index + 3]
        if self.page.numbered(index + 1) == self.expected:
            return True
        wrapped = len(following) > 1 and _is_rest(following[0])
        return wrapped and self.page.numbered(index + 2) == self.expected

    def _above_number(self, index: int, line: Line) -> bool:
        """Whether a numbered clause comes next, or below one more paragraph."""
        if self.page.opens_numbered(index + 1):
            return True
        after = self.page.lines[index + 1 : index + 2]
        return line.gap and bool(after) and after[0].gap and self.page.opens_numbered(index + 2)

    def _heads_number(self, index: int) -> bool:
        """Whether a line is a title though it seems to open with a verb: `Sanctions`."""
        line = self.page.lines[index]
        if not is_title(line.text) or _closes(line.text) or self.page.opens_numbered(index):
            return False
        if roles.acting_body(line.text) or not self.page.has(index + 1):
            return False
        below = self.page.lines[index + 1].text
        titled = bool(roles.titled_section(below)) or self.page.opens_numbered(index + 1)
        return titled or (line.text.isupper() and not below.isupper())

    def _set_heading(self, index: int, line: Line) -> None:
        self.apart.claim(line, "heading")
        self.divided = index
        self.current = self.main = None


def _closes(text: str) -> bool:
    """Whether a line is an item of a list or ends as a clause does, with a footnote number."""
    return bool(item_mark(text) or TERMINATED.search(text[-MOST_ENDING:]))


def _is_rest(line: Line) -> bool:
    """Whether a line may be the second one of a title."""
    return not line.gap and is_title(line.text) and not _closes(line.text)

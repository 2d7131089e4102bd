"""Lines that open nothing: what goes on with the clause above, and what belongs to none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.layout.parts import is_title, part_below
from docscope.text.clauses.resolution.items import CLOSED, ENDED, Items

if TYPE_CHECKING:
    from docscope.text.clauses.layout.lines import Line

INFINITIVE = re.compile(r"(?:To|That)\s|[\"“‘«]")
# `and invites the agencies:` below the items of the clause around them.
TAIL = re.compile(r"and\s+(?:also\s+|further\s+)?(?=[a-z]+s\b)")


class Running(Items):
    """The text that runs on below an open clause, while the lines of one document are read."""

    def _continue(self, index: int, line: Line) -> None:
        current = self.current
        if current is None:
            self._unclaimed(index, line)
            return
        said = self._said()
        if line.text[:1].islower() and current.parent and self._is_tail(line, said):
            self._cover(line)  # `provided that`: the tail of the whole clause
            return
        if line.gap and said.rstrip().endswith(":"):
            self.listing = True
        if line.gap and ENDED.search(said) and not self._goes_on(index, line, said):
            self.current, self.paused = None, True
            self._unclaimed(index, line)
            return
        self._extend(current, line)

    def _is_tail(self, line: Line, said: str) -> bool:
        """Whether a paragraph below the items of a list goes on with the clause around them."""
        if line.gap and CLOSED.search(said):
            return True
        joined = TAIL.match(line.text) if line.gap or line.text.endswith(":") else None
        return bool(
            joined and ENDED.search(said) and self.page.says_verb(line.start + joined.end())
        )

    def _unclaimed(self, index: int, line: Line) -> None:
        """Name a line that no clause holds where its place tells what it is."""
        if self.state == "before":
            self.apart.above(line)
        elif self.state == "operative":
            self._below_clauses(line)
        elif self.state == "annex":
            if is_title(line.text) and (line.gap or index == self.divided + 1):
                self._set_heading(index, line)
            else:
                self.apart.claim(line, "annex")

    def _below_clauses(self, line: Line) -> None:
        """Name a paragraph below the last clause: a note, a vote, a signature."""
        part = part_below(line, "")
        if part:
            self.apart.claim(line, part)
        if part == "footnote":
            self.apart.footnote = True
        elif part:
            self._enter("closed", at=line.start)

    def _goes_on(self, index: int, line: Line, said: str) -> bool:
        if self.listing or line.text[:1].islower() or INFINITIVE.match(line.text):
            return True
        if self._stands_between(index, line):
            return True
        return not CLOSED.search(said) and not line.text[:1].isupper()

    def _stands_between(self, index: int, line: Line) -> bool:
        """Whether a sentence without a number stands between two clauses that have one."""
        if self.state != "operative" or not (self.main and self.main.number):
            return False
        last = self.page.paragraph_end(index)
        if not line.text[0].isupper() or self.page.text[last - 1 : last] not in {";", "."}:
            return False
        return self.page.next_number(index) == self.expected

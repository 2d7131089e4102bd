"""The lines of a resolution that no clause holds: what the page adds, and named parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docscope.text.clauses.layout import roles
from docscope.text.clauses.layout.parts import (
    NOTE,
    is_title,
    paragraphs,
    part_below,
    parts_above,
    says,
)
from docscope.text.clauses.reading import Claim

if TYPE_CHECKING:
    from docscope.text.clauses.layout.lines import Line

LONGEST_TITLES = 4000  # characters of titles that page headers may repeat
SHORTEST_RUNNING, LONGEST_RUNNING = 8, 160  # characters of a running title
RULE = "____"
SYMBOL = re.compile(r"[a-z]{1,5}(?:/[a-z0-9.()*-]+)+\s+")  # before the title of a page, folded


@dataclass(slots=True)
class Apart:
    """The lines set apart so far, as claims, and those whose part only shows further on."""

    claims: list[Claim] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    titles: str = ""
    part: str = ""  # of the line before, below the last clause
    footnote: bool = False
    preface: int = 0  # characters above the opening formula
    ruled: bool = False  # a rule was drawn: footnotes follow until the page ends
    furniture: bool = False  # the line before was the page's
    noted: bool = False  # the line before was the number of a footnote

    def claim(self, line: Line, part: str) -> None:
        """Set a line apart as belonging to a named part."""
        self.claims.append(Claim(line.start, line.end, part))

    def takes(self, line: Line, beside: Line | None) -> bool:
        """Claim a line that the page brought: furniture, a running title, a footnote.

        `beside` is the next line, where the titles of a page may stand here.
        """
        text = line.text
        if roles.is_furniture(text) and not (line.gap and roles.section_label(text)):
            self._furniture(line)
            return True
        near = line.gap or self.furniture
        if beside and near and self._is_running_title(line, beside):
            self._furniture(line)
            return True
        if line.page or (self.furniture and line.gap):
            self.ruled = self.ruled and not line.page
            self.footnote = self.footnote and self.ruled
        self.furniture = False
        taken = self._footnote(line)
        self.noted = False
        return taken

    def _furniture(self, line: Line) -> None:
        self.furniture, self.footnote = True, False
        self.ruled = line.text.startswith(RULE) or (self.ruled and line.text.isdigit())
        self.noted = self.ruled and line.text.isdigit()
        self.claim(line, "furniture")

    def _is_running_title(self, line: Line, beside: Line) -> bool:
        """Whether a line repeats a title at the head or foot of a page."""
        if not SHORTEST_RUNNING <= len(line.text) <= LONGEST_RUNNING:
            return False
        title = _folded(line)
        if (SYMBOL.sub("", title) if "/" in title else title) not in self.titles:
            return False
        return line.page or self.furniture or roles.is_furniture(beside.text)

    def _footnote(self, line: Line) -> bool:
        opens = line.fresh and roles.is_footnote(line.text)
        if opens or (self.ruled and (self.noted or says(NOTE, line.text))):
            self.footnote = True
        elif line.gap:
            self.footnote = False
        if self.footnote:
            self.claim(line, "footnote")
        return self.footnote

    def above(self, line: Line) -> None:
        """Keep a line above the opening formula, whose part shows when that comes."""
        self.waiting.append(line)
        self.preface += len(line.text)
        if len(self.titles) < LONGEST_TITLES:
            self.titles += " " + _folded(line)

    def grounds(self) -> list[tuple[int, int]]:
        """Return the paragraphs that waited last, each ending in a comma or semicolon."""
        found: list[tuple[int, int]] = []
        for paragraph in reversed(list(paragraphs(self.waiting))):
            text = paragraph[-1].text
            if text[-1] not in ",;" or paragraph[0].heading:
                break
            found.insert(0, (paragraph[0].start, paragraph[-1].end))
            del self.waiting[-len(paragraph) :]
        return found

    def below(self, line: Line) -> None:
        """Claim a line below the last clause: the vote, a session, a signature."""
        part = part_below(line, self.part)
        if part:
            self.part = part
            self.claim(line, part)
        else:
            self.part = ""
            self.waiting.append(line)

    def opened(self, *, titles_only: bool = False) -> None:
        """Name the parts of the lines that waited, now that a formula or a part has come."""
        if titles_only:
            for line in self.waiting:
                if is_title(line.text):
                    self.claim(line, "title")
        else:
            self.claims += [
                Claim(line.start, line.end, part) for line, part in parts_above(self.waiting)
            ]
        self.waiting = []
        self.part = ""


def _folded(line: Line) -> str:
    return " ".join(line.text.lower().split())

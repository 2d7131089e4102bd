"""The clauses of a resolution: one state machine over its printed lines.

The opening formula begins the preamble, a present-tense verb or a first number the
operative part, a vote or a session line ends it, a new formula or part letter begins
again. Whatever opens nothing continues the clause before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.layout.lines import Line, printed_lines
from docscope.text.clauses.resolution.draft import Draft
from docscope.text.clauses.resolution.frame import Frame
from docscope.text.clauses.resolution.lookahead import LABELLED, Lookahead
from docscope.text.clauses.resolution.marks import (
    ItemMark,
    Level,
    NumberMark,
    Outline,
    item_mark,
    number_mark,
)
from docscope.text.clauses.verbs.phrase import Phrase, preambular_phrase

if TYPE_CHECKING:
    from docscope.model import Document

ENDED = re.compile(r"[;.,][\"'”’»)\]]*(?:\s?\d{1,3})?(?:\.?[a-z])?\Z")
CLOSED = re.compile(r"[;.][\"'”’»)\]]*(?:\s?\d{1,3})?(?:\.?[a-z])?\Z")
OPEN_LIST = re.compile(r"[:—-]\s*\Z|\b(?:to|that|by|for|the following|as follows)\s*\Z")
INFINITIVE = re.compile(r"(?:To|That)\s|[\"“‘«]")
# `A. whereas` and `having regard to`: the European Parliament opens them small.
RECITAL = re.compile(r"(?P<letter>[A-Z]{1,2})\.\s+(?=whereas\b)")
SMALL_OPENINGS = frozenset(["whereas", "have regard"])
LOOKALIKE_GAP = 3  # numbers that print may have lost in a row


class Reader(Frame):
    """The clauses of one document while its lines are read."""

    def read(self) -> None:
        """Read all lines in order."""
        for index, line in enumerate(self.page.lines):
            if index <= self.taken:
                continue
            if self._apart(line):
                self.apart.append((line.start, line.end))
            elif not self._structure(index, line):
                self._clause(index, line)

    def _clause(self, index: int, line: Line) -> None:
        if self.state == "closed":
            return
        self.length += len(line.text) if self.state != "before" else 0
        if not (
            self._numbered(index, line)
            or self._item(index, line)
            or self._preambular(index, line)
            or self._operative(index, line)
        ):
            self._continue(line)

    def _numbered(self, index: int, line: Line) -> bool:
        mark = number_mark(line.text)
        if not mark:
            return False
        start = self.page.text_start(index, line, mark.end)
        if start is None or (start > line.end and not mark.dotted):
            return False
        if self.state == "annex":
            return self._annex_item(index, line, mark, start)
        phrase, _ = self.page.numbered_verb(start)
        if self._in_list(line, mark, good=phrase is not None and phrase.known):
            return self._sub(index, line, ItemMark(str(mark.value), mark.printed, mark.end, "{}."))
        return self._open_numbered(index, mark, start)

    def _open_numbered(self, index: int, mark: NumberMark, start: int) -> bool:
        """Open an operative clause under its number, if it has its place in the sequence."""
        line = self.page.lines[index]
        phrase, actor = self.page.numbered_verb(start)
        number = None
        if phrase or self.state != "preamble" or not self.page.is_preambular(start):
            number = self._true_number(index, mark, phrase)
        if number is None:
            return False
        written = f"{number} {mark.inserted}".rstrip()
        self._open(Draft("operative", start, line.end, line.end, written, phrase=phrase), index)
        if mark.printed.rstrip(".") != written:
            self.drafts[-1].printed = mark.printed
        self.drafts[-1].actor = actor or self.body
        self.state = "operative"
        self.expected = number + 1
        return True

    def _in_list(self, line: Line, mark: NumberMark, *, good: bool) -> bool:
        """Whether a number belongs to a list inside the clause that is open."""
        if self.main is None or not line.fresh or good:
            return False
        levels = self.outline.levels
        if any(level.shape == "{}." and level.index + 2 == mark.value for level in levels):
            return True
        return mark.value == 1 and (self.main.number is None or self.expected > 1)

    def _true_number(self, index: int, mark: NumberMark, phrase: Phrase | None) -> int | None:
        """Return the number a clause has in its sequence, or None if this opens no clause."""
        line, known = self.page.lines[index], phrase is not None and phrase.known
        bracketed = mark.printed.startswith("(")
        if (self.state == "before" and not (known and mark.value == 1)) or (
            bracketed and not (known and self._in_brackets())
        ):
            return None
        place = {self.expected, self.expected - 1} if mark.inserted else {self.expected}
        if mark.value in place and (known or (line.fresh and mark.dotted)):
            return mark.value
        if not (known and line.fresh):
            return None
        if mark.value == 1:
            return 1
        ahead = self.expected < mark.value <= self.expected + LOOKALIKE_GAP
        if ahead and self.page.next_number(index) != self.expected + 1:
            return mark.value
        return self.expected

    def _annex_item(self, index: int, line: Line, mark: NumberMark, start: int) -> bool:
        if not (mark.dotted and line.fresh):
            return False
        self._open(Draft("annex_item", start, line.end, line.end, str(mark.value)), index)
        return True

    def _item(self, index: int, line: Line) -> bool:
        mark = item_mark(line.text)
        listed = mark is not None and self._is_listed(index, mark)
        if not mark or not (line.fresh or listed):
            return False
        start = self.page.text_start(index, line, mark.end)
        if start is None or not (line.gap or listed or self.page.text[start].isupper()):
            return False
        if self.state == "preamble" and self._lettered(index, line, mark, start):
            return True
        return self.main is not None and self._sub(index, line, mark)

    def _is_listed(self, index: int, mark: ItemMark) -> bool:
        """Whether a mark on a line of its own clearly goes on or begins a list: (a), then (b)."""
        if self.main is None or not mark.shape.startswith("("):
            return False
        if self.outline.continues(mark):
            return True
        second = self.outline.begins(mark)
        return second is not None and self.page.has_mark(index, second)

    def _lettered(self, index: int, line: Line, mark: ItemMark, start: int) -> bool:
        """Open a preambular clause with a letter: `(a) Recalling its resolution`."""
        if self.main and OPEN_LIST.search(self.page.text[self.main.start : self.main.chapeau_end]):
            return False
        phrase = preambular_phrase(self.page.ahead(start))
        if not (phrase and phrase.known and self.page.text[start].isupper()):
            return False
        self._open(
            Draft("preambular", start, line.end, line.end, mark.printed, phrase=phrase), index
        )
        return True

    def _sub(self, index: int, line: Line, mark: ItemMark) -> bool:
        assert self.main
        above = self.current or self.main
        opening = bool(OPEN_LIST.search(self.page.text[above.start : above.chapeau_end][-40:]))
        placed = self.outline.place(mark, opening=opening)
        if not placed:
            return False
        depth, label = placed
        self._relabel(depth, label)
        parent = self.owners[depth - 1] if depth else self.main
        start = self.page.text_start(index, line, mark.end)
        if start is None:
            return False
        draft = Draft("subitem", start, line.end, line.end, label, parent=parent)
        phrase = self.page.unnumbered(start)
        draft.phrase = phrase if phrase and phrase.known else None
        draft.printed = mark.printed if mark.printed != label else None
        self._append(draft)
        self.owners[depth:] = [draft]
        self._read_ahead(draft, index)
        self._cover(line._replace(end=draft.end), item=line.item)
        return True

    def _relabel(self, depth: int, label: str) -> None:
        """Correct a first `(1)` that a following `(ii)` shows to be `(i)`."""
        level: Level = self.outline.levels[depth]
        if level.index == 1 and level.style == "roman" and len(self.owners) > depth:
            first = self.owners[depth]
            if first.number and first.number != "(i)" and label == "(ii)":
                first.printed, first.number = first.printed or first.number, "(i)"

    def _preambular(self, index: int, line: Line) -> bool:
        fresh = line.fresh or index == self.divided + 1
        if not fresh or self.state == "annex":
            return False
        letter = RECITAL.match(line.text) or LABELLED.match(line.text)
        start = line.start + letter.end() if letter else line.start
        phrase = preambular_phrase(self.page.ahead(start))
        if not phrase or not self._may_open_preambular(index, start, phrase):
            return False
        self.state = "preamble" if self.state == "before" else self.state
        self._open(Draft("preambular", start, line.end, line.end, phrase=phrase), index)
        if letter and letter.re is RECITAL:
            self.drafts[-1].number = letter["letter"]
        elif letter:
            self.drafts[-1].printed = letter["letter"]
        return True

    def _may_open_preambular(self, index: int, start: int, phrase: Phrase) -> bool:
        line = self.page.lines[index]
        if not self.page.text[start].isupper() and phrase.verb.lemma not in SMALL_OPENINGS:
            return False
        if self.state == "preamble":
            return phrase.known or line.gap or self._ended()
        if not (phrase.known and line.gap):
            return False
        end = self.page.paragraph_end(index)
        if self.state == "before":
            return phrase.verb.lemma == "whereas" or self.page.text[end - 1 : end] in {",", ";"}
        return self._ended() and self.page.text[end - 1 : end] == ","

    def _operative(self, index: int, line: Line) -> bool:
        fresh = line.fresh or index == self.divided + 1
        if not fresh or self.state not in {"preamble", "operative"}:
            return False
        phrase = self.page.unnumbered(line.start)
        if not phrase or not (line.gap or self._ended()):
            return False
        if not phrase.known and not (line.gap and self._ended()):
            return False
        if self.main and self.main.kind == "operative" and not self._ended():
            return False
        self.state = "operative"
        draft = Draft("operative", line.start, line.end, line.end, phrase=phrase, actor=self.body)
        draft.number = self._lost_number(index)
        draft.printed = "" if draft.number else None
        self._open(draft, index)
        return True

    def _lost_number(self, index: int) -> str | None:
        """Return the number that print lost, where the next one shows it."""
        number = self.expected
        if number == 1 or self.page.next_number(index) != number + 1:
            return None
        self.expected += 1
        return str(number)

    def _ended(self) -> bool:
        if self.current is None:
            return True
        return bool(ENDED.search(self.page.text[self.current.start : self.current.end][-40:]))

    def _open(self, draft: Draft, index: int) -> None:
        draft.actor = draft.actor or self.body
        self.main = draft
        self.outline = Outline()
        self.owners = []
        self.listing = False
        self._append(draft)
        self._read_ahead(draft, index)

    def _read_ahead(self, draft: Draft, index: int) -> None:
        """Take the line below a mark that stands alone."""
        if draft.start > self.page.lines[index].end:
            self.taken = index + 1
            draft.end = draft.chapeau_end = self.page.lines[index + 1].end

    def _continue(self, line: Line) -> None:
        current = self.current
        if current is None:
            return
        said = self.page.text[current.start : current.end][-40:]
        if line.gap and line.text[:1].islower() and current.parent and CLOSED.search(said):
            self._cover(line, item=False)  # `provided that`: the tail of the whole clause
            return
        if line.gap and said.rstrip().endswith(":"):
            self.listing = True
        if line.gap and ENDED.search(said) and not self._goes_on(line):
            self.current = self.main = None
            return
        current.end = line.end
        if not self._has_items(current):
            current.chapeau_end = line.end
        self._cover(line, item=False)

    def _goes_on(self, line: Line) -> bool:
        if self.listing or line.text[:1].islower() or INFINITIVE.match(line.text):
            return True
        assert self.current
        said = self.page.text[self.current.start : self.current.end][-40:]
        return not CLOSED.search(said) and not line.text[:1].isupper()


def read_resolution(document: Document) -> Reader:
    """Read a document as a resolution; the reader holds what was found."""
    reader = Reader(
        Lookahead(document.text, printed_lines(document)), marked_up=bool(document.marks)
    )
    reader.read()
    return reader

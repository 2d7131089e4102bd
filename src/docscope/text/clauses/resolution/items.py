"""The sub-items of clauses and the items of annexes, to any depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.resolution.draft import Draft
from docscope.text.clauses.resolution.frame import Frame
from docscope.text.clauses.resolution.marks import (
    ALPHABET,
    LOOKALIKES,
    ItemMark,
    Level,
    NumberMark,
    Outline,
    item_mark,
    number_mark,
)

if TYPE_CHECKING:
    from docscope.text.clauses.clause import Kind
    from docscope.text.clauses.layout.lines import Line

ENDED = re.compile(r"[;.,][\"'”’»)\]]*(?:\s?[\d¹²³⁰⁴-⁹]{1,3}\s?/?)?(?:\.?[a-z])?\Z")
CLOSED = re.compile(r"[;.][\"'”’»)\]]*(?:\s?[\d¹²³⁰⁴-⁹]{1,3}\s?/?)?(?:\.?[a-z])?\Z")
OPEN_LIST = re.compile(r"[:—-]\s*\Z|\b(?:to|that|by|for|the following|as follows)\s*\Z")
MOST_ENDING = 40  # characters in which a clause shows whether it has ended


class Items(Frame):
    """The marks of lists while the lines of one document are read."""

    def _said(self) -> str:
        """Return the last characters of the open clause."""
        current = self.current
        if current is None:
            return ""
        return self.page.text[max(current.start, current.end - MOST_ENDING) : current.end]

    def _ended(self) -> bool:
        return self.current is None or bool(ENDED.search(self._said()))

    def _closed(self) -> bool:
        return self.current is None or bool(CLOSED.search(self._said()))

    def _in_list(self, index: int, line: Line, mark: NumberMark, *, good: bool) -> bool:
        """Whether a number belongs to a list inside the clause that is open."""
        if self.main is None or not self._is_fresh(index, line) or good:
            return False
        if self.outline.continues(as_item(mark)):
            return True
        if self.paused:
            return False
        return mark.value == 1 and (self.main.number is None or self.expected > 1)

    def _heads_list(self, index: int, line: Line) -> bool:
        """Read a title above the numbers of a list as part of the open clause."""
        if self.main is None or self.paused or not self._lists_below(index):
            return False
        self.current, self.divided = self.main, index
        self._extend(self.main, line)
        return True

    def _lists_below(self, index: int) -> bool:
        """Whether the next line begins or goes on a list of numbers in the open clause."""
        following = self.page.next_text(index)
        mark = number_mark(following.text) if following else None
        if following is None or mark is None or not mark.dotted:
            return False
        if self.outline.continues(as_item(mark)):
            phrase, _ = self.page.numbered_verb(following.start + mark.end)
            return phrase is None or not phrase.known
        return mark.value == 1 and self._said().rstrip().endswith(":")

    def _extend(self, current: Draft, line: Line) -> None:
        """Let a clause run on over a line."""
        current.end = line.end
        if not self._has_items(current):
            current.chapeau_end = line.end
        self._cover(line)

    def _annex_item(self, index: int, line: Line, mark: NumberMark, start: int) -> bool:
        if not (mark.dotted and line.text[0].isdigit()):
            return False
        if not (self._is_fresh(index, line) or mark.value == self.expected > 1):
            return False
        if mark.value != self.expected and self._nested(mark):
            return self._sub(index, line, as_item(mark))
        self.declaring = False
        self._open(Draft("annex_item", start, line.end, line.end, str(mark.value)), index)
        self.expected = mark.value + 1
        return True

    def _nested(self, mark: NumberMark) -> bool:
        """Whether a number in an annex belongs to a list below the open item."""
        if self.outline.continues(as_item(mark)):
            return True
        return mark.value == 1 and self.main is not None and self._said().rstrip().endswith(":")

    def _item(self, index: int, line: Line) -> bool:
        mark = item_mark(line.text)
        if not mark or not self._may_own(mark):
            return False
        listed = self._is_listed(index, mark)
        if not (listed or (self._is_fresh(index, line) and not mark.sign.isupper())):
            return False
        start = self.page.text_start(index, line, mark.end)
        if start is None or not (line.gap or listed or self.page.text[start].isupper()):
            return False
        if self._lettered(index, line, mark, start):
            return True
        return self._hangs(mark) and self._sub(index, line, mark)

    def _may_own(self, mark: ItemMark) -> bool:
        """Whether a mark of two numbers, `3.1.`, has that of the open clause before its stop."""
        if not mark.shape[0].isdigit():
            return True
        return self.main is not None and mark.shape.split(".")[0] == self.main.number

    def _hangs(self, mark: ItemMark) -> bool:
        """Whether there is a clause, or an annex, that an item may belong to."""
        if self.paused and not self.outline.continues(mark):
            if self.state != "annex":
                return False
            self.main, self.outline, self.paused = None, Outline(), False
        return self.main is not None or self.state == "annex"

    def _is_listed(self, index: int, mark: ItemMark) -> bool:
        """Whether a mark on a line of its own clearly goes on or begins a list: (a), then (b)."""
        bare = not mark.shape.startswith("(")
        if self.main is None:
            return False
        if self.outline.continues(mark):
            return True
        if self._is_fresh(index, self.page.lines[index]) and self.outline.resembles(mark):
            return True
        if bare and not self._said().rstrip().endswith(":"):
            return False
        if mark.sign in LOOKALIKES["i"] and self.page.has_mark(index, "ii"):
            return True
        second = self.outline.begins(mark)
        return second is not None and self.page.has_mark(index, second)

    def _lettered(self, index: int, line: Line, mark: ItemMark, start: int) -> bool:
        """Open a clause with a letter: `(a) Recalling its resolution`, `(b) Requests him`."""
        number = self._letter(mark) if self.page.text[start].isupper() else None
        if number is None:
            return False
        phrase = self.page.preambular(self.page.ahead(start)) if self.state == "preamble" else None
        kind: Kind = "preambular" if phrase and phrase.known else "operative"
        if kind == "operative":
            phrase = self.page.unnumbered(start)
        if not (phrase and phrase.known):
            return False
        self.state = "preamble" if kind == "preambular" else "operative"
        self._open(Draft(kind, start, line.end, line.end, number, phrase=phrase), index)
        self.drafts[-1].printed = mark.printed if mark.printed != number else None
        return True

    def _letter(self, mark: ItemMark) -> str | None:
        """Return the letter of a clause, if none of a sub-item of the one above."""
        if self.state not in {"preamble", "operative"} or self.outline.continues(mark):
            return None
        if self.state == "preamble":
            chapeau = self.main and self.page.text[self.main.start : self.main.chapeau_end]
            return None if chapeau and OPEN_LIST.search(chapeau) else mark.printed
        above = (self.main.number or "")[1:-1] if self.main else ""
        if above not in ALPHABET[:-1]:
            return None
        expected = ALPHABET[ALPHABET.index(above) + 1]
        alike = mark.sign == expected or mark.sign in LOOKALIKES.get(expected, ())
        return mark.shape.format(expected) if alike else None

    def _sub(self, index: int, line: Line, mark: ItemMark) -> bool:
        above = self.current or self.main
        said = self.page.text[above.start : above.chapeau_end] if above else ""
        opening = bool(OPEN_LIST.search(said[-MOST_ENDING:]))
        start = self.page.text_start(index, line, mark.end)
        if self.main and self.page.text.endswith(":", self.main.start, self.main.end):
            self.outline.begin_again(mark)
            if self._below_tail(mark):
                self.outline, self.owners = Outline(), []
        placed = self.outline.place(mark, opening=opening) if start is not None else None
        if not placed or start is None:
            return False
        depth, label = placed
        self._relabel(depth, label)
        parent = self.owners[depth - 1] if depth else self.main
        kind: Kind = "subitem" if parent else "annex_item"
        draft = Draft(kind, start, line.end, line.end, label, parent=parent)
        phrase = self.page.unnumbered(start)
        draft.phrase = phrase if phrase and phrase.known else None
        draft.printed = mark.printed if mark.printed != label else None
        self._append(draft)
        self.paused = False
        self.owners[depth:] = [draft]
        self._read_ahead(draft, index)
        if not line.item:  # markup sets it apart from the clause above
            self._cover(line._replace(end=draft.end))
        return True

    def _below_tail(self, mark: ItemMark) -> bool:
        """Whether a list begins below the tail of a clause, after the items of another one."""
        last = max((owner.end for owner in self.owners), default=0)
        return 0 < last < (self.main.end if self.main else 0) and not self.outline.continues(mark)

    def _relabel(self, depth: int, label: str) -> None:
        """Correct a first `(1)` that a following `(ii)` shows to be `(i)`."""
        level: Level = self.outline.levels[depth]
        if level.index == 1 and level.style == "roman" and len(self.owners) > depth:
            first = self.owners[depth]
            if first.number and first.number != "(i)" and label == "(ii)":
                first.printed, first.number = first.printed or first.number, "(i)"

    def _open(self, draft: Draft, index: int) -> None:
        draft.actor = draft.actor or self.body
        self.main = draft
        self.paused = False
        self.outline = Outline()
        self.owners = []
        self.listing = False
        self._append(draft)
        self._read_ahead(draft, index)

    def _read_ahead(self, draft: Draft, index: int) -> None:
        """Take the line below a mark that stands alone."""
        line = self.page.lines[index]
        if draft.start > line.end:
            if draft.parent is None or line.item:
                self.apart.claim(line, "label")
            self.taken = index + 1
            while self.page.lines[self.taken].start < draft.start:  # a page ended below the mark
                self.apart.claim(self.page.lines[self.taken], "furniture")
                self.taken += 1
            draft.end = draft.chapeau_end = self.page.lines[self.taken].end


def as_item(mark: NumberMark) -> ItemMark:
    """Return a number as the mark of a list: `1.`, or `(1)` where it stands in brackets."""
    shape = "({})" if mark.printed.startswith("(") else "{}."
    return ItemMark(str(mark.value), shape.format(mark.value), mark.end, shape)

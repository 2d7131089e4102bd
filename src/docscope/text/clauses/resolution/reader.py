"""The clauses of a resolution: one state machine over its printed lines.

The opening formula begins the preamble, a present-tense verb or a first number the
operative part, a vote or a session line ends it, a new formula or part letter begins
again. Whatever opens nothing continues the clause before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.text.clauses.layout import roles
from docscope.text.clauses.layout.inside import LEADS
from docscope.text.clauses.layout.lines import TERMINATED, Line, printed_lines
from docscope.text.clauses.resolution.draft import Draft
from docscope.text.clauses.resolution.frame import FORMULA_OPENINGS
from docscope.text.clauses.resolution.items import as_item
from docscope.text.clauses.resolution.lookahead import Lookahead, label_match
from docscope.text.clauses.resolution.marks import OCR_DIGITS, NumberMark, number_mark
from docscope.text.clauses.resolution.running import Running

if TYPE_CHECKING:
    from docscope.model import Document
    from docscope.text.clauses.verbs.lexicon import Lexicon
    from docscope.text.clauses.verbs.phrase import Phrase

# `A. whereas` and `having regard to`: the European Parliament opens them small.
RECITAL = re.compile(r"(?P<letter>[A-Z]{1,2})\.\s+(?=whereas\b)")
SMALL_OPENINGS = frozenset(["whereas", "have regard"])
LOOKALIKE_GAP = 3  # numbers that print may have lost in a row


class Reader(Running):
    """The clauses of one document while its lines are read."""

    def read(self) -> None:
        """Read all lines in order."""
        for index, printed in enumerate(self.page.lines):
            if index <= self.taken:
                continue
            line = self._refreshed(index, printed)
            if self.current and not line.fresh and self._runs_on(index, line):
                self._measure(line)
                self._extend(self.current, line)
            elif not (self._set_apart(index, line) or self._structure(index, line)):
                self._clause(index, line)
        if self.state == "before":
            self.apart.opened()

    def _measure(self, line: Line) -> None:
        """Count what could be a clause; an annex is what the clauses speak of."""
        if self.state not in {"before", "annex"}:
            self.length += len(line.text)

    def _refreshed(self, index: int, line: Line) -> Line:
        """Let a line below the foot of a page open a clause as the last line above it lets it."""
        below = self.apart.furniture or self.apart.footnote or index == self.divided + 1
        if line.fresh or not below:
            return line
        if self.current and not TERMINATED.search(self._said()):
            return line
        self.page.lines[index] = line._replace(fresh=True)
        return self.page.lines[index]

    def _runs_on(self, index: int, line: Line) -> bool:
        """Whether a line plainly goes on with the open clause: a quick look."""
        if self.apart.footnote or self.apart.furniture or index == self.divided + 1:
            return False
        text = line.text
        if text[0].islower():
            return True
        return (
            text[0].isupper()
            and text[0] not in OCR_DIGITS
            and len(text) > roles.LONGEST_FURNITURE
            and not text.startswith(FORMULA_OPENINGS)
        )

    def _clause(self, index: int, line: Line) -> None:
        if self.state == "closed":
            self.apart.below(line)
            return
        self._measure(line)
        if self.declaring and self._proclaims(index, line):
            return
        if not (
            self._numbered(index, line)
            or self._item(index, line)
            or self._preambular(index, line)
            or self._operative(index, line)
        ):
            self._continue(index, line)

    def _proclaims(self, index: int, line: Line) -> bool:
        """Read what leads from the preamble of a declaration to its text: `Proclaims that:`."""
        if not self._is_fresh(index, line) or not self._ended():
            return False
        last = self.page.paragraph_end(index)
        if not self.page.unnumbered(line.start) or self.page.text[last - 1 : last] != ":":
            return False
        self.apart.claim(line, "formula")
        self.main = self.current = None
        return True

    def _numbered(self, index: int, line: Line) -> bool:
        mark = number_mark(line.text)
        if not mark:
            return False
        start = self.page.text_start(index, line, mark.end)
        if start is None or (start > line.end and not mark.dotted):
            return False
        if self.state == "annex":
            return self._annex_item(index, line, mark, start)
        phrase, actor = self.page.numbered_verb(start)
        if self._in_list(index, line, mark, good=phrase is not None and phrase.known):
            return self._sub(index, line, as_item(mark))
        draft = Draft("operative", start, line.end, line.end, phrase=phrase, actor=actor)
        return self._open_numbered(index, mark, draft)

    def _open_numbered(self, index: int, mark: NumberMark, draft: Draft) -> bool:
        """Open an operative clause under its number, if it has its place in the sequence."""
        phrase, number = draft.phrase, None
        if phrase or self.state != "preamble" or not self.page.is_preambular(draft.start):
            number = self._true_number(index, mark, phrase)
        if number is None:
            return False
        draft.number = f"{number} {mark.inserted}".rstrip()
        if mark.printed.rstrip(".") != draft.number:
            draft.printed = mark.printed
        self._begun()
        self._open(draft, index)
        self.state = "operative"
        self.expected = number + 1
        return True

    def _begun(self) -> None:
        """Name the titles above a first clause that no formula opened."""
        if self.state == "before":
            self.apart.opened()

    def _true_number(self, index: int, mark: NumberMark, phrase: Phrase | None) -> int | None:
        """Return the number a clause has in its sequence, or None if this opens no clause."""
        line, known = self.page.lines[index], phrase is not None and phrase.known
        bracketed = mark.printed.startswith("(")
        if (self.state == "before" and not (known and mark.value == 1)) or (
            bracketed and not (known and self._in_brackets(mark.value))
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
        sure = ahead and mark.printed[0] not in OCR_DIGITS
        if sure and self.page.next_number(index) != self.expected + 1:
            return mark.value
        return self.expected

    def _preambular(self, index: int, line: Line) -> bool:
        if not (self._is_fresh(index, line) or self._is_first_whereas(line)):
            return False
        if self.state == "annex" and not self.declaring:
            return False
        letter = _label(line.text)
        if not (letter or self.page.may_open(line.start).preambular):
            return False
        start = self.page.text_start(index, line, letter.end() if letter else 0)
        phrase = self.page.preambular(self.page.ahead(start)) if start is not None else None
        if start is None or not phrase or not self._may_open_preambular(index, start, phrase):
            return False
        self._begun()
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
        if self.state == "preamble" or self.declaring:
            return phrase.known or line.gap or self._ended()
        if not (phrase.known and (line.gap or self._is_first_whereas(line))):
            return False
        end = self.page.paragraph_end(index)
        if self.state == "before":
            return phrase.verb.lemma == "whereas" or self.page.text[end - 1 : end] in {
                ",",
                ";",
            }
        return self._ended() and self.page.text[end - 1 : end] == ","

    def _is_first_whereas(self, line: Line) -> bool:
        """Whether a preamble without a formula begins, perhaps right below a title."""
        return self.state == "before" and line.text[:7].lower() == "whereas"

    def _operative(self, index: int, line: Line) -> bool:
        divided = index == self.divided + 1
        open_to = self.declaring or self.state in {"preamble", "operative"}
        if not (line.fresh or divided) or not open_to:
            return False
        phrase, actor = self._verb_of(line, small=divided)
        if not phrase or not (line.gap or self._ended()):
            return False
        if not phrase.known and not (line.gap and self._ended()):
            return False
        if self.main and self.main.kind == "operative" and not self._ended():
            return False
        self.state, self.declaring = "operative", False
        draft = Draft("operative", line.start, line.end, line.end, phrase=phrase, actor=actor)
        draft.number = self._lost_number(index)
        draft.printed = "" if draft.number else None
        self._open(draft, index)
        return True

    def _verb_of(self, line: Line, *, small: bool) -> tuple[Phrase | None, str | None]:
        """Return the verb of a clause without a number, and the actor if it states one."""
        if self.page.may_open(line.start).operative:
            first_person = (self.body or "").startswith("We")
            phrase = self.page.unnumbered(line.start, base=first_person, small=small)
            if phrase:
                return phrase, None
        if line.text.startswith(LEADS):
            return self.page.led_to(line.start)
        return None, None

    def _lost_number(self, index: int) -> str | None:
        """Return the number that print lost, where the next one shows it."""
        number = self.expected
        if number == 1 or self.page.next_number(index) != number + 1:
            return None
        self.expected += 1
        return str(number)


def _label(text: str) -> re.Match[str] | None:
    """Return the label of a preambular clause: `PP3.`, `(3)`, `A.`."""
    return label_match(text) or (RECITAL.match(text) if "." in text[1:3] else None)


def read_resolution(document: Document, verbs: Lexicon | None = None) -> Reader:
    """Read a document as a resolution; the reader holds what was found."""
    page = Lookahead(document.text, printed_lines(document), verbs)
    reader = Reader(page, marked_up=bool(document.marks))
    reader.read()
    return reader

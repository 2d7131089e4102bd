"""What stands before the first article: titles, the formula, recitals."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.text.clauses.articles.draft import Draft
from docscope.text.clauses.articles.lineends import connects, finished
from docscope.text.clauses.articles.marks import opening_mark
from docscope.text.clauses.articles.page import SHORT_LINE
from docscope.text.clauses.reading import Claim

if TYPE_CHECKING:
    from docscope.text.clauses.articles.page import Page

WHEREAS_ALONE = re.compile(
    r"""
    (?: Whereas | WHEREAS | RECITALS? | Recitals? | BACKGROUND | Background | Preamble | PREAMBLE
      | WITNESSETH ) \s? [:.]?
    """,
    re.VERBOSE,
)
ENACTING = re.compile(
    r"""
    .{0,200}? \b
    (?: (?: HAVE | HAS ) \s (?: ADOPTED | DECIDED | AGREED | LAID | DRAWN )
      | (?: [Hh]ave | [Hh]as | [Hh]ereby | [Aa]re | HEREBY | [Dd]o ) \s
        (?: further \s | hereby \s | accordingly \s )*
        (?: agreed? | adopted? | decided? | enacted? | resolved | covenant ) \b
        .{0,60} (?: follow (?: s | ing ) \b .{0,40} | : ) \Z
      | BE \s IT \s (?: THEREFORE \s )? ENACTED | Be \s it \s (?: therefore \s )? enacted
      | (?: agrees? | AGREES? ) \s as \s follows | IT \s IS \s (?: HEREBY \s )? AGREED
      | AGREED \s TERMS | HEREBY \s AGREE
      | NOW, \s THEREFORE | Now, \s therefore | Now \s [Tt]herefore
    )
    """,
    re.VERBOSE | re.DOTALL,
)
CITATION = re.compile(
    r"""
    (?: Having \s regard \s to | After \s (?: transmission | consulting | obtaining | having )
      | Acting \s (?: in | by | under | on ) | In \s accordance \s with \s the
      | On \s (?: the \s | a \s )? proposal | In \s cooperation \s with | Following \s the ) \b
    """,
    re.VERBOSE,
)
MOTIVE = re.compile(
    r"""
    (?: And | Also | Further | Now )? ,? \s* (?: \w+ly \s )?
    (?: [A-Z][a-z]+ing | [A-Z]{3,}ING                              # Considering
      | Convinced | Determined | Resolved | Desirous | Conscious | Aware | Mindful | Concerned
      | Anxious | Persuaded | Guided | Inspired | Animated | Faithful | Attached | Moved
      | Committed | Confident | Alarmed | Motivated | Encouraged
      | RESOLVED | DETERMINED | DESIROUS | CONSCIOUS | CONVINCED
      | In \s (?: view | order | pursuance | accordance | conformity | consideration
          | recognition ) \b
      | Whereas | WHEREAS | We \b | WE \b | [Tt]o \s [a-z]+
      | Now, \s [Tt]herefore | THAT \s | That \s | Proclaims
    )
    """,
    re.VERBOSE,
)
LONGEST_TITLE_LINE = 250
LAST_RECITAL = 400
MOST_SKIPPED = 3  # recitals, from one to the next
LONGEST_MARK = 6  # characters
MOST_ROWS = 8  # of a paragraph that is looked at as a whole


class Preamble:
    """Reads the rows before the first heading into recitals and claims."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.drafts: list[Draft] = []
        self.claims: list[Claim] = []
        self.state = "title"  # then formula, whereas (numbered), motives, prose, enacted
        self.last = 0
        self.style = ""

    def read(self, start: int, end: int) -> None:
        """Read rows `start` to `end`."""
        last = start
        for first in range(start, end):
            if first < last:
                continue
            last = self._paragraph_end(first, end)
            self._paragraph(first, last)
        self.drafts = [draft for draft in self.drafts if draft.pieces]

    def _paragraph_end(self, first: int, end: int) -> int:
        """Return the row after the paragraph that a row opens."""
        index = first + 1
        while index < end and self._joins(index):
            index += 1
        return index

    def _joins(self, index: int) -> bool:
        row, before = self.page.rows[index], self.page.rows[index - 1]
        mark = opening_mark(row.text)
        if mark is not None and self._is_recital(index, mark.sign, mark.shape):
            return False
        if self.page.joins(index) and not (row.gap and not row.page):
            new = finished(before.text) and MOTIVE.match(row.text)
            return not (
                new
                or WHEREAS_ALONE.fullmatch(row.text)
                or (
                    before.text.isupper() != row.text.isupper()
                    and len(before.text) < SHORT_LINE * self.page.width
                )
            )
        marked = opening_mark(before.text)
        return self.page.joins(index) or bool(
            marked and marked.end >= len(before.text) and self.state == "whereas"
        )

    def _paragraph(self, first: int, last: int) -> None:
        rows = self.page.rows[first:last]
        start, end = rows[0].start, rows[-1].end
        text = " ".join(row.text for row in rows) if last - first < MOST_ROWS else rows[0].text
        mark = opening_mark(rows[0].text)
        if mark is not None and self._is_recital(first, mark.sign, mark.shape):
            self._numbered(first, last, mark.sign, mark.end, mark.printed)
        elif ENACTING.match(text) and not (self.state == "whereas" and self.last == 0):
            self.claims.append(Claim(start, end, "formula"))
            self.state = "enacted"
        elif self.state == "whereas" and self.last:
            self._more(first, last)
        else:
            self._unnumbered(first, last, text)

    def _is_recital(self, index: int, sign: str, shape: str) -> bool:
        """Whether a mark numbers the next recital."""
        if self.state != "whereas" or shape not in {"({})", "{}."}:
            return False
        if shape == "{}." and self.drafts and self.style != shape:
            return False
        value = (
            int(sign)
            if sign.isdigit()
            else ord(sign) - 64
            if len(sign) == 1 and sign.isupper()
            else 0
        )
        if not 0 < value - self.last <= MOST_SKIPPED or value > LAST_RECITAL:
            return False
        row = self.page.rows[index]
        before = self.page.rows[index - 1].text if index else ""
        if len(row.text) <= LONGEST_MARK and index + 1 < len(self.page.rows):
            after = self.page.rows[index + 1].text[0]
            if after in ",.;:)" or after.islower():
                return False  # the number of a footnote, on a line of its own
        return self.page.apart(index) and (finished(before) or not connects(before))

    def _numbered(self, first: int, last: int, sign: str, offset: int, printed: str) -> None:
        row = self.page.rows[first]
        mark = opening_mark(row.text)
        self.style = mark.shape if mark else ""
        self.last = int(sign) if sign.isdigit() else ord(sign) - 64
        draft = Draft(
            "recital", row.start + offset, row.start + offset, f"rec{sign}", sign, printed
        )
        if offset >= len(row.text):
            self.claims.append(Claim(row.start, row.end, "heading"))
        else:
            draft.add(row.start + offset, row.end)
        self.drafts.append(draft)
        self._fill(draft, first + 1, last)

    def _fill(self, draft: Draft, first: int, last: int) -> None:
        for row in self.page.rows[first:last]:
            if not draft.pieces:
                draft.start = row.start
            draft.add(row.start, row.end)

    def _more(self, first: int, last: int) -> None:
        """Let a recital go on: a second paragraph, or a list in it."""
        self._fill(self.drafts[-1], first, last)

    def _unnumbered(self, first: int, last: int, text: str) -> None:
        rows = self.page.rows[first:last]
        start, end = rows[0].start, rows[-1].end
        if WHEREAS_ALONE.fullmatch(text):
            self.state = (
                "whereas"
                if "hereas" in text or "HEREAS" in text or self._letters_ahead(last)
                else "prose"
            )
            self.claims.append(Claim(start, end, "heading" if self.state == "prose" else "formula"))
        elif self.state == "enacted":
            self.claims.append(Claim(start, end, "formula"))
        elif CITATION.match(text) and text[-1] in ",;":
            self.claims.append(Claim(start, end, "formula"))
            self.state = "formula"
        elif self._is_motive(text):
            self._motive(first, last)
        elif self._is_body(text):
            self.claims.append(Claim(start, end, "formula"))
            self.state = "formula"
        elif self.state == "motives" and text[-1] in ",;":
            self._motive(first, last)
        elif len(text) < LONGEST_TITLE_LINE and text[-1] not in ".;":
            self.claims.append(Claim(start, end, "title"))
        elif self.state == "prose":
            self._motive(first, last)
        elif self.state in {"title", "formula"}:
            self.claims.append(Claim(start, end, "title" if self.state == "title" else "formula"))
        else:
            self._motive(first, last)

    def _letters_ahead(self, index: int) -> bool:
        rows = self.page.rows
        mark = opening_mark(rows[index].text) if index < len(rows) else None
        return mark is not None and mark.sign in {"A", "1"}

    def _is_motive(self, text: str) -> bool:
        if text.isupper() and text[-1] not in ",;":
            return False
        return bool(MOTIVE.match(text)) and (
            finished(text) or text[-1] == ":" or self.state in {"motives", "formula"}
        )

    def _is_body(self, text: str) -> bool:
        return text[-1] in ",:" and text[:4].lower() in {"the ", "his ", "her ", "we, "}

    def _motive(self, first: int, last: int) -> None:
        self.state = "motives" if self.state != "prose" else "prose"
        draft = Draft("recital", self.page.rows[first].start, self.page.rows[first].start)
        draft.number = str(len(self.drafts) + 1)
        draft.tail = f"rec{draft.number}"
        draft.unnumbered = True
        self.drafts.append(draft)
        self._fill(draft, first, last)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)

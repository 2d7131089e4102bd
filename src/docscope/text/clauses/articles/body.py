"""The text of one article: its paragraphs, their points, and what stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.articles.defining import defines, is_defining
from docscope.text.clauses.articles.draft import Draft
from docscope.text.clauses.articles.ladder import Ladder, Rung
from docscope.text.clauses.articles.lineends import connects
from docscope.text.clauses.articles.marks import DASH, Mark, opening_mark, place_of
from docscope.text.clauses.articles.numbering import Numbering
from docscope.text.clauses.articles.outline import MODAL
from docscope.text.clauses.articles.standing import (
    FIRST_SIGNS,
    begins_list,
    marks_inside,
    next_sign,
    stands,
)
from docscope.text.clauses.articles.titles import LEAD, LONGEST_LEAD

if TYPE_CHECKING:
    from docscope.text.clauses.articles.page import Page
    from docscope.text.clauses.clause import Kind


class Kinds(NamedTuple):
    """What the parts of a text are called: those of articles, or of an annex."""

    paragraph: Kind = "paragraph"
    point: Kind = "point"
    definition: Kind = "definition"


class Body:
    """Reads the rows of one article into drafts."""

    def __init__(self, page: Page, article: Draft, kinds: Kinds, *, number: str = "") -> None:
        self.page = page
        self.article = article
        self.kinds = kinds
        self.drafts: list[Draft] = []
        self.ladder = Ladder()
        self.numbering = Numbering(number)
        self.numbered: Draft | None = None  # the last paragraph with a number
        self.paragraph: Draft | None = None  # the last one
        self.current: Draft | None = None  # what text belongs to
        self.unnumbered = 0
        self.defining = is_defining(article.heading)

    def continue_with(self, draft: Draft) -> None:
        """Let the text that comes first be that of a numbered paragraph already open."""
        self.numbered = self.paragraph = self.current = draft
        self.unnumbered = 1

    def read(self, row: int, end: int, offset: int = 0) -> list[Draft]:
        """Return the drafts of rows `row` to `end`, the first from a character on."""
        for index in range(row, end):
            self._row(index, end, offset if index == row else 0, first=index == row)
        for draft in self.drafts:
            draft.close()
            plain = self.defining and draft.kind == self.kinds.point
            if draft.pieces and defines(self.page.text, draft.pieces[0][0], plain=plain):
                draft.kind = self.kinds.definition
        return self.drafts

    def _row(self, index: int, end: int, offset: int, *, first: bool) -> None:
        row = self.page.rows[index]
        opened = False
        while offset < len(row.text) and index not in self.page.quoted:
            mark = opening_mark(row.text, offset)
            if mark is None or not self._may_open(index, mark, first=first, inside=opened):
                break
            if not self._open(index, end, mark, offset):
                break
            offset, opened = mark.end, True
        while offset < len(row.text):
            inside = self._inside(index, end, offset)
            last = inside[0] if inside else len(row.text)
            self._text(index, row.start + offset, row.start + last, opened=opened, first=first)
            if inside is None or not self._open(index, end, inside[1], last):
                break
            offset, opened, first = inside[1].end, True, False

    def _may_open(self, index: int, mark: Mark, *, first: bool, inside: bool) -> bool:
        if first or (self.current is not None and not self.current.pieces):
            return True
        return mark.sign in FIRST_SIGNS if inside else stands(self.page, index, mark)

    def _inside(self, index: int, end: int, offset: int) -> tuple[int, Mark] | None:
        """Return the next mark of a list that is printed in one line with its chapeau."""
        rung = self.ladder.rungs[-1] if self.ladder.rungs else None
        for place, before, mark in marks_inside(self.page, index, offset):
            if rung is None:
                opens = before == ":" and begins_list(self.page, index, end, mark)
            else:
                next_place = place_of(mark.sign, rung.style) == rung.place + 1
                opens = before == ";" and rung.shape == mark.shape and next_place
            if opens:
                return place, mark
        return None

    def _open(self, index: int, end: int, mark: Mark, offset: int) -> bool:
        """Open the paragraph or point that a mark numbers; say whether there is one."""
        row = self.page.rows[index]
        start = row.start + min(mark.end, len(row.text))
        listed = bool(self.ladder.rungs)
        begun = bool(self.drafts or (self.current and self.current.pieces))
        opening = offset > 0 or self.page.before(index).endswith((":", "—", "–"))
        if self.numbering.takes(mark, listed=listed or (begun and opening), begun=begun):
            draft = self._paragraph(mark, start)
        else:
            counted = self.numbering.below(mark)
            rung = self.ladder.place(
                counted,
                opening=opening,
                ahead=lambda: next_sign(self.page, index, end, counted),
            )
            if rung is None:
                return False
            draft = self._point(rung, mark, start)
        draft.mark = (row.start + offset, row.start + offset + len(mark.printed))
        return True

    def _paragraph(self, mark: Mark, start: int) -> Draft:
        self.ladder.rungs.clear()
        label = mark.sign if self.numbering.style == "digit" else f"({mark.sign})"
        tail = mark.sign.split(".")[-1]
        draft = Draft(self.kinds.paragraph, start, start, f"({tail})", label, mark.printed)
        draft.parent = self.article
        self.numbering.sign = mark.sign
        self.numbered = self.paragraph = draft
        self.unnumbered = 1
        return self._append(draft)

    def _point(self, rung: Rung, mark: Mark, start: int) -> Draft:
        label = rung.sign
        if rung.style == DASH:
            rung.place += 1
            label = f"indent {rung.place}"
        draft = Draft(self.kinds.point, start, start, f"({label})", parent=self._above(rung))
        draft.number = label if rung.style == DASH else f"({label})"
        if mark.shape == "decimal":
            draft.number = mark.sign
        draft.printed = mark.printed
        rung.draft = draft
        return self._append(draft)

    def _above(self, rung: Rung) -> Draft:
        """Return what a point stands below: the point of the list around it, or a paragraph."""
        depth = next(place for place, other in enumerate(self.ladder.rungs) if other is rung)
        above = self.ladder.rungs[depth - 1].draft if depth else None
        return above or self.paragraph or self.article

    def _text(self, index: int, start: int, end: int, *, opened: bool, first: bool) -> None:
        """Give characters of a row to the clause they belong to."""
        current = self.current
        if current is not None and (opened or not current.pieces):
            self._begin(current, index, start, end)
        elif current is None or first:
            self._unnumbered(start, end)
        elif index in self.page.quoted or self.page.joins(index):
            current.add(start, end)
        elif self._is_titled(current, index):
            current.heading = self._printed(current)
            current.pieces.clear()
            current.add(start, end)
        elif self.ladder.rungs and self.page.rows[index].text[0].islower():
            self.ladder.rungs.clear()
            self.current = self.paragraph or self.article
            self.current.add(start, end)
        else:
            self._unnumbered(start, end)

    def _begin(self, draft: Draft, index: int, start: int, end: int) -> None:
        """Give a clause the first piece of its text, and the title that it may open with."""
        if not draft.pieces:
            draft.start = start
            row = self.page.rows[index]
            if self.numbering.shape == "decimal" and draft is self.numbered:
                lead = LEAD.match(row.text, start - row.start)
                if lead and not MODAL.search(lead["title"]):
                    draft.heading = lead["title"]
        draft.add(start, end)

    def _is_titled(self, draft: Draft, index: int) -> bool:
        """Whether the text of a numbered paragraph so far is its title: `4.2 Payment`."""
        if draft is not self.numbered or draft.heading or len(draft.pieces) > 1:
            return False
        if self.numbering.shape != "decimal" and not self.page.parted(index):
            return False
        title = self._printed(draft)
        if title[-1] in ".;:,—" or len(title) > LONGEST_LEAD or MODAL.search(title):
            return False
        lower = self.page.rows[index].text[0].islower()
        return title[0].isupper() and not lower and not connects(title)

    def _printed(self, draft: Draft) -> str:
        return " ".join(self.page.text[start:end] for start, end in draft.pieces)

    def _unnumbered(self, start: int, end: int) -> None:
        """Open a paragraph that has no number of its own."""
        self.ladder.rungs.clear()
        self.unnumbered += 1
        above = self.numbered or self.article
        draft = Draft(self.kinds.paragraph, start, start, f"~{self.unnumbered}", parent=above)
        draft.unnumbered = True
        self.paragraph = self._append(draft)
        draft.add(start, end)

    def _append(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        self.current = draft
        return draft

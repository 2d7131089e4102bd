"""The text of one article: its paragraphs, their points, and what stands between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.articles.draft import Draft
from docscope.text.clauses.articles.ladder import Ladder, Rung
from docscope.text.clauses.articles.marks import (
    DASH,
    LISTS,
    Mark,
    first_styles,
    is_inserted,
    opening_mark,
    place_of,
)
from docscope.text.clauses.articles.outline import MODAL, connects
from docscope.text.clauses.articles.page import finished
from docscope.text.clauses.articles.titles import LEAD, LONGEST_LEAD

if TYPE_CHECKING:
    from docscope.text.clauses.articles.page import Page
    from docscope.text.clauses.clause import Kind

# The rest of a reference whose number stands at the start of a line: `(b) of paragraph 1`.
REFERENCE_REST = re.compile(
    r"(?:,|;?\s?(?:and|or|to)\s|of\s(?:the\s(?:first|second|third|fourth|present)|this|Article|paragraph|point)\b"
    r"|(?:shall|may|and|or)\b)"
)
REFERENCE_START = re.compile(r"\([a-z0-9]{1,3}\),?\Z|\b(?:points?|paragraphs?)\s\S{1,8},\Z|\d,\Z")
DEFINITION = re.compile(
    r"""
    [‘“\"'«] [^’”\"»]{1,150} [’”\"'»] [^.;]{0,200}? \s
    (?: means? | shall \s mean | (?: has | have | shall \s have ) \s the \s (?: same \s )? meanings?
      | refers? \s to | denotes? | includes? | is \s defined | are \s defined )
    | [‘“\"'«] [^’”\"»]{1,150} [’”\"'»] \s? [:—–=]
    """,
    re.VERBOSE,
)
DEFINING = re.compile(
    r"\b(?:[Dd]efinitions?|DEFINITIONS?|[Uu]se of terms|[Ii]nterpretation|INTERPRETATION|[Dd]efined [Tt]erms)\b"
)
PLAIN_DEFINITION = re.compile(r"[\w’' -]{2,80}?(?:\s\([^)]{1,40}\))?\s(?:means|shall mean)\b")
# Where a list in running text goes on: `: (a) ...; (b) ...; and (c)`.
INSIDE = re.compile(r"(?P<before>[:;])(?:\s(?:and|or))?\s+(?=\((?:[a-z]{1,4}|\d{1,2})\)\s)")
JOINED_ITEM = re.compile(r"[;,](?:\s(?:and|or))?\s\Z|\A\Z")
LOOKED_AHEAD = 80  # rows
LONGEST_OPENING = 220  # characters of a point that say whether it defines something


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
        self.number = number
        self.drafts: list[Draft] = []
        self.ladder = Ladder()
        self.shape: str | None = None  # of the numbers of paragraphs
        self.style = "digit"
        self.sign = ""
        self.numbered: Draft | None = None
        self.paragraph: Draft | None = None
        self.current: Draft | None = None
        self.unnumbered = 0
        self.defining = bool(article.heading and DEFINING.search(article.heading))

    def read(self, row: int, end: int, offset: int = 0) -> list[Draft]:
        """Return the drafts of rows `row` to `end`, the first from a character on."""
        for index in range(row, end):
            self._row(index, end, offset if index == row else 0, first=index == row)
        for draft in self.drafts:
            if self._defines(draft):
                draft.kind = self.kinds.definition
        return self.drafts

    def _row(self, index: int, end: int, offset: int, *, first: bool) -> None:
        row = self.page.rows[index]
        opened = False
        if index not in self.page.quoted:
            while offset < len(row.text):
                mark = opening_mark(row.text, offset)
                if mark is None or not self._stands(index, mark, first=first, inside=opened):
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

    def _inside(self, index: int, end: int, offset: int) -> tuple[int, Mark] | None:
        """Return the next mark of a list that is printed in one line with its chapeau."""
        text = self.page.rows[index].text
        if " (" not in text or index in self.page.quoted:
            return None
        for match in INSIDE.finditer(text, offset):
            mark = opening_mark(text, match.end())
            if mark is None or mark.shape != "({})":
                continue
            rung = self.ladder.rungs[-1] if self.ladder.rungs else None
            if match["before"] == ":":
                if (
                    rung is None
                    and mark.sign in {"a", "i", "1"}
                    and self._goes_on(index, end, mark)
                ):
                    return match.end(), mark
            elif (
                rung is not None
                and rung.shape == mark.shape
                and place_of(mark.sign, rung.style) == rung.place + 1
            ):
                return match.end(), mark
        return None

    def _goes_on(self, index: int, end: int, mark: Mark) -> bool:
        """Whether the second sign of a list comes within the same paragraph."""
        second = f"({LISTS[first_styles(mark.sign)[0]][1]})"
        rest = self.page.rows[index].text[mark.end :]
        following = index + 1
        while second not in rest and following < end and self.page.joins(following):
            rest = self.page.rows[following].text
            following += 1
        place = rest.find(second)
        return place >= 0 and (
            place == 0 or JOINED_ITEM.search(rest[max(0, place - 6) : place]) is not None
        )

    def _stands(self, index: int, mark: Mark, *, first: bool, inside: bool) -> bool:
        """Whether a mark stands where a paragraph or point can begin."""
        row = self.page.rows[index]
        if first or (self.current is not None and not self.current.pieces):
            return True
        if inside:
            return mark.sign in {"a", "i", "1", "A", "I"}
        before = self.page.before(index)
        if self._is_callout(index, mark):
            return False
        rest = row.text[mark.end : mark.end + 40]
        if connects(before) and not finished(before) and not self.page.parted(index):
            return False
        if REFERENCE_REST.match(rest) and REFERENCE_START.search(before):
            return False
        if self.page.apart(index):
            return True
        if mark.shape in "—–-•":
            return False
        return not self.page.wraps(index)

    def _is_callout(self, index: int, mark: Mark) -> bool:
        """Whether a number alone on its line is that of a footnote: `,` or `and` follows."""
        rows = self.page.rows
        if mark.end < len(rows[index].text) or mark.shape != "({})" or index + 1 == len(rows):
            return False
        return rows[index + 1].text[0] in ",.;:)" or not finished(self.page.before(index))

    def _open(self, index: int, end: int, mark: Mark, offset: int) -> bool:
        row = self.page.rows[index]
        start = row.start + min(mark.end, len(row.text))
        if self._opens_paragraph(mark):
            self._paragraph(mark, start)
            return True
        opening = self.page.before(index).endswith((":", "—", "–")) or offset > 0
        counted = self._below(mark)
        rung = self.ladder.place(
            counted, opening=opening, ahead=lambda: self._ahead(index, end, counted)
        )
        if rung is None:
            return False
        above = self._above(rung)
        label = rung.sign
        if rung.style == DASH:
            rung.place += 1
            label = f"indent {rung.place}"
        draft = Draft(self.kinds.point, start, start, f"({label})", parent=above)
        draft.number = label if rung.style == DASH or mark.shape == "decimal" else f"({label})"
        draft.printed = mark.printed
        rung.draft = draft
        self._append(draft)
        return True

    def _below(self, mark: Mark) -> Mark:
        """Return a mark such as `4.2.1` as what is counted below paragraph 4.2."""
        parts = mark.sign.split(".")
        if mark.shape != "decimal" or ".".join(parts[:2]) != self.sign:
            return mark
        return mark._replace(sign=parts[-1], shape=f"decimal {len(parts)}")

    def _above(self, rung: Rung) -> Draft:
        depth = next(place for place, other in enumerate(self.ladder.rungs) if other is rung)
        if depth and self.ladder.rungs[depth - 1].draft is not None:
            return self.ladder.rungs[depth - 1].draft
        return self.paragraph or self.article

    def _opens_paragraph(self, mark: Mark) -> bool:
        if self.shape is not None:
            if mark.shape != self.shape:
                return False
            if self.shape == "decimal":
                return mark.sign.count(".") == 1 and mark.sign.split(".")[0] == self.number
            return self._is_next(mark.sign)
        if mark.shape == "decimal":
            self.shape = "decimal" if mark.sign.split(".")[0] == self.number else None
            return self.shape is not None
        styles = first_styles(mark.sign)
        if not styles or mark.shape in "—–-•" or not self._may_number(mark, styles):
            return False
        self.shape, self.style = mark.shape, styles[0] if mark.sign != "i" else "roman"
        return True

    def _may_number(self, mark: Mark, styles: list[str]) -> bool:
        """Whether a first mark numbers paragraphs, not the points of what stands above it."""
        if mark.shape == "{}." and styles[0] == "digit":
            return not self.ladder.rungs
        return not self.drafts

    def _is_next(self, sign: str) -> bool:
        if is_inserted(sign, self.sign):
            return True
        places = LISTS[self.style]
        at = places.index(re.match(r"\d+|\D+", self.sign)[0]) if self.sign else -1  # type: ignore[index]  # a sign matches
        return sign in places[at + 1 : at + 3]

    def _paragraph(self, mark: Mark, start: int) -> None:
        self.ladder.rungs.clear()
        label = mark.sign if self.style == "digit" else f"({mark.sign})"
        tail = mark.sign.split(".")[-1] if mark.shape == "decimal" else mark.sign
        draft = Draft(self.kinds.paragraph, start, start, f"({tail})", label, mark.printed)
        draft.parent = self.article
        self.sign = mark.sign
        self.numbered = self.paragraph = draft
        self.unnumbered = 1
        self._append(draft)

    def _text(self, index: int, start: int, end: int, *, opened: bool, first: bool) -> None:
        current = self.current
        if current is not None and (opened or not current.pieces):
            self._begin(current, index, start, end)
        elif current is None or first:
            self._unnumbered(index, start, end)
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
            self._unnumbered(index, start, end)

    def _begin(self, draft: Draft, index: int, start: int, end: int) -> None:
        """Give a clause the first piece of its text."""
        if not draft.pieces:
            draft.start = start
            row = self.page.rows[index]
            if self.shape == "decimal" and draft is self.numbered:
                lead = LEAD.match(row.text, start - row.start)
                if lead and not MODAL.search(lead["title"]):
                    draft.heading = lead["title"]
        draft.add(start, end)

    def _is_titled(self, draft: Draft, index: int) -> bool:
        """Whether the text of a numbered paragraph so far is its title: `4.2 Payment`."""
        if draft is not self.numbered or draft.heading or len(draft.pieces) > 1:
            return False
        title = self._printed(draft)
        if title[-1] in ".;:,—" or MODAL.search(title) or len(title) > LONGEST_LEAD:
            return False
        return title[0].isupper() and not self.page.rows[index].text[0].islower()

    def _printed(self, draft: Draft) -> str:
        return " ".join(self.page.text[start:end] for start, end in draft.pieces)

    def _unnumbered(self, index: int, start: int, end: int) -> None:
        """Open a paragraph that has no number of its own."""
        self.ladder.rungs.clear()
        self.unnumbered += 1
        above = self.numbered or self.article
        draft = Draft(self.kinds.paragraph, start, start, f"~{self.unnumbered}", parent=above)
        draft.unnumbered = True
        self.paragraph = draft
        self._append(draft)
        draft.add(start, end)

    def _append(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.current = draft

    def _defines(self, draft: Draft) -> bool:
        """Whether a clause says what a word means."""
        first = draft.pieces[0][0] if draft.pieces else draft.start
        if not self.defining and self.page.text[first] not in "‘“\"'«":
            return False
        said = " ".join(self.page.text[first : first + LONGEST_OPENING].split())
        if said[0] in "‘“\"'«":
            return bool(DEFINITION.match(said))
        return draft.kind == self.kinds.point and bool(PLAIN_DEFINITION.match(said))

    def _ahead(self, index: int, end: int, mark: Mark) -> str | None:
        """Return the next sign of the same shape in the rows that follow."""
        for row in self.page.rows[index + 1 : min(end, index + LOOKED_AHEAD)]:
            if row.text[0] in "([" or row.text[1:2] in {")", "."} or ")" in row.text[:5]:
                found = opening_mark(row.text)
                if found is not None and found.shape == mark.shape and found.sign != "1":
                    return found.sign
        return None

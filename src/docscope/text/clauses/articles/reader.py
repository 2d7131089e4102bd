"""Treaties, statutes, regulations, contracts and constitutions, read into clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.clauses.articles.body import Body, Kinds
from docscope.text.clauses.articles.crossheads import cross_head
from docscope.text.clauses.articles.draft import Draft
from docscope.text.clauses.articles.outline import Outline, outline
from docscope.text.clauses.articles.page import Page, read_page
from docscope.text.clauses.articles.preamble import Preamble
from docscope.text.clauses.articles.titles import Headed, headed
from docscope.text.clauses.reading import Claim

if TYPE_CHECKING:
    from docscope.model import Document

CLOSING = re.compile(
    r"""
    (?: IN | In | in ) \s (?: FAITH | WITNESS | TESTIMONY | faith | witness | testimony ) \s
        (?: WHEREOF | whereof )
    | (?: Done | DONE | done ) \s (?: at | in | this | on | AT | IN | THIS ) \b
    | Signed \s (?: at | in | by | this ) \b
    """,
    re.VERBOSE,
)
BINDING = re.compile(r"This (?:Regulation|Decision) shall be binding in its entirety")
ANNEX_KINDS = Kinds("annex_item", "subitem", "definition")
FOOTNOTE_LIST = re.compile(r"(?:\(\*?\d{1,3}\)|\[\d{1,3}\]|\d{1,3}\s)\s*\S")


class Read(NamedTuple):
    """The drafts and claims of a text, in no order, and how it was cut."""

    page: Page
    outline: Outline
    drafts: list[Draft]
    claims: list[Claim]
    body_start: int


class Reader:
    """Reads the rows between two headings, one stretch after the other."""

    def __init__(self, page: Page, cut: Outline) -> None:
        self.page = page
        self.cut = cut
        self.drafts: list[Draft] = []
        self.claims = list(page.claims)
        self.section: Draft | None = None
        self.annex: Draft | None = None
        self.article: Draft | None = None
        self.closed = False
        self.levels: list[str] = []  # the words for what holds articles, the outermost first

    def read(self) -> None:
        """Read all rows."""
        stretches = headed(self.page, self.cut.placed)
        first = self.cut.placed[0].head.row if self.cut.placed else 0
        self._contents()
        preamble = Preamble(self.page)
        listed = self.cut.contents
        preamble.read(0, min(first, listed.start) if listed else first)
        if listed and listed.stop < first:
            preamble.read(listed.stop, first)
        self.drafts += preamble.drafts
        self.claims += preamble.claims
        ends = [*(place.placed.head.row for place in stretches[1:]), len(self.page.rows)]
        for stretch, end in zip(stretches, ends, strict=False):
            self._stretch(stretch, end)

    def _contents(self) -> None:
        rows = self.page.rows[self.cut.contents.start : self.cut.contents.stop]
        self.claims += [Claim(row.start, row.end, "contents") for row in rows]

    def _stretch(self, stretch: Headed, end: int) -> None:
        role = stretch.placed.role
        if role in {"article", "container"}:
            end = self._cross_head(stretch, end)
        if role == "annex":
            self._annex(stretch, end)
        elif role == "article":
            self._article(stretch, end)
        elif role == "part" and self.article is not None:
            self._part(stretch, end, self.article)
        else:
            self._container(stretch, end)

    def _cross_head(self, stretch: Headed, end: int) -> int:
        """Claim a title that stands between two articles; return the row it begins at."""
        following = end in {place.head.row for place in self.cut.placed if place.role == "article"}
        row = cross_head(self.page, stretch.row, end) if following else end
        for title in self.page.rows[row:end]:
            self.claims.append(Claim(title.start, title.end, "heading"))
        return row

    def _article(self, stretch: Headed, end: int) -> None:
        head = stretch.placed.head
        draft = Draft(
            "article", stretch.start, stretch.end, f"art{head.number}", head.number, head.printed
        )
        draft.heading = stretch.title
        draft.section = self.section or self.annex
        draft.pieces.append((stretch.end, stretch.end))
        self.article, self.closed = draft, False
        self.drafts.append(draft)
        self._body(stretch, end, draft, Kinds(), number=head.number)

    def _part(self, stretch: Headed, end: int, article: Draft) -> None:
        """Read a section below an article, as constitutions have them."""
        head = stretch.placed.head
        tail = head.number.split(".")[-1]
        row = self.page.rows[head.row]
        start = row.start + head.body if head.body < len(row.text) else stretch.end
        draft = Draft("paragraph", start, start, f"({tail})", head.number, head.printed)
        draft.heading, draft.parent = stretch.title, article
        draft.reach(stretch.end)
        self.drafts.append(draft)
        last = self._closing(stretch.row, end)
        body = Body(self.page, draft, Kinds(), number=head.number)
        body.continue_with(draft)
        self.drafts += body.read(stretch.row, last, stretch.offset)
        draft.mark = (row.start, row.start + len(head.printed))
        draft.close()
        self._signature(last, end)

    def _body(self, stretch: Headed, end: int, draft: Draft, kinds: Kinds, *, number: str) -> None:
        last = self._closing(stretch.row, end)
        body = Body(self.page, draft, kinds, number=number)
        self.drafts += body.read(stretch.row, last, stretch.offset)
        self._signature(last, end)

    def _closing(self, first: int, end: int) -> int:
        """Return the row at which an article's text gives way to the end of the act."""
        for index in range(first, end):
            text = self.page.rows[index].text
            if text[0] not in "IDSTd":
                continue
            if index in self.page.quoted or not (
                self.page.apart(index) or self.page.rows[index].gap
            ):
                continue
            if (CLOSING.match(text) or BINDING.match(text)) and not self._goes_on(index, end):
                return index
        return end

    def _goes_on(self, index: int, end: int) -> bool:
        """Whether numbered paragraphs come after a row."""
        return any(
            row.text[:2] in {"1.", "2.", "3.", "4."}
            for row in self.page.rows[index + 1 : min(index + 6, end)]
        )

    def _signature(self, first: int, end: int) -> None:
        for row in self.page.rows[first:end]:
            self.closed = True
            part = "signature"
            if BINDING.match(row.text):
                part = "formula"
            elif FOOTNOTE_LIST.match(row.text):
                part = "footnote"
            self.claims.append(Claim(row.start, row.end, part))

    def _container(self, stretch: Headed, end: int) -> None:
        head = stretch.placed.head
        draft = Draft(
            "section",
            stretch.start,
            stretch.end,
            f"{head.word} {head.number}",
            head.number,
            head.printed,
        )
        draft.heading = stretch.title
        draft.section = self._holder(head.word)
        draft.pieces.append((stretch.start, stretch.end))
        self.drafts.append(draft)
        self.section, self.article = draft, None
        self._loose(stretch, end, draft)

    def _holder(self, word: str) -> Draft | None:
        """Return the open part that a chapter stands in.

        Words that come first hold those that come later: sections chapters, or the reverse.
        """
        if word not in self.levels:
            self.levels.append(word)
        level = self.levels.index(word)
        above = self.section
        while above is not None and above is not self.annex:
            if self.levels.index(above.tail.split(" ")[0]) < level:
                return above
            above = above.section
        return self.annex

    def _annex(self, stretch: Headed, end: int) -> None:
        head = stretch.placed.head
        draft = Draft(
            "section",
            stretch.start,
            stretch.end,
            f"annex {head.number}".strip(),
            head.number or None,
            head.printed,
        )
        draft.heading = stretch.title
        draft.pieces.append((stretch.start, stretch.end))
        self.drafts.append(draft)
        self.section = self.annex = draft
        self.article, self.closed = None, False
        self._loose(stretch, end, draft)

    def _loose(self, stretch: Headed, end: int, above: Draft) -> None:
        """Read the text below a chapter or annex that stands in no article."""
        if self.closed:
            self._signature(stretch.row, end)
            return
        holder = Draft("section", stretch.start, stretch.end, above.tail)
        kinds = ANNEX_KINDS if self.annex is not None else Kinds()
        last = self._closing(stretch.row, end)
        found = Body(self.page, holder, kinds).read(stretch.row, last, stretch.offset)
        for draft in found:
            if draft.parent is holder:
                draft.parent = None
                draft.section = above
                draft.tail = f"{above.tail}{draft.tail}"
                self._claim_mark(draft)
        self.drafts += found
        self._signature(last, end)

    def _claim_mark(self, draft: Draft) -> None:
        """Claim a number that stands on a line of its own above the text, in no article."""
        start, end = draft.mark
        if end and "\n" in self.page.text[end : draft.start]:
            self.claims.append(Claim(start, end, "heading"))


def read_text(document: Document, start: int, end: int) -> Read:
    """Return the drafts and claims of characters `start` to `end` of a document."""
    page = read_page(document, start, end)
    cut = outline(page)
    reader = Reader(page, cut)
    reader.read()
    first = next((place.head.row for place in cut.placed), len(page.rows))
    body_start = page.rows[first].start if first < len(page.rows) else end
    return Read(page, cut, reader.drafts, sorted(reader.claims), body_start)

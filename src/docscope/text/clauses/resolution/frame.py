"""What frames the clauses of a resolution: formulas, part letters, annexes, votes, pages."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from docscope.model import Span
from docscope.text.clauses.layout import roles
from docscope.text.clauses.layout.parts import is_title
from docscope.text.clauses.resolution.draft import Draft
from docscope.text.clauses.resolution.headings import TITLE_LINES, Headings
from docscope.text.clauses.resolution.marks import Outline, item_mark

if TYPE_CHECKING:
    from docscope.text.clauses.layout.lines import Line

FARTHEST_CLAUSE = 9  # lines between them where a page ends there too
ADOPTING = frozenset({"adopt", "approve", "proclaim"})
FIRST_LABELS = frozenset({"A", "I"})
FORMULA_OPENINGS = ("The", "THE", "We,")


class Frame(Headings):
    """What divides a resolution, while its lines are read."""

    def _set_apart(self, index: int, line: Line) -> bool:
        """Whether a line belongs to the page, to a footnote or to the account of the vote."""
        beside = None
        if index + 1 < len(self.page.lines) and self.state not in {"before", "closed"}:
            beside = self.page.lines[index + 1]
        if self.apart.footnote and self._goes_on_below(index, line):
            self.apart.footnote = False
        elif self.apart.takes(line, beside):
            return True
        ending = self.state in {"operative", "annex"}
        if ending and line.fresh and roles.is_closing(line.text):
            self._enter("closed", at=line.start)
        return False

    def _goes_on_below(self, index: int, line: Line) -> bool:
        """Whether the next clause or item stands right below a footnote, without a blank line."""
        mark = item_mark(line.text)
        if mark and self.outline.continues(mark):
            return True
        return self.page.numbered(index) == self.expected and self.page.is_sure(index)

    def _structure(self, index: int, line: Line) -> bool:
        """Read what divides a resolution: opening formulas, part letters, annexes, headings."""
        if line.text[0].isupper() or len(line.text) < roles.LONGEST_LABEL:
            divides = (
                self._formula(index, line)
                or self._part(index, line)
                or self._annex(index, line)
                or self._articles(index, line)
            )
            if divides:
                return True
        return self._heading(index, line)

    def _formula(self, index: int, line: Line) -> bool:
        if self._turn(index, line):
            return True
        if not line.text.startswith(FORMULA_OPENINGS):
            return False
        if not (self._is_fresh(index, line) or line.text.endswith(",") or self.state == "before"):
            return False
        if self.state == "annex" and self.page.articles_follow(index + 1):
            return False
        declared = self.state == "annex" and not self._titled_since_annex(index)
        for count in (1, 2):
            printed = self.page.lines[index : index + count]
            body = roles.acting_body(" ".join(part.text for part in printed))
            below = index + count
            if body and (self.page.opens_clause(below, body=body) or self._part_below(below)):
                self.taken = self.divided = below - 1
                if declared:
                    self._open_declaration(body)
                else:
                    self._open_part(body, line)
                for part in printed:
                    self.apart.claim(part, "formula")
                return True
        return False

    def _titled_since_annex(self, index: int) -> bool:
        """Whether the title of another resolution stands between an annex and a line."""
        above = takewhile(lambda line: line.start > self.annexes[-1].start, self.page.above(index))
        return any(roles.is_resolution_title(line.text) for line in above)

    def _open_declaration(self, body: str) -> None:
        """Begin the preamble of a declaration that is annexed."""
        self.body, self.declaring, self.expected = body, True, 1
        self.main = self.current = None

    def _part_below(self, index: int) -> bool:
        """Whether a first part begins right below an opening formula."""
        label = roles.section_label(self.page.lines[index].text) if self.page.has(index) else None
        return label in FIRST_LABELS and self._titles_below(index) is not None

    def _turn(self, index: int, line: Line) -> bool:
        """Read what leads from the preamble to the clauses: `Now, therefore,`."""
        if self.state in {"closed", "annex"} or not line.fresh or not roles.is_turn(line.text):
            return False
        if self.state == "before":
            self._grounds()
        elif roles.is_conclusion(line.text):
            self._are_grounds()
        self.apart.claim(line, "formula")
        self.main = self.current = None
        self.divided = index
        return True

    def _are_grounds(self) -> None:
        """Read what stands between the formula and `Therefore` as the preamble."""
        above = [draft for draft in self.drafts[self.begun :] if draft.parent is None]
        if all(draft.kind == "operative" and draft.number is None for draft in above):
            for draft in above:
                draft.kind = "preambular"
            self.state = "preamble"

    def _grounds(self) -> None:
        """Read the paragraphs above `Therefore` that give its grounds as preambular clauses."""
        found = self.apart.grounds()
        self.apart.opened()
        self.state = "preamble"
        self.drafts += [Draft("preambular", start, end, end) for start, end in found]

    def _open_part(self, body: str, line: Line) -> None:
        self.apart.opened(titles_only=self.state != "before")
        self.body = body
        self.formulas += 1
        self.begun = len(self.drafts)
        if self.state in {"closed", "operative", "annex"}:
            self.expected = 1
        if self.state in {"closed", "annex"}:
            self.section = None
            self.passed = []
        self._enter("preamble", at=line.start)

    def _part(self, index: int, line: Line) -> bool:
        label = roles.section_label(line.text) or roles.titled_section(line.text)
        if label and self._heads_list(index, line):
            return True
        if not label or not self._may_divide(index, line, label):
            return False
        heading = self._titles_below(index)
        if heading is None:
            return False
        if self.state == "annex" and not self.page.formula_follows(index + 1, TITLE_LINES):
            return self._annex_part(index, line, label, heading)
        self.apart.opened(titles_only=self.state != "before")
        self._enter("preamble", at=line.start)
        self.section = label
        self._open_section(index, line, label, heading)
        return True

    def _annex_part(self, index: int, line: Line, label: str, heading: list[Line]) -> bool:
        """Read a titled part of an annex, if numbered items stand below its title."""
        below = index + len(heading) + 1
        if not (self.page.opens_numbered(below) or self._divides_part(below, index)):
            return False
        self.main = self.current = None
        self.outline, self.owners = Outline(), []
        self._open_section(index, line, label, heading)
        self.current = None
        return True

    def _open_section(self, index: int, line: Line, label: str, heading: list[Line]) -> None:
        self.taken = self.divided = index + len(heading)
        self.passed.append(label)
        for title in heading:
            self.apart.claim(title, "furniture" if roles.is_furniture(title.text) else "heading")
        draft = Draft("section", line.start, line.end, line.end, label, section=self.section)
        titles = [title.text for title in heading if not roles.is_furniture(title.text)]
        draft.heading = " ".join(titles) or roles.title_of(line.text)
        draft.annex = len(self.annexes) if self.state == "annex" else 0
        self.drafts.append(draft)

    def _may_divide(self, index: int, line: Line, label: str) -> bool:
        """Whether a letter or Roman number may head a part here."""
        if self.state == "before":
            return label in FIRST_LABELS and line.text == label
        if not (line.gap or self._is_fresh(index, line)):
            return False
        if self.state == "annex" and self.page.formula_follows(index + 1, TITLE_LINES):
            return True
        return (line.gap and self.state != "annex") or self._follows(label)

    def _follows(self, label: str) -> bool:
        """Whether a part letter begins a row of parts or is the next in one."""
        if label in FIRST_LABELS:
            return True
        return any(self.page.follows(label, before) for before in self.passed)

    def _titles_below(self, index: int) -> list[Line] | None:
        """Return the lines between a part letter and the clause that it heads, if one follows."""
        found: list[Line] = []
        for line in self.page.lines[index + 1 : index + 1 + FARTHEST_CLAUSE]:
            place = index + 1 + len(found)
            if self.page.opens_clause(place) and not self._heads_number(place):
                return found
            if self._divides_part(place, index):
                return found
            titles = sum(not roles.is_furniture(each.text) for each in found)
            wrapped = bool(found) and not line.gap and line.text[-1] not in ".,;:"
            if titles == TITLE_LINES or not (is_title(line.text) or wrapped):
                return None
            found.append(line)
        return None

    def _divides_part(self, index: int, above: int) -> bool:
        """Whether a line opens the first part within the part that a line above it heads."""
        label = roles.titled_section(self.page.lines[index].text)
        return label in FIRST_LABELS and not self.page.lines[above].text.startswith(f"{label}.")

    def _annex(self, index: int, line: Line) -> bool:
        if self._titles_adopted(line):
            self._open_annex(line, line.start, "annex")
            self._set_heading(index, line)
            return True
        if self.state in {"before", "preamble"} or not roles.is_annex(line.text):
            return False
        if not (line.gap or (self._is_fresh(index, line) and self._ended())):
            return False
        self._open_annex(line, line.end, roles.annex_label(line.text))
        self._set_heading(index, line)
        return True

    def _titles_adopted(self, line: Line) -> bool:
        """Whether a line is the title of a text that is adopted here: `the following Charter:`."""
        main = self.main
        if main is None or main.kind != "operative" or not main.phrase:
            return False
        said = self.page.text[main.start : main.end]
        if not said.endswith(":") or "following" not in said:
            return False
        if main.phrase.verb.lemma not in ADOPTING or item_mark(line.text):
            return False
        return line.text[0].isalpha() and is_title(line.text)

    def _open_annex(self, line: Line, start: int, label: str) -> None:
        self._enter("annex", at=line.start)
        self.annexes.append(Span(start, len(self.page.text)))
        self.expected = 1
        self.passed = []
        self.section = label

    def _articles(self, index: int, line: Line) -> bool:
        """Read a first article below the clauses as the beginning of an annex without a name."""
        if self.state not in {"preamble", "operative"} or not self.page.opens_articles(index):
            return False
        self._open_annex(line, line.start, "annex")
        self._set_heading(index, line)
        return True

    def _heads_list(self, index: int, line: Line) -> bool:
        raise NotImplementedError

"""What people are shown of a clause: its mark, its lead, who is asked, and what it says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docscope.report.display import visible
from docscope.report.phrases import reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.model import Row

WORD = re.compile(r"[^\W\d_]{4}|§")  # in a label: it is more than a number or a letter
WORDLIKE = re.compile(r"\w")
ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
NOUNS = {"subitem": "sub-item", "annex_item": "annex item"}
WITH_NOUNS = frozenset(
    ["subitem", "annex_item", "section", "recital", "article", "paragraph", "point", "definition"]
)
PROVISIONS = frozenset(["paragraph", "point", "definition"])
TITLED = frozenset(["section", "article"])  # lines of their own


class Cells:
    """What the screen shows of a row, safe to look at."""

    def __init__(self, names: Sequence[str], row: Row) -> None:
        cells = {name: visible(str(value)) for name, value in zip(names, row, strict=True) if value}
        self.id = cells.get("id", "")
        self.kind = cells.get("kind", "")
        self.place = reference(names, row)
        self.title = cells.get("doc_title", "")
        self.date = cells.get("doc_date", "")
        self.actor = cells.get("actor", "")
        self.addressee = cells.get("addressee", "")
        self.parent = cells.get("parent", "")
        self.section = cells.get("section", "")
        self.number = cells.get("number", "")
        self.label = cells.get("label_printed", "") or self.number
        self.heading = cells.get("heading", "")
        self.whole = cells.get("text", "")
        self.spoken = ""  # by a provision before all else: the party and what it shall
        self.of_articles = cells.get("kind_of_document") == "articles"
        self.lead, self.text = self._lead_and_text(cells)

    @property
    def mark(self) -> str:
        """What it is counted by: as printed, but for the misprints of a resolution."""
        return self.label if self.of_articles else self.number or self.label

    @property
    def titled(self) -> bool:
        """Whether it is the heading of others, a line of its own."""
        return self.kind in TITLED

    @property
    def unled(self) -> bool:
        """Whether it is shown as it was printed, without the verb set apart."""
        return self.kind in PROVISIONS or (self.kind == "recital" and self.of_articles)

    def _lead_and_text(self, cells: dict[str, str]) -> tuple[str, str]:
        verb, said = cells.get("verb", ""), cells.get("object", "")
        if self.unled:
            return self._provision(cells)
        if self.kind in TITLED:
            return "", title(self)
        if self.kind != "stance":
            return verb, said
        if self.addressee and self.addressee not in verb:
            verb = f"{verb} {self.addressee}"
        self.addressee = ""
        return without_article(self.actor), f"{verb} {said}".strip()

    def _provision(self, cells: dict[str, str]) -> tuple[str, str]:
        """Return who shall, and all that is said; for a definition, what the term means."""
        self.addressee = ""
        verb = cells.get("verb", "") or cells.get("modality", "")
        if not (self.actor and verb) or self.kind == "recital":
            return "", self.whole
        self.spoken = f"{self.actor} {verb}"
        said = cells.get("object", "") if self.kind == "definition" else ""
        return without_article(self.spoken), said or self.whole


def without_article(text: str) -> str:
    """Return a name without the article before it."""
    return ARTICLE.sub("", text, count=1) if ARTICLE.match(text) else text


def title(cells: Cells) -> str:
    """Return the line that an article or a section is: `Article 4  Aims`, `A. Finance`."""
    label = cells.label.strip()
    if not WORD.search(label) and (cells.kind == "article" or cells.of_articles):
        label = _named(cells) if label == cells.number else label
    if not cells.heading:
        return label if WORD.search(label) else _named(cells)
    if re.match(rf"{re.escape(label)}(?!\w)", cells.heading):
        return cells.heading
    joint = "  " if WORD.search(label) else " " if label.endswith((".", ")")) else ". "
    return f"{label}{joint}{cells.heading}"


def _named(cells: Cells) -> str:
    """Return what an article or a section is called: `Article 4`, `Chapter III`, `Part A`."""
    if cells.kind == "article":
        return _printed(cells) or f"Article {cells.number}".rstrip()
    *_, last = cells.id.split(":")
    name = " ".join(last.split()[-2:])
    return f"{name[:1].upper()}{name[1:]}"


def _printed(cells: Cells) -> str:
    """Return the label of a clause of a contract or an act as printed: `1.`, `Section 4`."""
    pattern = rf"(?:(?P<word>[^\W\d]+\.?|§)\s?)?{re.escape(cells.number)}(?!\w)\.?"
    printed = re.match(pattern, cells.whole)
    if not cells.number or not printed or (printed["word"] or "").lower() == "article":
        return ""
    return printed[0].rstrip(".") if printed["word"] else printed[0]


class Hierarchy:
    """Which of the clauses shown stands below which."""

    def __init__(self, found: Sequence[Cells]) -> None:
        self._known = {cells.id: cells for cells in found}
        # a part of a resolution is known by its letter, any other section by its id
        self._parts = {
            cells.number: cells
            for cells in reversed(found)
            if cells.kind == "section" and not cells.of_articles
        }
        self._children: dict[str, list[Cells]] = {}
        for cells in found:
            self._children.setdefault(cells.parent, []).append(cells)

    def parent(self, cells: Cells) -> Cells | None:
        """Return the clause that another stands below, if it is shown."""
        above = self._known.get(cells.parent)
        return None if above is cells else above

    def annex(self, cells: Cells) -> str:
        """Return the title of the annex that a clause is in, if no line that is shown is it.

        A treaty in an annex has clauses of its own: `annex:art2`, `annex2:art1`.
        """
        name, colon, _ = cells.id.partition(":")
        if not colon or name in self._known:
            return ""
        return f"{name[:1].upper()}{name[1:5]} {name[5:]}".rstrip()

    def ancestors(self, cells: Cells) -> list[Cells]:
        """Return the clauses that another stands below, the nearest first."""
        found: list[Cells] = []
        above = self.parent(cells)
        while above and above not in found:
            found.append(above)
            above = self.parent(above)
        return found

    def depth(self, cells: Cells) -> int:
        """Return how many clauses and sections that are shown a clause stands below."""
        seen = [cells]
        above = self.above(cells)
        while above and above not in seen:
            seen.append(above)
            above = self.above(above)
        return len(seen) - 1 + bool(self.annex(cells))

    def above(self, cells: Cells) -> Cells | None:
        """Return the clause that another stands below, or the section that it is in."""
        section = self._known.get(cells.section) or self._parts.get(cells.section)
        return self.parent(cells) or section

    def said(self, cells: Cells) -> str:
        """Return what stands behind the lead of a clause; of a title the whole line."""
        if cells.kind == "article" and not cells.heading and cells.id not in self._children:
            return f"{cells.text}  {cells.whole.removeprefix(cells.text).lstrip(' .:')}".rstrip()
        if not cells.unled or cells.text != cells.whole:
            return cells.text
        whole = self.own_text(cells)
        said = whole.removeprefix(cells.spoken)
        if not WORDLIKE.search(said):
            return ""
        return said.lstrip() if said[0].isspace() else whole

    def own_text(self, cells: Cells) -> str:
        """Return what a clause says before the first of those below it that are shown."""
        whole = cells.whole
        for child in self._children.get(cells.id, ()):
            at = whole.find(child.whole) if child.whole else -1
            if at > 0:
                return _mark(child.label).sub("", whole[:at]).rstrip()
        return whole


@cache
def _mark(label: str) -> re.Pattern[str]:
    """Return the pattern of a mark that stands at the end of a text."""
    bare = re.escape(label.strip("()[].: "))
    return re.compile(rf"\s*[(\[]?{bare}[)\].:]*\s*\Z" if bare else r"\Z")


def kind_name(kind: str) -> str:
    """Return the name of a kind as a heading has it."""
    return f"{NOUNS.get(kind, kind)}s" if kind in WITH_NOUNS else kind


def by_kind(found: Sequence[Cells]) -> Iterator[tuple[str, list[Cells]]]:
    """Yield runs of one kind; sub-items stay with the clause that they belong to."""
    kind, run = "", list[Cells]()
    for cells in found:
        if cells.kind != kind and not (run and cells.kind == "subitem"):
            if run:
                yield kind, run
            kind, run = cells.kind, []
        run.append(cells)
    if run:
        yield kind, run

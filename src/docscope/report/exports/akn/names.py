"""The names of clauses in Akoma Ntoso: elements, and eIds by its naming convention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docscope.text.clauses import Clause

# The element of a clause, and how its eIds begin.
ELEMENTS = {
    "preambular": ("recital", "rec"),
    "recital": ("recital", "rec"),
    "operative": ("paragraph", "para"),
    "subitem": ("point", "point"),
    "annex_item": ("paragraph", "para"),
    "article": ("article", "art"),
    "paragraph": ("paragraph", "para"),
    "point": ("point", "point"),
    "definition": ("point", "point"),
    "stance": ("inline", "stance"),
}
SECTIONS = {
    "part": ("part", "part"),
    "book": ("book", "book"),
    "title": ("title", "title"),
    "chapter": ("chapter", "chp"),
    "section": ("section", "sec"),
    "subsection": ("subsection", "subsec"),
    "division": ("division", "dvs"),
}
ANNEX = "annex"
MARKS = re.compile(r"[^\w.-]+")
WITHIN_NO_OTHER = frozenset(["article", "recital"])  # numbered through a whole document


def element_of(clause: Clause) -> tuple[str, str]:
    """Return the element of a clause and the abbreviation in its eId.

    Sections are known by their ids: `chapter III`, `part A`, `chapter II section 1`.
    """
    if clause.kind != "section":
        return ELEMENTS[clause.kind]
    unit = clause.id.rsplit(":", 1)[-1].lower().split()[-2:][0]
    return SECTIONS.get(unit, SECTIONS["part"])


class Names:
    """Gives each clause of a document an eId of its own, below that of its parent.

    `prefix` sets apart the documents of a collection, whose eIds must differ.
    """

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self._given: set[str] = set()
        self._counts: dict[str, int] = {}

    def name(self, clause: Clause, above: str = "", root: str = "") -> str:
        """Return the eId of a clause below the element `above`: `art_2__para_4__point_b`.

        Articles and recitals are numbered through all of `root`.
        """
        _, short = element_of(clause)
        root = root or self.prefix
        scope = root if clause.kind in WITHIN_NO_OTHER else above or root
        number = MARKS.sub("", clause.number or "").strip(".-").lower()
        if not number:
            number = str(self._next(f"{scope}{short}"))
        return self.unique(joined(scope, f"{short}_{number}"))

    def counted(self, short: str, above: str) -> str:
        """Return the eId of an element without a number: the first, the second ..."""
        scope = above or self.prefix
        return self.unique(joined(scope, f"{short}_{self._next(f'{scope}{short}')}"))

    def unique(self, name: str) -> str:
        """Return a name, with a count where it was given before."""
        again, count = name, 1
        while again in self._given:
            count += 1
            again = f"{name}-{count}"
        self._given.add(again)
        return again

    def _next(self, what: str) -> int:
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]


def joined(above: str, own: str) -> str:
    """Return an eId below another one.

    >>> joined("art_2", "para_4"), joined("", "art_2")
    ('art_2__para_4', 'art_2')
    """
    return f"{above}__{own}" if above else own

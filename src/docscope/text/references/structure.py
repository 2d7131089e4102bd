"""Places in the text itself: from `Article 2(4)` and `paragraph 3 above` to clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from docscope.text.references.reference import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.clauses.clause import Clause

RANGE = lazily(
    r"(?P<head>.*?)(?P<open>\(?)(?P<first>\d+|[a-z])\)?-\(?(?P<last>\d+|[a-z])(?P<close>\)?)"
)
CONTAINING = frozenset({"section", "article"})
LONGEST_RANGE = 200
CONTAINERS = ("annex", "part", "title", "chapter")
ROOT = lazily(r"(?P<unit>art|sec|cl|rec|par|point|o|p)(?P<number>[\dA-Za-z .]*)(?P<rest>[(~].*)?")
STEP = lazily(r"\((?P<label>[^()]+)\)|~(?P<ordinal>\d+)")
KINDS = {
    "art": ("article",),
    "rec": ("recital",),
    "sec": ("section", "article"),
    "cl": ("article",),
}
PREFIX = lazily(r"\A(?:[a-z]+\d*:)+")


class Structure:
    """The clauses of a document as a tree, in which places are looked up."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses
        self._by_id = {clause.id: clause for clause in clauses}
        self._in_order = sorted(clauses, key=lambda clause: (clause.start, -clause.end))
        self._starts = [clause.start for clause in self._in_order]
        self._below: dict[str, list[Clause]] = {}
        for clause in clauses:
            if clause.parent:
                self._below.setdefault(clause.parent, []).append(clause)

    def find(self, place: str, inside: Clause | None = None) -> tuple[str, ...]:
        """Return the ids of the clauses that a place names; none if there is no such.

        `inside` is the clause in which it is named: `point (a)` is the one of the same
        paragraph, `paragraph 1` that of the same article.
        """
        found = (self._found(each, inside) for each in each_place(place))
        return tuple(dict.fromkeys(clause.id for clause in found if clause))

    def around(self, start: int) -> Clause | None:
        """Return the innermost clause that a character stands in."""
        before = bisect_right(self._starts, start)
        for clause in reversed(self._in_order[:before]):
            if start < clause.end:
                return clause
            if clause.parent is None and clause.kind not in CONTAINING:
                return None
        return None

    def _found(self, place: str, inside: Clause | None) -> Clause | None:
        relation, _, rest = place.partition(" ")
        if relation in {"preceding", "following"}:
            return self._beside(rest, inside, -1 if relation == "preceding" else 1)
        if relation == "this":
            unit, _, inner = rest.partition(":")
            anchor = self._enclosing(inside, {unit})
            return self._descend(anchor, _steps(inner))
        if place.startswith("~"):
            return self._descend(self._numbered_around(inside), _steps(place))
        if place.startswith(CONTAINERS):
            return self._in_container(place, inside)
        return self._rooted(place, inside)

    def _in_container(self, place: str, inside: Clause | None) -> Clause | None:
        """Return `chapter III`, or a clause below it: `annex I:par5`."""
        whole = place.replace(":sec", " section ").replace(":", " ").casefold()
        exact = next((one for one in self.clauses if one.id.casefold() == whole), None)
        if exact:
            return exact
        label, _, inner = place.partition(":")
        names = {label.casefold(), label.replace(" ", "").casefold()}
        unit, number = label.split(" ", 1) if " " in label else (label, "")
        section = next((one for one in self.clauses if one.id.casefold() in names), None)
        if section is None and unit == "annex":
            section = self._by_id.get(f"a{number}")
        if section is None or not inner:
            return section
        steps = _steps(inner)
        return (self._descend(section, steps) if steps else None) or self._rooted(inner, inside)

    def _rooted(self, place: str, inside: Clause | None) -> Clause | None:
        match = ROOT.fullmatch(place)
        if not match:
            return None
        unit, number, rest = match["unit"], match["number"].strip(), match["rest"] or ""
        if unit in {"par", "point"}:
            return self._of_paragraph(unit, number, rest, inside)
        if "." in number:
            return self._decimal(unit, number, rest, inside)
        if unit in {"o", "p"}:
            root = self._numbered(f"{unit}{number}", inside)
        else:
            named = {f"{unit}{number}", f"{unit}{number}".casefold()}
            root = self._chosen([one for one in self.clauses if _bare(one.id) in named], inside)
            root = root or self._by_number(KINDS[unit], number, inside)
        return self._descend(root, _steps(rest))

    def _decimal(self, unit: str, number: str, rest: str, inside: Clause | None) -> Clause | None:
        """Return what a contract counts as `3.2` or `2.2.1`: paragraph 3.2 of its clause 3."""
        first, *deeper = number.split(".")
        root = self._by_number(KINDS.get(unit, ("article",)), first, inside)
        labels = [".".join([first, *deeper[:depth]]) for depth in range(1, len(deeper) + 1)]
        return self._descend(root, [*labels, *_steps(rest)])

    def _of_paragraph(
        self, unit: str, number: str, rest: str, inside: Clause | None
    ) -> Clause | None:
        """Return a paragraph of the same article, else an operative one; or a point nearby."""
        steps = _steps(f"({number}){rest}" if number else rest)
        at = inside
        while at:
            found = self._descend(at, steps)
            if found:
                return found
            at = self._by_id.get(at.parent or "")
        if unit == "point" or not number:
            return None
        root = self._numbered(f"o{number}", inside)
        return self._descend(root, _steps(rest))

    def _numbered(self, name: str, inside: Clause | None) -> Clause | None:
        """Return a clause of a resolution; of several with its number that of the same part."""
        section = inside.section if inside else None
        own = self._by_id.get(f"{section}.{name}") if section else None
        named = self._by_id.get(name)
        return own or named

    def _by_number(
        self, kinds: tuple[str, ...], number: str, inside: Clause | None
    ) -> Clause | None:
        for kind in kinds:
            same = (one for one in self.clauses if one.kind == kind)
            fitting = [one for one in same if _label(one) == number.casefold()]
            if fitting:
                return self._chosen(fitting, inside)
        return None

    def _chosen(self, fitting: list[Clause], inside: Clause | None) -> Clause | None:
        """Return the clause of the same annex, else the first."""
        prefix = _prefix(inside.id) if inside else ""
        same = (one for one in fitting if _prefix(one.id) == prefix)
        return next(same, next(iter(fitting), None))

    def _descend(self, clause: Clause | None, steps: Sequence[str]) -> Clause | None:
        """Return what is reached from a clause by its labels: (4), then (b)."""
        at = clause
        for step in steps:
            if at is None:
                return None
            at = self._ordinal(at, int(step[1:])) if step[0] == "~" else self._below_it(at, step)
        return at

    def _below_it(self, clause: Clause, label: str) -> Clause | None:
        """Return the nearest clause of a label below one, through paragraphs without number."""
        level = self._below.get(clause.id, [])
        while level:
            for one in level:
                if _label(one) == label.casefold():
                    return one
            unnumbered = [one for one in level if not one.number]
            level = [below for one in unnumbered for below in self._below.get(one.id, [])]
        return None

    def _ordinal(self, clause: Clause, ordinal: int) -> Clause | None:
        """Return the n-th paragraph below an article, the n-th subparagraph of a paragraph."""
        below = [one for one in self._below.get(clause.id, []) if one.kind == "paragraph"]
        if clause.kind != "article":
            below = [clause, *(one for one in below if not one.number)]
        return below[ordinal - 1] if 0 < ordinal <= len(below) else None

    def _numbered_around(self, clause: Clause | None) -> Clause | None:
        """Return the numbered paragraph that a clause stands in, else the article."""
        while clause and not (clause.kind == "article" or _is_numbered(clause)):
            clause = self._by_id.get(clause.parent or "")
        return clause

    def _enclosing(self, clause: Clause | None, kinds: set[str]) -> Clause | None:
        while clause and clause.kind not in kinds:
            clause = self._by_id.get(clause.parent or "")
        return clause

    def _beside(self, unit: str, inside: Clause | None, step: int) -> Clause | None:
        kinds = {unit} if unit == "article" else {"paragraph", "operative"}
        own = self._enclosing(inside, kinds)
        if own is None:
            return None
        same = (one for one in self.clauses if one.kind == own.kind and one.parent == own.parent)
        beside = [one for one in same if _prefix(one.id) == _prefix(own.id)]
        place = beside.index(own) + step
        return beside[place] if 0 <= place < len(beside) else None


def each_place(place: str) -> Iterator[str]:
    """Yield every place of a range: `art13-15` is art13, art14 and art15."""
    match = RANGE.fullmatch(place)
    if not match:
        yield place
        return
    first, last = match["first"], match["last"]
    numbers: Sequence[object]
    if first.isdigit() and last.isdigit():
        numbers = range(int(first), min(int(last), int(first) + LONGEST_RANGE) + 1)
    else:
        numbers = [chr(code) for code in range(ord(first[0]), ord(last[0]) + 1)]
    for number in numbers:
        yield f"{match['head']}{match['open']}{number}{match['close']}"


def _steps(rest: str) -> list[str]:
    """Return the labels of `(4)(b)~2`, or of `par2(a)` and `point(b)` below something."""
    inner = re.sub(r"\A(?:par|point|art)(\d*)", lambda m: f"({m[1]})" if m[1] else "", rest)
    return [
        f"~{match['ordinal']}" if match["ordinal"] else match["label"]
        for match in STEP.finditer(inner)
    ]


def _is_numbered(clause: Clause) -> bool:
    return clause.kind in {"paragraph", "operative"} and clause.number is not None


def _label(clause: Clause) -> str:
    return (clause.number or "").strip("(). ").casefold()


def _prefix(name: str) -> str:
    match = PREFIX.match(name)
    return match[0] if match else ""


def _bare(name: str) -> str:
    return PREFIX.sub("", name)

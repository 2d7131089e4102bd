"""Chapters, parts and annexes with all that stands in them, and numbers such as `3.2`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docscope.analyses.clauses.lookup import find_clause
from docscope.text.clauses.articles.heads import ANNEX, value_of
from docscope.text.clauses.clause import Clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.model import Document
    from docscope.text.clauses import Reading

IN_ANNEX = re.compile(r"annex(?:\s+(?P<number>[^\s:]+))?(?::(?P<inner>.+))?", re.IGNORECASE)
DIVISION = re.compile(r"(?P<unit>[a-z]+) (?P<number>\w+)", re.IGNORECASE)
DECIMAL = re.compile(r"(?:art|sec|par)(?P<first>\d+)(?P<rest>(?:\.\d+)+)(?P<points>\(.*)?")
ARTICLE = re.compile(r"art(?P<number>\d+.*)")


def clauses_and_annexes(document: Document, reading: Reading) -> list[Clause]:
    """Return the clauses of a document, and its annexes that are no clauses, from heading on."""
    known = {clause.start for clause in reading.clauses}
    headings = [
        (claim.start, match["number"] or "")
        for claim in reading.claims
        if claim.part == "heading"
        and claim.start not in known
        and (match := ANNEX.match(document.text[claim.start : claim.end].splitlines()[0]))
    ]
    annexes = [
        Clause(f"annex {number}".strip(), "section", start, start, number=number or None)
        for start, number in headings
    ]
    return [*reading.clauses, *annexes]


def find_place(document: Document, clauses: Sequence[Clause], wanted: str) -> Clause | None:
    """Return the clause, or the whole chapter, part or annex, of an id or a place.

    `annex 2` is `annex II` too, and in a text with one annex its second item.
    """
    exact = [one for one in clauses if one.id.lower() == wanted.lower() and one.kind != "section"]
    if exact:
        return exact[0]
    match = IN_ANNEX.fullmatch(wanted)
    annex = _annex(document, clauses, match["number"] or "") if match else None
    if match and annex:
        return _inside(annex, clauses, match["inner"]) if match["inner"] else annex
    if match and any(clause.number for clause in _annexes(clauses)):
        return None
    found = find_clause(clauses, wanted) or _by_value(clauses, wanted)
    if found is None:
        spelt = next((name for name in _other_names(wanted) if find_clause(clauses, name)), "")
        found = find_clause(clauses, spelt) if spelt else None
    return _whole(found, clauses) if found and found.kind == "section" else found


def _other_names(wanted: str) -> Iterator[str]:
    """Yield how else a place may be called: `3.2(a)` is paragraph 2 of article 3."""
    decimal = DECIMAL.fullmatch(wanted)
    if decimal:
        inner = "".join(f"({number})" for number in decimal["rest"].split(".")[1:])
        yield f"art{decimal['first']}{inner}{decimal['points'] or ''}"
    article = ARTICLE.fullmatch(wanted)
    if article:
        yield f"o{article['number']}"


def _annexes(clauses: Sequence[Clause]) -> list[Clause]:
    """Return the headings of annexes in order, without the parts of an annex."""
    found = [one for one in clauses if one.kind == "section" and IN_ANNEX.fullmatch(one.id)]
    return sorted(found, key=lambda clause: clause.start)


def _annex(document: Document, clauses: Sequence[Clause], number: str) -> Clause | None:
    """Return an annex as far as the next one, or the end of the text."""
    annexes = _annexes(clauses)
    for annex, following in zip(annexes, [*annexes[1:], None], strict=True):
        named = annex.number or ""
        if named.casefold() == number.casefold() or _equal(named, number):
            end = following.start if following else len(document.text)
            return Clause(annex.id, "section", annex.start, end, number=annex.number)
    return None


def _inside(annex: Clause, clauses: Sequence[Clause], wanted: str) -> Clause | None:
    """Return a clause of one annex: `annex II, Article 1`, `annex I, paragraph 2`."""
    below = [one for one in clauses if annex.start <= one.start < annex.end and one != annex]
    item = re.sub(r"\A(?:par|point)(?=\d)", "a", wanted)
    listed = re.sub(r"\A(?:par|point)(\d+)", rf"{annex.id}(\1)", wanted)
    names = (wanted, item, listed)
    return next(filter(None, (find_clause(below, name) for name in names)), None)


def _by_value(clauses: Sequence[Clause], wanted: str) -> Clause | None:
    """Return the division of a number that is written otherwise: `chapter 3` is chapter III."""
    asked = DIVISION.fullmatch(wanted)
    if not asked:
        return None
    for clause in clauses:
        named = DIVISION.fullmatch(clause.id) if clause.kind == "section" else None
        if (
            named
            and named["unit"].lower() == asked["unit"].lower()
            and _equal(named["number"], asked["number"])
        ):
            return clause
    return None


def _equal(number: str, other: str) -> bool:
    return bool(number and other) and value_of(number) == value_of(other.upper()) is not None


def _whole(division: Clause, clauses: Sequence[Clause]) -> Clause:
    """Return a chapter or part as far as the last clause in it, those of its sections too."""
    inside = {division.id}
    if division.kind_of_document == "resolution" and division.number:
        inside.add(division.number)  # part A
    end = division.end
    for clause in clauses:
        if clause.section in inside and clause.start >= division.start:
            end = max(end, clause.end)
            if clause.kind == "section":
                inside.add(clause.id)
    return Clause(division.id, "section", division.start, end, number=division.number)

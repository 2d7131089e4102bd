"""How places in a document are named: Articles 13 and 14, point (b), the first subparagraph."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from docscope.text.references.reference import compiled, lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docscope.text.references.reference import Bounds

ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ROMAN_ENTRY = lazily(r"\A(?:[IVXLC]{2,7}|[IVX])(?![\w])")
BRACKETS = r"(?: \s? \( [a-z\d]{1,5} \) )"
# Unit, its nouns, how its numbers look, and how far out in a document it stands.
UNITS = (
    ("annex", r"[Aa]nnex(?:es)? | ANNEX(?:ES)? | [Aa]ppendi(?:x|ces) | [Ss]chedules?", 0),
    ("part", r"Parts?", 1),
    ("title", r"Titles?", 2),
    ("chapter", r"[Cc]hapters?", 3),
    ("section", r"[Ss]ections? | Secs?\. | §§?", 4),
    ("clause", r"(?<! [Ss]ub- ) [Cc]lauses?", 4),
    ("recital", r"[Rr]ecitals?", 4),
    ("article", r"[Aa]rticles? | ARTICLES? | Arts?\.", 5),
    ("preambular", r"preambular \s+ (?: paragraphs? | paras?\. )", 6),
    ("operative", r"operative \s+ (?: paragraphs? | paras?\. )", 6),
    ("paragraph", r"[Pp]aragraphs? | [Pp]aras?\.", 6),
    ("ordinal", r"", 7),
    ("point", r"[Ss]ub-?paragraphs? | [Pp]oints? | [Ii]tems? (?= \s \( )", 8),
)
# What the ids of clauses begin with.
PREFIXES = {
    "preambular": "p",
    "operative": "o",
    "recital": "rec",
    "article": "art",
    "section": "sec",
    "clause": "cl",
}
RANK = {unit: rank for unit, _, rank in UNITS}
ROMAN = r"[IVXLC]{1,7}"
FIGURE = rf"\d{{1,4}} (?: [a-z] (?! [\w’'] ) )? (?: \s (?: bis | ter | quater ) \b )? {BRACKETS}*"
ENTRIES = {
    "annex": rf"(?: {ROMAN} | \d{{1,2}} | [A-Z] ) (?! [\w’'] )",
    "part": rf"(?: {ROMAN} | \d{{1,2}} | [A-Z] ) (?! [\w’'.] )",
    "title": rf"(?: {ROMAN} | \d{{1,2}} ) (?! [\w’'.] )",
    "chapter": rf"(?: {ROMAN} | \d{{1,2}} ) (?! [\w’'] )",
    "section": rf"""(?: \d{{1,4}} [A-Za-z]? (?: \.\d+ )* (?! \w ) {BRACKETS}*
        | {ROMAN} (?! [\w’'] ) | [A-Z] (?! [\w’'.] ) )""",
    "clause": rf"\d{{1,3}} [A-Z]? (?: \.\d+ )* (?! \w ) {BRACKETS}*",
    "recital": r"(?: \d{1,3} (?! \w ) | \( \d{1,3} \) )",
    "article": rf"(?: {FIGURE} | {ROMAN} (?! [\w’'] ) {BRACKETS}* )",
    "preambular": r"\d{1,3} (?! \w )",
    "operative": FIGURE,
    "paragraph": rf"(?: {FIGURE} | {BRACKETS}+ )",
    "point": rf"(?: {BRACKETS}+ | \d{{1,3}} {BRACKETS}* (?! [\w-] ) | [a-z] (?! [\w’'] ) )",
}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ANY_ORDINAL = "|".join(ORDINALS)
ORDINAL = rf"""
    (?P<first> {ANY_ORDINAL} ) (?: \s+ (?: and | or | to ) \s+ (?P<last> {ANY_ORDINAL} ) )?
    \s+ (?P<preamble> preambular \s+ )? (?P<what> (?: sub-? )? paragraphs? | indents? | sentences? )
"""
SEPARATOR = (
    r"(?P<word> \s? , \s+ (?: and | or )? | \s+ (?: and | or | to | through ) | \s? [-–] ) \s*"
)
RANGE = lazily(r"\s*(?:to|through|[-–])\s*\Z")
PLURAL = lazily(r"(?:s|es|ces|s\.|§§)\Z")


class Group(NamedTuple):
    """A unit with its numbers: `Articles 13 to 15` is article, ("13-15",)."""

    unit: str
    entries: tuple[str, ...]
    end: int


def group_at(text: str, at: int, bounds: Bounds) -> Group | None:
    """Return the unit and the numbers that begin at a character."""
    for unit, nouns, _ in UNITS:
        noun = compiled(rf"(?: {nouns} )").match(text, at, bounds.last) if nouns else None
        if noun:
            return _numbered(text, unit, noun, bounds)
    return _ordinal(text, at, bounds)


def composed(groups: Sequence[Group]) -> Iterator[str]:
    """Yield the provisions of groups, the outermost unit first: `art6(1)(b)`.

    >>> list(composed([Group("point", ("(a)", "(b)"), 0), Group("article", ("6(1)",), 0)]))
    ['art6(1)(a)', 'art6(1)(b)']
    """
    ordered = sorted(groups, key=lambda group: RANK[group.unit])
    for entries in product(*(group.entries for group in ordered)):
        place = ""
        for group, entry in zip(ordered, entries, strict=True):
            place = _within(place, group.unit, entry)
        yield place


def _numbered(text: str, unit: str, noun: re.Match[str], bounds: Bounds) -> Group | None:
    entry = compiled(rf"\s* (?P<entry> {ENTRIES[unit]} )")
    first = entry.match(text, noun.end(), bounds.last)
    if not first or not (text[noun.end()].isspace() or noun[0].endswith(("§", "."))):
        return None
    plural = (PLURAL.search(noun[0]) is not None and unit != "section") or noun[0].endswith("s")
    entries, end = [_bare(first["entry"])], first.end()
    further = compiled(rf"(?P<entry> {ENTRIES[unit] if plural else BRACKETS + '+'} )")
    brackets = compiled(rf"(?P<entry> {BRACKETS}+ )")
    while separator := compiled(SEPARATOR).match(text, end, bounds.last):
        found = further.match(text, separator.end(), bounds.last)
        found = found or brackets.match(text, separator.end(), bounds.last)
        if not found or ("(" not in entries[-1] and found["entry"].startswith("(") and not plural):
            break
        written = _bare(found["entry"])
        if RANGE.search(separator["word"]):
            entries[-1] = f"{entries[-1]}-{written}"
        else:
            entries.append(_continued(entries[-1], written))
        end = found.end()
    return Group(unit, tuple(entries), end)


def _ordinal(text: str, at: int, bounds: Bounds) -> Group | None:
    match = compiled(ORDINAL).match(text, at, bounds.last)
    if not match:
        return None
    first = ORDINALS.index(match["first"]) + 1
    last = ORDINALS.index(match["last"]) + 1 if match["last"] else first
    unit = "preambular" if match["preamble"] else "ordinal"
    return Group(unit, tuple(str(n) for n in range(first, last + 1)), match.end())


def _bare(entry: str) -> str:
    return re.sub(r"\s+(?=\()", "", " ".join(entry.split()))


def _continued(before: str, entry: str) -> str:
    """Return a bracket that continues `6(1)(a), (c)` with what stands before it: `6(1)(c)`."""
    if not entry.startswith("(") or before.startswith("("):
        return entry
    kept = before.split("(")
    depth = entry.count("(")
    return "(".join(kept[: len(kept) - depth]) + entry if len(kept) > depth else entry


def _within(place: str, unit: str, entry: str) -> str:
    """Return the place of a unit inside another one."""
    if unit in {"annex", "part", "title", "chapter"}:
        return f"{place}:{unit} {entry}" if place else f"{unit} {entry}"
    if unit in PREFIXES:
        bare = entry.strip("()") if unit == "recital" else entry
        figures = ROMAN_ENTRY.sub(_arabic, bare) if unit == "article" else bare
        return _joined(place, f"{PREFIXES[unit]}{figures}")
    if unit == "ordinal":
        return place if entry == "1" and place else f"{place}~{entry}"
    return _inner(place, unit, entry)


def _inner(place: str, unit: str, entry: str) -> str:
    """Return the place of a paragraph or a point, which stands inside or alone."""
    innermost = place.rpartition(":")[2]
    inner = innermost and not innermost.startswith(("annex", "part ", "title", "chapter"))
    if unit == "paragraph" and not entry.startswith("("):
        figure, bracket, rest = entry.partition("(")
        return f"{place}({figure}){bracket}{rest}" if inner else _joined(place, f"par{entry}")
    bracketed = entry if entry.startswith("(") else f"({entry})"
    return f"{place}{bracketed}" if inner else _joined(place, f"point{bracketed}")


def _arabic(match: re.Match[str]) -> str:
    """Return a Roman number in figures, as articles are numbered in the ids of clauses."""
    values = [ROMAN_VALUES[letter] for letter in match[0]]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < following else value for value, following in pairs))


def _joined(place: str, entry: str) -> str:
    return f"{place}:{entry}" if place else entry

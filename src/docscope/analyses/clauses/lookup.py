"""A clause by what people call it: `Article 2(4)`, `o9(b)(i)`, `annex 3`, `chapter III`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.text.clauses import Clause

IDS = re.compile(
    r"""
    (?: [a-z\d]{1,8} (?: : | \. ) )?                                    # B.o1  annex:art2
    [a-z]{1,3} \d+ [a-z]{0,9} (?: \( [^()\s]+ \) | ~\d+ | [.-] \w+ )*   # o9(b)(i)  art2~1
    | (?: annex \d* : )? (?: book | part | title | chapter | section | annex ) \b
      [\w\s:.~()§-]{0,90}                                               # chapter II section 1
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The paragraphs of contracts: 3.2, clause 3.2(a), clause 4, § 4.
DECIMAL = re.compile(
    r"(?:(?:clause|§)\s*(?P<number>\d+(?:\.\d+)*)|(?:(?:article|art\.?)\s*)?(?P<bare>\d+(?:\.\d+)+))"
    r"(?P<points>(?:\s?\([a-z\d]{1,4}\))*)",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"(?P<unit>article|art\.?|annex|appendix|schedule|part|title|chapter|section|sec\.?|recital"
    r"|rec\.?|(?:operative |preambular )?paragraph|para\.?|point)\s*(?=[\divxlc(])",
    re.IGNORECASE,
)
FULL = {"art": "article", "rec": "recital", "sec": "section", "para": "paragraph"}
ARTICLE = re.compile(r"(?:(?P<annex>annex\d*):)?art(?P<number>\w+)(?P<rest>[(~].*)?")
UNNUMBERED = re.compile(r"~(\d+)")
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
# The series of clauses that can be counted off, by what their ids begin with.
SERIES = {
    "art": ("article", "Article", "Articles"),
    "rec": ("recital", "Recital", "Recitals"),
    "o": ("operative", "clause", "operative paragraphs"),
    "p": ("preambular", "clause", "preambular paragraphs"),
}
PLACE = re.compile(r"(?P<series>art|rec|o|p)(?P<number>\d+[a-z]?)(?P<rest>.*)")


def clause_reference(written: str) -> str:
    """Return the id, or the place, of the clause that is named; empty if none is.

    >>> clause_reference("Article 2, paragraph 4"), clause_reference("O9(b)(i)")
    ('art2(4)', 'o9(b)(i)')
    """
    bare = " ".join(written.split())
    decimal = DECIMAL.fullmatch(bare)
    if decimal:
        points = decimal["points"].replace(" ", "").lower()
        return f"art{decimal['number'] or decimal['bare']}{points}"
    if UNIT.match(bare):
        place = _place(bare)
        if place:
            return place
    return bare.lower() if IDS.fullmatch(bare) else ""


def find_clause(clauses: Sequence[Clause], wanted: str) -> Clause | None:
    """Return the clause of an id, in any case, or of a place such as `chapter III`."""
    from docscope.text.references.structure import Structure

    by_id = {clause.id.lower(): clause for clause in clauses}
    for name in (wanted.lower(), re.sub(r"\Asec(?=[\divxlc])", "section ", wanted.lower())):
        if name in by_id:
            return by_id[name]
    found = Structure(clauses).find(wanted)
    return by_id[found[0].lower()] if found else None


def what_there_is(clauses: Sequence[Clause], wanted: str) -> str:
    """Return a phrase on a clause that is not there: what is missing, and what there is.

    Empty where the document has no clauses of that kind at all.
    """
    match = PLACE.fullmatch(wanted)
    if not match:
        return _sections(clauses, wanted)
    kind, one, several = SERIES[match["series"]]
    series = [clause for clause in clauses if clause.kind == kind]
    if not series:
        return ""
    place = f"{match['number']}{match['rest']}"
    called = f"{one} {wanted if one == 'clause' else place}"
    parent = find_clause(clauses, f"{match['series']}{match['number']}")
    if parent and match["rest"]:
        return f"no {called}; {long_name(parent)} has {_parts(clauses, parent)}"
    numbers = _extent([clause.number or clause.id.lstrip("poartec") for clause in series])
    return f"no {called}; it has {several if len(series) > 1 else one} {numbers}"


def spoken(wanted: str) -> str:
    """Return what is asked for in words: `Article 4`, `clause o12`, `annex 3`."""
    match = PLACE.fullmatch(wanted)
    if match and match["series"] in {"art", "rec"}:
        return f"{SERIES[match['series']][1]} {match['number']}{match['rest']}"
    return wanted if " " in wanted else f"clause {wanted}"


def long_name(clause: Clause) -> str:
    """Return a clause as a footnote cites it: `Article 2(4)`, `operative paragraph 9 (b) (i)`."""
    article = ARTICLE.fullmatch(clause.id)
    if article:
        annex = f"{article['annex']}, " if article["annex"] else ""
        return f"{annex}Article {article['number']}{_rest(article['rest'] or '')}"
    name = clause.id
    for prefix, (_, one, several) in SERIES.items():
        if re.fullmatch(rf"(?:[\w]+[.:])?{prefix}\d.*", name):
            part, _, inner = name.rpartition("." if "." in name.split("(")[0] else ":")
            noun = several.removesuffix("s") if one == "clause" else one.lower()
            number = inner.removeprefix(prefix).replace("(", " (")
            return f"{f'part {part}, ' if part else ''}{noun} {_unrepeated(number)}"
    return name if clause.kind in {"section", "article"} else ""


def _place(written: str) -> str:
    """Return the place that words such as `article 2 (4)` name, whatever their case."""
    from docscope.model import Span
    from docscope.text.references import citations

    match = UNIT.match(written)
    if not match:
        return ""
    unit = match["unit"].lower().rstrip(".")
    number = re.sub(r"\A[ivxlc]+\b", lambda roman: roman[0].upper(), written[match.end() :])
    words = f"{FULL.get(unit, unit)} {number}"
    found = next(citations(words, [Span(0, len(words))]), None)
    if found and found.end == len(words) and len(found.references) == 1:
        return found.references[0].provision
    section = unit in {"part", "title"} and re.fullmatch(r"\w+", number)
    return f"{unit} {number}" if section else ""


def _sections(clauses: Sequence[Clause], wanted: str) -> str:
    unit = wanted.split(" ", maxsplit=1)[0].split("(", maxsplit=1)[0].rstrip("0123456789")
    named = (clause.id for clause in clauses if clause.id.lower().startswith(f"{unit} "))
    there = [name for name in named if name.count(" ") == 1 and "(" not in name]
    if not there:
        return ""
    return (
        f"no {wanted}; it has {there[0]} to {there[-1]}"
        if len(there) > 1
        else (f"no {wanted}; it has {there[0]}")
    )


def _parts(clauses: Sequence[Clause], parent: Clause) -> str:
    """Return what stands below a clause: `paragraphs 1 to 7`, `points (a) to (d)`."""
    below = [clause for clause in clauses if clause.parent == parent.id and clause.number]
    if not below:
        return "no numbered parts"
    noun = {"paragraph": "paragraph", "point": "point"}.get(below[0].kind, "item")
    same = [clause.number or "" for clause in below if clause.kind == below[0].kind]
    return f"{noun}{'s' if len(same) > 1 else ''} {_extent(same)}"


def _extent(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"


def _rest(rest: str) -> str:
    """Return what stands behind the number of an article, a paragraph without number in words."""
    match = UNNUMBERED.search(rest)
    if not match:
        return rest
    place = int(match[1])
    ordinal = ORDINALS[place - 1] if place <= len(ORDINALS) else f"{place}th"
    return f"{rest[: match.start()]}, {ordinal} paragraph{rest[match.end() :]}"


def _unrepeated(number: str) -> str:
    return number.partition("~")[0]

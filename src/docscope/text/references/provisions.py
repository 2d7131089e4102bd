"""Places in a document and the work they are of: Article 2, paragraph 4, of the Charter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.references.places import ORDINALS, RANK, Group, composed, group_at
from docscope.text.references.reference import Citation, Reference, compiled, lazily, printed
from docscope.text.references.treaties import acronym_at

if TYPE_CHECKING:
    from docscope.text.references.reference import Bounds

ORDINAL_WORD = "|".join(ORDINALS)
OUTWARDS = lazily(r",?\s+of\s+(?:the\s+)?")
INWARDS = lazily(r",\s+(?:in\s+particular\s+)?(?:the\s+)?")
WITHIN = lazily(r"\s+(?:the\s+)?(?=[Pp]oints?\s\(|[Ss]ub-?paragraphs?\s\()")
BEFORE = lazily(
    r"(?:\b(?:the|The)\s+)?\b(?P<which>[Pp]receding|[Pp]revious|[Ff]ollowing|foregoing)\s+\Z"
)
PREFIX = lazily(
    rf"\b(?:(?:{ORDINAL_WORD})(?:\s+(?:and|or|to)\s+(?:{ORDINAL_WORD}))?\s+)?"
    r"(?:preambular\s+|operative\s+)?(?:[Ss]ub-?)?\Z"
)
RELATIVE = lazily(r"(?P<unit>[Aa]rticle|[Pp]aragraph|[Ss]ection|[Cc]hapter)\b(?!\s*[\d(IVX])")
THIS = lazily(
    r"(?:,?\s+of)?\s+(?:this|the\s+present)\s+(?P<unit>[Aa]rticle|[Pp]aragraph|[Ss]ection"
    r"|[Cc]hapter|[Aa]nnex|[Pp]art|[Tt]itle)\b(?!\s+[\dIVX(])"
)
OWN = r"""
    ,? \s+ (?: (?: of | to ) \s+ (?: this | the \s+ present ) \s+
        (?: [Rr]esolution | [Dd]ecision | [Rr]egulation | [Dd]irective | [Tt]reaty | [Cc]onvention
          | [Cc]ovenant | [Cc]harter | [Ss]tatute | [Aa]greement | [Pp]rotocol | [Aa]ct
          | [Cc]onstitution | [Rr]eport | [Dd]eclaration | [Ll]aw | [Oo]rder | [Cc]ode ) \b
      | above | below | hereof | herein | hereto )
"""
THEREOF = lazily(r",?\s+there(?:of|to)\b")
OTHER = lazily(
    r",?\s+of\s+that\s+(?P<noun>[Rr]esolution|[Rr]egulation|[Dd]irective|[Tt]reaty|[Cc]onvention"
    r"|[Cc]ovenant|[Cc]harter|[Ss]tatute|[Aa]greement|[Pp]rotocol|[Aa]ct|[Dd]ecision)\b"
)
OF_WORK = lazily(
    r",?\s+(?:of|to|common\s+to|contained\s+in|annexed\s+to|attached\s+to)\s+(?:(?:the|its|that|those|said|such)\s+)*"
)
# Places in what a footnote names: Ibid., Supplement No. 4, annex 7; 630th meeting, paras. 10-68.
OF_RECORD = lazily(
    r"(?:\b[Ii1l]?\[?b[il]d\b|\b(?:op|loc)\.\s?cit\b|\b(?:meeting|session|[Ss]upplement)\b)"
    r"[^.;]*(?:\.,?[^.;]*)?,\s+(?:\w+\.?\s+[\w-]+\s+and\s+)?\Z"
)
LONGEST_RECORD = 90
TO_ONLY = frozenset({"annex"})
ACTS = frozenset({"regulation", "directive", "act"})
SHORT = frozenset({"part", "title", "point"})  # everyday words: only with a work, or in brackets


def provision_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the places in a document that the noun at a character names."""
    start = _start(text, at, bounds)
    chain = _chain(text, start, bounds)
    if not chain:
        return _relative(text, at, bounds)
    end = chain[-1].end
    this = THIS.match(text, end, bounds.last)
    if this:
        unit = this["unit"].lower()
        return _internal(text, start, this.end(), [f"this {unit}:{p}" for p in composed(chain)])
    places = list(composed(chain))
    if OF_RECORD.search(text[max(start - LONGEST_RECORD, bounds.first) : start]):
        return None
    own = compiled(OWN).match(text, end, bounds.last)
    if own:
        return _internal(text, start, own.end(), places)
    return _of_other(text, start, chain, places, bounds) or _alone(text, start, chain, places)


def _alone(text: str, start: int, chain: list[Group], places: list[str]) -> Citation | None:
    """Return places in the text itself, where the words are no everyday ones."""
    first = chain[0]
    if len(chain) == 1 and first.unit in SHORT and "(" not in first.entries[0]:
        return None
    if chain[-1].unit == "ordinal" and len(chain) == 1 and "sub" not in text[start : first.end]:
        return None
    return _internal(text, start, chain[-1].end, places)


def _of_other(
    text: str, start: int, chain: list[Group], places: list[str], bounds: Bounds
) -> Citation | None:
    """Return places in another document: one named behind, or one that words point back to."""
    end = chain[-1].end
    back = THEREOF.match(text, end, bounds.last) or OTHER.match(text, end, bounds.last)
    if back:
        noun = back.groupdict().get("noun") or ""
        return _external(text, start, back.end(), places, noun.capitalize())
    acronym = acronym_at(text, end + 1, bounds) if text[end : end + 1] in " \n" else None
    if acronym:
        symbol = acronym.references[0].symbol
        return _external(text, start, acronym.end, places, symbol)
    work = OF_WORK.match(text, end, bounds.last)
    if not work or (work[0].split()[0] == "to" and chain[-1].unit not in TO_ONLY):
        return None
    acronym = acronym_at(text, work.end(), bounds)
    if acronym:
        return _external(text, start, acronym.end, places, acronym.references[0].symbol)
    found = _internal(text, start, end, places)
    return found._replace(awaits=work.end(), needed=True)


def _chain(text: str, at: int, bounds: Bounds) -> list[Group]:
    """Return the groups of a chain: point (b) of the first subparagraph of Article 6(1)."""
    groups: list[Group] = []
    group = group_at(text, at, bounds)
    while group:
        groups.append(group)
        group = _outer(text, group, bounds) or _inner(text, group, bounds)
        if group and any(group.unit == other.unit for other in groups):
            break
    return groups


def _outer(text: str, group: Group, bounds: Bounds) -> Group | None:
    link = OUTWARDS.match(text, group.end, bounds.last)
    found = group_at(text, link.end(), bounds) if link else None
    return found if found and RANK[found.unit] <= RANK[group.unit] else None


def _inner(text: str, group: Group, bounds: Bounds) -> Group | None:
    link = INWARDS.match(text, group.end, bounds.last) or WITHIN.match(text, group.end, bounds.last)
    found = group_at(text, link.end(), bounds) if link else None
    return found if found and RANK[found.unit] > RANK[group.unit] else None


def _start(text: str, at: int, bounds: Bounds) -> int:
    before = PREFIX.search(text[max(at - 32, bounds.first) : at])
    return at - len(before[0]) if before else at


def _relative(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return `the preceding paragraph` as a reference."""
    noun = RELATIVE.match(text, at, bounds.last)
    before = BEFORE.search(text[max(at - 20, bounds.first) : at]) if noun else None
    if not noun or not before:
        return None
    which = "following" if before["which"].lower() == "following" else "preceding"
    return _internal(text, at - len(before[0]), noun.end(), [f"{which} {noun['unit'].lower()}"])


def _internal(text: str, start: int, end: int, places: list[str]) -> Citation:
    references = tuple(Reference(start, end, "", "internal", place) for place in places)
    return Citation(start, end, references, (printed(text, start, end),))


def _external(text: str, start: int, end: int, places: list[str], symbol: str) -> Citation:
    noun = symbol.lower()
    kind = "resolution" if noun == "resolution" else "act" if noun in ACTS else "treaty"
    references = tuple(Reference(start, end, symbol, kind, place) for place in places)  # type: ignore[arg-type]  # one of Kind
    return Citation(start, end, references, (printed(text, start, end),))

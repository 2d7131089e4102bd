"""Acts: Regulation (EU) 2016/679, Directive 95/46/EC, 5 U.S.C. § 552, Data Protection Act 1998."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.references.reference import (
    SPACE,
    Citation,
    Reference,
    compiled,
    lazily,
    one,
    printed,
)
from docscope.text.references.treaties import name_start

if TYPE_CHECKING:
    import re

    from docscope.text.references.reference import Bounds

COMMUNITY = r"(?: EU | EC | EEC | ECSC | Euratom | CFSP | JHA | ECB )"
KIND = (
    r"(?: Regulation | Directive | Decision | Recommendation | REGULATION | DIRECTIVE | DECISION )"
)
NUMBERED = rf"""
    (?: \( (?P<before> {COMMUNITY} (?: , \s? {COMMUNITY} )* ) \) \s+ )?
    (?: (?: No | N[o°º] | Nos ) \.? \s* )? (?P<number> \d{{1,4}} / \d{{1,4}} )
    (?: / (?P<after> {COMMUNITY} (?: , \s? {COMMUNITY} )* ) )? (?! [\d/] )
"""
UNION_ACT = rf"(?P<kind> {KIND} ) s? \s+ {NUMBERED}"
FURTHER = rf"(?: \s? , | ,? \s+ (?: and | or ) ) \s+ {NUMBERED}"
FORMAL = lazily(r"(?:(?:Implementing|Delegated|Framework)\s+)\Z")
ISSUER = lazily(r"(?:(?:Commission|Council)\s+)\Z")
NATIONAL_ACT = r"Acts? (?: , \s+ | \s+ (?: of \s+ )? ) (?P<year> 1[5-9]\d\d | 20\d\d ) \b"
CODE = r"""
    (?P<title> \d{1,2} ) \s+ (?P<code> U\.? \s? S\.? \s? C\.? (?: A\.? )? | C\.? \s? F\.? \s? R\.? )
    \s* (?: §{1,2} | [Ss]ec (?: tion | \. ) | [Pp]art )? \s*
    (?P<section> \d+ [a-z]{0,2} (?: [.-] \d+ [a-z]? )* (?: \( \w{1,4} \) )* )
"""
CODE_BEFORE = lazily(r"(?<![\d.])\d{1,2}\s+\Z")
PUBLIC_LAW = (
    r"(?: Pub \. \s? L \. | Public \s Law ) \s+ (?: No \. \s+ )? (?P<number> \d{2,3} [-–] \d{1,4} )"
)


def union_act_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the acts of the European Union of the noun that begins at a character."""
    match = compiled(UNION_ACT).match(text, at, bounds.last)
    if not match or not (match["before"] or match["after"] or _is_union(match)):
        return None
    formal = FORMAL.search(text[max(at - 16, bounds.first) : at])
    kind = f"{SPACE.sub(' ', formal[0]) if formal else ''}{match['kind'].capitalize()}"
    start = at - len(formal[0]) if formal else at
    issuer = ISSUER.search(text[max(start - 12, bounds.first) : start])
    start -= len(issuer[0]) if issuer else 0
    found: list[Reference] = []
    community = ""
    following: re.Match[str] | None = match
    while following:
        community = following["before"] or community
        name = _named(kind, following, community)
        first = start if not found else following.start("number")
        found.append(Reference(first, following.end(), name, "act"))
        following = compiled(FURTHER).match(text, found[-1].end, bounds.last)
    end = found[-1].end
    names = tuple(each.symbol for each in found) if len(found) > 1 else (printed(text, start, end),)
    return Citation(start, end, tuple(found), names)


def national_act_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the statute whose `Act` begins at a character: Foreign Assistance Act of 1961."""
    match = compiled(NATIONAL_ACT).match(text, at, bounds.last)
    start = name_start(text, at, bounds.first) if match else at
    if not match or start == at:
        return None
    name = printed(text, start, match.start() + 3)
    return one(text, start, match.end(), f"{name} {match['year']}", "act")


def code_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the section of a code whose letters begin at a character: 5 U.S.C. § 552(a)."""
    before = CODE_BEFORE.search(text[max(at - 5, bounds.first) : at])
    match = compiled(CODE).match(text, at - len(before[0]), bounds.last) if before else None
    if not match:
        return None
    code = "U.S.C." if "U" in match["code"] else "C.F.R."
    symbol = f"{match['title']} {code}"
    reference = Reference(match.start(), match.end(), symbol, "act", f"§ {match['section']}")
    return Citation(match.start(), match.end(), (reference,), (printed(text, *match.span()),))


def public_law_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the public law that begins at a character: Pub. L. No. 104-191."""
    match = compiled(PUBLIC_LAW).match(text, at, bounds.last)
    if not match:
        return None
    return one(text, at, match.end(), f"Pub. L. {match['number'].replace('–', '-')}", "act")


def _is_union(match: re.Match[str]) -> bool:
    """Whether an act without the letters of a community has the number of one: 2016/679."""
    first, second = match["number"].split("/")
    return match["kind"].lower() in {"regulation", "directive"} and _is_year(first, second)


def _is_year(*numbers: str) -> bool:
    return any(len(number) == 4 and number[:2] in {"19", "20"} for number in numbers)  # noqa: PLR2004 - digits


def _named(kind: str, match: re.Match[str], community: str) -> str:
    number = match["number"]
    if match["after"]:
        return f"{kind} {number}/{match['after']}"
    by_year = not _is_year(number.split("/")[0]) and _is_year(number.split("/")[1])
    letters = f" ({community.replace(' ', '')})" if community else ""
    return f"{kind}{letters} {'No ' if by_year else ''}{number}"

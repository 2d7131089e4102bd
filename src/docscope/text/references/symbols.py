"""Documents by their symbols: A/3251, S/RES/242 (1967), E/CN.4/1998/53/Add.2, GC(57)/RES/10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.references.organs import symbol as resolution_symbol
from docscope.text.references.reference import Citation, Reference, compiled, lazily, printed

if TYPE_CHECKING:
    import re

    from docscope.text.references.reference import Bounds, Kind

SEGMENT = r"""
    (?: (?: Add | Rev | Corr | Amend | Sum ) \. \s? \d+ (?: -\d+ )?      # Add.2
      | [A-Z][A-Za-z]{0,14} (?: [.-] \d+ (?: \. \d+ )* )?                # CN.4  ES-11  PRST
      | \d+ (?: \. \d+ )* (?: \( [\dIVXLCES-]+ \) )? [A-Z]? (?! [a-z] )      # 3251  1004(ES-II)
    )
"""
SYMBOL = rf"""
    (?: GC\(\d+\) | [A-Z]{{1,8}} (?: -[A-Z]{{2,4}} )? ) (?: / {SEGMENT} ){{1,10}}
    (?<= [\d)A-Z] )
    (?: \s? \( (?: \d{{4}} | (?: ES-)? [IVXL]+ | S-[IVX\d]+ ) \) (?: \s? [A-H] \b )? )?   # (1967)
"""
SIMPLE = lazily(r"[A-Z]{1,2}/\d{1,6}(?![\w/.(-])")  # A/3251
BEFORE = lazily(r"(?:GC\(\d+\)|[A-Z]{1,8}(?:-[A-Z]{2,4})?)\Z")
LONGEST_ORGAN = 12
DIGIT = lazily(r"\d")
# What the symbols of the United Nations and their family begin with.
ORGANS = frozenset(
    [
        *("A", "S", "E", "T", "ST", "DP", "TD", "DC", "PBC", "JIU", "CCPR", "CERD", "CEDAW"),
        *("CESCR", "CRC", "CAT", "CMW", "CED", "CRPD", "HRI", "UNEP", "FCCC", "GOV", "INFCIRC"),
        *("NPT", "BWC", "CD", "CCW", "SPLOS", "ISBA", "LOS", "CLCS", "UNITAR", "UNW", "HSP"),
        *("ICCD", "IDB", "ID", "ITC", "ECE", "ECA", "ESCAP", "ECLAC", "ESCWA", "UNHCR", "WFP"),
        *("WHA", "AT", "CTBT", "AG", "MRE", "CP", "OEA", "APLC", "UNCTAD", "UNIDO", "PCNICC"),
        *("SG", "SAICM", "UNFF"),
    ]
)
MARKERS = lazily(r"/(?:RES|DEC|PRST|PV|SR|CONF|Conf|CN|AC|SC|WG|Add|Rev|Corr|INF|L)\b")
RESOLUTION = lazily(
    r"(?P<organ>A/HRC|E/CN\.4|[AEST])/(?P<noun>RES|DEC)/(?P<number>(?:ES-|S-)?\d[\d/]*.*)"
)
NUMERALS = lazily(r"(?<=\d)(?=\()")
PINPOINT = r"""
    ,? \s+ (?: (?P<paragraph> para (?: s? \. | graphs? ) ) \s+ (?P<number> \d+ (?: [-–]\d+ )? )
             | [Aa]nnex (?: \s+ (?P<annex> [IVX]+ | \d+ | [A-Z] ) )? (?! \w ) )
"""


def symbol_at(text: str, slash: int, bounds: Bounds) -> Citation | None:
    """Return the document whose symbol has its first slash at a character."""
    start = _start(text, slash, bounds.first)
    if start < 0:
        return None
    match = SIMPLE.match(text, start, bounds.last)
    match = match or compiled(SYMBOL).match(text, start, bounds.last)
    if not match or not _is_known(match[0]):
        return None
    end = match.end()
    name = normalised(text[start:end])
    reference = Reference(start, end, name, _kind(name))
    behind = text[end : end + 1] in ", \n"
    pinpoint = compiled(PINPOINT).match(text, end, bounds.last) if behind else None
    if pinpoint:
        where = _provision(pinpoint, name)
        reference = reference._replace(end=pinpoint.end(), provision=where)
    return Citation(start, reference.end, (reference,), (printed(text, start, end),))


def normalised(written: str) -> str:
    """Return the one form of a symbol.

    >>> normalised("A/RES/1004(ES-II)"), normalised("S/RES/242"), normalised("S/12/Add. 2")
    ('A/RES/1004 (ES-II)', 'S/RES/242 (1967)', 'S/12/Add.2')
    """
    bare = "".join(written.split())
    match = RESOLUTION.fullmatch(bare) if "/RES/" in bare or "/DEC/" in bare else None
    if not match:
        return bare
    return resolution_symbol(
        NUMERALS.sub(" ", match["number"]), named=match["organ"], noun=match["noun"]
    )


def _start(text: str, slash: int, first: int) -> int:
    """Return where the symbol of a slash begins; -1 if that is the slash of something else."""
    following = text[slash + 1 : slash + 2]
    if not (following.isupper() or following.isdigit()):
        return -1
    match = BEFORE.search(text[max(slash - LONGEST_ORGAN, first) : slash])
    if not match:
        return -1
    start = slash - len(match[0])
    before = text[max(start - 2, 0) : start]
    joined = before[-1:] == "-" and before[:1].isdigit()  # A/46/877-S/23453
    return start if joined or not before or not _continues(before[-1]) else -1


def _continues(character: str) -> bool:
    """Whether a character before a symbol shows that it is a piece of something longer."""
    return character.isalnum() or character in "/.-_&=?%#@"


def _is_known(symbol: str) -> bool:
    if not DIGIT.search(symbol):
        return False
    first = symbol.split("/", 1)[0].split("(", maxsplit=1)[0].split("-", maxsplit=1)[0]
    return first in ORGANS or first == "GC" or bool(MARKERS.search(symbol))


def _kind(symbol: str) -> Kind:
    if "/RES/" in symbol:
        return "resolution"
    return "decision" if "/DEC/" in symbol else "document"


def _provision(pinpoint: re.Match[str], symbol: str) -> str:
    if not pinpoint["paragraph"]:
        return f"annex {pinpoint['annex']}" if pinpoint["annex"] else "annex"
    figure = pinpoint["number"].replace("–", "-")
    return f"{'o' if '/RES/' in symbol else 'par'}{figure}"

"""Printed records: Official Records of the United Nations, OJ L 281, treaty series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docscope.text.references.reference import SPACE, compiled, lazily, one

if TYPE_CHECKING:
    import re

    from docscope.text.references.reference import Bounds, Citation

OFFICIAL = r"""
    Official \s+ Records \s+ of \s+ the \s+
    (?P<organ> (?: General\s+Assembly | Security\s+Council | Economic\s+and\s+Social\s+Council
      | Trusteeship\s+Council | Disarmament\s+Commission ) )
    (?: , \s+ (?P<session> [\w-]+ (?: \s+ (?: special | emergency | special\s+emergency
      | emergency\s+special | resumed | Special | Emergency ) )* \s+ (?: [Ss]ession | [Yy]ear ) )
        (?: , \s+ (?P<year> \d{4} ) )? )?
    (?: , \s+ (?P<part> (?: Supplements? | Special\s+Supplement | Annexes | Plenary\s+Meetings? ) )
        (?: \s+ (?: No\.? \s* (?P<number> \d+ [A-Z]? )
            | for \s+ (?P<months> \w+ (?: , \s+ \w+ )* \s+ and \s+ \w+ \s+ \d{4} ) ) )? )?
"""
INITIALS = r"""
    (?P<organ> GAOR | SCOR ) , \s+ (?P<session> \d{1,3} (?: st | nd | rd | th )
    (?: \s+ [\w-]+ ){0,3}? \s+ (?: [Ss]ess (?: ion | \. ) | [Yy] (?: ear | r \. ) ) )
    (?: , \s+ (?P<part> Suppl? (?: ement | \. ) ) (?: \s+ No\.? \s* (?P<number> \d+ [A-Z]? ) )? )?
"""
ORGANS = {
    "general assembly": "GAOR",
    "security council": "SCOR",
    "economic and social council": "ESCOR",
    "trusteeship council": "TCOR",
    "disarmament commission": "DCOR",
}
ORDINALS = [
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
]
TENS = {"twen": 20, "thir": 30, "for": 40, "fif": 50, "six": 60, "seven": 70, "eigh": 80}
JOURNAL = r"""
    OJ \s+ (?: No \s+ )?
    (?: (?P<series> [LC] ) \s* ,? \s* (?: No \s* )? (?P<number> \d{1,4} [A-Z]? )
             | (?P<early> \d{1,3} ) ) (?: \s? , | \s of ) \s+
    (?P<day> \d{1,2} ) \s? \. \s? (?P<month> \d{1,2} ) \s? \. \s? (?P<year> \d{4} )
    (?: , \s+ pp? \. \s? (?P<page> \d+ ) )?
"""
SERIES = r"""
    (?: United \s+ Nations , \s+ | League \s+ of \s+ Nations , \s+ )? Treaty \s+ Series , \s+
    vol (?: \. | ume ) \s* (?P<volume> [\dIVXLC]+ ) (?: , \s+ No s? \. \s* (?P<number> \d+ ) )?
    (?: , \s+ p \. \s* (?P<page> \d+ ) )?
"""
SERIES_BEFORE = lazily(r"(United|League\s+of)\s+Nations,\s+\Z")


def official_record_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the volume of Official Records that begins at a character."""
    match = compiled(OFFICIAL).match(text, at, bounds.last)
    match = match or compiled(INITIALS).match(text, at, bounds.last)
    if not match or not (match["session"] or match["part"]):
        return None
    organ = " ".join(match["organ"].split())
    parts = [ORGANS.get(organ.lower(), organ), _session(match["session"] or "")]
    if match["part"]:
        number = f" {match['number']}" if match["number"] else _months(match)
        kind = match["part"].replace("Supp.", "Suppl.").replace("Supplements", "Supplement")
        parts.append(f"{kind.replace('Supplement', 'Suppl.').replace('Suppl..', 'Suppl.')}{number}")
    symbol = SPACE.sub(" ", ", ".join(part for part in parts if part))
    return one(text, at, match.end(), symbol, "record")


def journal_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the page of the Official Journal that begins at a character."""
    match = compiled(JOURNAL).match(text, at, bounds.last)
    if not match or text[at - 1 : at].isalnum():
        return None
    issue = f"{match['series']} {match['number']}" if match["series"] else match["early"]
    page = f", p. {match['page']}" if match["page"] else ""
    day = f"{int(match['day'])}.{int(match['month'])}.{match['year']}"
    return one(text, at, match.end(), f"OJ {issue}, {day}{page}", "record")


def treaty_series_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the volume of a treaty series whose name begins at a character."""
    match = compiled(SERIES).match(text, at, bounds.last)
    if not match:
        return None
    before = SERIES_BEFORE.search(text[max(at - 20, bounds.first) : at])
    league = before is not None and before[1].startswith("League")
    number = f", No. {match['number']}" if match["number"] else ""
    page = f", p. {match['page']}" if match["page"] else ""
    symbol = f"{'LNTS' if league else 'UNTS'} {match['volume']}{number}{page}"
    start = at - len(before[0]) if before else at
    return one(text, start, match.end(), symbol, "record")


def _months(match: re.Match[str]) -> str:
    months = match.groupdict().get("months")
    return f" for {months}" if months else ""


def _session(written: str) -> str:
    """Return a session or year with its number in figures: `52nd session`."""
    words = written.lower().split()
    ordinal = _ordinal(words[0]) if words else 0
    if not ordinal:
        return " ".join(words)
    ending = (
        "th"
        if ordinal % 100 in {11, 12, 13}
        else {1: "st", 2: "nd", 3: "rd"}.get(ordinal % 10, "th")
    )
    return " ".join([f"{ordinal}{ending}", *words[1:]]).replace("sess.", "session")


def _ordinal(word: str) -> int:
    tens, _, ones = word.partition("-")
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    ten = next(
        (
            value
            for stem, value in TENS.items()
            if tens.startswith(stem) and "t" in tens[len(stem) :]
        ),
        0,
    )
    if not ten:
        return 0
    return ten + (ORDINALS.index(ones) + 1 if ones in ORDINALS else 0)

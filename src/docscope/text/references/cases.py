"""Decisions of courts: ECLI:EU:C:2014:317, Case C-131/12, 410 U.S. 113, I.C.J. Reports 1986."""

from __future__ import annotations

import re
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

if TYPE_CHECKING:
    from docscope.text.references.reference import Bounds

ECLI = r"ECLI:[A-Z]{2}:[A-Z\d]{1,7}:\d{4}:[A-Z\d.]*[A-Z\d]"
NUMBER = r"[CTF] [-‑–] \d{1,4} / \d{2} (?: \s? P (?: PU )? \b )?"
UNION_CASES = rf"""
    Cases? \s+ {NUMBER} (?: (?: , | \s+ and | \s+ to ) \s+ {NUMBER} ){{0,12}}
"""
APPLICATION = (
    r"[Aa]ppl (?: ication | \. ) \s+ (?: no | No ) s? \. \s* (?P<number> \d{1,6} / \d{2} )"
)
REPORT = r"""
    (?P<volume> \d{1,3} ) \s+ (?P<reports> U\.\s?S\. | S\.\s?Ct\. | F\.\s?[23]d | F\.\s?Supp\. )
    \s+ (?P<page> \d{1,4} ) (?! \s* \. \d ) (?: \s+ \( [^()]{0,20} \d{4} \) )?
"""
VOLUME_BEFORE = lazily(r"(?<![\d.,])\d{1,3}\s+\Z")
COURT_BEFORE = lazily(r"(?:P\.C\.I\.J\.|PCIJ|I\.C\.J\.|ICJ)\s+\Z")
JOINED_BEFORE = lazily(r"Joined\s+\Z")
COURT_REPORTS = r"Reports ,? \s+ (?P<year> \d{4} ) (?: , \s+ p\. \s* (?P<page> \d+ ) )?"


def ecli_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the decision of the European identifier that begins at a character."""
    match = compiled(ECLI).match(text, at, bounds.last)
    return one(text, at, match.end(), match[0], "case") if match else None


def union_case_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the cases of the Court of Justice of the word `Case` at a character."""
    match = compiled(UNION_CASES).match(text, at, bounds.last)
    if not match:
        return None
    joined = JOINED_BEFORE.search(text[max(at - 10, bounds.first) : at])
    start = at - len(joined[0]) if joined else at
    numbers = list(compiled(NUMBER).finditer(text, at, match.end()))
    references = tuple(
        Reference(
            start if order == 0 else number.start(),
            number.end(),
            f"Case {re.sub(r'[‑–]', '-', SPACE.sub(' ', number[0]))}",
            "case",
        )
        for order, number in enumerate(numbers)
    )
    names = tuple(reference.symbol for reference in references)
    return Citation(start, match.end(), references, names)


def application_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the application to a court of human rights that begins at a character."""
    match = compiled(APPLICATION).match(text, at, bounds.last)
    symbol = f"Application no. {match['number']}" if match else ""
    return one(text, at, match.end(), symbol, "case") if match else None


def report_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the case of a volume of reports whose name begins at a character: 410 U.S. 113."""
    before = VOLUME_BEFORE.search(text[max(at - 5, bounds.first) : at])
    match = compiled(REPORT).match(text, at - len(before[0]), bounds.last) if before else None
    if not match:
        return None
    reports = match["reports"].replace(" ", "")
    symbol = f"{match['volume']} {reports} {match['page']}"
    return Citation(
        match.start(),
        match.end(),
        (Reference(match.start(), match.end(), symbol, "case"),),
        (printed(text, *match.span()),),
    )


def court_report_at(text: str, at: int, bounds: Bounds) -> Citation | None:
    """Return the report of the International Court whose `Reports` begins at a character."""
    before = COURT_BEFORE.search(text[max(at - 12, bounds.first) : at])
    match = compiled(COURT_REPORTS).match(text, at, bounds.last) if before else None
    if not before or not match:
        return None
    page = f", p. {match['page']}" if match["page"] else ""
    court = "PCIJ" if before[0].startswith("P") else "ICJ"
    return one(
        text, at - len(before[0]), match.end(), f"{court} Reports {match['year']}{page}", "case"
    )

"""Annexes of a resolution that hold a treaty, a statute or a declaration in articles."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docscope.model import Document, Span
    from docscope.text.clauses.clause import Clause
    from docscope.text.clauses.reading import Claim
    from docscope.text.clauses.resolution.reader import Reader

HEADING = r"""
    ^ [ \t]* (?: Article | ARTICLE | Art\. ) [ \t]+ (?: \d{1,3} | [IVXL]+ ) [ \t]*
    (?: [.:—–-] .{0,90} )? \r? $
    """
FEWEST = 2  # headings of articles


class AnnexRead(NamedTuple):
    """An annex that was read as articles: where it lies and what it says."""

    span: Span
    clauses: tuple[Clause, ...]
    claims: tuple[Claim, ...]


def annexed_articles(document: Document, reader: Reader) -> list[AnnexRead]:
    """Return the annexes that hold articles, in order."""
    spans = [annex for annex in reader.annexes if _has_articles(document.text, annex)]
    if not spans:
        return []
    from docscope.text.clauses.articles.read import read_articles

    found = []
    for number, span in enumerate(spans, 1):
        prefix = f"annex{number}:" if number > 1 else "annex:"
        read = read_articles(document, *span, prefix=prefix)
        found.append(AnnexRead(span, read.clauses, read.claims))
    return found


def _has_articles(text: str, annex: Span) -> bool:
    line = text.rfind("\n", 0, annex.start) + 1
    headings = _heading().finditer(text, line, annex.end)
    return sum(1 for _ in headings) >= FEWEST


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(HEADING, re.MULTILINE | re.VERBOSE)

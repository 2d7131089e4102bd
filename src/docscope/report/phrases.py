"""Turns of phrase that several screens share: references, counts, rates."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from docscope.report.display import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docscope.analyses.answer import Answer
    from docscope.model import Row, Totals

PER = 10_000  # the one rate unit: occurrences per so many words
WHOLE = 10  # rates from here on are rounded to whole numbers


def reference(names: Sequence[str], row: Row) -> str:
    """Return where a row stands, as `¶13`, `p. 3 ¶13`, `head` or `front`."""
    part = row[names.index("part")]
    if part != "body":
        return "front" if part == "front" else "head"
    page = row[names.index("page")]
    paragraph = f"¶{row[names.index('paragraph')]}"
    return f"p. {page} {paragraph}" if page else paragraph


def documents_phrase(answer: Answer) -> str:
    """Return how many documents were read, as `2 built-in documents`."""
    return counted(
        answer.table.totals.documents, "built-in document" if answer.corpus.builtin else "document"
    )


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, as `1 hit` or `1,839 words`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def repeated_phrase(totals: Totals) -> str:
    """Return how many hits --dedupe has left out, to be added to a sentence; or nothing."""
    repeated = totals.named.get("repeated", 0)
    if not repeated:
        return ""
    lines = "its line has" if repeated == 1 else "their lines have"
    return f"; {repeated:,} more left out, {lines} occurred before"


def rate(count: int, words: int) -> str:
    """Return how often something occurs per 10,000 words, to two figures or more."""
    value = count * PER / words
    return f"{value:,.0f}" if value >= WHOLE else f"{value:.2g}"


def argument(text: str) -> str:
    """Return text as a shell takes it for one argument, safe to look at."""
    return shlex.quote(visible(text))
